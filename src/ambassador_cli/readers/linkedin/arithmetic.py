"""What holds in every row of a good file, as headers.yaml declares it: totals of parts, and rates of counts. Where it
holds throughout, columns whose headers nobody knows are told by their position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ambassador_cli.readers.linkedin.catalogue import Column, TableKind
from ambassador_cli.readers.linkedin.post_address import urn_id
from ambassador_cli.readers.tables import Cell

_NOISE = 2e-6
"""LinkedIn's rates are of single precision."""
_WRITTEN = re.compile(r"-?\d+(?:[.,](\d+))?\s*(%?)")


def tolerance(cell: Cell) -> float:
    """How far a rate may be off for having been written with few digits."""
    match = _WRITTEN.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return _NOISE
    digits = len(match[1] or "") + (2 if match[2] else 0)
    return float(0.51 * 10.0**-digits) + _NOISE


def fits(kind: TableKind, rows: Sequence[Sequence[Cell]]) -> bool:
    """Does position decide? Read by the kind's order of columns, every sum and rate of this kind holds in all of
    ``rows``, and addresses of posts stand where they belong."""
    places = {column: index for index, column in enumerate(kind.order)}
    if len(rows) < 2 or not (kind.sums or kind.rates):
        return False
    if ("link", "") in places:
        at = places[("link", "")]
        if not all(len(row) > at and urn_id(str(row[at])) for row in rows):
            return False
    return all(len(row) >= len(places) and all(_holds(kind, places, row)) for row in rows)


def _holds(kind: TableKind, places: Mapping[Column, int], row: Sequence[Cell]) -> Iterator[bool]:
    for *parts, total in kind.sums:
        numbers = [_plain(row[places[column]]) for column in (*parts, total)]
        known = [number for number in numbers if number is not None]
        yield len(known) == len(numbers) and sum(known[:-1]) == known[-1]
    for rate in kind.rates:
        numbers = [_plain(row[places[column]]) for column in (*rate.parts, rate.whole)]
        known = [number for number in numbers if number is not None]
        found = _ratio(row[places[rate.column]])
        if len(known) < len(numbers) or (found is None and known[-1]):
            yield False
        elif found is not None and known[-1] > 0 and (("link", "") not in places or rate.parts == (("clicks", ""),)):
            yield abs(found - sum(known[:-1]) / known[-1]) <= tolerance(row[places[rate.column]])


def _plain(cell: Cell) -> float | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    return float(cell) if isinstance(cell, str) and re.fullmatch(r"-?\d{1,15}", cell.strip()) else None


def _ratio(cell: Cell) -> float | None:
    if not isinstance(cell, str):
        return _plain(cell)
    match = _WRITTEN.fullmatch(cell.strip())
    if match is None:
        return None
    number = float(cell.strip().rstrip("%").strip().replace(",", "."))
    return number / 100 if match[2] else number

"""Damage that nothing else shows: totals that are not the sum of their parts, rates that the counts do not make, cells
that lost their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ambassador_cli.errors import Place, Problem
from ambassador_cli.readers.linkedin.arithmetic import tolerance
from ambassador_cli.readers.linkedin.catalogue import Column
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.tables import column_letters

Counts = Mapping[Column, Sequence[int | None]]
Ratios = Mapping[Column, Sequence[float | None]]


def check_sums(table: Table, counts: Counts) -> None:
    """Odd totals are pointed out; where totals are smaller than their parts more than once, and in a tenth of the
    rows, values stand under the wrong header and none can be trusted."""
    for *parts, total in table.kind.sums:
        there = [part for part in parts if part in table.columns]
        if total not in table.columns or any(p not in there and p[0] not in table.kind.optional for p in parts):
            continue
        odd: list[tuple[int, int, int]] = []
        sides = [counts[part] for part in there]
        for (number, _), found, *values in zip(table.rows, counts[total], *sides, strict=True):
            known = [value for value in values if value is not None]
            if found is not None and len(known) == len(values) and sum(known) != found:
                odd.append((number, sum(known), found))
        if odd:
            _say_odd(table, total, odd)


def _say_odd(table: Table, total: Column, odd: Sequence[tuple[int, int, int]]) -> None:
    below = [entry for entry in odd if entry[2] < entry[1]]
    if len(below) > 1 and len(below) * 10 >= len(table.rows):
        number, expected, found = below[0]
        values: dict[str, object] = {"n": len(odd), "found": found, "expected": expected}
        table.problems.append(Problem("total_below_parts", table.place(number, total), values))
        return
    for number, expected, found in odd:
        values = {"found": found, "expected": expected}
        table.problems.append(Problem("total_is_not_the_sum", table.place(number, total), values, "warning"))


def check_rates(table: Table, counts: Counts, ratios: Ratios, rows: Sequence[int] | None = None) -> None:
    """Rates that are not what the counts make. ``rows`` are the indices to look at: of boosted posts only the organic
    rows follow the formula. Where most rows differ, LinkedIn counts differently and it is said once."""
    for rate in table.kind.rates:
        if not {rate.column, rate.whole, *rate.parts} <= set(table.columns):
            continue
        odd: list[tuple[int, float, float]] = []
        looked = 0
        at = table.columns[rate.column]
        for index in range(len(table.rows)) if rows is None else rows:
            found, whole = ratios[rate.column][index], counts[rate.whole][index]
            parts = [counts[part][index] for part in rate.parts]
            known = [part for part in parts if part is not None]
            if found is None or not whole or whole < 0 or len(known) < len(parts):
                continue
            looked += 1
            if abs(found - sum(known) / whole) > tolerance(table.rows[index][1][at]):
                odd.append((table.rows[index][0], sum(known) / whole, found))
        if len(odd) * 2 > looked > 4:
            place = Place(table.file, sheet=table.sheet, cell=column_letters(at))
            table.problems.append(Problem("rates_differ", place, {"n": len(odd)}, "warning"))
            continue
        for number, expected, found in odd:
            values = {"found": f"{found:.4f}", "expected": f"{expected:.4f}"}
            table.problems.append(Problem("rate_is_not_the_ratio", table.place(number, rate.column), values, "warning"))


def check_blanks(table: Table, counts: Counts, rows: Sequence[int] | None = None) -> None:
    """Blank cells among numbers, in columns that a sum or a rate is made of: LinkedIn writes 0 there, so a number is
    gone. Said once a table. A column that is blank throughout was not exported; ``rows`` are the indices to look at."""
    kind = table.kind
    needed = {column for columns in kind.sums for column in columns}
    needed |= {column for rate in kind.rates for column in (rate.whole, *rate.parts)}
    needed |= kind.needs & counts.keys()
    looked = range(len(table.rows)) if rows is None else rows
    blank = []
    for column, at in table.columns.items():
        if column in needed and column in counts:
            values = counts[column]
            gone = [index for index in looked if values[index] is None and table.rows[index][1][at] == ""]
            blank += [(index, at, column) for index in gone if len(gone) < len(looked)]
    if blank:
        index, _, column = min(blank)
        place = table.place(table.rows[index][0], column)
        table.problems.append(Problem("numbers_blank", place, {"n": len(blank)}, "warning"))

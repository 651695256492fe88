"""How one file writes numbers and dates: decided once, from evidence in it, never cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from ambassador_cli.errors import Place, Problem
from ambassador_cli.readers.linkedin.catalogue import Column
from ambassador_cli.readers.linkedin.post_address import urn_day
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.tables import Cell

Order = Literal["mdy", "dmy"]

BLANKS = str.maketrans("", "", " \u00a0\u202f\u2009\u2007'’\t")
"""Characters that only group digits."""
ONE_SEPARATOR = re.compile(r"[-\u2212+]?(\d+)([.,])(\d+)")
GROUPED = re.compile(r"[-\u2212+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:([.,])(\d+))?")
_DATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{2}|\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Conventions:
    """How this file writes numbers and dates. ``swapped``: a program re-typed dates with day and month
    exchanged, and only so do they form an unbroken series with the others."""

    comma: bool = False
    order: Order = "mdy"
    swapped: bool = False


def find_conventions(tables: Sequence[Table]) -> tuple[Conventions, list[Problem]]:
    """The conventions of a file, and what speaks against having any."""
    comma, grouped, problems = _number_style(tables)
    order, swapped, date_problems = _date_order(tables)
    if grouped and order != "dmy":
        problems.append(Problem("numbers_grouped", grouped, level="warning"))
    return Conventions(comma, order, swapped), problems + date_problems


def _number_style(tables: Iterable[Table]) -> tuple[bool, Place | None, list[Problem]]:
    """Is the comma the decimal sign, and where does only a count of three digits behind a point say so?"""
    seen: dict[str, list[Place]] = {".": [], ",": []}
    grouped: Place | None = None
    sure = False
    for table in tables:
        for column, index in table.columns.items():
            role = column[0]
            if role in table.kind.dates or role in table.kind.texts:
                continue
            ratio = role in table.kind.ratios
            for number, row in table.rows:
                cell = row[index]
                if not isinstance(cell, str) or not cell or cell.isdecimal():
                    continue
                decimal = _decimal_sign(cell.translate(BLANKS).rstrip("%"), ratio=ratio)
                if decimal:
                    seen[decimal].append(table.place(number, column))
                    sure = sure or ratio or ("." in cell and "," in cell)
                    if not ratio and decimal == ",":
                        grouped = grouped or seen[decimal][-1]
    if seen["."] and seen[","]:
        first = seen["."][0] if len(seen["."]) <= len(seen[","]) else seen[","][0]
        columns = sorted({place.cell for places in seen.values() for place in places}, key=lambda c: (len(c), c))
        return False, None, [Problem("numbers_mixed", first, {"columns": ", ".join(columns[:8])})]
    return bool(seen[","]), None if sure else grouped, []


def _decimal_sign(text: str, *, ratio: bool) -> str:
    """The decimal sign this number gives away, or the empty text where it could be either."""
    single = ONE_SEPARATOR.fullmatch(text)
    if single:
        whole, sign, rest = single.groups()
        if ratio or (len(rest) != 3 and not rest.strip("0")):
            return sign
        if len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0":
            return "," if sign == "." else "."
        return ""
    many = GROUPED.fullmatch(text)
    if many and many[2] != many[1]:
        return "," if many[1] == "." else "."
    return ""


@lru_cache(maxsize=8192)
def _parts(cell: str) -> tuple[int, int, int] | None:
    """The two leading numbers and the year of a text such as 06/01/2023, or ``None``. (Year first is not one.)"""
    match = _DATE.fullmatch(cell.strip())
    if not match or len(match[1]) > 2:
        return None
    year = int(match[4])
    return int(match[1]), int(match[3]), year + 2000 if year < 100 else year


def _day(cell: Cell, order: Order) -> date | None:
    """The day of a cell, or ``None`` where there is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool):
        return None
    try:
        if isinstance(cell, int | float):
            return _EPOCH + timedelta(days=int(cell)) if 36_000 < cell < 80_000 and cell == int(cell) else None
        if isinstance(cell, str):
            return _written_day(cell, order)
    except (ValueError, OverflowError):
        return None
    return None


@lru_cache(maxsize=8192)
def _written_day(cell: str, order: Order) -> date | None:
    """A day as text. Raises ``ValueError`` where there is no such day."""
    parts = _parts(cell)
    if parts:
        first, second, year = parts
        return date(year, first, second) if order == "mdy" else date(year, second, first)
    match = _YEAR_FIRST.fullmatch(cell.strip())
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _date_cells(table: Table) -> list[tuple[int, Column, Cell]]:
    return [
        (number, column, row[index])
        for column, index in table.columns.items()
        if column[0] in table.kind.dates
        for number, row in table.rows
        if row[index] != ""
    ]


def _date_order(tables: Sequence[Table]) -> tuple[Order, bool, list[Problem]]:
    texts: list[tuple[int, int, int]] = []
    dotted = False
    for table in tables:
        for _, _, cell in _date_cells(table):
            if isinstance(cell, str) and (parts := _parts(cell)):
                texts.append(parts)
                dotted = dotted or "." in cell
    mixed = [table for table in tables if _is_mixed(table)]
    if mixed:
        return _restored(mixed)
    if not texts:
        return "mdy", False, []
    if dotted:
        return "dmy", False, []
    wrong: dict[Order, int] = {
        "mdy": sum(first > 12 or second > 31 for first, second, _ in texts),
        "dmy": sum(second > 12 or first > 31 for first, second, _ in texts),
    }
    if wrong["mdy"] != wrong["dmy"]:
        return ("mdy" if wrong["mdy"] < wrong["dmy"] else "dmy"), False, []
    if all(first == second for first, second, _ in texts):
        return "mdy", False, []
    orders: tuple[Order, ...] = ("mdy", "dmy")
    fitting = [order for order in orders if all(_series_fits(table, order) for table in tables)]
    if len(fitting) == 1:
        return fitting[0], False, []
    table = next(table for table in tables if _date_cells(table))
    number, column, cell = _date_cells(table)[0]
    return "mdy", False, [Problem("dates_ambiguous", table.place(number, column), {"found": str(cell)[:20]})]


def _is_mixed(table: Table) -> bool:
    kinds = {isinstance(cell, str) for _, _, cell in _date_cells(table)}
    return len(kinds) == 2


def _unbroken(days: Sequence[date | None]) -> bool:
    known = [day for day in days if day is not None]
    return len(known) == len(days) > 1 and all((b - a).days == 1 for a, b in pairwise(known))


def _series_fits(table: Table, order: Order) -> bool:
    """Does reading the dates this way give an unbroken series of days, or days close to the posts' own ids?"""
    cells = _date_cells(table)
    if "date" in table.kind.dates:
        days = [_day(cell, order) for _, _, cell in cells]
        return _unbroken(days) or _unbroken(days[::-1])
    link = table.columns.get(("link", ""))
    created = table.columns.get(("created", ""), table.columns.get(("published", "")))
    if link is None or created is None:
        return True
    for _, row in table.rows:
        day, posted = _day(row[created], order), urn_day(str(row[link]))
        if posted is not None and (day is None or abs((day - posted).days) > 10):
            return False
    return True


def _restored(tables: Sequence[Table]) -> tuple[Order, bool, list[Problem]]:
    """Dates of which a program re-typed a part. Only an unbroken series shows what they were."""
    table = tables[0]
    found: list[tuple[Order, bool]] = []
    orders: tuple[Order, ...] = ("mdy", "dmy")
    for order in orders:
        for swapped in (False, True):
            for candidate in tables:
                days = [
                    typed_day(cell, Conventions(order=order, swapped=swapped)) for _, _, cell in _date_cells(candidate)
                ]
                if "date" not in candidate.kind.dates or not _unbroken(days):
                    break
            else:
                found.append((order, swapped))
    number, column, _ = _date_cells(table)[0]
    if len(found) == 1:
        return *found[0], [Problem("dates_restored", table.place(number, column), level="warning")]
    return "mdy", False, [Problem("dates_mixed", table.place(number, column))]


def typed_day(cell: Cell, conventions: Conventions) -> date | None:
    day = _day(cell, conventions.order)
    if day is not None and conventions.swapped and not isinstance(cell, str):
        return date(day.year, day.day, day.month) if day.day <= 12 else None
    return day

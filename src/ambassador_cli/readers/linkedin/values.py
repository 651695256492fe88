"""Cells become numbers and days, by conventions that hold for the whole file and rest on evidence in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from ambassador_cli.errors import Place, Problem
from ambassador_cli.readers.linkedin.catalogue import Column
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.tables import Cell, column_letters

Order = Literal["mdy", "dmy"]

FIRST_DAY = date(2003, 5, 5)
"""LinkedIn opened on this day: nothing can be older."""
MOST = 1_000_000_000
"""No page, post or day has more of anything."""
_URN_ID = re.compile(r"(?:activity|share|ugcPost)(?::|%3A|-)(\d{18,20})")
_BLANKS = str.maketrans("", "", " \u00a0\u202f\u2009\u2007'’\t")
_INTEGER = re.compile(r"[-\u2212+]?\d+")
_ONE_SEPARATOR = re.compile(r"[-\u2212+]?(\d+)([.,])(\d+)")
_GROUPED = re.compile(r"[-\u2212+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:([.,])(\d+))?")
_DATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{2}|\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
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
    comma, problems = _number_style(tables)
    order, swapped, date_problems = _date_order(tables)
    return Conventions(comma, order, swapped), problems + date_problems


def _number_style(tables: Iterable[Table]) -> tuple[bool, list[Problem]]:
    seen: dict[str, list[Place]] = {".": [], ",": []}
    grouped: Place | None = None
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
                decimal = _decimal_sign(cell.translate(_BLANKS).rstrip("%"), ratio=ratio)
                if decimal:
                    seen[decimal].append(table.place(number, column))
                    if not ratio:
                        grouped = grouped or seen[decimal][-1]
    if seen["."] and seen[","]:
        first = seen["."][0] if len(seen["."]) <= len(seen[","]) else seen[","][0]
        columns = sorted({place.cell for places in seen.values() for place in places}, key=lambda c: (len(c), c))
        return False, [Problem("numbers_mixed", first, {"columns": ", ".join(columns[:8])})]
    return bool(seen[","]), []


def _decimal_sign(text: str, *, ratio: bool) -> str:
    """The decimal sign this number gives away, or the empty text where it could be either."""
    single = _ONE_SEPARATOR.fullmatch(text)
    if single:
        whole, sign, rest = single.groups()
        if ratio or (len(rest) != 3 and not rest.strip("0")):
            return sign
        if len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0":
            return "," if sign == "." else "."
        return ""
    many = _GROUPED.fullmatch(text)
    if many and many[2] != many[1]:
        return "," if many[1] == "." else "."
    return ""


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
            parts = _parts(cell)
            if parts:
                first, second, year = parts
                return date(year, first, second) if order == "mdy" else date(year, second, first)
            match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?", cell.strip())
            if match:
                return date(int(match[1]), int(match[2]), int(match[3]))
    except (ValueError, OverflowError):
        return None
    return None


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
    return len(known) == len(days) > 1 and all((b - a).days == 1 for a, b in zip(known, known[1:], strict=False))


def _series_fits(table: Table, order: Order) -> bool:
    """Does reading the dates this way give an unbroken series of days, or days close to the posts' own ids?"""
    cells = _date_cells(table)
    if "date" in table.kind.dates:
        days = [_day(cell, order) for _, _, cell in cells]
        return _unbroken(days) or _unbroken(days[::-1])
    link = table.columns.get(("link", ""))
    created = table.columns.get(("created", ""))
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
                    _typed_day(cell, Conventions(order=order, swapped=swapped)) for _, _, cell in _date_cells(candidate)
                ]
                if "date" not in candidate.kind.dates or not _unbroken(days):
                    break
            else:
                found.append((order, swapped))
    number, column, _ = _date_cells(table)[0]
    if len(found) == 1:
        return *found[0], [Problem("dates_restored", table.place(number, column), level="warning")]
    return "mdy", False, [Problem("dates_mixed", table.place(number, column))]


def _typed_day(cell: Cell, conventions: Conventions) -> date | None:
    day = _day(cell, conventions.order)
    if day is not None and conventions.swapped and not isinstance(cell, str):
        return date(day.year, day.day, day.month) if day.day <= 12 else None
    return day


def urn_time(link: str) -> datetime | None:
    """When a post was made (UTC), from the number in its address: its upper bits are milliseconds since 1970.
    Numbers of fewer than 18 digits are older and hold no time."""
    match = _URN_ID.search(link)
    if match is None:
        return None
    return datetime.fromisoformat("1970-01-01T00:00:00+00:00") + timedelta(milliseconds=int(match[1]) >> 22)


def urn_day(link: str) -> date | None:
    """The UTC day of :func:`urn_time`."""
    time = urn_time(link)
    return time.date() if time else None


def urn_id(link: str) -> str:
    """The number of the post in an address, or the empty text."""
    match = re.search(r"(?:activity|share|ugcPost)(?::|%3A|-)(\d+)", link)
    return match[1] if match else ""


def to_days(table: Table, column: Column, conventions: Conventions, latest: date) -> list[date | None]:
    """A column of days. What is none, older than LinkedIn or later than ``latest`` becomes a problem."""
    index = table.columns[column]
    days: list[date | None] = []
    for number, row in table.rows:
        day = _typed_day(row[index], conventions)
        if day is None:
            found = _shown(row[index])
            problem = "date_blank" if row[index] == "" else "date_impossible"
            table.problems.append(Problem(problem, table.place(number, column), {"found": found}))
        elif day < FIRST_DAY:
            table.problems.append(Problem("date_too_early", table.place(number, column), {"found": day}))
        elif day > latest:
            table.problems.append(
                Problem("date_in_future", table.place(number, column), {"found": day, "latest": latest})
            )
        days.append(day)
    return days


def to_counts(table: Table, column: Column, conventions: Conventions) -> list[int | None]:
    """A column of whole numbers, blank as ``None``."""
    index = table.columns.get(column)
    if index is None:
        return [None] * len(table.rows)
    counts: list[int | None] = []
    for number, row in table.rows:
        cell = row[index]
        if type(cell) is int:
            count: int | None = cell
        elif type(cell) is float and cell.is_integer():
            count = int(cell)
        elif cell == "":
            counts.append(None)
            continue
        else:
            count = _count(table, number, column, cell, conventions)
        if count is not None and abs(count) > MOST:
            table.problems.append(Problem("number_huge", table.place(number, column), {"found": _shown(cell)}))
            count = None
        counts.append(count)
    return counts


def _count(table: Table, number: int, column: Column, cell: Cell, conventions: Conventions) -> int | None:
    problem = "number_not_whole"
    if isinstance(cell, str):
        text = cell.translate(_BLANKS).replace("\u2212", "-")
        if _INTEGER.fullmatch(text) and len(text) < 30:
            return int(text)
        group, sign = (".", ",") if conventions.comma else (",", ".")
        whole, _, rest = text.partition(sign)
        if not rest.strip("0") and _GROUPED.fullmatch(whole) and "," not in rest and group in whole:
            return int(whole.replace(group, ""))
        if not rest.strip("0") and _INTEGER.fullmatch(whole) and len(whole) < 30:
            return int(whole)
        if not _ONE_SEPARATOR.fullmatch(text):
            problem = _odd(cell) or "number_expected"
    elif not isinstance(cell, float):
        problem = "number_expected"
    table.problems.append(Problem(problem, table.place(number, column), {"found": _shown(cell)}))
    return None


def to_ratios(table: Table, column: Column, conventions: Conventions) -> list[float | None]:
    """A column of ratios (0.04 is 4 %), blank as ``None``. A cell that says % is a percentage."""
    index = table.columns.get(column)
    if index is None:
        return [None] * len(table.rows)
    ratios: list[float | None] = []
    for number, row in table.rows:
        cell = row[index]
        if type(cell) is float or type(cell) is int:
            ratios.append(float(cell))
            continue
        if cell == "":
            ratios.append(None)
            continue
        ratio = _ratio(cell, conventions) if isinstance(cell, str) else None
        if ratio is None:
            problem = _odd(cell) or "ratio_expected"
            table.problems.append(Problem(problem, table.place(number, column), {"found": _shown(cell)}))
        ratios.append(ratio)
    return ratios


def _ratio(cell: str, conventions: Conventions) -> float | None:
    text = cell.translate(_BLANKS).replace("\u2212", "-")
    percent = text.endswith("%")
    text = text.removesuffix("%")
    if conventions.comma:
        text = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    if not re.fullmatch(r"[-+]?\d{1,12}(?:\.\d{1,25})?(?:[eE][-+]?\d{1,2})?", text):
        return None
    return float(text) / 100 if percent else float(text)


def _odd(cell: Cell) -> str:
    if isinstance(cell, str):
        if "\x00" in cell:
            return "cell_nul"
        if re.fullmatch(r"#[A-ZÄÖÜ/0!?]+[!?]?", cell.strip()):
            return "cell_error"
    return ""


def _shown(cell: Cell) -> str:
    """A cell as a message shows it: short, and without characters that do not print."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in str(cell)[:40])
    return text + ("…" if len(str(cell)) > 40 else "")


def check_series(table: Table, days: Sequence[date | None]) -> list[int]:
    """The indices of the rows to keep, one a day. The same day twice with other values is a problem; a gap in
    the series is pointed out, its days are unknown and not zero."""
    kept: dict[date, int] = {}
    for index, day in enumerate(days):
        if day is None:
            continue
        if day in kept:
            number, earlier = table.rows[index], table.rows[kept[day]]
            same = number[1][1:] == earlier[1][1:]
            values = {"day": day, "first": earlier[0]}
            level: Literal["error", "warning"] = "warning" if same else "error"
            table.problems.append(
                Problem("day_twice_same" if same else "day_twice", table.place(number[0]), values, level)
            )
        else:
            kept[day] = index
    ordered = sorted(kept)
    for before, after in zip(ordered, ordered[1:], strict=False):
        missing = (after - before).days - 1
        if missing:
            values = {"n": missing, "first": before + timedelta(days=1), "last": after - timedelta(days=1)}
            place = Place(table.file, sheet=table.sheet, row=table.rows[kept[after]][0])
            table.problems.append(Problem("days_missing", place, values, "warning"))
    return [kept[day] for day in ordered]


def check_totals(table: Table, role: str, columns: dict[str, list[int | None]]) -> None:
    """Total is organic plus sponsored, in every real file. One odd day is pointed out; where total is smaller
    than its parts more than once, values stand under the wrong header and none can be trusted."""
    odd: list[tuple[int, int, int]] = []
    sides = (columns.get(scope, []) for scope in ("organic", "sponsored", "total"))
    for (number, _), organic, sponsored, total in zip(table.rows, *sides, strict=False):
        if organic is not None and sponsored is not None and total is not None and organic + sponsored != total:
            odd.append((number, organic + sponsored, total))
    if not odd:
        return
    column = (role, "total")
    below = [entry for entry in odd if entry[2] < entry[1]]
    number, expected, found = below[0] if len(below) > 1 else odd[0]
    values: dict[str, object] = {"n": len(odd), "found": found, "expected": expected}
    place = Place(table.file, sheet=table.sheet, row=number, cell=column_letters(table.columns[column]))
    if len(below) > 1 and len(below) * 10 >= len(table.rows):
        table.problems.append(Problem("total_below_parts", place, values))
    else:
        table.problems.append(Problem("total_is_not_the_sum", place, values, "warning"))

"""Cells become numbers and days, by the conventions of their file. What does not fit becomes a problem."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from ambassador_cli.errors import Place, Problem
from ambassador_cli.readers.linkedin.catalogue import Column
from ambassador_cli.readers.linkedin.conventions import BLANKS, GROUPED, ONE_SEPARATOR, Conventions, typed_day
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.tables import Cell

FIRST_DAY = date(2003, 5, 5)
"""LinkedIn opened on this day: nothing can be older."""
MOST = 1_000_000_000
"""No page, post or day has more of anything."""
_INTEGER = re.compile(r"[-\u2212+]?\d+")


def to_days(table: Table, column: Column, conventions: Conventions, latest: date) -> list[date | None]:
    """A column of days. What is none, older than LinkedIn or later than ``latest`` becomes a problem."""
    index = table.columns[column]
    days: list[date | None] = []
    for number, row in table.rows:
        day = typed_day(row[index], conventions)
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
        text = cell.translate(BLANKS).replace("\u2212", "-")
        if _INTEGER.fullmatch(text) and len(text) < 30:
            return int(text)
        group, sign = (".", ",") if conventions.comma else (",", ".")
        whole, _, rest = text.partition(sign)
        if not rest.strip("0") and GROUPED.fullmatch(whole) and "," not in rest and group in whole:
            return int(whole.replace(group, ""))
        if not rest.strip("0") and _INTEGER.fullmatch(whole) and len(whole) < 30:
            return int(whole)
        if re.fullmatch(r"-?\d+(?:[.,]\d+)?[eE]\+?\d+", text) or (_INTEGER.fullmatch(text)):
            problem = "number_huge"
        elif not ONE_SEPARATOR.fullmatch(text):
            problem = _odd(cell) or "number_expected"
    elif not isinstance(cell, float):
        problem = "number_expected"
    table.problems.append(Problem(problem, table.place(number, column), {"found": _shown(cell)}))
    return None


def to_figures(
    table: Table, conventions: Conventions
) -> tuple[dict[Column, list[int | None]], dict[Column, list[float | None]]]:
    """Every column that the table has, counts and ratios apart, each cell looked at once."""
    kind = table.kind
    counted = [column for column in table.columns if column[0] not in kind.dates | kind.texts | kind.ratios]
    rated = [column for column in table.columns if column[0] in kind.ratios]
    return (
        {column: to_counts(table, column, conventions) for column in counted},
        {column: to_ratios(table, column, conventions) for column in rated},
    )


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
    text = cell.translate(BLANKS).replace("\u2212", "-")
    percent = text.endswith("%")
    text = text.removesuffix("%")
    if conventions.comma:
        text = text.replace(",", ".")
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
    for before, after in pairwise(ordered):
        missing = (after - before).days - 1
        if missing:
            values = {"n": missing, "first": before + timedelta(days=1), "last": after - timedelta(days=1)}
            place = Place(table.file, sheet=table.sheet, row=table.rows[kept[after]][0])
            table.problems.append(Problem("days_missing", place, values, "warning"))
    return [kept[day] for day in ordered]

"""Limits from a table of categories, a line a value, in the layouts that are around."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.programme import Dimension, Limit
from ambassador_cli.readers.headed_sheet import HeadedSheet, read_headed_sheet
from ambassador_cli.readers.user_files import read_user_file

MOST_BYTES = 20_000_000
MOST_DIGITS = 7
CATEGORY = ("category", "kategorie", "merkmal", "dimension")
VALUE = ("value", "wert", "name", "ausprägung")
FEATURE = "feature"
LOW, HIGH = ("min", "minimum", "mindestens"), ("max", "maximum", "höchstens")
KNOWN = frozenset((*CATEGORY, *VALUE, FEATURE, *LOW, *HIGH))


def _columns(sheet: HeadedSheet) -> tuple[int, int, int, int]:
    """Category, value, min, max. ``feature`` is the category beside a value, and the value beside a category."""
    category, value, feature = sheet.find(CATEGORY), sheet.find(VALUE), sheet.find((FEATURE,))
    if category < 0:
        category = feature
    elif feature >= 0:
        value = feature
    return category, value, sheet.find(LOW), sheet.find(HIGH)


def read_quotas(path: Path) -> dict[str, Dimension]:
    """A table of categories: ``category, name, min, max``, ``category, feature, min, max`` or ``feature, value, min,
    max``; further columns are not used. The values that stand there are the only ones an application may have.

    Raises ``InputError`` with all rows that are no limits.
    """
    sheet = read_headed_sheet(path.name, read_user_file(path, MOST_BYTES), KNOWN)
    columns = _columns(sheet)
    if min(columns) < 0:
        values = {"columns": ", ".join(sheet.filled)}
        raise InputError(Problem("select.no_quota_columns", sheet.place(), values))
    problems = []
    limits: dict[str, dict[str, Limit]] = {}
    for number, row in sheet.rows:
        cells = [row[i] if i < len(row) else "" for i in columns]
        problem = _problem(cells, limits, sheet.place(number))
        if problem:
            problems.append(problem)
        else:
            limits.setdefault(cells[0], {})[cells[1]] = Limit(min=int(cells[2]), max=int(cells[3]))
    if problems:
        raise InputError(problems)
    return {category: Dimension(values=tuple(values), limits=values) for category, values in limits.items()}


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text.lstrip("0")) <= MOST_DIGITS


def _problem(cells: Sequence[str], limits: dict[str, dict[str, Limit]], place: Place) -> Problem | None:
    if not (cells[0] and cells[1] and _is_count(cells[2]) and _is_count(cells[3])):
        return Problem("select.bad_quota", place, {"found": ", ".join(cell[:20] for cell in cells)})
    if int(cells[2]) > int(cells[3]):
        return Problem("select.quota_upside_down", place, {"min": cells[2], "max": cells[3]})
    if cells[1] in limits.get(cells[0], {}):
        return Problem("select.quota_twice", place, {"value": cells[1]})
    return None


def size_in_quotas(dimensions: dict[str, Dimension]) -> int | None:
    """The number of places where the limits leave just one: minimums and maximums of every category that has both
    everywhere add up around it. ``None`` where they leave none or several."""
    low, high = 0, 10**9
    for dimension in dimensions.values():
        bounds = list(dimension.limits.values())
        if all(bound.min is not None and bound.max is not None for bound in bounds):
            low = max(low, sum(bound.min or 0 for bound in bounds))
            high = min(high, sum(bound.max or 0 for bound in bounds))
    return low if low == high and low > 0 else None

"""What a spreadsheet or text table holds before anyone has understood it: sheets of numbered rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from ambassador_cli.errors import Problem

Cell = str | int | float | bool | date | datetime | time | timedelta
"""One raw cell. Blank is the empty text. Workbooks hand over numbers and real dates, text tables only text."""

Format = Literal["csv", "xls", "xlsx", "ods"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ``rows[i]`` is row ``first_row + i`` of the file, counted from 1 as a spreadsheet shows it.

    ``formula`` names the first cell that holds a formula instead of a plain value (empty where the format does
    not say which), ``None`` means that there is none.
    """

    name: str
    rows: list[list[Cell]]
    first_row: int = 1
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one file in its own order, and what was doubtful about the file as a whole."""

    format: Format
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = field(default=())


def column_letters(index: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

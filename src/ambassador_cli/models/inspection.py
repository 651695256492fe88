"""What export files are and how they were understood, without a value, a name or a text of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ambassador_cli.errors import Problem


@dataclass(frozen=True, slots=True)
class InspectedColumn:
    """A column by its letters and what it was taken for, in the words of the English header, with the scope in
    brackets; empty where nobody knows it."""

    letters: str
    meaning: str


@dataclass(frozen=True, slots=True)
class InspectedTable:
    """A table that was recognised: ``id`` as in headers.yaml, on which sheet (counted from 1), where its header
    stands and how many rows of data it has; ``None`` where the owner did not agree to its being read."""

    id: str
    sheet: int
    header_row: int
    rows: int | None
    columns: tuple[InspectedColumn, ...]


@dataclass(frozen=True, slots=True)
class InspectedFile:
    """One file. ``label`` stands for its name (``creator-3.xlsx``), because names of files hold names of people.

    ``kind`` is empty where the file is none that amb reads. ``decisions`` are ids such as ``decimal_comma`` or
    ``day_before_month``. ``doubts`` are problems whose places name no file and whose values were taken out.
    """

    label: str
    size: int
    format: str
    kind: str
    first: date | None
    last: date | None
    sheets: int
    tables: tuple[InspectedTable, ...] = ()
    decisions: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days one source covers, from first to last, with its gaps; ``due`` is the last day on which LinkedIn
    still shows the first day that was not exported yet. Of people only the number is told, with the oldest of
    their last days."""

    kind: str
    first: date
    last: date
    days: int
    gaps: tuple[tuple[date, date], ...]
    due: date
    people: int = 0

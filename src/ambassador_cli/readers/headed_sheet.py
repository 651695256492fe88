"""Sheets as people keep them: a title above, empty rows, then a line of headers and the rows below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.readers.tables import Cell, Sheet, read_tables
from ambassador_cli.readers.tables.header_shape import looks_like_header

FIRST_ROWS = 12
"""The headers stand in one of the first rows that are not empty."""
Row = tuple[int, list[str]]


def fold_header(text: str) -> str:
    """A header as it is compared: ``first_name`` and ``First name`` are one."""
    return fold_label(text.replace("_", " "))


@dataclass(frozen=True, slots=True)
class HeadedSheet:
    """One sheet below its headers. Rows have the numbers that a spreadsheet shows. Where no header is ``known``, and
    they do not look like headers either, it may be any file at all, and nothing of it is shown."""

    file: str
    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    known: bool = True

    def find(self, names: Iterable[str]) -> int:
        """The column of the first of ``names`` (folded) that is a header; -1 where none is."""
        where = {fold_header(header): i for i, header in reversed(list(enumerate(self.headers))) if header}
        return next((where[name] for name in names if name in where), -1)

    def place(self, row: int | None = None, header: str = "") -> Place:
        """A row, and the column with this header, for a problem."""
        secret = not self.known and not looks_like_header(self.headers)
        return Place(file=self.file, sheet=self.name, row=row, cell=header, secret=secret)

    @property
    def filled(self) -> tuple[str, ...]:
        """The headers that are not empty, in order."""
        return tuple(header for header in self.headers if header)


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return unicodedata.normalize("NFC", " ".join(str(cell).split()))


def _rows(sheet: Sheet) -> list[Row]:
    rows = [(sheet.first_row + i, [_text(cell) for cell in row]) for i, row in enumerate(sheet.rows)]
    return [(number, row) for number, row in rows if any(row)]


def read_headed_sheet(name: str, data: bytes, known: Collection[str]) -> HeadedSheet:
    """The first sheet that holds one of the headers ``known`` (folded) in its first rows; where none does, the first
    with two rows, and its first row of two cells is taken for the headers.

    Raises ``InputError`` where the file is no table (or JSON), or no row stands below the headers.
    """
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        raise InputError(Problem("select.json_no_table", Place(file=name)))
    best: tuple[int, Sheet, list[Row], int] | None = None
    for sheet in read_tables(name, data).sheets:
        rows = _rows(sheet)
        scores = [sum(fold_header(cell) in known for cell in row) for _, row in rows[:FIRST_ROWS]]
        if len(rows) > 1 and (best is None or max(scores) > best[0]):
            best = (max(scores), sheet, rows, scores.index(max(scores)))
    if best is None:
        raise InputError(Problem("select.empty_table", Place(file=name)))
    score, sheet, rows, at = best
    if not score:
        wide = [i for i, (_, row) in enumerate(rows[:FIRST_ROWS]) if sum(map(bool, row)) > 1]
        at = wide[0] if wide else 0
    if at + 1 == len(rows):
        raise InputError(Problem("select.empty_table", Place(file=name, sheet=sheet.name)))
    return HeadedSheet(name, sheet.name, tuple(rows[at][1]), tuple(rows[at + 1 :]), score > 0)

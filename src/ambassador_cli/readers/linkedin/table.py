"""Where a table's header stands, which column is which, and which rows are data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ambassador_cli.errors import Place, Problem
from ambassador_cli.readers.linkedin.arithmetic import fits
from ambassador_cli.readers.linkedin.catalogue import Catalogue, Column, TableKind, fold
from ambassador_cli.readers.linkedin.proposals import propose, unknown_column
from ambassador_cli.readers.tables import Cell, Sheet, column_letters

HEADER_WITHIN = 12


@dataclass(slots=True)
class Table:
    """A table that was recognised. ``rows`` are its data rows with their numbers in the file, counted from 1."""

    file: str
    sheet: str
    kind: TableKind
    header_row: int
    columns: dict[Column, int]
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def place(self, row: int | None = None, column: Column | None = None) -> Place:
        """The place of a row, a column or both; a column that the table does not have has no letters."""
        letters = column_letters(self.columns[column]) if column in self.columns else ""
        return Place(file=self.file, sheet=self.sheet, row=row, cell=letters)


def find_tables(file: str, sheet: Sheet, catalogue: Catalogue, *, ragged: bool) -> list[Table]:
    """The tables of one sheet: mostly one, none where nothing is known, several where tables were pasted below
    each other. ``ragged`` rows (of text tables) are held against the width of the header."""
    start = _find_header(sheet.rows[:HEADER_WITHIN], catalogue)
    placed = _by_position(file, sheet, catalogue)
    if placed is not None:
        return [placed]
    tables = []
    while start is not None:
        index, kind = start
        table, start = _table(file, sheet, catalogue, index, kind, ragged=ragged)
        tables.append(table)
    return tables


def _find_header(rows: Sequence[Sequence[Cell]], catalogue: Catalogue) -> tuple[int, TableKind] | None:
    best: tuple[int, int, TableKind] | None = None
    for index, row in enumerate(rows):
        if not row or _is_data(row[0]):
            continue
        for kind in catalogue.tables:
            found = catalogue.columns(kind, row)
            if len(found) >= kind.least and kind.needs <= set(found) and (best is None or len(found) > best[0]):
                best = (len(found), index, kind)
    return (best[1], best[2]) if best else None


def _is_data(cell: Cell) -> bool:
    """Does a row that begins with this cell hold data? No header begins with a number or a date."""
    return not isinstance(cell, str) or cell[:1].isdigit()


def _table(
    file: str, sheet: Sheet, catalogue: Catalogue, index: int, kind: TableKind, *, ragged: bool
) -> tuple[Table, tuple[int, TableKind] | None]:
    header = sheet.rows[index]
    number = sheet.first_row + index
    table = Table(file, sheet.name, kind, number, catalogue.columns(kind, header))
    table.problems += _header_problems(table, header, catalogue)
    width = max((i + 1 for i, cell in enumerate(header) if cell != ""), default=0)
    needed = max((at + 1 for (role, _), at in table.columns.items() if role not in kind.optional), default=0)
    followed: tuple[int, TableKind] | None = None
    for offset, row in enumerate(sheet.rows[index + 1 :], start=index + 1):
        first = row[0] if row else ""
        if first == "" and not any(cell != "" for cell in row):
            continue
        if isinstance(first, str) and not first[:1].isdigit() and len(first) < 120 and fold(first) in kind.names:
            again = _find_header([row], catalogue)
            if again is not None:
                if again[1] is not kind:
                    followed = (offset, again[1])
                    break
                same = catalogue.columns(kind, row) == table.columns
                level: Literal["error", "warning"] = "warning" if same else "error"
                table.problems.append(
                    Problem(
                        "header_again" if same else "header_changes",
                        Place(file, sheet=sheet.name, row=sheet.first_row + offset),
                        level=level,
                    )
                )
                continue
        if ragged and (len(row) < needed or any(cell != "" for cell in row[len(header) :])):
            table.problems.append(
                Problem(
                    "row_ragged",
                    Place(file, sheet=sheet.name, row=sheet.first_row + offset),
                    {"found": len(row), "expected": width},
                )
            )
            continue
        table.rows.append((sheet.first_row + offset, [*row, *[""] * (width - len(row))] if len(row) < width else row))
    if sheet.formula is not None:
        table.problems.append(
            Problem("cell_formula", Place(file, sheet=sheet.name, cell=sheet.formula), level="warning")
        )
    return table, followed


def _header_problems(table: Table, header: Sequence[Cell], catalogue: Catalogue) -> list[Problem]:
    problems: list[Problem] = []
    place = Place(table.file, sheet=table.sheet, row=table.header_row)
    proposal = propose(header, table.kind, catalogue) if len(table.columns) < len(header) else {}
    for index, cell in enumerate(header):
        if cell == "":
            continue
        column = catalogue.column(table.kind, cell) if isinstance(cell, str) else None
        here = Place(table.file, sheet=table.sheet, row=table.header_row, cell=column_letters(index))
        if column is None:
            problems.append(unknown_column(here, str(cell), proposal))
        elif table.columns[column] != index:
            values = {
                "found": str(cell)[:60],
                "first": column_letters(table.columns[column]),
                "second": column_letters(index),
            }
            problems.append(Problem("column_twice", here, values))
    for column in table.kind.order:
        if column not in table.columns and column[0] not in table.kind.optional:
            problems.append(
                Problem("column_missing", place, {"expected": catalogue.label(table.kind, column)}, "warning")
            )
    return problems


def _by_position(file: str, sheet: Sheet, catalogue: Catalogue) -> Table | None:
    """A header not known throughout, but as many columns as LinkedIn has, and arithmetic that holds in all rows when
    they are read in LinkedIn's order. A few words that happen to be known do not change that; a header of which half
    says another order does."""
    for index, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        filled = [cell for cell in row if cell != ""]
        if not row or _is_data(row[0]) or not all(isinstance(cell, str) and cell for cell in row[: len(filled)]):
            continue
        kinds = [kind for kind in catalogue.tables if kind.order and len(kind.order) == len(filled) > 3]
        for kind in kinds:
            known = catalogue.columns(kind, row)
            said = [catalogue.column(kind, str(cell)) for cell in filled]
            moved = any(column and column != meant for column, meant in zip(said, kind.order, strict=True))
            if len(known) == len(filled) or (moved and len(known) * 2 >= len(filled)):
                continue
            data = [
                (sheet.first_row + offset, body)
                for offset, body in enumerate(sheet.rows[index + 1 :], start=index + 1)
                if any(cell != "" for cell in body)
            ]
            if not fits(kind, [body for _, body in data]):
                continue
            columns = {column: at for at, column in enumerate(kind.order)}
            table = Table(file, sheet.name, kind, sheet.first_row + index, columns, data)
            unknown = [str(cell) for at, cell in enumerate(filled) if known.get(kind.order[at]) != at]
            values = {"found": ", ".join(unknown)[:200], "n": len(unknown)}
            table.problems.append(Problem("columns_by_position", table.place(table.header_row), values, "warning"))
            return table
    return None

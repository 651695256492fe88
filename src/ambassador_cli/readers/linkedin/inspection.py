"""How files were understood, for a person who is asked for help: no value, name or text of theirs goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ambassador_cli.errors import InputError, Own, Place, Problem
from ambassador_cli.models.inspection import InspectedColumn, InspectedFile, InspectedTable
from ambassador_cli.readers.linkedin.catalogue import Catalogue, read_catalogue
from ambassador_cli.readers.linkedin.conventions import Conventions, find_conventions, typed_day
from ambassador_cli.readers.linkedin.file_bytes import read_bytes
from ambassador_cli.readers.linkedin.page_file import PageFile, complete
from ambassador_cli.readers.linkedin.person_file import PersonFile
from ambassador_cli.readers.linkedin.recognition import recognise
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.tables import column_letters

_SHOWN_VALUES = frozenset({"expected", "nearest", "n", "columns", "size", "most"})
_SUFFIXES = frozenset({".xls", ".xlsx", ".csv", ".ods", ".txt", ".zip", ".tsv"})


def inspect_files(
    files: Iterable[tuple[str, bytes] | str | Path], *, headers: Mapping[str, Sequence[str]] | None = None, today: date
) -> tuple[InspectedFile, ...]:
    """Every file on its own, in the order given. ``files`` are paths, or names with bytes."""
    catalogue = read_catalogue(headers)
    return tuple(_inspect(number, entry, catalogue, today) for number, entry in enumerate(files, start=1))


def _inspect(number: int, entry: tuple[str, bytes] | str | Path, catalogue: Catalogue, today: date) -> InspectedFile:
    suffix = Path(entry[0] if isinstance(entry, tuple) else entry).suffix.lower()
    suffix = suffix if suffix in _SUFFIXES else ""
    unread = InspectedFile(f"file-{number}{suffix}", 0, "", "", None, None, 0)
    try:
        name, data = read_bytes(entry)
        unread = replace(unread, size=len(data))
        file = recognise(name, data, catalogue, today)
        if isinstance(file, PageFile):
            file = complete(file, catalogue, file.exported.date() if file.exported else None, today)
    except InputError as error:
        refused = any(problem.level == "error" for problem in error.problems)
        archived = any(problem.id.startswith("archive") for problem in error.problems)
        kind = (
            "archive"
            if archived
            else next((p.id.removeprefix("kind_") for p in error.problems if p.id.startswith("kind_")), "")
        )
        doubts = tuple(_without_contents(problem, unread.label, {}) for problem in error.problems)
        return replace(unread, kind=kind, doubts=doubts, refused=refused)
    tables = file.tables if isinstance(file, PageFile) else file.layout.tables
    sheets = {title: at for at, title in enumerate(file.sheets, start=1)}
    conventions, doubts_found = (file.conventions, []) if isinstance(file, PageFile) else find_conventions(tables)
    first, last = file.span if isinstance(file, PageFile) else _window(file, conventions)
    label = f"{file.kind}-{number}{suffix}"
    problems = [*file.problems, *doubts_found]
    if isinstance(file, PersonFile):
        problems += [problem for table in tables for problem in table.problems]
    return InspectedFile(
        label=label,
        size=len(data),
        format=file.format,
        kind=file.kind,
        first=first,
        last=last,
        sheets=len(sheets),
        tables=tuple(_table(table, sheets, catalogue) for table in tables),
        decisions=tuple(_decisions(tables, conventions)),
        doubts=tuple(_without_contents(problem, label, sheets) for problem in problems),
        refused=any(problem.level == "error" for problem in problems),
    )


def _window(file: PersonFile, conventions: Conventions) -> tuple[date | None, date | None]:
    """The window a person's file names itself. Nothing of it is read as a figure."""
    for period in file.layout.periods:
        return typed_day(period.first, conventions), typed_day(period.last, conventions)
    return None, None


def _table(table: Table, sheets: Mapping[str, int], catalogue: Catalogue) -> InspectedTable:
    known = {index: catalogue.label(column) for column, index in table.columns.items()}
    unknown = {p.place.cell for p in table.problems if p.id == "column_unknown"}
    columns = [InspectedColumn(column_letters(index), known[index]) for index in sorted(known)]
    columns += [InspectedColumn(letters, "") for letters in sorted(unknown, key=lambda cell: (len(cell), cell))]
    return InspectedTable(table.kind.id, sheets.get(table.sheet, 0), table.header_row, len(table.rows), tuple(columns))


def _decisions(tables: Sequence[Table], conventions: Conventions) -> list[str]:
    cells = [row[index] for table in tables for _, row in table.rows[:1] for index in table.columns.values()]
    texts = [cell for cell in cells if isinstance(cell, str)]
    found = ["decimal_comma" if conventions.comma else "decimal_point"]
    if any(isinstance(cell, date) for cell in cells):
        found.append("real_dates")
    elif texts:
        found.append("day_before_month" if conventions.order == "dmy" else "month_before_day")
    if conventions.swapped:
        found.append("days_restored")
    return found


def _without_contents(problem: Problem, label: str, sheets: Mapping[str, int]) -> Problem:
    """The problem with its place by numbers, and with no value but those that are amb's own words."""
    place = problem.place
    number = sheets.get(place.sheet)
    where = Place(file=label, sheet=f"#{number}" if number else "", row=place.row, cell=place.cell)
    values = {
        key: value if key in _SHOWN_VALUES or isinstance(value, Own) else "…" for key, value in problem.values.items()
    }
    if problem.id == "days_missing":
        values = dict(problem.values)
    return Problem(problem.id, where, values, problem.level)


def _may_be_shown(key: str, value: object) -> bool:
    """Nothing that people wrote, and no path, for names of files name people."""
    return key in _SHOWN_VALUES or (isinstance(value, Own) and key != "path")

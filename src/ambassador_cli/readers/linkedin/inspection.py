"""How files were understood, for a person who is asked for help: no value, name or text of theirs goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ambassador_cli.errors import Own, Place, Problem
from ambassador_cli.models.inspection import InspectedColumn, InspectedFile, InspectedTable
from ambassador_cli.readers.linkedin.catalogue import Catalogue
from ambassador_cli.readers.linkedin.conventions import Conventions, find_conventions, typed_day
from ambassador_cli.readers.linkedin.page_file import PageFile
from ambassador_cli.readers.linkedin.person_file import PersonFile
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.tables import column_letters

_OWN_WORDS: Mapping[str, frozenset[str]] = {
    "column_missing": frozenset({"expected"}),
    "column_needed": frozenset({"expected"}),
    "row_ragged": frozenset({"expected", "found"}),
    "days_missing": frozenset({"n", "first", "last"}),
    "columns_by_position": frozenset({"n"}),
    "rates_differ": frozenset({"n"}),
    "more_problems": frozenset({"n"}),
    "numbers_mixed": frozenset({"columns"}),
    "file_too_big": frozenset({"size", "most"}),
    "workbook_inflates": frozenset({"size", "most"}),
    "file_not_understood": frozenset({"reason"}),
    "workbook_out_of_order": frozenset({"found", "after"}),
}
"""By problem the values that are amb's own words, places or counts of rows; any other value is the file's."""
_ALWAYS = frozenset({"nearest"})
_SUFFIXES = frozenset({".xls", ".xlsx", ".csv", ".ods", ".txt", ".zip", ".tsv"})


class Inspector:
    """Describes files while they are read, so that none is read twice. Of a person's file nothing that tells about the
    person is kept before they agreed: no number of rows, no days."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._files: list[InspectedFile] = []
        self._suffix = ""
        self._at: dict[str, tuple[int, Mapping[str, int]]] = {}
        self._names: dict[str, tuple[int, Mapping[str, int]]] = {}
        self._whole: dict[str, InspectedFile] = {}

    def files(self) -> tuple[InspectedFile, ...]:
        """All files in the order they were read."""
        return tuple(self._files)

    def begin(self, name: str) -> None:
        """The next file."""
        suffix = Path(name).suffix.lower()
        self._suffix = suffix if suffix in _SUFFIXES else ""
        self._files.append(InspectedFile(f"file-{len(self._files) + 1}{self._suffix}", 0, "", "", None, None, 0))

    def weigh(self, size: int) -> None:
        """Its size in bytes."""
        self._files[-1] = replace(self._files[-1], size=size)

    def describe(self, file: PageFile | PersonFile) -> None:
        """What it was recognised as."""
        tables = file.tables if isinstance(file, PageFile) else file.layout.tables
        sheets = {title: at for at, title in enumerate(file.sheets, start=1)}
        conventions = file.conventions if isinstance(file, PageFile) else find_conventions(tables)[0]
        first, last = file.span if isinstance(file, PageFile) else _window(file, conventions)
        whole = replace(
            self._files[-1],
            label=f"{file.kind}-{len(self._files)}{self._suffix}",
            format=file.format,
            kind=file.kind,
            first=first,
            last=last,
            sheets=len(sheets),
            tables=tuple(_table(table, sheets, self._catalogue) for table in tables),
            decisions=tuple(_decisions(tables, conventions)),
        )
        self._at.setdefault(file.sha256, (len(self._files) - 1, sheets))
        self._names[file.name] = (len(self._files) - 1, sheets)
        if isinstance(file, PersonFile):
            bare = replace(
                whole, first=None, last=None, tables=tuple(replace(table, rows=None) for table in whole.tables)
            )
            self._whole[file.sha256] = whole
            whole = bare
        self._files[-1] = whole

    def admitted(self, file: PersonFile) -> None:
        """The owner agreed and the file was read."""
        at, _ = self._at[file.sha256]
        self._files[at] = replace(self._whole.pop(file.sha256), doubts=self._files[at].doubts)
        self._add(at, file.problems, self._at[file.sha256][1])

    def doubt(self, problems: Sequence[Problem]) -> None:
        """What there was to say on the file at hand."""
        at = len(self._files) - 1
        sheets = next((sheets for index, sheets in self._at.values() if index == at), {})
        if problems and not self._files[at].kind:
            archived = any(problem.id.startswith("archive") for problem in problems)
            named = next((p.id.removeprefix("kind_") for p in problems if p.id.startswith("kind_")), "")
            self._files[at] = replace(self._files[at], kind="archive" if archived else named)
        self._add(at, problems, sheets)

    def complete(self, files: Iterable[PageFile], refused: Sequence[Problem]) -> None:
        """What there is to say on the page's files once their posts were read, and on those that were refused then."""
        for file in files:
            at, sheets = self._at[file.sha256]
            self._add(at, file.problems, sheets)
        for problem in refused:
            at, sheets = self._names.get(problem.place.file, (-1, {}))
            if at >= 0:
                self._add(at, [problem], sheets)

    def _add(self, at: int, problems: Iterable[Problem], sheets: Mapping[str, int]) -> None:
        file = self._files[at]
        new = tuple(_without_contents(problem, file.label, sheets) for problem in problems)
        refused = file.refused or any(problem.level == "error" for problem in new)
        self._files[at] = replace(file, doubts=(*file.doubts, *new), refused=refused)


def _window(file: PersonFile, conventions: Conventions) -> tuple[date | None, date | None]:
    """The window a person's file names itself. Nothing of it is read as a figure."""
    for period in file.layout.periods:
        return typed_day(period.first, conventions), typed_day(period.last, conventions)
    return None, None


def _table(table: Table, sheets: Mapping[str, int], catalogue: Catalogue) -> InspectedTable:
    known = {index: catalogue.label(table.kind, column) for column, index in table.columns.items()}
    unknown = {p.place.cell for p in table.problems if p.id.startswith("column_unknown")}
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
    own = _ALWAYS | _OWN_WORDS.get(problem.id, frozenset())
    values = {key: value if key in own or _is_own(key, value) else "…" for key, value in problem.values.items()}
    return Problem(problem.id, where, values, problem.level)


def _is_own(key: str, value: object) -> bool:
    """Amb's own words, but no path, for names of files name people."""
    return isinstance(value, Own | OSError) and key != "path"

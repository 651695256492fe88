"""One file of the page: recognised, its conventions found, its tables read. What it is not is said by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.export import Audience, ExportKind, PagePost, Source
from ambassador_cli.readers.linkedin import page_content, page_followers
from ambassador_cli.readers.linkedin.catalogue import Catalogue, fold
from ambassador_cli.readers.linkedin.conventions import Conventions, find_conventions
from ambassador_cli.readers.linkedin.daily_tables import BY_TABLE, DAILY_TABLES
from ambassador_cli.readers.linkedin.file_names import exported_at, page_slug
from ambassador_cli.readers.linkedin.proposals import unknown_sheet
from ambassador_cli.readers.linkedin.table import HEADER_WITHIN, Table, find_tables
from ambassador_cli.readers.tables import Cell, Sheet, Workbook
from ambassador_cli.readers.tables.header_shape import holds_figures, looks_like_header

_MOST_PROBLEMS = 20
_LAG = timedelta(days=2)
_MOST_LAG = timedelta(days=5)
"""LinkedIn's own is two days; a file that ends earlier has lost rows, or was cut by hand."""
_KINDS = frozenset(daily.kind for daily in DAILY_TABLES)
_REFUSED_KINDS = frozenset({"ads", "comments", "reactions", "connections", "messages"})


@dataclass(slots=True)
class PageFile:
    """A file that was understood. ``exported`` is only what its name says, checked against its contents."""

    name: str
    sha256: str
    slug: str
    exported: datetime | None
    tables: list[Table]
    conventions: Conventions
    latest: date
    format: str = ""
    sheets: tuple[str, ...] = ()
    daily: dict[str, list[Any]] = field(default_factory=dict)
    posts: list[PagePost] = field(default_factory=list)
    audiences: list[Audience] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def span(self) -> tuple[date | None, date | None]:
        """First and last day of the daily tables."""
        days = [record.day for records in self.daily.values() for record in records]
        return min(days, default=None), max(days, default=None)

    @property
    def kind(self) -> ExportKind:
        """What kind of export this is, by its first table."""
        return self.tables[0].kind.kind

    @property
    def age(self) -> tuple[datetime, str]:
        """What decides which of two exports is the newer one: its time, else its last day; then its contents."""
        last = self.span[1] or max((post.as_of for post in self.posts), default=None)
        last = last or max((audience.as_of for audience in self.audiences), default=date.min)
        time = self.exported or datetime(last.year, last.month, last.day, tzinfo=UTC)
        if not self.exported and last < date.max - _LAG:
            time += _LAG
        return time, self.sha256

    def source(self) -> Source:
        """The file as the history names it."""
        first, last = self.span
        rows = tuple((table.sheet, len(table.rows)) for table in self.tables)
        return Source(self.name, self.sha256, self.kind, self.exported, first, last, rows, tuple(self.problems))


def find_sheets(name: str, workbook: Workbook, catalogue: Catalogue) -> list[tuple[Sheet, list[Table]]]:
    """Every sheet that holds something, with the tables recognised on it.

    Raises :class:`InputError` when all are empty.
    """
    filled = [sheet for sheet in workbook.sheets if any(any(cell != "" for cell in row) for row in sheet.rows)]
    if not filled:
        first = workbook.sheets[0].name if workbook.sheets else ""
        raise InputError(Problem("sheets_empty", Place(file=name, sheet=first)))
    ragged = workbook.format == "csv"
    return [(sheet, find_tables(name, sheet, catalogue, ragged=ragged)) for sheet in filled]


def understand(
    name: str,
    workbook: Workbook,
    found: Sequence[tuple[Sheet, list[Table]]],
    *,
    digest: str,
    catalogue: Catalogue,
    today: date,
) -> PageFile:
    """Read the days of one file of the page. Posts and audiences follow in :func:`complete`, once the last day
    is known. ``found`` are its sheets with their tables.

    Raises :class:`InputError` with every problem of the file when it is none, or is refused.
    """
    problems = list(workbook.problems)
    tables = [table for _, recognised in found for table in recognised if table.kind.kind in _KINDS]
    unknown = [sheet for sheet, recognised in found if not recognised]
    if not tables:
        raise InputError([*problems, _stranger(name, [sheet for sheet, _ in found], catalogue)])
    for sheet in unknown:
        if sheet.name or len(sheet.rows) > 1:
            problems.append(unknown_sheet(name, sheet, catalogue, HEADER_WITHIN))
    conventions, doubts = find_conventions(tables)
    problems += doubts
    exported = exported_at(name)
    latest = max(today, exported.date() if exported else today) + timedelta(days=1)
    file = PageFile(name, digest, page_slug(name), exported, tables, conventions, latest, problems=problems)
    if not any(problem.level == "error" for problem in doubts):
        for table in tables:
            daily = BY_TABLE.get(table.kind.id)
            if daily:
                file.daily.setdefault(daily.table, []).extend(daily.read(table, conventions, latest))
    last = file.span[1]
    if last and exported and not last - timedelta(days=1) <= exported.date():
        file.exported = None
    elif last and exported and exported.date() - last > _MOST_LAG:
        about: dict[str, object] = {"found": last, "expected": exported.date() - _LAG, "day": exported.date()}
        file.problems.append(Problem("export_ends_early", Place(file=name), about, "warning"))
    return file


def complete(file: PageFile, catalogue: Catalogue, as_of: date | None, today: date) -> PageFile:
    """Posts and audiences, counted up to ``as_of`` where the file itself holds no day.

    Raises :class:`InputError` with every problem of the file when it is refused.
    """
    last = file.span[1] or as_of
    if not any(problem.level == "error" for problem in file.problems):
        for table in file.tables:
            if table.kind.id == "page_posts":
                file.posts += page_content.read_posts(table, file.conventions, file.latest, catalogue, last)
        for table in file.tables:
            if table.kind.id == "audience":
                if last is None:
                    place = Place(file=file.name, sheet=table.sheet)
                    table.problems.append(Problem("audience_undated", place, {"day": today}, "warning"))
                audience = page_followers.read_audience(table, file.conventions, last or today)
                file.audiences += [audience] if audience else []
    for table in file.tables:
        if not table.rows and (table.kind.id in BY_TABLE or len(file.tables) == 1):
            place = Place(file=file.name, sheet=table.sheet, row=table.header_row + 1)
            if not any(problem.level == "error" for problem in table.problems):
                table.problems.append(Problem("table_empty", place))
        file.problems += table.problems
    file.problems = cut(file.problems, file.name)
    if any(problem.level == "error" for problem in file.problems):
        raise InputError(file.problems)
    return file


def cut(problems: list[Problem], name: str) -> list[Problem]:
    """The first problems of each kind: a column that is wrong throughout needs no line for every cell."""
    if any(problem.level == "error" for problem in problems):
        problems = [problem for problem in problems if problem.id != "days_missing"]
    seen: dict[tuple[str, str], int] = {}
    kept: list[Problem] = []
    left = 0
    for problem in problems:
        key = (problem.id, problem.place.sheet)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= _MOST_PROBLEMS // 4 and len(kept) < _MOST_PROBLEMS:
            kept.append(problem)
        else:
            left += 1
    if left:
        level = "error" if any(problem.level == "error" for problem in problems) else "warning"
        kept.append(Problem("more_problems", Place(file=name), {"n": left}, "error" if level == "error" else "warning"))
    return kept


def _stranger(name: str, sheets: Sequence[Sheet], catalogue: Catalogue) -> Problem:
    """What this file is instead, by the words of its first rows."""
    labels: set[str] = set()
    best: tuple[int, str, int, list[Cell]] = (0, "", 1, [])
    below: Sequence[Sequence[Cell]] = ()
    for sheet in sheets:
        labels.add(fold(sheet.name))
        for offset, row in enumerate(sheet.rows[:12]):
            texts = [cell for cell in row if isinstance(cell, str) and 0 < len(cell) < 120]
            labels |= {fold(text) for text in texts}
            if len(texts) > best[0]:
                best = (len(texts), sheet.name, sheet.first_row + offset, list(texts))
                below = sheet.rows[offset + 1 : offset + 4]
    place = Place(file=name, sheet=best[1], row=best[2])
    hits = []
    for kind in catalogue.others:
        found = sum(any(word == label or (len(word) > 8 and word in label) for label in labels) for word in kind.words)
        if found >= kind.least:
            hits.append((found / kind.least, kind.id))
    if hits:
        identity = max(hits)[1]
        level = "error" if identity in _REFUSED_KINDS else "warning"
        return Problem(f"kind_{identity}", place, level="error" if level == "error" else "warning")
    shown = ", ".join("".join(c if c.isprintable() else " " for c in str(cell)[:30]) for cell in best[3][:5])
    place = replace(place, secret=not (looks_like_header(best[3]) and holds_figures(below)))
    return Problem("not_an_export", place, {"found": shown})


def foreign(file: PageFile, slug: str) -> PageFile:
    """The same file with the remark that its name speaks of another page."""
    values = {"found": file.slug, "expected": slug}
    problem = Problem("page_other", Place(file=file.name), values, "warning")
    return replace(file, problems=[problem, *file.problems])

"""One file of a person: recognised, told whose it is, and only then read, where that person agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.export import ExportKind, PersonDay, PersonPost, Source
from ambassador_cli.readers.linkedin import creator, post_analytics, shares
from ambassador_cli.readers.linkedin.catalogue import Catalogue
from ambassador_cli.readers.linkedin.conventions import Conventions, find_conventions
from ambassador_cli.readers.linkedin.file_names import archive_day
from ambassador_cli.readers.linkedin.page_file import cut
from ambassador_cli.readers.linkedin.post_address import profile_slug
from ambassador_cli.readers.linkedin.proposals import unknown_sheet
from ambassador_cli.readers.linkedin.table import HEADER_WITHIN, Table
from ambassador_cli.readers.tables import Sheet, Workbook

_KINDS = frozenset({"creator", "shares"})
_NEEDED = {"creator_days": "date", "creator_followers": "date", "shares": "posted"}
"""Columns without which rows cannot be read; LinkedIn calls each of them Date."""


@dataclass(slots=True)
class PersonFile:
    """A file of a person. Nothing in it is a figure before :func:`read` was called."""

    name: str
    sha256: str
    kind: ExportKind
    layout: creator.CreatorLayout
    details: list[tuple[Table, str, str]] = field(default_factory=list)
    unknown: list[Problem] = field(default_factory=list)
    slugs: frozenset[str] = frozenset()
    person: str = ""
    rows: tuple[tuple[str, int], ...] = ()
    named: Source | None = None
    format: str = ""
    sheets: tuple[str, ...] = ()
    conventions: Conventions = field(default_factory=Conventions)
    days: list[PersonDay] = field(default_factory=list)
    posts: list[PersonPost] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def span(self) -> tuple[date | None, date | None]:
        """First and last day: of the daily table, else of the posts."""
        days = [record.day for record in self.days] or [post.as_of or post.published for post in self.posts]
        return min(days, default=None), max(days, default=None)

    @property
    def lists_until(self) -> date | None:
        """The last day that a list of all posts covers: that of the archive it came in, for silence counts too; without
        one the day of the newest post."""
        if self.kind != "shares":
            return None
        newest = max((post.published for post in self.posts), default=None)
        return max((day for day in (newest, archive_day(self.name)) if day), default=None)

    @property
    def age(self) -> tuple[date, str]:
        """What decides which of two files is the newer one: its last day, then its contents."""
        return self.span[1] or date.min, self.sha256

    def let_go(self) -> None:
        """Keep what names the file, and let its figures go: of many files they take room."""
        self.named = self.source()
        self.days, self.posts = [], []

    def source(self) -> Source:
        """The file as the history names it."""
        if self.named:
            return self.named
        first, last = self.span
        return Source(
            self.name, self.sha256, self.kind, None, first, last, self.rows, tuple(self.problems), self.person
        )


def recognise_person(
    name: str, digest: str, workbook: Workbook, found: Sequence[tuple[Sheet, list[Table]]], catalogue: Catalogue
) -> PersonFile | None:
    """The file as one of a person, or ``None``. ``found`` are the tables of every sheet that is not empty."""
    file = PersonFile(name, digest, "creator", creator.CreatorLayout(), problems=list(workbook.problems))
    for sheet, tables in found:
        mine = [table for table in tables if table.kind.kind in _KINDS]
        rankings = creator.find_rankings(name, sheet, catalogue) if not mine else []
        detail = post_analytics.find_post(name, sheet, catalogue)
        file.layout.tables += mine + rankings
        period = creator.find_period(sheet)
        if period:
            file.layout.periods.append(period)
        if detail:
            file.details.append(detail)
        elif not period and not mine and not rankings:
            file.unknown.append(unknown_sheet(name, sheet, catalogue, HEADER_WITHIN))
    kinds = {table.kind.id for table in file.layout.tables}
    if file.details:
        file.kind = "post_analytics"
        file.layout.tables = [table for table, _, _ in file.details]
    elif "shares" in kinds:
        file.kind = "shares"
    elif not kinds & {"creator_days", "creator_followers", "creator_posts"}:
        return None
    _keep_one_of_each(file)
    file.slugs = frozenset(_slugs(file))
    return file


def _keep_one_of_each(file: PersonFile) -> None:
    """A workbook of LinkedIn's has one table of days and one of followers; a further one is somebody's own sheet. The
    one with the most of its columns stays."""
    for identity in ("creator_days", "creator_followers"):
        alike = [table for table in file.layout.tables if table.kind.id == identity]
        best = max(alike, key=lambda table: len(table.columns), default=None)
        for table in alike:
            if table is not best:
                file.layout.tables.remove(table)
                place = Place(file=file.name, sheet=table.sheet)
                file.unknown.append(Problem("sheet_of_ones_own", place, level="warning"))


def _slugs(file: PersonFile) -> set[str]:
    """The profile names in the addresses of a file's own posts."""
    slugs = {profile_slug(link) for _, link, _ in file.details}
    for table in file.layout.tables:
        if table.kind.id == "creator_posts":
            at = table.columns[("link", "")]
            slugs |= {profile_slug(str(row[at]).partition("_")[0]) for _, row in table.rows}
    return slugs - {""}


def read(file: PersonFile, latest: date) -> PersonFile:
    """The figures of a file whose owner agreed. ``latest`` is the last day that can be in it.

    Raises :class:`InputError` with every problem of the file when it is refused.
    """
    counted = file.layout.tables
    file.conventions, doubts = find_conventions(counted)
    file.problems += doubts
    if not any(problem.level == "error" for problem in doubts):
        _figures(file, latest)
    file.problems += file.unknown
    for table in counted:
        file.problems += table.problems
    file.problems = cut(file.problems, file.name)
    file.rows = tuple((table.sheet, len(table.rows)) for table in file.layout.tables)
    file.layout, file.unknown, file.details = creator.CreatorLayout(), [], []  # many files, and cells take room
    if any(problem.level == "error" for problem in file.problems):
        raise InputError(file.problems)
    return file


def _figures(file: PersonFile, latest: date) -> None:
    for table in file.layout.tables:
        needed = _NEEDED.get(table.kind.id, "")
        if needed and (needed, "") not in table.columns:
            file.problems.append(Problem("column_needed", table.place(table.header_row), {"expected": "Date"}))
            return
    if file.kind == "post_analytics":
        for table, link, written in file.details:
            period = next((entry.last for entry in file.layout.periods if entry.sheet == table.sheet), "")
            post = post_analytics.read_post(table, link, written, period, conventions=file.conventions, latest=latest)
            file.posts += [post] if post else []
        return
    if file.kind == "shares":
        for table in file.layout.tables:
            file.posts += shares.read_shares(table, latest)
            if not table.rows:
                file.problems.append(Problem("table_empty", table.place(table.header_row + 1)))
        return
    found = {table.kind.id for table in file.layout.tables}
    if "creator_days" not in found and "creator_posts" in found:
        file.problems.append(Problem("creator_without_days", Place(file=file.name)))
        return
    figures = creator.read_creator(file.layout, file.conventions, latest)
    file.days, file.posts = figures.days, figures.posts
    for table in file.layout.tables:
        if table.kind.id == "creator_days" and not table.rows:
            file.problems.append(Problem("table_empty", table.place(table.header_row + 1)))


def is_expired(file: PersonFile, keep_months: int, today: date) -> bool:
    """Is the last day of this file longer ago than files of people are kept?"""
    last = file.span[1]
    if last is None:
        return False
    month = today.year * 12 + today.month - 1 - keep_months
    first_kept = date(month // 12, month % 12 + 1, 1) + timedelta(days=min(today.day, 28) - 1)
    return last < first_kept

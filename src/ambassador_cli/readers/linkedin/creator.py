"""A person's own analytics: days, followers, two independent rankings of at most fifty posts, and one window.

Recognised by its daily table (date, impressions, engagements), its followers or its rankings. Of the generation
of 2024 numbers are numbers; since 2026 they are texts, addresses carry words, and spacer cells hold junk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from ambassador_cli.errors import Place, Problem
from ambassador_cli.models.export import PersonDay, PersonPost, Ranked
from ambassador_cli.readers.linkedin.catalogue import Catalogue, fold
from ambassador_cli.readers.linkedin.conventions import Conventions, typed_day
from ambassador_cli.readers.linkedin.post_address import is_linkedin, urn_day, urn_id, urn_time
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import FIRST_DAY, check_series, to_counts, to_days
from ambassador_cli.readers.tables import Sheet

PERIOD = re.compile(r"\s*(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})\s*[-\u2013\u2014]\s*(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})")
_HEADER_WITHIN = 12
_RANKED = ("engagements", "impressions")


@dataclass(frozen=True, slots=True)
class Window:
    """A period that a sheet names, its days as written."""

    sheet: str
    first: str
    last: str


@dataclass(slots=True)
class CreatorLayout:
    """Where a creator export holds what: days, followers and rankings, and the period."""

    tables: list[Table] = field(default_factory=list)
    periods: list[Window] = field(default_factory=list)


@dataclass(slots=True)
class CreatorFigures:
    """What one creator export holds."""

    days: list[PersonDay] = field(default_factory=list)
    posts: list[PersonPost] = field(default_factory=list)


def find_rankings(file: str, sheet: Sheet, catalogue: Catalogue) -> list[Table]:
    """The rankings of a sheet TOP POSTS: each begins at a column of addresses; what stands between is spacer.

    Rows that hold no address are spacer too. An address of another site is left out and named. A third column that is
    neither engagements nor impressions makes a sheet of somebody's own, and no ranking.
    """
    kind = catalogue.table("creator_posts")
    for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        starts = [at for at, cell in enumerate(row) if isinstance(cell, str) and kind.names.get(fold(cell)) == "link"]
        if not starts or len(row) < 3:
            continue
        tables = []
        for start in starts[:2]:
            role = kind.names.get(fold(str(row[start + 2]))) if start + 2 < len(row) else None
            if role not in _RANKED:
                continue
            columns = {("link", ""): start, ("published", ""): start + 1, (role, ""): start + 2}
            table = Table(file, sheet.name, kind, sheet.first_row + index, columns)
            for offset, body in enumerate(sheet.rows[index + 1 :], start=sheet.first_row + index + 1):
                address = body[start] if start < len(body) else ""
                if isinstance(address, str) and is_linkedin(address) and start + 2 < len(body):
                    table.rows.append((offset, body))
                elif isinstance(address, str) and "//" in address:
                    place = table.place(offset, ("link", ""))
                    table.problems.append(Problem("post_address_foreign", place, level="warning"))
            tables.append(table)
        return tables
    return []


def find_period(sheet: Sheet) -> Window | None:
    """The first period that a sheet names."""
    for row in sheet.rows[:_HEADER_WITHIN]:
        for cell in row[:3]:
            match = PERIOD.match(cell) if isinstance(cell, str) else None
            if match:
                return Window(sheet.name, match[1], match[2])
    return None


def read_creator(layout: CreatorLayout, conventions: Conventions, latest: date) -> CreatorFigures:
    """What key figures use of one creator export. The followers' table is looked at for damage, and not kept."""
    figures = CreatorFigures()
    for table in layout.tables:
        if table.kind.id == "creator_days":
            figures.days += _days(table, conventions, latest)
        elif table.kind.id == "creator_followers":
            check_series(table, to_days(table, ("date", ""), conventions, latest))
            to_counts(table, ("new_followers", ""), conventions)
    figures.days.sort(key=lambda record: record.day)
    last = figures.days[-1].day if figures.days else None
    posts: dict[str, PersonPost] = {}
    for table in layout.tables:
        if table.kind.id == "creator_posts":
            for post in _ranking(table, conventions, latest, last):
                earlier = posts.get(post.link)
                posts[post.link] = _in_both(earlier, post) if earlier else post
    figures.posts = list(posts.values())
    for period in layout.periods:
        _check_window(figures, layout, period, conventions)
    return figures


def _days(table: Table, conventions: Conventions, latest: date) -> list[PersonDay]:
    days = to_days(table, ("date", ""), conventions, latest)
    impressions = to_counts(table, ("impressions", ""), conventions)
    engagements = to_counts(table, ("engagements", ""), conventions)
    kept = [(days[index], index) for index in check_series(table, days)]
    return [PersonDay(day, impressions[index], engagements[index]) for day, index in kept if day is not None]


def _ranking(table: Table, conventions: Conventions, latest: date, as_of: date | None) -> list[PersonPost]:
    """That these posts exist, with the count of this ranking: it is no key figure's."""
    role = next(column[0] for column in table.columns if column[0] in _RANKED)
    counts = to_counts(table, (role, ""), conventions)
    posts = []
    for (number, row), count in zip(table.rows, counts, strict=True):
        link = str(row[table.columns[("link", "")]]).strip()
        written = row[table.columns[("published", "")]]
        published = typed_day(written, conventions) or urn_day(link)
        if published is None or not FIRST_DAY <= published <= latest:
            place = table.place(number, ("published", ""))
            table.problems.append(Problem("date_impossible", place, {"found": str(written)[:30]}))
            continue
        rank = Ranked(as_of or published, **{role: count}) if count is not None else None
        number_of = (urn_id(link),)
        posts.append(PersonPost(number_of, link, published, urn_time(link), as_of=as_of or published, ranked=rank))
    return posts


def _in_both(one: PersonPost, other: PersonPost) -> PersonPost:
    """A post that stands in both rankings of an export."""
    if one.ranked is None or other.ranked is None:
        return one if one.ranked else other
    counts = {
        name: getattr(one.ranked, name) if getattr(one.ranked, name) is not None else getattr(other.ranked, name)
        for name in _RANKED
    }
    return replace(one, ranked=Ranked(one.ranked.as_of, **counts))


def _check_window(figures: CreatorFigures, layout: CreatorLayout, period: Window, conventions: Conventions) -> None:
    first, last = typed_day(period.first, conventions), typed_day(period.last, conventions)
    days = [record.day for record in figures.days if record.impressions is not None]
    table = next((table for table in layout.tables if table.kind.id == "creator_days"), None)
    if first and last and days and table is not None and not (first <= days[0] and days[-1] <= last):
        values = {"first": first, "last": last, "found_first": days[0], "found_last": days[-1]}
        table.problems.append(Problem("creator_window", Place(table.file, sheet=table.sheet), values))

"""A person's own analytics: days, followers, two independent rankings of at most fifty posts, and one window.

Recognised by its daily table (date, impressions, engagements), its followers or its rankings. Of the generation
of 2024 numbers are numbers; since 2026 they are texts, addresses carry words, and spacer cells hold junk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from ambassador_cli.errors import Place, Problem
from ambassador_cli.models.export import PersonDay, PersonPost, Reach
from ambassador_cli.readers.linkedin.catalogue import Catalogue, TableKind, fold
from ambassador_cli.readers.linkedin.conventions import Conventions, typed_day
from ambassador_cli.readers.linkedin.joined_post import joined
from ambassador_cli.readers.linkedin.post_address import is_linkedin, urn_day, urn_id, urn_time
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import FIRST_DAY, check_series, to_counts, to_days
from ambassador_cli.readers.tables import Cell, Sheet

PERIOD = re.compile(r"\s*(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})\s*[-\u2013\u2014]\s*(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_HEADER_WITHIN = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A period that a sheet names, its days as written."""

    sheet: str
    first: str
    last: str


@dataclass(slots=True)
class CreatorLayout:
    """Where a creator export holds what: days, followers and rankings; labelled totals; the period; the stock."""

    tables: list[Table] = field(default_factory=list)
    totals: list[Table] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    stocks: list[Table] = field(default_factory=list)


@dataclass(slots=True)
class CreatorFigures:
    """What one creator export holds."""

    days: list[PersonDay] = field(default_factory=list)
    posts: list[PersonPost] = field(default_factory=list)
    reach: list[Reach] = field(default_factory=list)
    stock: list[tuple[date, int]] = field(default_factory=list)


def find_rankings(file: str, sheet: Sheet, catalogue: Catalogue) -> list[Table]:
    """The rankings of a sheet TOP POSTS: each begins at a column of addresses; what stands between is spacer.

    Rows that hold no address are spacer too. An address of another site is left out and named.
    """
    kind = catalogue.table("creator_posts")
    for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        starts = [at for at, cell in enumerate(row) if isinstance(cell, str) and kind.names.get(fold(cell)) == "link"]
        if not starts or len(row) < 3:
            continue
        tables = []
        for number, start in enumerate(starts[:2]):
            if start + 2 >= len(row):
                continue
            role = kind.names.get(fold(str(row[start + 2])), ("engagements", "impressions")[number])
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


def find_totals(file: str, sheet: Sheet, kind: TableKind) -> Table | None:
    """Rows of a label and a value, such as those of DISCOVERY."""
    rows: list[tuple[int, list[Cell]]] = []
    for offset, row in enumerate(sheet.rows[:60], start=sheet.first_row):
        if len(row) >= 2 and isinstance(row[0], str) and row[1] != "" and fold(row[0]) in kind.names:
            rows.append((offset, list(row[:2])))
    if not rows:
        return None
    return Table(file, sheet.name, kind, sheet.first_row, {("value", ""): 1}, rows)


def find_period(sheet: Sheet) -> Period | None:
    """The first period that a sheet names."""
    for row in sheet.rows[:_HEADER_WITHIN]:
        for cell in row[:3]:
            match = PERIOD.match(cell) if isinstance(cell, str) else None
            if match:
                return Period(sheet.name, match[1], match[2])
    return None


def find_stock(file: str, sheet: Sheet, kind: TableKind) -> Table | None:
    """The total of followers above the daily ones: a label with a day in it, and a number."""
    for offset, row in enumerate(sheet.rows[:3], start=sheet.first_row):
        if len(row) >= 2 and isinstance(row[0], str) and row[1] != "" and _DAY.search(row[0]):
            return Table(file, sheet.name, kind, offset, {("value", ""): 1}, [(offset, list(row[:2]))])
    return None


def read_creator(layout: CreatorLayout, conventions: Conventions, latest: date) -> CreatorFigures:
    """All figures of one creator export."""
    tables = layout.tables
    figures = CreatorFigures()
    days: dict[date, PersonDay] = {}
    for table in tables:
        if table.kind.id == "creator_days":
            figures.days += _days(table, conventions, latest)
    known = {record.day for record in figures.days}
    for table in tables:
        if table.kind.id == "creator_followers":
            for record in _followers(table, conventions, latest):
                days[record.day] = record
    figures.days = [
        PersonDay(r.day, r.impressions, r.engagements, days[r.day].new_followers if r.day in days else None)
        for r in figures.days
    ] + [record for day, record in days.items() if day not in known]
    figures.days.sort(key=lambda record: record.day)
    last = max(known, default=None)
    posts: dict[str, PersonPost] = {}
    for table in tables:
        if table.kind.id == "creator_posts":
            for post in _ranking(table, conventions, latest, last):
                posts[post.link] = joined(post, posts[post.link]) if post.link in posts else post
    figures.posts = list(posts.values())
    for period in layout.periods:
        _window(figures, layout, period, conventions)
    for table in layout.stocks:
        _, row = table.rows[0]
        day_text = _DAY.search(str(row[0]))
        day = typed_day(day_text[0], conventions) if day_text else None
        (count,) = to_counts(table, ("value", ""), conventions)
        if day is not None and count is not None:
            figures.stock.append((day, count))
    return figures


def _days(table: Table, conventions: Conventions, latest: date) -> list[PersonDay]:
    days = to_days(table, ("date", ""), conventions, latest)
    impressions = to_counts(table, ("impressions", ""), conventions)
    engagements = to_counts(table, ("engagements", ""), conventions)
    kept = [(days[index], index) for index in check_series(table, days)]
    return [PersonDay(day, impressions[index], engagements[index]) for day, index in kept if day is not None]


def _followers(table: Table, conventions: Conventions, latest: date) -> list[PersonDay]:
    days = to_days(table, ("date", ""), conventions, latest)
    counts = to_counts(table, ("new_followers", ""), conventions)
    kept = [(days[index], index) for index in check_series(table, days)]
    return [PersonDay(day, new_followers=counts[index]) for day, index in kept if day is not None]


def _ranking(table: Table, conventions: Conventions, latest: date, as_of: date | None) -> list[PersonPost]:
    role = next(column[0] for column in table.columns if column[0] in {"engagements", "impressions"})
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
        posts.append(
            PersonPost(
                ids=(urn_id(link),),
                link=link,
                published=published,
                posted=urn_time(link),
                impressions=count if role == "impressions" else None,
                engagements=count if role == "engagements" else None,
                as_of=as_of or published,
            )
        )
    return posts


def _window(figures: CreatorFigures, layout: CreatorLayout, period: Period, conventions: Conventions) -> None:
    first, last = typed_day(period.first, conventions), typed_day(period.last, conventions)
    if first is None or last is None:
        return
    days = [record.day for record in figures.days if record.impressions is not None]
    table = next((table for table in layout.tables if table.kind.id == "creator_days"), None)
    if days and table is not None and not (first <= days[0] and days[-1] <= last):
        values = {"first": first, "last": last, "found_first": days[0], "found_last": days[-1]}
        table.problems.append(Problem("creator_window", Place(table.file, sheet=table.sheet), values))
        return
    found: dict[str, int | None] = {}
    for total in layout.totals:
        if total.sheet == period.sheet:
            for (_, row), count in zip(total.rows, to_counts(total, ("value", ""), conventions), strict=True):
                found[total.kind.names[fold(str(row[0]))]] = count
    figures.reach.append(Reach(first, last, found.get("impressions"), found.get("members_reached")))

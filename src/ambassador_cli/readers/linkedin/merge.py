"""Many exports become one history: the newest wins for each day and post, nothing older is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from ambassador_cli.models.export import Audience, Figures, FollowerDay, History, PageDay, PagePost, VisitorDay
from ambassador_cli.readers.linkedin.page_file import PageFile
from ambassador_cli.readers.linkedin.people import merge_people
from ambassador_cli.readers.linkedin.person_file import PersonFile

Record = TypeVar("Record", PageDay, FollowerDay, VisitorDay)


def merge(files: Iterable[PageFile], person_files: Sequence[PersonFile] = ()) -> History:
    """The history of these files, the same for any order of them."""
    people, revised_people = merge_people(person_files)
    ordered = sorted(files, key=lambda file: file.age)
    page_days, revised = _days([file.days for file in ordered], _filled_page_day)
    follower_days, revised_followers = _days([file.follower_days for file in ordered], _filled_follower_day)
    visitor_days, revised_visitors = _days([file.visitor_days for file in ordered], _filled_visitor_day)
    posts: dict[tuple[str, ...], PagePost] = {}
    audiences: dict[tuple[str, object], Audience] = {}
    for file in ordered:
        for post in file.posts:
            key = (post.id,) if post.id else (post.link, post.created.isoformat(), post.text)
            posts[key] = _newer_post(post, posts.get(key))
        for audience in file.audiences:
            audiences[(audience.dimension, audience.as_of)] = audience
    return History(
        page_days=tuple(page_days),
        posts=tuple(
            sorted(posts.values(), key=lambda post: (post.created, len(post.id), post.id, post.link, post.text))
        ),
        follower_days=tuple(follower_days),
        visitor_days=tuple(visitor_days),
        audiences=tuple(sorted(audiences.values(), key=lambda entry: (entry.as_of, entry.dimension))),
        people=people,
        sources=tuple(
            sorted(
                [*(file.source() for file in ordered), *(file.source() for file in person_files)],
                key=lambda s: (s.file, s.sha256),
            )
        ),
        revised_days=revised + revised_followers + revised_visitors + revised_people,
    )


def _days(files: Sequence[Sequence[Record]], fill: Callable[[Record, Record], Record]) -> tuple[list[Record], int]:
    newest: dict[object, Record] = {}
    revised = set()
    for records in files:
        for record in records:
            earlier = newest.get(record.day)
            if earlier is None:
                newest[record.day] = record
                continue
            filled = fill(record, earlier)
            if filled != fill(earlier, record):
                revised.add(record.day)
            newest[record.day] = filled
    return sorted(newest.values(), key=lambda record: record.day), len(revised)


def _filled_page_day(newer: PageDay, older: PageDay) -> PageDay:
    return PageDay(
        newer.day,
        _filled(newer.organic, older.organic),
        _filled(newer.sponsored, older.sponsored),
        _filled(newer.total, older.total),
    )


def _filled(newer: Figures, older: Figures) -> Figures:
    """The newer figures; an older one only where the newer export has none at all."""
    if newer == older:
        return newer
    known = {entry.name: getattr(older, entry.name) for entry in fields(Figures) if getattr(newer, entry.name) is None}
    return replace(newer, **known) if known else newer


def _filled_follower_day(newer: FollowerDay, older: FollowerDay) -> FollowerDay:
    if newer == older:
        return newer
    return FollowerDay(
        newer.day,
        older.organic if newer.organic is None else newer.organic,
        older.sponsored if newer.sponsored is None else newer.sponsored,
        older.auto_invited if newer.auto_invited is None else newer.auto_invited,
        older.total if newer.total is None else newer.total,
    )


def _filled_visitor_day(newer: VisitorDay, older: VisitorDay) -> VisitorDay:
    return VisitorDay(
        newer.day,
        older.page_views if newer.page_views is None else newer.page_views,
        older.unique_visitors if newer.unique_visitors is None else newer.unique_visitors,
    )


def _newer_post(newer: PagePost, older: PagePost | None) -> PagePost:
    """The newer record. Lifetime figures of two different days are never mixed."""
    if older is None or older.as_of != newer.as_of:
        return newer
    return replace(
        newer,
        organic=_filled(newer.organic, older.organic),
        total=_filled(newer.total, older.total),
        content_type=newer.content_type or older.content_type,
    )

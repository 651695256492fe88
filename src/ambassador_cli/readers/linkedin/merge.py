"""Many exports become one history: the newest wins for each day and post, nothing older is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from ambassador_cli.models.export import Audience, CountsDay, History, PagePost
from ambassador_cli.readers.linkedin.daily import DailyTable, fill
from ambassador_cli.readers.linkedin.daily_tables import DAILY_TABLES
from ambassador_cli.readers.linkedin.page_file import PageFile
from ambassador_cli.readers.linkedin.people import merge_people
from ambassador_cli.readers.linkedin.person_file import PersonFile


def merge(files: Iterable[PageFile], person_files: Sequence[PersonFile] = ()) -> History:
    """The history of these files, the same for any order of them."""
    people, revised = merge_people(person_files)
    ordered = sorted(files, key=lambda file: file.age)
    own: dict[str, tuple[Any, ...]] = {}
    others: dict[str, tuple[CountsDay, ...]] = {}
    for daily in DAILY_TABLES:
        records, changed = _days(daily, [file.daily.get(daily.table, ()) for file in ordered])
        revised += changed
        if daily.into:
            own[daily.into] = records
        elif records:
            others[daily.table] = records
    posts: dict[tuple[str, ...], PagePost] = {}
    audiences: dict[tuple[str, object], Audience] = {}
    for file in ordered:
        for post in file.posts:
            key = (post.id,) if post.id else (post.link, post.created.isoformat(), post.text)
            posts[key] = _newer_post(post, posts.get(key))
        for audience in file.audiences:
            audiences[(audience.dimension, audience.as_of)] = audience
    return History(
        **own,
        daily=others,
        posts=tuple(
            sorted(posts.values(), key=lambda post: (post.created, len(post.id), post.id, post.link, post.text))
        ),
        audiences=tuple(sorted(audiences.values(), key=lambda entry: (entry.as_of, entry.dimension))),
        people=people,
        sources=tuple(
            sorted(
                [*(file.source() for file in ordered), *(file.source() for file in person_files)],
                key=lambda s: (s.file, s.sha256),
            )
        ),
        revised_days=revised,
    )


def _days(daily: DailyTable, files: Sequence[Sequence[Any]]) -> tuple[tuple[Any, ...], int]:
    """The records of every key in the order of their days, and how many of them a newer file changed."""
    newest: dict[object, Any] = {}
    revised = set()
    for records in files:
        for record in records:
            key = daily.key(record)
            earlier = newest.get(key)
            if earlier is None:
                newest[key] = record
                continue
            filled = daily.fill(record, earlier)
            if filled != daily.fill(earlier, record):
                revised.add(key)
            newest[key] = filled
    return tuple(sorted(newest.values(), key=lambda record: record.day)), len(revised)


def _newer_post(newer: PagePost, older: PagePost | None) -> PagePost:
    """The newer record. Lifetime figures of two different days are never mixed."""
    if older is None or older.as_of != newer.as_of:
        return newer
    return replace(
        newer,
        organic=fill(newer.organic, older.organic),
        total=fill(newer.total, older.total),
        content_type=newer.content_type or older.content_type,
    )

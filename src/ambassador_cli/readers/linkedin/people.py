"""The files of people become one history for each: newest wins for each day, and one record for each post.

The numbers of a post differ between exports (activity, share, ugcPost). Its times do not: they lie within a few
seconds of each other; two texts known to differ stay two posts all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from ambassador_cli.models.export import PersonDay, PersonHistory, PersonPost
from ambassador_cli.readers.linkedin.joined_post import joined
from ambassador_cli.readers.linkedin.person_file import PersonFile

_SAME_POST = timedelta(seconds=3)


def merge_people(files: Iterable[PersonFile]) -> tuple[tuple[PersonHistory, ...], int]:
    """One history a person, sorted by key, and on how many days a newer file said something else."""
    ordered = sorted(files, key=lambda file: (file.person, file.age))
    people = []
    revised = 0
    for person, group in groupby(ordered, key=lambda file: file.person):
        members = list(group)
        history, changed = _person(person, members)
        people.append(history)
        revised += changed
        for file in members:
            file.let_go()
    return tuple(people), revised


def _person(person: str, files: Sequence[PersonFile]) -> tuple[PersonHistory, int]:
    days: dict[date, PersonDay] = {}
    changed = set()
    for file in files:
        for day in file.days:
            earlier = days.get(day.day)
            filled = _filled_day(day, earlier) if earlier else day
            if earlier and filled != _filled_day(earlier, day):
                changed.add(day.day)
            days[day.day] = filled
    lists = [file.lists_until for file in files if file.lists_until]
    return (
        PersonHistory(
            person=person,
            days=tuple(days[day] for day in sorted(days)),
            posts=_posts(files),
            shares_until=max(lists, default=None),
        ),
        len(changed),
    )


def _filled_day(newer: PersonDay, older: PersonDay) -> PersonDay:
    return PersonDay(
        newer.day,
        older.impressions if newer.impressions is None else newer.impressions,
        older.engagements if newer.engagements is None else newer.engagements,
    )


def _may_be_one(post: PersonPost, other: PersonPost) -> bool:
    """Two texts make two posts, unless a number says that one was edited."""
    differ = post.text is not None and other.text is not None and post.text != other.text
    return not differ or bool(set(post.ids) & set(other.ids))


def _posts(files: Sequence[PersonFile]) -> tuple[PersonPost, ...]:
    """Posts in the order they were made. ``files`` are sorted from the oldest to the newest."""
    timed: list[tuple[int, PersonPost]] = []
    named: dict[tuple[str, ...], PersonPost] = {}
    for age, file in enumerate(files):
        for post in file.posts:
            if post.posted is None or not post.ids:
                key = post.ids or (post.link, post.published.isoformat(), post.text or "")
                earlier = named.get(key)
                named[key] = joined(post, earlier) if earlier else post
            else:
                timed.append((age, post))
    timed.sort(key=lambda entry: (entry[1].posted, entry[0], entry[1].ids))
    clusters: list[list[tuple[int, PersonPost]]] = []
    for age, post in timed:
        first = clusters[-1][0][1].posted if clusters else None
        near = first is not None and post.posted is not None and post.posted - first <= _SAME_POST
        if near and all(_may_be_one(post, other) for _, other in clusters[-1]):
            clusters[-1].append((age, post))
        else:
            clusters.append([(age, post)])
    posts = list(named.values())
    for cluster in clusters:
        cluster.sort(key=lambda entry: (entry[1].as_of or date.min, entry[0], entry[1].ids))
        post = cluster[0][1]
        for _, newer in cluster[1:]:
            post = joined(newer, post)
        posts.append(post)
    return tuple(sorted(posts, key=lambda p: (p.published, str(p.posted or ""), p.ids, p.link, p.text or "")))

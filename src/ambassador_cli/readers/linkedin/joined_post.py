"""Two records of one post become one."""

from __future__ import annotations

from dataclasses import replace

from ambassador_cli.models.export import PersonPost, Ranked

_COUNTS = ("impressions", "members_reached", "saves", "sends", "new_followers")


def joined(newer: PersonPost, older: PersonPost) -> PersonPost:
    """One record of two: what the newer knows, and what only the older does. Counts of two different days are never
    mixed: all of them come from one record."""
    counted = [any(getattr(post, name) is not None for name in _COUNTS) for post in (newer, older)]
    counts = older if counted == [False, True] else newer
    same_day = counted == [True, True] and newer.as_of == older.as_of
    known = {
        name: getattr(older, name) if same_day and getattr(counts, name) is None else getattr(counts, name)
        for name in _COUNTS
    }
    return replace(
        newer,
        ids=tuple(sorted({*newer.ids, *older.ids})),
        published=min(newer.published, older.published),
        posted=min((time for time in (newer.posted, older.posted) if time), default=None),
        text=older.text if newer.text is None else newer.text,
        as_of=counts.as_of if any(counted) else max((d for d in (newer.as_of, older.as_of) if d), default=None),
        ranked=_newest([rank for rank in (newer.ranked, older.ranked) if rank]),
        **known,
    )


def _newest(ranked: list[Ranked]) -> Ranked | None:
    """Both counts of one export, the newest that has them; else the newest that there is. The first of a day counts."""
    whole = [rank for rank in ranked if rank.impressions is not None and rank.engagements is not None]
    return max(whole or ranked, key=lambda rank: rank.as_of, default=None)

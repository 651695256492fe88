"""Two records of one post become one."""

from __future__ import annotations

from dataclasses import fields, replace

from ambassador_cli.models.export import PersonPost

_FILLED = tuple(
    entry.name for entry in fields(PersonPost) if entry.name not in {"ids", "link", "published", "posted", "as_of"}
)


def joined(newer: PersonPost, older: PersonPost) -> PersonPost:
    """One record of two: what the newer knows, and what only the older does."""
    known = {name: getattr(older, name) for name in _FILLED if getattr(newer, name) is None}
    return replace(
        newer,
        ids=tuple(sorted({*newer.ids, *older.ids})),
        published=min(newer.published, older.published),
        posted=min((time for time in (newer.posted, older.posted) if time), default=None),
        as_of=max((day for day in (newer.as_of, older.as_of) if day), default=None),
        **known,
    )

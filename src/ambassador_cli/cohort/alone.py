"""Who can be told by their attributes: counted before anything goes to others."""

from __future__ import annotations

from collections.abc import Sequence


def alone_with_attributes(people: Sequence[Sequence[str]]) -> int:
    """How many people are the only ones with their attributes (values per person)."""
    seen: dict[tuple[str, ...], int] = {}
    for values in people:
        seen[tuple(values)] = seen.get(tuple(values), 0) + 1
    return sum(count == 1 for count in seen.values())

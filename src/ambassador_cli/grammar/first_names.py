"""By which name somebody is spoken to."""

from __future__ import annotations

_TITLES = frozenset({"dr", "prof", "dipl", "ing", "med", "rer", "nat", "herr", "frau", "mr", "mrs", "ms", "mx"})


def first_name(name: str) -> str:
    """The first name in "Dr. Ada Nordmann" or "Nordmann, Ada"; the whole name where there is only one word."""
    last, comma, given = name.partition(",")
    parts = (given if comma and given.strip() else last).split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in _TITLES:
        parts = parts[1:]
    return parts[0] if parts else name

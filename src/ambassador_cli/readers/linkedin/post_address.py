"""What the address of a post holds: its number, and in that number the time it was made."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

_NUMBER = re.compile(r"(?:activity|share|ugcPost)(?::|%3A|-)(\d+)")
_HOLDS_TIME = 18


def urn_time(link: str) -> datetime | None:
    """When a post was made (UTC), from the number in its address: its upper bits are milliseconds since 1970.
    Numbers of fewer than 18 digits are older and hold no time."""
    number = urn_id(link)
    if not _HOLDS_TIME <= len(number) <= 20:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(number) >> 22)


def urn_day(link: str) -> date | None:
    """The UTC day of :func:`urn_time`."""
    time = urn_time(link)
    return time.date() if time else None


def urn_id(link: str) -> str:
    """The number of the post in an address, or the empty text."""
    match = _NUMBER.search(link)
    return match[1] if match else ""

"""What the address of a post holds: its number, and in that number the time it was made."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

_NUMBER = re.compile(r"(?:activity|share|ugcPost)(?::|%3A|-)(\d+)")
_LINKEDIN = re.compile(r"https?://(?:[a-z]{2,3}\.)?linkedin\.com/", re.IGNORECASE)
_SLUG = re.compile(r"linkedin\.com/(?:posts|in)/([^/_?#]+)", re.IGNORECASE)
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
    found = _NUMBER.findall(link)
    return str(found[-1]) if found else ""


def is_linkedin(address: str) -> bool:
    """Is this an address on linkedin.com?"""
    return _LINKEDIN.match(address.strip()) is not None


def profile_slug(address: str) -> str:
    """The profile's name in the address of a post (``/posts/NAME_words-share-…``), or the empty text."""
    match = _SLUG.search(address)
    return unquote(match[1]).casefold() if match else ""

"""What the name of an export says: which page, and when LinkedIn wrote it. Names may lie: contents win."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta

_EPOCH_MS = re.compile(r"(?<!\d)(1[0-9]{12})(?!\d)")
_PAGE = re.compile(r"(?:^|[/\\])([^/\\]+?)_(?:content|followers|visitors|updates)_1\d{12}(?!\d)")


def exported_at(name: str) -> datetime | None:
    """The time of the export (UTC): the milliseconds since 1970 in the name of the file or of its folder."""
    found = _EPOCH_MS.findall(name)
    if not found:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(found[-1]))


def page_slug(name: str) -> str:
    """The page's name in LinkedIn's addresses, or the empty text where the file name does not hold it."""
    found = _PAGE.search(unicodedata.normalize("NFC", name))
    return found[1] if found else ""

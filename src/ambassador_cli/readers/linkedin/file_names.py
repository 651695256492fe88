"""What the name of an export says: which page, and when LinkedIn wrote it. Names may lie: contents win."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

_EPOCH_MS = re.compile(r"(?<!\d)(1[0-9]{12})(?!\d)")
_ARCHIVE = re.compile(r"LinkedInDataExport_(\d{2})-(\d{2})-(\d{4})(?!\d)")
_PAGE = re.compile(r"(?:^|[/\\])([^/\\]+?)_(?:content|followers|visitors|updates)_1\d{12}(?!\d)")


def exported_at(name: str) -> datetime | None:
    """The time of the export (UTC): the milliseconds since 1970 in the name of the file or of its folder."""
    found = _EPOCH_MS.findall(name)
    if not found:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(found[-1]))


def archive_day(name: str) -> date | None:
    """The day LinkedIn made a personal archive, in the name of the archive or of a folder it was unpacked to."""
    found = _ARCHIVE.findall(name)
    try:
        return date(int(found[-1][2]), int(found[-1][0]), int(found[-1][1])) if found else None
    except ValueError:
        return None


def page_slug(name: str) -> str:
    """The page's name in LinkedIn's addresses, or the empty text where the file name does not hold it."""
    found = _PAGE.search(unicodedata.normalize("NFC", name))
    return found[1] if found else ""

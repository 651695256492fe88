"""Shares.csv of the personal data archive: every post of a person, with its text and the time it was made (UTC).

Recognised by its English headers, which no interface language changes. A line break inside a text is stored as
quote, line break, quote.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from ambassador_cli.errors import Problem
from ambassador_cli.models.export import PersonPost
from ambassador_cli.readers.linkedin.post_address import urn_id, urn_time
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import FIRST_DAY

_TIME = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2}) (\d{2}):(\d{2}):(\d{2})(?: UTC)?")
_BROKEN_LINE = re.compile(r'"\r?\n"')
_MOST_CHARACTERS = 30_000
"""Posts hold 3,000 characters, articles' teasers somewhat more."""


def read_shares(table: Table, latest: date) -> list[PersonPost]:
    """Every row as a post. Reposts without words of one's own have an empty text."""
    posts = []
    for number, row in table.rows:
        cells = {role: str(row[index]) for (role, _), index in table.columns.items()}
        posted = _time(cells.get("posted", ""))
        if posted is None or not FIRST_DAY <= posted.date() <= latest:
            place = table.place(number, ("posted", ""))
            table.problems.append(Problem("date_impossible", place, {"found": cells.get("posted", "")[:30]}))
            continue
        text = _BROKEN_LINE.sub("\n", cells.get("text", "")).strip()
        if len(text) > _MOST_CHARACTERS:
            table.problems.append(Problem("cell_too_long", table.place(number, ("text", ""))))
            continue
        link = cells.get("link", "").strip()
        known = urn_time(link)
        near = known is not None and abs((known - posted).total_seconds()) < 7200
        posts.append(
            PersonPost(
                ids=(urn_id(link),) if urn_id(link) else (),
                link=link,
                published=posted.date(),
                posted=known if near else posted,
                text=text,
            )
        )
    return posts


def _time(text: str) -> datetime | None:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    try:
        year, month, day, hour, minute, second = map(int, match.groups())
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None

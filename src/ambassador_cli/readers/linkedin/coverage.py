"""Which days the exports cover, where the gaps are, and until when the next export loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from ambassador_cli.models.export import History
from ambassador_cli.models.inspection import Coverage
from ambassador_cli.readers.linkedin.daily_tables import DAILY_TABLES

_WINDOW = timedelta(days=365)
"""LinkedIn shows the last 365 days, up to two days before the day of the export."""


def measure_coverage(history: History) -> tuple[Coverage, ...]:
    """Coverage by kind of the page's exports, then all people's own files as one."""
    found = []
    for daily in DAILY_TABLES:
        records = getattr(history, daily.into) if daily.into else history.daily.get(daily.table, ())
        if records:
            found.append(_coverage(daily.kind, [record.day for record in records]))
    people = [[record.day for record in person.days] for person in history.people if person.days]
    if people:
        last = min(days[-1] for days in people)
        every = sorted({day for days in people for day in days})
        gaps = sorted({gap for days in people for gap in _gaps(days)})
        first = min(days[0] for days in people)
        found.append(Coverage("creator", first, last, len(every), tuple(gaps), last + _WINDOW, len(people)))
    return tuple(found)


def _coverage(kind: str, days: Sequence[date]) -> Coverage:
    return Coverage(kind, days[0], days[-1], len(days), tuple(_gaps(days)), days[-1] + _WINDOW)


def _gaps(days: Iterable[date]) -> list[tuple[date, date]]:
    one = timedelta(days=1)
    return [(before + one, after - one) for before, after in pairwise(days) if after - before > one]

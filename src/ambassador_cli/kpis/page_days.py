"""The days of the page that lie in a period, and what to say where some are missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambassador_cli.models.export import PageDay
from ambassador_cli.models.report import Note, Period


def days_in(days: Sequence[PageDay], period: Period) -> list[PageDay]:
    """The page's days that lie in the period."""
    return [day for day in days if period.holds(day.day)]


def total_of(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; unknown where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def missing_days_note(known: int, period: Period) -> tuple[Note, ...]:
    """A note where days of the period are unknown."""
    if known == period.days:
        return ()
    if not known:
        return (Note("nothing_known"),)
    return (Note("days_missing", {"n": period.days - known, "of": period.days}),)

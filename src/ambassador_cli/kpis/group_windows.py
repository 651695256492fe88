"""In which windows figures of the group exist: whole calendar months and quarters, and no others.

Two windows that differ by a day would tell of that day, and two that end where somebody's file begins of that person.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from ambassador_cli.models.report import Period


def month_of(day: date) -> Period:
    """The calendar month a day lies in."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def quarter_of(day: date) -> Period:
    """The calendar quarter a day lies in."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return Period(first, month_of(first.replace(month=first.month + 2)).last)


def is_window(period: Period) -> bool:
    """Is this one whole month or one whole quarter?"""
    return period in {month_of(period.first), quarter_of(period.first)}


def windows_in(period: Period) -> tuple[Period, ...]:
    """The windows a report of ``period`` may show figures of the group in, the wanted one first: the period itself
    where it is one; else its quarters, the newest first; else its months."""
    if is_window(period):
        return (period,)
    quarters = _whole(period, quarter_of)
    return quarters or _whole(period, month_of)


def _whole(period: Period, around: Callable[[date], Period]) -> tuple[Period, ...]:
    found = []
    day = period.last
    while day >= period.first:
        window = around(day)
        if window.first >= period.first and window.last <= period.last:
            found.append(window)
        day = window.first - timedelta(days=1)
    return tuple(found)


def window_before(window: Period) -> Period:
    """The month or quarter before."""
    day = window.first - timedelta(days=1)
    return month_of(day) if window == month_of(window.first) else quarter_of(day)


def window_after(window: Period) -> Period:
    """The month after a month."""
    return month_of(window.last + timedelta(days=1))


def window_year_before(window: Period) -> Period:
    """The same month or quarter of the year before."""
    day = window.first.replace(year=window.first.year - 1)
    return month_of(day) if window == month_of(window.first) else quarter_of(day)

"""Which days a report covers, and which it is held against."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ambassador_cli.errors import Problem, UsageError
from ambassador_cli.models.export import History
from ambassador_cli.models.report import Period

YEAR = 365


def exported_period(history: History) -> Period | None:
    """From the first to the last day that the page's exports hold: the content export's days where there are
    any, else the followers export's."""
    days = [row.day for row in history.page_days] or [row.day for row in history.follower_days]
    return Period(days[0], days[-1]) if days else None


def choose_period(
    exported: Period,
    *,
    start: date | None = None,
    first: date | None = None,
    last: date | None = None,
    month: date | None = None,
) -> Period:
    """The report's period, which never ends after the last exported day.

    ``month`` is any day of the wanted month; ``first`` and ``last`` are what was asked for; ``start`` is the
    programme's start, from which a report runs by default. Without any of them it is the exported year: the
    last 365 exported days. Raises ``UsageError`` where nothing of it was exported or the ends are swapped.
    """
    if month and (first or last):
        raise UsageError(Problem("usage.month_and_days"))
    if month:
        first = month.replace(day=1)
        last = month.replace(day=monthrange(month.year, month.month)[1])
    end = min(last or exported.last, exported.last)
    begin = first or _default_first(exported, start, end)
    if last and first and last < first:
        raise UsageError(Problem("usage.days_swapped", values={"first": first, "last": last}))
    if begin > end or end < exported.first:
        values = {"first": exported.first, "last": exported.last}
        raise UsageError(Problem("usage.nothing_exported", values=values))
    return Period(begin, end)


def _default_first(exported: Period, start: date | None, end: date) -> date:
    if start and start <= end:
        return start
    return max(exported.first, end - timedelta(days=YEAR - 1))


def period_before(period: Period) -> Period:
    """The period to compare with: the same days of the month before for (the first days of) a month, else as
    many days directly before."""
    first, last = period.first, period.last
    if first.day != 1 or (first.year, first.month) != (last.year, last.month):
        return period.before()
    earlier = first - timedelta(days=1)
    length = monthrange(earlier.year, earlier.month)[1]
    whole = last.day == monthrange(last.year, last.month)[1]
    return Period(earlier.replace(day=1), earlier.replace(day=length if whole else min(last.day, length)))


def year_before(period: Period) -> Period:
    """The same days a year earlier; 29 February becomes 28 February, and a month's end stays its end."""
    return Period(_year_earlier(period.first), _year_earlier(period.last, end=True))


def _year_earlier(day: date, *, end: bool = False) -> date:
    length = monthrange(day.year - 1, day.month)[1]
    at_month_end = end and day.day == monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, length if at_month_end else min(day.day, length))


def export_due(exported: Period) -> date:
    """The last day on which LinkedIn still shows the first day that was not exported yet: the window holds 365
    days and ends up to two days before the day of the export."""
    return exported.last + timedelta(days=YEAR)

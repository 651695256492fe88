"""The page month by month, by day and by post: two counts that are never reconciled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ambassador_cli.kpis.page_days import days_in
from ambassador_cli.models.board import MonthTotal
from ambassador_cli.models.export import History
from ambassador_cli.models.report import Period

MONTHS = 24
"""Whole calendar months that are shown at most, the last ones."""


def measure_months(history: History, last: date, most: int = MONTHS) -> tuple[MonthTotal, ...]:
    """The whole calendar months (UTC) up to ``last`` of which exports know something. A count by day is of that
    month's days, on whatever post, and stands only where every day is known; one by post is the lifetime of the posts
    created in the month."""
    days = [row.day for row in history.page_days] + [row.day for row in history.follower_days]
    if not days:
        return ()
    found = []
    month = min(days).replace(day=1)
    while (following := _next_month(month)) <= last + timedelta(days=1):
        found.append(_month(history, Period(month, following - timedelta(days=1))))
        month = following
    known = [month for month in found if month.by_day is not None or month.posts or month.new_followers is not None]
    return tuple(known[-most:])


def _month(history: History, period: Period) -> MonthTotal:
    posts = [post for post in history.posts if period.holds(post.created)]
    shown = [post.organic.impressions for post in posts if post.organic.impressions is not None]
    earlier = period.first.replace(year=period.first.year - 1)
    before = Period(earlier, _next_month(earlier) - timedelta(days=1))
    return MonthTotal(
        first=period.first,
        by_day=_impressions(history, period),
        year_before=_impressions(history, before),
        by_post=sum(shown) if shown else None,
        posts=len(posts),
        new_followers=_whole((row.total for row in history.follower_days if period.holds(row.day)), period),
    )


def _impressions(history: History, period: Period) -> int | None:
    return _whole((row.organic.impressions for row in days_in(history.page_days, period)), period)


def _whole(counts: Iterable[int | None], period: Period) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == period.days else None


def _next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)

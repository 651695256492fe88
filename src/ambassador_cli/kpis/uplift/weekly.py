"""Weeks counted from the start: what a typical day of each was, and how much was posted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import log
from statistics import median

DAYS = 7
FEWEST_DAYS = 5
"""A week with fewer exported days is missing."""

STILL_REVISED = 5
"""LinkedIn still revises the last exported days."""

_LOW, _HIGH = 1, 3
_POST_LIFE = 21
_FADING = -1.5
_UNKNOWN_POSTS_BEFORE = 14
_FLOOR = 0.5

Weekly = Mapping[int, float]
"""A value for each week that is known: week 0 begins on the day of the start, week -1 a week earlier."""


def settled_days(values: Mapping[date, float]) -> dict[date, float]:
    """The exported days less the last five, which may still change."""
    kept = sorted(values)[:-STILL_REVISED]
    return {day: values[day] for day in kept}


def weeks_between(first: date, last: date, start: date) -> range:
    """The weeks that lie wholly between two days."""
    return range(
        -((start - first).days // DAYS), (last - start).days // DAYS + ((last - start).days % DAYS == DAYS - 1)
    )


def typical_days(values: Mapping[date, float], start: date, weeks: Iterable[int]) -> dict[int, float]:
    """The log of a typical day's count for each known week.

    Days are taken as log(count + 0.5), freed of what is usual for their weekday (the median over complete weeks
    before the start), and averaged without the week's lowest and its three highest days: what a post brings in its
    first days moves little, nor does a day without power.
    """
    logs = {day: log(max(value, 0.0) + 0.5) for day, value in values.items()}
    blocks = {week: [logs.get(start + timedelta(days=DAYS * week + step)) for step in range(DAYS)] for week in weeks}
    usual = _usual_by_weekday(blocks)
    typical = {}
    for week, block in blocks.items():
        known = sorted(value - usual[step] for step, value in enumerate(block) if value is not None)
        if len(known) >= FEWEST_DAYS:
            kept = known[_LOW : len(known) - _HIGH]
            typical[week] = sum(kept) / len(kept)
    return typical


def above_typical(values: Mapping[date, float], start: date, typical: Weekly) -> float:
    """How far the log of a week's mean day usually (median) lies above that of its typical day."""
    found = []
    for week, day in typical.items():
        dates = (start + timedelta(days=DAYS * week + step) for step in range(DAYS))
        known = [values[date] for date in dates if date in values]
        found.append(log(max(sum(known) / len(known), 0.0) + 0.5) - day)
    return median(found) if found else 0.0


def _usual_by_weekday(blocks: Mapping[int, Sequence[float | None]]) -> list[float]:
    """By position in the week, how far a day usually lies above or below its week; the offsets add up to nothing."""
    offsets: list[list[float]] = [[] for _ in range(DAYS)]
    for week, block in blocks.items():
        days = [value for value in block if value is not None]
        if week < 0 and len(days) == DAYS:
            mean = sum(days) / DAYS
            for step, value in enumerate(days):
                offsets[step].append(value - mean)
    usual = [median(found) if found else 0.0 for found in offsets]
    middle = sum(usual) / DAYS
    return [value - middle for value in usual]


def posting(posts: Sequence[date], first: date, last: date, start: date, weeks: Sequence[int]) -> dict[int, float]:
    """How much the page posted, as far as it still works: for each week the log of what its posts of the last 21
    days weigh, less its mean before the start.

    A post weighs (age in days + 1) to the power of -1.5, all ages together one. ``first`` to ``last`` are the days
    for which all posts are known; what was posted before ``first`` is unknown, so that the first fourteen days weigh
    at least an average day.
    """
    days = (last - first).days + 1
    weights = [(age + 1) ** _FADING for age in range(_POST_LIFE)]
    whole = sum(weights)
    known = [post for post in posts if first <= post <= last]
    average = len(known) / days
    at_work = [0.0] * days
    for post in known:
        since = (post - first).days
        for age in range(min(_POST_LIFE, days - since)):
            at_work[since + age] += weights[age] / whole
    for day in range(min(_UNKNOWN_POSTS_BEFORE, days)):
        at_work[day] = max(at_work[day], average)
    found = {}
    for week in weeks:
        begin = (start - first).days + DAYS * week
        block = at_work[max(begin, 0) : begin + DAYS]
        found[week] = log(sum(block) / len(block) + _FLOOR * average)
    before = [value for week, value in found.items() if week < 0]
    middle = sum(before) / len(before)
    return {week: value - middle for week, value in found.items()}

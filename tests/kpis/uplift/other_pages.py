"""Two more kinds of invented pages, made in other ways than :mod:`kpis.uplift.pages` makes them: the method has to
hold where the world is not the one it was measured on. All dice come from the seed.

``walking`` knows no posts at all: a level that walks at random, weeks that hang together, days of their own, a weak
August and Christmas. ``campaigning`` posts in bursts, as teams do who have a campaign, and each post fades within days.
"""

from __future__ import annotations

from datetime import timedelta
from math import exp, log
from random import Random

from ambassador_cli.models.uplift import DailySeries
from kpis.uplift.pages import START

_REVISED = 5


def walking(before: int, after: int, seed: int, *, effect: float = 1.0, walk: float = 0.02) -> DailySeries:
    """``walk`` is the standard deviation of a week's step of the log level."""
    dice = Random(seed)
    first = START - timedelta(days=before)
    level, growth, week = log(2000) + dice.gauss(0, 0.5), dice.gauss(0.1, 0.15), 0.0
    usual = [dice.uniform(0.8, 1.3) for _ in range(5)] + [dice.uniform(0.3, 0.6) for _ in range(2)]
    values = {}
    for day in range(before + after + _REVISED):
        when = first + timedelta(days=day)
        level += dice.gauss(0, walk / 7**0.5) + growth / 365
        if day % 7 == 0:
            week = 0.4 * week + dice.gauss(0, 0.15)
        mean = level + week + log(usual[when.weekday()]) + dice.gauss(0, 0.25)
        if dice.random() < 0.015:
            mean += dice.expovariate(1 / 0.8)
        if when.month == 8:
            mean -= 0.25
        if (when.month, when.day) >= (12, 22) or (when.month, when.day) <= (1, 6):
            mean -= 0.6
        values[when] = float(round(exp(mean + (log(effect) if day >= before else 0))))
    return DailySeries(values, ())


def campaigning(before: int, after: int, seed: int, *, effect: float = 1.0) -> DailySeries:
    """A burst of posts every nine days or so, each as strong as a lognormal of deviation 1."""
    dice = Random(seed)
    days = before + after + _REVISED
    first = START - timedelta(days=before)
    pull = [0.0] * days
    posts = []
    day = -30
    while day < days:
        day += max(1, int(dice.expovariate(1 / 9)))
        for _ in range(1 + int(dice.expovariate(1 / 2.5))):
            at = day + dice.randrange(6)
            if at >= days:
                break
            size = exp(dice.gauss(0, 1))
            posts += [at] if at >= 0 else []
            for age in range(25):
                if 0 <= at + age < days:
                    pull[at + age] += size * exp(-age / 2.2)
    slow, values = 0.0, {}
    for at in range(days):
        when = first + timedelta(days=at)
        slow = 0.99 * slow + dice.gauss(0, 0.02)
        mean = 1500 * (0.3 + pull[at]) * exp(slow) * (0.5 if when.weekday() > 4 else 1.1)
        mean *= effect if at >= before else 1
        values[when] = float(max(0, round(dice.gammavariate(12, mean / 12))))
    return DailySeries(values, tuple(first + timedelta(days=at) for at in sorted(posts)))

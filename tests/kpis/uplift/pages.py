"""Invented pages: daily impressions that come from posts, as the uplift's method is measured on.

Written for this test and independent of the method: posts are dealt out by a weekly habit, each fades with a power
of its age, some are passed on again (self-excited), the page drifts slowly, weekdays and holidays differ, counts are
over-dispersed. All dice come from the seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log
from random import Random

from ambassador_cli.models.uplift import DailySeries

START = date(2024, 3, 4)
_FADES = [(age + 1) ** -1.4 for age in range(28)]
_WEEKDAYS = (1.1, 1.25, 1.2, 1.1, 0.9, 0.45, 0.5)


@dataclass(frozen=True, slots=True)
class World:
    """What holds in one invented page. ``effect`` is a factor from the start on; ``growth`` a year's; ``wobble`` the
    standard deviation of the slow drift of the log level; ``more_posts`` how many times as often it posts from the
    start on, without any effect of its own; ``shock`` a factor of the platform from the start on."""

    before: int
    after: int
    growth: float = 0.0
    wobble: float = 0.0
    viral: bool = False
    effect: float = 1.0
    more_posts: float = 1.0
    shock: float = 1.0
    posts_a_week: float = 2.5


def invent(world: World, seed: int, *, drift: list[float] | None = None) -> DailySeries:
    """One page of a world; the five days that are still revised come on top of ``after``."""
    dice = Random(seed)
    days = world.before + world.after + 5
    first = START - timedelta(days=world.before)
    drift = drift if drift is not None else slow_drift(days, world.wobble, dice)
    pull = [0.0] * days
    posts: list[int] = []
    reach = exp(dice.gauss(0, 0.2)) * 3000
    for day in range(-28, days):
        rate = world.posts_a_week * _WEEKDAYS[(first + timedelta(days=day)).weekday()] / 6.5
        rate *= world.more_posts if day >= world.before else 1
        for _ in range(_poisson(rate, dice)):
            size = exp(dice.gauss(0, 0.7))
            while dice.random() < 0.12:
                size *= 1.6
            if day >= 0:
                posts.append(day)
            for age, share in enumerate(_FADES):
                if 0 <= day + age < days:
                    pull[day + age] += size * share
    if world.viral:
        at = world.before + dice.randrange(max(1, world.after))
        for age, share in enumerate(_FADES):
            if at + age < days:
                pull[at + age] += 14 * share
    values = {}
    for day in range(days):
        when = first + timedelta(days=day)
        level = reach * _WEEKDAYS[when.weekday()] * exp(log(1 + world.growth) * (day - world.before) / 365 + drift[day])
        if (when.month, when.day) >= (12, 23) or (when.month, when.day) <= (1, 3):
            level *= 0.6
        if day >= world.before:
            level *= world.effect * world.shock
        mean = level * (0.25 + pull[day]) / 2
        values[when] = float(_overdispersed(mean, dice))
    return DailySeries(values, tuple(first + timedelta(days=day) for day in posts))


def slow_drift(days: int, wobble: float, dice: Random) -> list[float]:
    """A stationary drift of the log level with a memory of some two months."""
    keeps = exp(-1 / 60)
    state = dice.gauss(0, 1)
    drift = []
    for _ in range(days):
        drift.append(wobble * state)
        state = keeps * state + dice.gauss(0, (1 - keeps * keeps) ** 0.5)
    return drift


def _poisson(rate: float, dice: Random) -> int:
    count, product, floor = 0, dice.random(), exp(-rate)
    while product > floor:
        count += 1
        product *= dice.random()
    return count


def _overdispersed(mean: float, dice: Random) -> int:
    """About a negative binomial count with a relative spread of a quarter."""
    shape = 16.0
    return max(0, round(dice.gammavariate(shape, mean / shape)))

"""Student's t and mixtures of it, with the standard library alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, lgamma, log, log1p, pi, sqrt

_CLOSE = 1e-12
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Component:
    """A t distribution with ``df`` degrees of freedom around ``centre``, with its share of the mixture."""

    weight: float
    centre: float
    scale: float
    df: int


def below(t: float, df: int) -> float:
    """The probability that a t variable lies below ``t``: the regularised incomplete beta function by its continued
    fraction (Abramowitz and Stegun 26.5.8, 26.7.1)."""
    if t == 0:
        return 0.5
    x = df / (df + t * t)
    a, b = df / 2, 0.5
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) if x < 1 else 0.0
    tail = front * _fraction(a, b, x) / a if x < (a + 1) / (a + b + 2) else 1 - front * _fraction(b, a, 1 - x) / b
    return 1 - tail / 2 if t > 0 else tail / 2


def _fraction(a: float, b: float, x: float) -> float:
    """Lentz's method for the continued fraction of the incomplete beta function."""
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d or tiny)
    value = d
    for m in range(1, 500):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / ((1 + step * d) or tiny)
            c = (1 + step / c) or tiny
            value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value


def density(t: float, df: int) -> float:
    """The density of a t variable at ``t``."""
    return exp(lgamma((df + 1) / 2) - lgamma(df / 2) - (df + 1) / 2 * log1p(t * t / df)) / sqrt(df * pi)


def mean_of(mixture: Sequence[Component]) -> float:
    """The mixture's mean."""
    return sum(part.weight * part.centre for part in mixture)


def deviation_of(mixture: Sequence[Component]) -> float:
    """The mixture's standard deviation; infinite where a component has two degrees of freedom or fewer."""
    if any(part.df <= 2 for part in mixture):
        return inf
    mean = mean_of(mixture)
    return sqrt(sum(p.weight * (p.scale**2 * p.df / (p.df - 2) + (p.centre - mean) ** 2) for p in mixture))


def quantile_of(mixture: Sequence[Component], share: float) -> float:
    """The value below which ``share`` of the mixture lies, to about ten digits: Newton's steps, kept inside a
    bracket that bisection narrows."""
    reach = max(part.scale for part in mixture) * 1e4
    low = min(part.centre for part in mixture) - reach
    high = max(part.centre for part in mixture) + reach
    at = mean_of(mixture)
    for _ in range(_STEPS):
        miss = sum(p.weight * below((at - p.centre) / p.scale, p.df) for p in mixture) - share
        if miss > 0:
            high = at
        else:
            low = at
        slope = sum(p.weight * density((at - p.centre) / p.scale, p.df) / p.scale for p in mixture)
        step = miss / slope if slope > 0 else inf
        following = at - step
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - at) < 1e-10:
            return following
        at = following
    return at

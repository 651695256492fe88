"""Student's t and mixtures of it, with the standard library alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, exp, inf, lgamma, log1p, pi, sin, sqrt

_STEPS = 60
_CLOSE = 1e-10


@dataclass(frozen=True, slots=True)
class Component:
    """A t distribution with ``df`` degrees of freedom around ``centre``, with its share of the mixture."""

    weight: float
    centre: float
    scale: float
    df: int


def below(t: float, df: int) -> float:
    """The probability that a t variable lies below ``t``: the finite sum for whole degrees of freedom (Abramowitz and
    Stegun 26.7.3 and 26.7.4)."""
    angle = atan2(t, sqrt(df))
    squared = df / (df + t * t)
    odd = df % 2
    term = sqrt(squared) if odd else 1.0
    total = term if df > 1 else 0.0
    for step in range(2 + odd, df - 1, 2):
        term *= squared * (step - 1) / step
        total += term
    total *= sin(angle)
    return 0.5 + ((angle + total) / pi if odd else total / 2)


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
        if abs(step) < _CLOSE:
            return following
        at = following if low < following < high else (low + high) / 2
    return at

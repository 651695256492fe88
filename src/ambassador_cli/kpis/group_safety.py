"""What keeps a figure of the group from telling of one person: who dominates it, how it is rounded, bands for shares.

The p% rule and rounding follow the Handbook on Statistical Disclosure Control (Hundepool et al., 2010), sections 4.2
and 5.4; how coarse the steps are was measured on generated teams (tests/kpis/test_group_attacks.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor, log10

from ambassador_cli.models.report import Band

FEWEST_PEOPLE = 5
_STEPS = (1, 2, 5, 10)


def leans_on_one(parts: Iterable[float], p: float) -> bool:
    """Could somebody who knows the second largest part come near the largest one? The total less its two largest parts
    is under ``p`` percent of the largest; a total of nothing tells of everybody."""
    ordered = sorted(map(abs, parts), reverse=True)
    return not ordered or not ordered[0] or sum(ordered[2:]) * 100 < p * ordered[0]


def rounded(value: float, people: int) -> float:
    """``value`` to the next step of 1, 2 or 5 times a power of ten that is at least ``value / people``. Whole numbers
    stay whole."""
    if not value:
        return 0
    wanted = abs(value) / people
    power = 10.0 ** floor(log10(wanted))
    step = next(factor * power for factor in _STEPS if factor * power >= wanted * (1 - 1e-9))
    result = floor(value / step + 0.5) * step
    return int(result) if step >= 1 else round(result, 6)


def levelled(value: float, whole: float, people: int) -> float:
    """``value`` rounded, as a part of ``whole``, the figure of the longest span that the same people cover.

    What ``whole`` gains or loses by being rounded, each of its parts does too: so the differences of all months and
    quarters together say no more of somebody who left than one difference does. Rounded each alone, their errors would
    cancel.
    """
    return rounded(value * rounded(whole, people) / whole, people) if whole else rounded(value, people)


def band_of(part: float, whole: float) -> Band:
    """A share in a word: under a third, between, over two thirds."""
    if not whole:
        return ""
    return "few" if part * 3 < whole else "most" if part * 3 > whole * 2 else "half"


def tells_of_few(sides: Sequence[int]) -> bool:
    """Is one side of a share made of fewer than five people?"""
    return any(side < FEWEST_PEOPLE for side in sides)

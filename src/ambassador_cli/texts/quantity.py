"""Kinds of number that must not be mixed: mypy refuses one where another is meant.

They lie in the lowest room because the words for numbers take them: a difference of two rates is never written like a
rate, and a count never like money.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NewType

Count = NewType("Count", int)
"""How many there are or how often something happened; a difference of counts is one too."""

Share = NewType("Share", float)
"""A ratio of two counts, 0.04 for 4 %: a part of a whole, a rate, a growth."""

Points = NewType("Points", float)
"""The difference of two shares, 0.01 for one percentage point."""

Money = NewType("Money", Decimal)
"""An amount in the programme's currency."""


def share_of(part: int, whole: int) -> Share | None:
    """``part`` of ``whole``; unknown where there is no whole."""
    return Share(part / whole) if whole > 0 else None


def points_between(share: Share, earlier: Share) -> Points:
    """How far ``share`` lies above ``earlier``."""
    return Points(share - earlier)


def growth_since(count: Count, earlier: Count) -> Share | None:
    """The growth from ``earlier`` to ``count``; unknown where it began at zero or below."""
    return Share((count - earlier) / earlier) if earlier > 0 else None


def cost_each(cost: Money, things: Count) -> Money | None:
    """What one of ``things`` costs; unknown where there is none."""
    return Money(cost / things) if things > 0 else None

"""Shares, points, counts and money are types of their own.

Each ``type: ignore`` below is a mistake that mypy has to see: under ``--strict`` one that it does not see is reported
as unused, and the check fails.
"""

from __future__ import annotations

from decimal import Decimal

from ambassador_cli.texts.quantity import Count, Money, Points, Share, cost_each, growth_since, points_between, share_of
from ambassador_cli.texts.words import Words


def _mixed(count: Count, share: Share, points: Points, money: Money, words: Words) -> None:
    """Never called: it is here to be read by mypy."""
    words.percent(points)  # type: ignore[arg-type]
    words.percent(count)  # type: ignore[arg-type]
    words.percent(0.5)  # type: ignore[arg-type]
    points_between(share, points)  # type: ignore[arg-type]
    growth_since(count, share)  # type: ignore[arg-type]
    cost_each(count, count)  # type: ignore[arg-type]
    cost_each(money, share)  # type: ignore[arg-type]
    further: Share = share - share  # type: ignore[assignment]
    assert further


def test_a_share_is_the_part_over_the_whole() -> None:
    """Not the other way round, and unknown where there is nothing."""
    assert share_of(1, 4) == 0.25
    assert share_of(0, 4) == 0.0
    assert share_of(1, 0) is None
    assert share_of(1, -1) is None


def test_points_grow_with_the_later_share() -> None:
    """From 4 % to 5 % is one point more."""
    assert round(points_between(Share(0.05), Share(0.04)), 6) == 0.01


def test_growth_is_held_against_where_it_began() -> None:
    """From 10 to 17 is 70 %; from nothing it is unknown."""
    assert growth_since(Count(17), Count(10)) == 0.7
    assert growth_since(Count(5), Count(10)) == -0.5
    assert growth_since(Count(17), Count(0)) is None


def test_a_cost_is_divided_by_the_things() -> None:
    """And by nothing else; unknown where there is none."""
    assert cost_each(Money(Decimal(90)), Count(30)) == 3
    assert cost_each(Money(Decimal(90)), Count(0)) is None

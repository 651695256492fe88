"""Chances as equal as possible over all groups of a space, and a lottery that has exactly these chances."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ambassador_cli.cohort.bound import Level, bound_chances
from ambassador_cli.cohort.columns import GroupLevel, generate_groups
from ambassador_cli.cohort.peeling import Lottery, peel_groups
from ambassador_cli.cohort.solver import SolverError
from ambassador_cli.cohort.space import Space

TRIES = 3


@dataclass(frozen=True, slots=True)
class FairLottery:
    """``chances`` per profile, exact; ``levels`` with what proves them; ``groups`` with integer weights.

    The levels are :class:`~ambassador_cli.cohort.bound.Level` where the bound of the linear relaxation is
    reached (then they prove themselves without a solver), else
    :class:`~ambassador_cli.cohort.columns.GroupLevel`.
    """

    chances: tuple[Fraction, ...]
    levels: tuple[Level, ...] | tuple[GroupLevel, ...]
    groups: Lottery

    @property
    def by_bound(self) -> bool:
        """Is the bound reached, so that the multipliers prove every level?"""
        return all(isinstance(level, Level) for level in self.levels)


def _by_profile(levels: list[Level] | list[GroupLevel], count: int) -> list[Fraction]:
    chances = [Fraction(0)] * count
    for level in levels:
        for p in level.settled:
            chances[p] = level.chance
    return chances


def chances_of(groups: Lottery, space: Space) -> tuple[Fraction, ...]:
    """The chance of each profile's members that the weights give, exactly."""
    total = sum(groups.values())
    sums = [0] * len(space.profiles)
    for group, weight in groups.items():
        for p, count in enumerate(group):
            sums[p] += weight * count
    return tuple(Fraction(s, total * profile.size) for s, profile in zip(sums, space.profiles, strict=True))


def equalise_chances(space: Space) -> FairLottery:
    """Leximin over all groups of the space, exact at every level; the space must not be empty.

    Raises :class:`~ambassador_cli.cohort.solver.SolverError` where exact numbers could not be found.
    """
    groups: Lottery | None = None
    levels: list[Level] = []
    try:
        levels = bound_chances(space)
        for tries in range(TRIES):
            groups = peel_groups(space, _by_profile(levels, len(space.profiles)), tries)
            if groups is not None:
                break
    except SolverError:
        groups = None
    if groups is not None:
        chances = chances_of(groups, space)
        if chances != tuple(_by_profile(levels, len(space.profiles))):
            raise SolverError("the weights do not give the chances")
        return FairLottery(chances, tuple(levels), dict(sorted(groups.items())))
    group_levels, groups = generate_groups(space, [])
    chances = chances_of(groups, space)
    if chances != tuple(_by_profile(group_levels, len(space.profiles))):
        raise SolverError("the weights do not give the chances")
    return FairLottery(chances, tuple(group_levels), dict(sorted(groups.items())))

"""Chances as equal as possible over all groups of a space, and a lottery that has exactly these chances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ambassador_cli.cohort.bound import Level, bound_chances
from ambassador_cli.cohort.columns import GroupLevel, generate_groups, mix_groups
from ambassador_cli.cohort.margins import list_margins
from ambassador_cli.cohort.peeling import Lottery, Tell, peel_groups, tell_nobody
from ambassador_cli.cohort.solver import SolverError
from ambassador_cli.cohort.space import Group, Space
from ambassador_cli.cohort.whole import Pricing

TRIES = 3
FEW = 60
"""Up to this many profiles, mixing groups is quicker than peeling again."""


@dataclass(frozen=True, slots=True)
class FairLottery:
    """``chances`` per profile, exact; ``levels`` with what proves them; ``groups`` with integer weights.

    A level is a :class:`~ambassador_cli.cohort.bound.Level` where the bound of the linear relaxation is reached
    (then it proves itself without a solver), else a :class:`~ambassador_cli.cohort.columns.GroupLevel`.
    """

    chances: tuple[Fraction, ...]
    levels: tuple[Level | GroupLevel, ...]
    groups: Lottery

    @property
    def by_bound(self) -> bool:
        """Is the bound reached, so that the multipliers prove every level?"""
        return all(isinstance(level, Level) for level in self.levels)


def by_profile(levels: Sequence[Level | GroupLevel], count: int) -> list[Fraction]:
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


def equalise_chances(space: Space, example: Group, tell: Tell = tell_nobody) -> FairLottery:
    """Leximin over all groups of the space, exact at every level. ``example``: one of its groups; ``tell`` is told
    how far the search for groups is.

    Raises :class:`~ambassador_cli.cohort.solver.SolverError` where exact numbers could not be found.
    """
    known = {example: None}
    bound: Sequence[Level] = ()
    pricing: Pricing | None = None
    margins = list_margins(space)
    try:
        if margins is None and space.reach is not None:
            raise SolverError("too many margins")
        relaxed = bound_chances(space, margins, example)
        bound = relaxed.levels
        chances = by_profile(bound, len(space.profiles))
        for tries in range(1 if len(space.profiles) <= FEW else TRIES):
            peeled = peel_groups(space, chances, relaxed.mix, tries, tell)
            if peeled.whole and chances_of(peeled.groups, space) == tuple(chances):
                return FairLottery(tuple(chances), relaxed.levels, dict(sorted(peeled.groups.items())))
            known |= dict.fromkeys(peeled.groups)
        pricing = Pricing(space, margins)
        groups = list(known)
        lottery = mix_groups(space, pricing, chances, groups)
        known = dict.fromkeys(groups)
        if lottery is not None and chances_of(lottery, space) == tuple(chances):
            return FairLottery(tuple(chances), relaxed.levels, dict(sorted(lottery.items())))
    except SolverError:
        pass
    levels, mixed = generate_groups(space, pricing or Pricing(space, margins), list(known))
    found = chances_of(mixed, space)
    if found != tuple(by_profile(levels, len(space.profiles))):
        raise SolverError("the weights do not give the chances")
    return FairLottery(found, tuple(strongest(bound, levels)), dict(sorted(mixed.items())))


def strongest(bound: Sequence[Level], columns: Sequence[GroupLevel]) -> list[Level | GroupLevel]:
    """The levels of the columns, but those of the bound as long as both settle the same people at the same chance:
    they prove themselves."""
    stronger: list[Level | GroupLevel] = []
    for chance in dict.fromkeys(level.chance for level in columns):
        own = [level for level in bound if level.chance == chance]
        other = [level for level in columns if level.chance == chance]
        if {p for level in own for p in level.settled} != {p for level in other for p in level.settled}:
            break
        stronger += own
    reached = {level.chance for level in stronger}
    return stronger + [level for level in columns if level.chance not in reached]

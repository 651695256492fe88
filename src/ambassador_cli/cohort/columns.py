"""Leximin chances over whole groups, exact at every level, by column generation.

Used where the bound of the linear relaxation is not reached. At each level a master programme mixes the groups
known so far; a mixed-integer programme looks for a group that would raise the lowest chance. When there is none,
multipliers ``y`` on the profiles prove it: every group g satisfies ``y . g <= V``, so every lottery satisfies
``t * sum(y_p m_p, unsettled) <= V - sum(y_p m_p v_p, settled)``. ``y`` is made of integers, V is the integer
optimum of the mixed-integer programme, so the level is an exact fraction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, inf, lcm

from ambassador_cli.cohort.exact import solve_exactly
from ambassador_cli.cohort.peeling import Lottery
from ambassador_cli.cohort.solver import Linear, Solver, SolverError
from ambassador_cli.cohort.space import Group, Space
from ambassador_cli.cohort.whole import Pricing

BETTER = 1e-7
CLOSE = 1e-7
DENOMINATORS = (60, 5_000, 200_000)


@dataclass(frozen=True, slots=True)
class GroupLevel:
    """The profiles settled at one chance; no group weighs more than ``most`` with ``multipliers``."""

    chance: Fraction
    settled: tuple[int, ...]
    multipliers: tuple[int, ...]
    most: int


def value_of(multipliers: Sequence[int], group: Group) -> int:
    """The weighted head count of a group."""
    return sum(y * count for y, count in zip(multipliers, group, strict=True) if y)


class _Master:
    """The lottery over the groups known so far. Columns: t, then one weight per group; rows: the profiles,
    then the sum of the weights."""

    def __init__(self, space: Space, groups: Sequence[Group]) -> None:
        self.space = space
        self.groups: list[Group] = []
        self.known: set[Group] = set()
        linear = Linear()
        linear.column(0.0, 1.0, -1.0)
        for profile in space.profiles:
            linear.row(0.0, inf, [0], [-float(profile.size)])
        self.sum_row = linear.row(1.0, 1.0, [], [])
        self.solver = Solver(linear, simplex="primal")
        for group in groups:
            self.add(group)

    def add(self, group: Group) -> bool:
        """Add a group; says whether it was new."""
        if group in self.known:
            return False
        self.known.add(group)
        self.groups.append(group)
        rows = [p for p, count in enumerate(group) if count]
        self.solver.add_column(0.0, 0.0, inf, [*rows, self.sum_row], [*(float(group[p]) for p in rows), 1.0])
        return True

    def settle(self, p: int, chance: Fraction) -> None:
        """From now on profile p has at least this chance, and t does not depend on it."""
        self.solver.drop_entry(p, 0)
        self.solver.row_bounds([p], [float(chance * self.space.profiles[p].size)], [inf])


def _simple(duals: Sequence[float], denominator: int) -> tuple[int, ...]:
    largest = max(duals)
    if largest <= 0:
        return ()
    shares = [Fraction(max(dual, 0.0) / largest).limit_denominator(denominator) for dual in duals]
    times = lcm(*(share.denominator for share in shares))
    whole = [int(share * times) for share in shares]
    divisor = gcd(*whole)
    return tuple(value // divisor for value in whole)


def _level(
    space: Space, pricing: Pricing, multipliers: tuple[int, ...], settled: Mapping[int, Fraction]
) -> tuple[Fraction, int, Group]:
    largest = max(multipliers)
    group = pricing.best([y / largest for y in multipliers])
    if group is None:
        raise SolverError("the space is empty")
    most = value_of(multipliers, group)
    weight = sum(
        y * p.size for i, (y, p) in enumerate(zip(multipliers, space.profiles, strict=True)) if i not in settled
    )
    taken = sum((multipliers[i] * space.profiles[i].size * chance for i, chance in settled.items()), start=Fraction(0))
    if not weight:
        raise SolverError("the multipliers settle nobody")
    return (most - taken) / weight, most, group


def generate_groups(space: Space, pricing: Pricing, start: Sequence[Group]) -> tuple[list[GroupLevel], Lottery]:
    """Leximin levels over all whole groups, lowest first, and a lottery that has exactly these chances.

    ``start``: groups known already. Raises :class:`SolverError` where the space is empty or the numbers could
    not be made exact.
    """
    master = _Master(space, start)
    for p in range(len(space.profiles)):
        if not any(group[p] for group in master.groups):
            group = pricing.best([1.0 if i == p else 0.0 for i in range(len(space.profiles))])
            if group is None:
                raise SolverError("the space is empty")
            master.add(group)
    settled: dict[int, Fraction] = {}
    levels = []
    while len(settled) < len(space.profiles):
        level = _next_level(space, pricing, master, settled)
        levels.append(level)
        for p in level.settled:
            settled[p] = level.chance
            master.settle(p, level.chance)
    return levels, _weights(space, master, settled)


def _next_level(space: Space, pricing: Pricing, master: _Master, settled: Mapping[int, Fraction]) -> GroupLevel:
    count = len(space.profiles)
    while True:
        answer = master.solver.solve()
        if answer.state != "optimal":
            raise SolverError(answer.state)
        t = answer.columns[0]
        if t > 1 - CLOSE:
            return GroupLevel(Fraction(1), tuple(p for p in range(count) if p not in settled), (), 0)
        duals = [max(dual, 0.0) for dual in answer.duals[:count]]
        price = -answer.duals[master.sum_row]
        largest = max(duals)
        group = pricing.best([dual / largest for dual in duals])
        if group is None:
            raise SolverError("the space is empty")
        value = sum(dual * places for dual, places in zip(duals, group, strict=True))
        if value > price + BETTER * max(1.0, largest) and master.add(group):
            continue
        for denominator in DENOMINATORS:
            multipliers: tuple[int, ...] = _simple(duals, denominator)
            if not multipliers:
                continue
            chance, most, found = _level(space, pricing, multipliers, settled)
            if abs(float(chance) - t) < CLOSE:
                names = tuple(p for p in range(count) if p not in settled and multipliers[p])
                return GroupLevel(chance, names, multipliers, most)
            if master.add(found):
                break
        else:
            raise SolverError("multipliers are not simple")


def _weights(space: Space, master: _Master, settled: Mapping[int, Fraction]) -> Lottery:
    answer = master.solver.solve()
    lottery = weigh(space, master.groups, answer.columns[1:], settled)
    if lottery is None:
        raise SolverError("the weights are not exact")
    return lottery


def weigh(
    space: Space, groups: Sequence[Group], weights: Sequence[float], chances: Mapping[int, Fraction]
) -> Lottery | None:
    """Integer weights of the groups in use that give the chances exactly, or ``None``."""
    used = [group for group, weight in zip(groups, weights, strict=True) if weight > 1e-10]
    matrix = [[group[p] for group in used] for p in range(len(space.profiles))]
    right = [chances[p] * profile.size for p, profile in enumerate(space.profiles)]
    exact = solve_exactly([*matrix, [1] * len(used)], [*right, Fraction(1)])
    if exact is None or any(weight < 0 for weight in exact):
        return None
    times = lcm(*(weight.denominator for weight in exact))
    return {group: int(weight * times) for group, weight in zip(used, exact, strict=True) if weight}


def mix_groups(space: Space, pricing: Pricing, chances: Sequence[Fraction], groups: list[Group]) -> Lottery | None:
    """A lottery with the given chances, or ``None`` where the solver shows that there is none.

    The mean group's distance from the wanted one is minimised; ``groups`` grows by every group looked at.
    """
    count = len(space.profiles)
    linear = Linear()
    for p, profile in enumerate(space.profiles):
        mean = float(chances[p] * profile.size)
        row = linear.row(mean, mean, [], [])
        linear.column(0.0, inf, 1.0)
        linear.column(0.0, inf, 1.0)
        linear.index.extend([2 * row, 2 * row + 1])
        linear.value.extend([1.0, -1.0])
        linear.start[-1] = len(linear.index)
    sum_row = linear.row(1.0, 1.0, [], [])
    master = Solver(linear, simplex="primal")
    known: list[Group] = []

    def add(group: Group) -> None:
        rows = [p for p, places in enumerate(group) if places]
        master.add_column(0.0, 0.0, inf, [*rows, sum_row], [*(float(group[p]) for p in rows), 1.0])
        known.append(group)

    for group in groups:
        add(group)
    while True:
        answer = master.solve()
        if answer.state != "optimal":
            raise SolverError(answer.state)
        if answer.objective < CLOSE:
            return weigh(space, known, answer.columns[2 * count :], dict(enumerate(chances)))
        duals = answer.duals[:count]
        best = pricing.best(duals)
        if best is None:
            raise SolverError("the space is empty")
        value = sum(dual * places for dual, places in zip(duals, best, strict=True))
        if value <= -answer.duals[sum_row] + BETTER or best in known:
            return None
        add(best)
        groups.append(best)

"""A lottery over whole groups whose chances are given ones, exactly: groups are peeled off a mean group.

The mean group (fractions) is rounded up or down to a whole group that keeps every limit; that group gets as
much weight as keeps the rest within the same roundings; the rest is again a mean group, with at least one more
whole number in it. Everything is counted in integers, so that the weights add up and the chances follow from
them without rounding. It may get stuck where the mean group is not a mean of whole groups: ``None`` then.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, inf, lcm

from ambassador_cli.cohort.solver import Linear, Solver
from ambassador_cli.cohort.space import Group, Space

Lottery = dict[Group, int]
"""Whole groups with their integer weights."""

NEAR_ENOUGH = 0.02


def _between(total: int, times: int) -> tuple[int, int]:
    return total // times, -(-total // times)


class _Rounding:
    """The search for a whole group around a mean group ``counts / times``."""

    def __init__(self, space: Space) -> None:
        self.space = space
        linear = Linear()
        for profile in space.profiles:
            linear.column(profile.lower, profile.upper, 0.0, True)
        for row in space.rows:
            linear.row(row.lower, row.upper, row.columns, [float(c) for c in row.coefficients])
        for cell in space.cells if space.reach is not None else ():
            linear.row(0, space.size, cell.columns, [1.0] * len(cell.columns))
        self.linear = linear

    def find(self, counts: Sequence[int], times: int, tries: int, strict: bool) -> Group | None:
        """A group of the space whose every count is the mean's, rounded up or down; ``strict``: every row's
        sum as well, not only within its limits."""
        space = self.space
        lower, upper, cost = [], [], []
        for p, count in enumerate(counts):
            low, high = _between(count, times)
            lower.append(float(low))
            upper.append(float(high))
            share = float(Fraction(count - low * times, times)) if high > low else 0.0
            # more is better where the fraction is large; later tries shake the order, always the same way
            cost.append(0.25 - share + (((p * 37 + tries * 101) % 97) / 97.0 * 0.5 * tries))
        linear = Linear(cost, lower, upper, self.linear.whole)
        linear.start, linear.index, linear.value = (
            list(self.linear.start),
            list(self.linear.index),
            list(self.linear.value),
        )
        for row in space.rows:
            low, high = _between(row.total(counts), times)
            if not strict:
                low = low if low == high == row.upper else row.lower
                high = high if high == row.lower else row.upper
            linear.row_lower.append(float(max(low, row.lower)))
            linear.row_upper.append(float(min(high, row.upper)))
        if space.reach is not None:
            straight = 0
            columns: list[int] = []
            values: list[float] = []
            constant = 0
            for cell in space.cells:
                low, high = _between(cell.total(counts), times)
                linear.row_lower.append(float(low))
                linear.row_upper.append(float(high))
                at_low = cell.weight * abs(space.scale * low - cell.target)
                slope = cell.weight * abs(space.scale * high - cell.target) - at_low
                constant += at_low - slope * low
                if slope:
                    columns.extend(cell.columns)
                    values.extend([slope / space.scale] * len(cell.columns))
                straight += (at_low - slope * low) * times + slope * cell.total(counts)
            top = (space.reach - constant) / space.scale
            if columns:
                merged: dict[int, float] = {}
                for column, value in zip(columns, values, strict=True):
                    merged[column] = merged.get(column, 0.0) + value
                tight = straight == space.reach * times
                linear.row(top if tight else -inf, top, list(merged), list(merged.values()))
        solver = Solver(linear)
        solver.set("mip_rel_gap", NEAR_ENOUGH)
        answer = solver.solve()
        if answer.state == "infeasible":
            return None
        group = tuple(round(value) for value in answer.columns[: len(space.profiles)])
        return group if space.holds(group) else None


def _longest(space: Space, counts: Sequence[int], times: int, group: Group) -> Fraction:
    """How much weight the group can have so that the rest keeps within the same roundings and the reach."""
    longest = Fraction(times)

    def shorten(total: int, own: int) -> None:
        nonlocal longest
        low, high = _between(total, times)
        if high > low:
            longest = min(longest, Fraction(total - low * times if own == high else high * times - total))

    for count, own in zip(counts, group, strict=True):
        shorten(count, own)
    for row in space.rows:
        total, own = row.total(counts), row.total(group)
        if total // times <= own <= -(-total // times):
            shorten(total, own)
        if own > row.lower:
            longest = min(longest, Fraction(total - row.lower * times, own - row.lower))
        if own < row.upper:
            longest = min(longest, Fraction(row.upper * times - total, row.upper - own))
    if space.reach is not None:
        for cell in space.cells:
            shorten(cell.total(counts), cell.total(group))
        spare = space.reach - space.distance(group)
        if spare > 0:
            longest = min(
                longest, Fraction(space.reach * times - space.mean_distance(counts, times), spare)
            )
    return longest


def peel_groups(space: Space, chances: Sequence[Fraction], tries: int = 0) -> Lottery | None:
    """A lottery in which profile p has ``chances[p]`` exactly, or ``None`` where the peeling got stuck."""
    means = [chance * profile.size for chance, profile in zip(chances, space.profiles, strict=True)]
    times = lcm(*(mean.denominator for mean in means)) if means else 1
    counts = [int(mean * times) for mean in means]
    if not space.holds_on_average(counts, times):
        return None
    rounding = _Rounding(space)
    lottery: Lottery = {}
    while times:
        if all(count % times == 0 for count in counts):
            group: Group | None = tuple(count // times for count in counts)
            if group is None or not space.holds(group):
                return None
            weight = Fraction(times)
        else:
            group = rounding.find(counts, times, tries, True) or rounding.find(counts, times, tries, False)
            if group is None:
                return None
            weight = _longest(space, counts, times, group)
            if weight <= 0:
                return None
        if weight.denominator > 1:
            factor = weight.denominator
            counts, times = [count * factor for count in counts], times * factor
            lottery = {g: w * factor for g, w in lottery.items()}
            weight *= factor
        own = int(weight)
        lottery[group] = lottery.get(group, 0) + own
        counts = [count - own * place for count, place in zip(counts, group, strict=True)]
        times -= own
    divisor = gcd(*lottery.values())
    return {g: w // divisor for g, w in lottery.items()}

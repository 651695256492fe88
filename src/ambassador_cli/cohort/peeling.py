"""A lottery over whole groups whose chances are given ones, exactly: groups are peeled off a mean group.

The mean group (fractions) is rounded up or down to a whole group that keeps every limit and, where a mix is
wanted, has one of the margins whose mix the mean is. That group gets as much weight as keeps the rest within
the same roundings; the rest is again a mean group, with at least one more whole number in it. Everything is
counted in integers, so that the weights add up and the chances follow from them without rounding. It may get
stuck where the mean group is not a mean of whole groups.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm, log

from ambassador_cli.cohort.margins import Margin
from ambassador_cli.cohort.rounding import Rounding
from ambassador_cli.cohort.solver import Linear, Solver
from ambassador_cli.cohort.space import Group, Space

Lottery = dict[Group, int]
"""Whole groups with their integer weights."""

Tell = Callable[[float], None]
"""Is told how much of the work is done, from 0 to 1; an estimate."""

NEAR_ENOUGH = 0.02


def tell_nobody(share: float) -> None:
    """For those who do not want to know."""


@dataclass(frozen=True, slots=True)
class Peeled:
    """The groups found; ``whole``: nothing of the mean is left over, so they are the lottery asked for."""

    groups: Lottery
    whole: bool


def _between(total: int, times: int) -> tuple[int, int]:
    return total // times, -(-total // times)


def _find(
    space: Space, counts: Sequence[int], mix: Mapping[Margin, int], times: int, *, tries: int, strict: bool
) -> tuple[Group, Margin] | None:
    """A group of the space whose every count is the mean's ``counts / times``, rounded up or down, and whose
    margin is one of ``mix``; ``strict``: every row's sum is rounded too, not only within its limits."""
    linear = Linear()
    for p, count in enumerate(counts):
        low, high = _between(count, times)
        share = (count - low * times) / times if high > low else 0.0
        # more is better where the fraction is large; later tries shake the order, always in the same way
        shake = ((p * 37 + tries * 101) % 97) / 97.0 * 0.5 * tries
        linear.column(low, high, 0.25 - share + shake, True)
    for row in space.rows:
        low, high = _between(row.total(counts), times)
        if not strict and not low == high == row.upper:
            low = row.lower
        if not strict and not low == high == row.lower:
            high = row.upper
        linear.row(max(low, row.lower), min(high, row.upper), row.columns, [float(c) for c in row.coefficients])
    margins = sorted(mix)
    if margins:
        choices = [linear.column(0.0, 1.0, -0.5 * mix[margin] / times, True) for margin in margins]
        linear.row(1.0, 1.0, choices, [1.0] * len(choices))
        for i, cell in enumerate(space.cells):
            linear.row(
                0.0,
                0.0,
                [*cell.columns, *choices],
                [*[1.0] * len(cell.columns), *(-float(margin[i]) for margin in margins)],
            )
    solver = Solver(linear)
    solver.set("mip_rel_gap", NEAR_ENOUGH)
    answer = solver.solve()
    if answer.state == "infeasible":
        return None
    group = tuple(round(value) for value in answer.columns[: len(space.profiles)])
    margin = tuple(cell.total(group) for cell in space.cells) if margins else ()
    return (group, margin) if space.holds(group) and (not margins or margin in mix) else None


def _longest(
    space: Space, counts: Sequence[int], mix: Mapping[Margin, int], times: int, *, found: tuple[Group, Margin]
) -> Fraction:
    """How much weight the group can have so that the rest keeps the limits, its margins, and the roundings that
    the group keeps."""
    group, margin = found
    most, parts = mix.get(margin, times), 1

    def shorten(total: int, own: int, lower: int, upper: int) -> None:
        nonlocal most, parts
        if own > lower and (total - lower * times) * parts < most * (own - lower):
            most, parts = total - lower * times, own - lower
        if own < upper and (upper * times - total) * parts < most * (upper - own):
            most, parts = upper * times - total, upper - own

    for count, own in zip(counts, group, strict=True):
        shorten(count, own, *_between(count, times))
    for row in space.rows:
        total, own = row.total(counts), row.total(group)
        low, high = _between(total, times)
        shorten(total, own, *((low, high) if low <= own <= high else (row.lower, row.upper)))
    return Fraction(most, parts)


def peel_groups(
    space: Space,
    chances: Sequence[Fraction],
    mix: Mapping[Margin, Fraction],
    tries: int = 0,
    tell: Tell = tell_nobody,
) -> Peeled:
    """A lottery in which profile p has ``chances[p]`` exactly, or as much of one as could be found.
    ``tell`` is told after each group how far it is.

    ``mix``: weights of margins that add up to 1 and whose mean is the margin of the mean group; empty where no
    mix is wanted.
    """
    means = [chance * profile.size for chance, profile in zip(chances, space.profiles, strict=True)]
    times = lcm(*(mean.denominator for mean in means), *(weight.denominator for weight in mix.values()))
    counts = [int(mean * times) for mean in means]
    left = {margin: int(weight * times) for margin, weight in mix.items() if weight}
    lottery: Lottery = {}
    rounding = None if mix else Rounding(space)
    while times:
        found: tuple[Group, Margin] | None = None
        if rounding is not None:
            quick = rounding.find(counts, times, tries=tries, strict=True)
            found = None if quick is None else (quick, ())
        found = (
            found
            or _find(space, counts, left, times, tries=tries, strict=True)
            or _find(space, counts, left, times, tries=tries, strict=False)
        )
        if found is None:
            return Peeled(lottery, False)
        group, margin = found
        weight = _longest(space, counts, left, times, found=found)
        if weight <= 0:
            return Peeled({**lottery, group: 1}, False)
        factor = weight.denominator
        own = weight.numerator
        if factor > 1:
            counts, times = [count * factor for count in counts], times * factor
            lottery = {g: w * factor for g, w in lottery.items()}
            left = {m: w * factor for m, w in left.items()}
        lottery[group] = lottery.get(group, 0) + own
        counts = [count - own * place for count, place in zip(counts, group, strict=True)]
        times -= own
        if times:
            # each group takes a like part of what is left: how far the rest is on the way from 1 to 1/whole, in logs
            whole = sum(lottery.values()) + times
            tell(min(1.0, log(whole / times) / max(log(whole), 1.0)))
        if left:
            left[margin] -= own
            left = {m: w for m, w in left.items() if w}
    divisor = gcd(*lottery.values())
    return Peeled({g: w // divisor for g, w in lottery.items()}, True)

"""The groups that the draw is among: limits first, then a place for every value, then the nearest mix."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from ambassador_cli.cohort.mix import build_space, kept_values
from ambassador_cli.cohort.solver import Solver
from ambassador_cli.cohort.space import Group, Space
from ambassador_cli.cohort.whole import find_group, nearest_group, whole_programme
from ambassador_cli.models.cohort import Request


@dataclass(frozen=True, slots=True)
class Choice:
    """The space within reach of the mix. ``nearest``: the smallest distance there is, in 1/scale persons;
    ``kept_not``: values that cannot all keep a place beside the limits."""

    space: Space
    nearest: int
    example: Group
    kept_not: tuple[tuple[str, str], ...]


def reach_of(space: Space, nearest: int, slack: Fraction) -> int | None:
    """How far a group may be from the mix, in 1/scale persons; ``None`` where no mix is wanted."""
    return nearest + floor(slack * space.scale) if space.cells else None


def _most_kept(request: Request, wanted: list[tuple[str, str]]) -> list[tuple[str, str]] | None:
    """As many of the kept places as can be had together; ``None`` where even none cannot."""
    space = build_space(request, wanted)
    keeps = [number for number, row in enumerate(space.rows) if row.kind == "keep"]
    linear, _ = whole_programme(space)
    extra = {number: linear.column(0.0, 1.0, 1.0, True) for number in keeps}
    for number in keeps:
        row = space.rows[number]
        linear.row_lower[number] = 0.0
        linear.row(1.0, float("inf"), [*row.columns, extra[number]], [1.0] * (len(row.columns) + 1))
    answer = Solver(linear).solve()
    if answer.state == "infeasible":
        return None
    kept = [n for n in keeps if answer.columns[extra[n]] < 0.5]
    return [(space.rows[n].name[0], space.rows[n].name[1]) for n in kept]


def choose_space(request: Request) -> Choice | None:
    """The groups to draw from, or ``None`` where no group keeps the limits and the wishes about people."""
    wanted = kept_values(request)
    space = build_space(request, wanted)
    example = nearest_group(space) if space.cells else find_group(space)
    kept_not: tuple[tuple[str, str], ...] = ()
    if example is None:
        kept = _most_kept(request, wanted) if wanted else None
        if kept is None:
            return None
        kept_not = tuple(name for name in wanted if name not in kept)
        space = build_space(request, kept)
        example = nearest_group(space)
        if example is None:
            return None
    nearest = space.distance(example)
    return Choice(replace(space, reach=reach_of(space, nearest, request.slack)), nearest, example, kept_not)

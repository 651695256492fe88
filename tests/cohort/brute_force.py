"""The definition of a fair draw, spelled out without cleverness: list all groups, compute with people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import ceil, floor, inf

from ambassador_cli.cohort.solver import Linear, Solver
from ambassador_cli.models.cohort import MISSING, Request, Volunteer

Team = frozenset[str]


def wanted_counts(request: Request) -> list[dict[str, Fraction] | None]:
    """Wanted head counts per dimension, straight from the definition."""
    gone = {key for wish in request.wishes if wish.kind == "not_available" for key in wish.keys}
    here = [v for v in request.volunteers if v.key not in gone]
    found: list[dict[str, Fraction] | None] = []
    for d, dimension in enumerate(request.dimensions):
        present = {v.values[d] for v in here}
        if dimension.own_shares:
            found.append({x: Fraction(sum(v.values[d] == x for v in here), len(here)) * request.size for x in present})
        elif dimension.shares is None:
            found.append(None)
        else:
            whole = sum(dimension.shares.values())
            counts = {x: Fraction(0) for x in present if x != MISSING}
            found.append(counts | {x: s / whole * request.size for x, s in dimension.shares.items()})
    return found


def distance_of(request: Request, people: list[Volunteer]) -> Fraction:
    """Weighted sum over all values of |count - wanted|, in persons."""
    total = Fraction(0)
    for d, (dimension, wanted) in enumerate(zip(request.dimensions, wanted_counts(request), strict=True)):
        for value, count in (wanted or {}).items():
            total += dimension.weight * abs(sum(v.values[d] == value for v in people) - count)
    return total


def allowed_groups(request: Request, keep: bool = True) -> Iterator[tuple[Team, Fraction]]:
    """All groups that keep every limit and wish, with their distance."""
    gone = {key for wish in request.wishes if wish.kind == "not_available" for key in wish.keys}
    here = [v for v in request.volunteers if v.key not in gone]
    ratio = Fraction(request.size, request.places)
    for people in combinations(here, request.size):
        keys = frozenset(v.key for v in people)
        good = True
        for d, dimension in enumerate(request.dimensions):
            present = {v.values[d] for v in here} - {MISSING}
            for value in present | set(dimension.limits):
                count = sum(v.values[d] == value for v in people)
                bounds = dimension.limits.get(value)
                if bounds is not None and bounds.low is not None and count < floor(bounds.low * ratio):
                    good = False
                if bounds is not None and bounds.high is not None and count > ceil(bounds.high * ratio):
                    good = False
                none_wanted = dimension.shares is not None and dimension.shares.get(value) == 0
                asked = bounds is not None and (bounds.low is not None or bounds.high == 0)
                if (
                    keep
                    and dimension.keep
                    and value in present
                    and len(present) <= request.size
                    and not none_wanted
                    and not asked
                    and count < 1
                ):
                    good = False
        for wish in request.wishes:
            inside = [key for key in wish.keys if key in keys]
            if wish.kind == "set" and len(inside) < len(wish.keys):
                good = False
            if wish.kind == "together" and len(inside) not in (0, len(wish.keys)):
                good = False
            if wish.kind == "apart" and len(inside) > 1:
                good = False
            if wish.kind in ("one_per_team", "one_per_manager"):
                units = [v.team if wish.kind == "one_per_team" else v.manager for v in people]
                units = [unit for unit in units if unit]
                if len(units) != len(set(units)):
                    good = False
        if good:
            yield keys, distance_of(request, list(people))


def fair_chances(groups: list[Team], keys: list[str]) -> dict[str, float]:
    """Leximin chances over the groups, by probing: at each level everyone who cannot rise is settled."""
    settled: dict[str, float] = {}

    def best(goal: str | None, floor_of: dict[str, float]) -> float:
        linear = Linear()
        t = linear.column(0.0, 1.0, -1.0 if goal is None else 0.0)
        for group in groups:
            linear.column(0.0, inf, -1.0 if goal in group else 0.0)
        linear.row(1.0, 1.0, range(1, len(groups) + 1), [1.0] * len(groups))
        for key in keys:
            columns = [i for i, group in enumerate(groups, start=1) if key in group]
            values = [1.0] * len(columns)
            if key in floor_of:
                linear.row(floor_of[key] - 1e-9, inf, columns, values)
            elif goal is None:
                linear.row(0.0, inf, [*columns, t], [*values, -1.0])
        answer = Solver(linear).solve()
        assert answer.state == "optimal"
        return -answer.objective

    while len(settled) < len(keys):
        level = best(None, settled)
        floors = {key: settled.get(key, level) for key in keys}
        stuck = [key for key in keys if key not in settled and best(key, floors) < level + 1e-6]
        assert stuck
        settled |= dict.fromkeys(stuck, level)
    return settled

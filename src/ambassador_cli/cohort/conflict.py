"""Why no group is possible, and what would make one possible: a minimal conflict and checked ways out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ambassador_cli.cohort.canonical import pseudonyms, under_pseudonyms
from ambassador_cli.cohort.mix import build_space
from ambassador_cli.cohort.solver import Linear, Solver
from ambassador_cli.cohort.space import Group, Row, Space
from ambassador_cli.cohort.whole import find_group, nearest_group
from ambassador_cli.models.cohort import Conflict, DemandLine, Relaxation, Request

MOST_WAYS = 5


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing asked for: a side of a row (``low`` or ``high``), or a wish about people as a whole."""

    kind: str
    side: str
    rows: tuple[int, ...]


def demands_of(space: Space) -> list[Demand]:
    """Everything that could be asked for less; the size comes last, places kept by default are not asked for."""
    found: list[Demand] = []
    wishes: dict[tuple[str, str], list[int]] = {}
    size = []
    for number, row in enumerate(space.rows):
        if row.kind == "limit":
            if row.lower > 0:
                found.append(Demand("limit", "low", (number,)))
            if row.upper < space.size:
                found.append(Demand("limit", "high", (number,)))
        elif row.kind == "size":
            size.append(Demand("size", "low", (number,)))
        elif row.kind != "keep":
            wishes.setdefault((row.kind, row.name[0]), []).append(number)
    found.extend(Demand(kind, "all", tuple(rows)) for (kind, _), rows in wishes.items())
    return found + size


def without(space: Space, dropped: Sequence[Demand]) -> Space:
    """The space with some demands not asked for any more."""
    rows = list(space.rows)
    for demand in dropped:
        for number in demand.rows:
            rows[number] = _loosened(space, rows[number], demand.side)
    return replace(space, rows=tuple(rows))


def _loosened(space: Space, row: Row, side: str) -> Row:
    people = sum(space.profiles[c].size for c in row.columns)
    if row.kind == "size":
        return replace(row, lower=0, upper=people)
    low = row.lower if side == "high" else min(0, -people)
    high = row.upper if side == "low" else max(space.size, people)
    return replace(row, lower=low, upper=high)


def find_conflict(request: Request) -> Conflict:
    """Demands of which none can be left out, and up to five ways out, smallest change first; each way has been
    solved. Only for requests without any group."""
    bare = under_pseudonyms(request)
    space = build_space(bare, [])
    needed = demands_of(space)
    for demand in list(needed):
        fewer = [other for other in needed if other is not demand]
        dropped = [other for other in demands_of(space) if other not in fewer]
        if find_group(without(space, dropped)) is None:
            needed = fewer
    members = tuple(describe(request, bare, space, demand) for demand in needed)
    available = sum(profile.size for profile in space.profiles)
    return Conflict(request.size, available, members, tuple(_ways_out(request, bare, space)))


def describe(request: Request, bare: Request, space: Space, demand: Demand) -> DemandLine:
    """A demand in terms that can be worded, with people's own names."""
    real = {pseudonym: key for key, pseudonym in pseudonyms(request).items()}
    names = {volunteer.key: volunteer.name for volunteer in request.volunteers}
    row = space.rows[demand.rows[0]]
    people = sum(space.profiles[c].size for c in row.columns)
    if row.kind in ("set", "together", "apart"):
        keys = bare.wishes[int(row.name[0])].keys
        who = tuple(sorted(names[real[key]] for key in keys))
        return DemandLine(row.kind, who, None, None, people)
    low = row.lower if demand.side != "high" else None
    high = row.upper if demand.side != "low" else None
    if row.kind in ("one_per_team", "one_per_manager"):
        unit = unit_names(request)[row.kind].get(row.name[0], row.name[0])
        return DemandLine(row.kind, (unit,), None, 1, people)
    return DemandLine(row.kind, row.name, low, high, people)


def unit_names(request: Request) -> dict[str, dict[str, str]]:
    """Pseudonyms of teams and managers back to their names."""
    bare = {v.key: v for v in under_pseudonyms(request).volunteers}
    names = pseudonyms(request)
    return {
        "one_per_team": {bare[names[v.key]].team: v.team for v in request.volunteers if v.team},
        "one_per_manager": {bare[names[v.key]].manager: v.manager for v in request.volunteers if v.manager},
    }


class Elastic:
    """The space as a programme in which every demand may give way, at a cost of 1 per person or wish."""

    def __init__(self, space: Space, fixed: Sequence[int] | None = None) -> None:
        self.space = space
        self.demands = demands_of(space)
        linear = Linear()
        for p, profile in enumerate(space.profiles):
            linear.column(profile.lower if fixed is None else fixed[p], profile.upper, 0.0, True)
        self.used: list[int] = []
        self.amounts: list[list[tuple[int, int]]] = []
        by_row: dict[int, list[tuple[int, float]]] = {}
        people = sum(profile.size for profile in space.profiles)
        most = max(space.size, people, *(row.lower for row in space.rows))
        for demand in self.demands:
            whole = demand.side == "all"
            flag = linear.column(0.0, 1.0, 1.0 if whole else 1e-4, True)
            self.used.append(flag)
            parts = []
            for number in demand.rows:
                row = space.rows[number]
                signs = {"low": (1.0,), "high": (-1.0,), "all": (1.0, -1.0)}[demand.side]
                if row.kind == "size":
                    signs = (1.0, -1.0)
                for sign in signs:
                    top = float(row.lower) if demand.side == "low" and row.kind != "size" else float(most)
                    column = linear.column(0.0, top, 0.0 if whole else 1.0, True)
                    by_row.setdefault(number, []).append((column, sign))
                    linear.row(float("-inf"), 0.0, [column, flag], [1.0, -float(max(most, 1))])
                    parts.append((number, column))
            self.amounts.append(parts)
        for number, row in enumerate(space.rows):
            extra = by_row.get(number, [])
            linear.row(
                row.lower,
                row.upper,
                [*row.columns, *(column for column, _ in extra)],
                [*(float(c) for c in row.coefficients), *(sign for _, sign in extra)],
            )
        profiles = len(space.profiles)
        linear.row(1.0, float("inf"), range(profiles), [1.0] * profiles)
        self.linear = linear

    def solve(self, ruled_out: Sequence[Sequence[int]]) -> tuple[Group, list[int]] | None:
        """The cheapest change that uses none of the sets ruled out as a whole: a group, and which demands give
        way; ``None`` where there is none."""
        linear = Linear(
            list(self.linear.cost),
            list(self.linear.lower),
            list(self.linear.upper),
            list(self.linear.whole),
            list(self.linear.row_lower),
            list(self.linear.row_upper),
            list(self.linear.start),
            list(self.linear.index),
            list(self.linear.value),
        )
        for chosen in ruled_out:
            linear.row(0.0, len(chosen) - 1.0, [self.used[i] for i in chosen], [1.0] * len(chosen))
        answer = Solver(linear).solve()
        if answer.state == "infeasible":
            return None
        group = tuple(round(value) for value in answer.columns[: len(self.space.profiles)])
        return group, [i for i, demand in enumerate(self.demands) if breach(self.space, demand, group)]


def breach(space: Space, demand: Demand, group: Group) -> int:
    """By how many people (or 1 for a wish about people) a group does not do what is asked."""
    most = 0
    for number in demand.rows:
        row = space.rows[number]
        total = row.total(group)
        below = row.lower - total if demand.side != "high" or row.kind == "size" else 0
        above = total - row.upper if demand.side != "low" or row.kind == "size" else 0
        most = max(most, below, above)
    return min(most, 1) if demand.side == "all" else most


def _ways_out(request: Request, bare: Request, space: Space) -> list[Relaxation]:
    elastic = Elastic(space)
    ruled_out: list[list[int]] = []
    ways: list[Relaxation] = []
    while len(ways) < MOST_WAYS:
        found = elastic.solve(ruled_out)
        if found is None or not found[1]:
            break
        group, chosen = found
        ruled_out.append(chosen)
        rows = list(space.rows)
        changes = []
        cost = 0
        for i in chosen:
            demand = elastic.demands[i]
            by = breach(space, demand, group)
            cost += by
            now, then = 1, 0
            for number in demand.rows:
                row = rows[number]
                total = space.rows[number].total(group)
                if demand.side == "all":
                    rows[number] = _loosened(space, row, "all")
                elif row.kind == "size":
                    now, then = row.lower, total
                    rows[number] = replace(row, lower=total, upper=total)
                elif demand.side == "low":
                    now, then = row.lower, total
                    rows[number] = replace(row, lower=total)
                else:
                    now, then = row.upper, total
                    rows[number] = replace(row, upper=total)
            changes.append((describe(request, bare, space, demand), now, then))
        relaxed = replace(space, rows=tuple(rows), size=sum(group))
        best = nearest_group(relaxed)
        if best is None:
            continue
        distance = Fraction(space.distance(best), space.scale) if space.cells and sum(group) == space.size else None
        ways.append(Relaxation(tuple(changes), cost, distance))
    return sorted(ways, key=lambda way: way.cost)

"""Questions about whole groups, answered by mixed-integer programmes and checked exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from ambassador_cli.cohort.margins import Margins
from ambassador_cli.cohort.solver import Answer, Linear, Solver, SolverError
from ambassador_cli.cohort.space import Group, Space

MOST_LISTED = 400


def whole_programme(space: Space) -> tuple[Linear, list[int]]:
    """The space as a mixed-integer programme: one whole column per profile, and one distance column per cell
    (returned), bounded by the reach where there is one."""
    linear = Linear()
    for profile in space.profiles:
        linear.column(profile.lower, profile.upper, 0.0, True)
    for row in space.rows:
        linear.row(row.lower, row.upper, row.columns, [float(c) for c in row.coefficients])
    distances = []
    for cell in space.cells:
        column = linear.column(0.0, inf)
        distances.append(column)
        for a, b in cell.pieces(space.scale):
            linear.row(
                -b / space.scale,
                inf,
                [*cell.columns, column],
                [-a / space.scale] * len(cell.columns) + [1.0],
            )
    if space.reach is not None and space.cells:
        # distances are whole multiples of 1/scale: a quarter more changes nothing but rounding errors
        linear.row(-inf, (space.reach + 0.25) / space.scale, distances, [float(c.weight) for c in space.cells])
    return linear, distances


def group_of(space: Space, answer: Answer) -> Group:
    """The answer's head counts as integers. Raises :class:`SolverError` unless they hold exactly."""
    group = tuple(round(value) for value in answer.columns[: len(space.profiles)])
    if not space.holds(group):
        raise SolverError("the rounded answer does not hold")
    return group


def find_group(space: Space) -> Group | None:
    """Some group of the space, the same one every time, or ``None`` where there is none (proved)."""
    answer = Solver(whole_programme(space)[0]).solve()
    return None if answer.state == "infeasible" else group_of(space, answer)


def nearest_group(space: Space) -> Group | None:
    """A group within the limits whose distance from the mix is as small as can be (proved by branch and
    bound; two distances differ by at least 1/scale, far above the solver's tolerance); ``None`` where no group
    keeps the limits."""
    linear, distances = whole_programme(space)
    for column, cell in zip(distances, space.cells, strict=True):
        linear.cost[column] = float(cell.weight)
    answer = Solver(linear).solve()
    return None if answer.state == "infeasible" else group_of(space, answer)


def margins_programme(space: Space, margins: Margins) -> Linear:
    """The space as a mixed-integer programme in which every dimension chooses one of its listed margins: tighter
    than one column per distance."""
    linear, _ = whole_programme(replace(space, cells=(), reach=None))
    chosen: list[int] = []
    distances: list[float] = []
    cells = iter(space.cells)
    for vectors in margins.dimensions:
        columns = [linear.column(0.0, 1.0, 0.0, True) for _ in vectors]
        linear.row(1.0, 1.0, columns, [1.0] * len(columns))
        for i, cell in zip(range(len(vectors[0][1])), cells, strict=False):
            counts = [-float(counts[i]) for _, counts in vectors]
            linear.row(0.0, 0.0, [*cell.columns, *columns], [*[1.0] * len(cell.columns), *counts])
        chosen += columns
        distances += [distance / space.scale for distance, _ in vectors]
    linear.row(-inf, (margins.reach + 0.25) / space.scale, chosen, distances)
    return linear


class Pricing:
    """The group of the space with the largest weighted head count, asked again and again."""

    def __init__(self, space: Space, margins: Margins | None = None) -> None:
        self.space = space
        small = margins is not None and sum(map(len, margins.dimensions)) <= MOST_LISTED
        self.solver = Solver(margins_programme(space, margins) if margins and small else whole_programme(space)[0])
        self._columns = list(range(len(space.profiles)))

    def best(self, weights: Sequence[float], enough: float | None = None) -> Group | None:
        """The best group, or the first one found whose value is at least ``enough``; ``None`` where the space
        is empty."""
        self.solver.costs(self._columns, [-weight for weight in weights])
        self.solver.set("objective_target", -inf if enough is None else -enough)
        answer = self.solver.solve()
        return None if answer.state == "infeasible" else group_of(self.space, answer)

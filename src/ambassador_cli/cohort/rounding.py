"""Whole groups near a mean group, one after the other, where only limits are wanted.

A linear programme that stays warm rounds most head counts; a small mixed-integer programme rounds the few that are
left between. With hundreds of profiles and tens of rows that takes milliseconds where the whole mixed-integer
programme takes half a second: a vertex has no more broken counts than there are rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.cohort.solver import Linear, Solver
from ambassador_cli.cohort.space import Group, Space

NEAR_ENOUGH = 0.02
WHOLE = 1e-7
AROUND = 40
"""So many head counts that the linear programme could as well have rounded the other way are free as well."""


class Rounding:
    """Rounds mean groups of one space. Columns: how far each head count is above its floor, 0 to 1."""

    def __init__(self, space: Space) -> None:
        self.space = space
        linear = Linear()
        for _ in space.profiles:
            linear.column(0.0, 1.0)
        for row in space.rows:
            linear.row(0.0, 0.0, row.columns, [float(c) for c in row.coefficients])
        self.solver = Solver(linear)
        self.columns = range(len(space.profiles))
        self.rows = range(len(space.rows))

    def find(self, counts: Sequence[int], times: int, *, tries: int, strict: bool) -> Group | None:
        """A group whose every count is that of the mean ``counts / times``, rounded up or down; ``strict``: every
        row's sum is rounded too, not only within its limits. ``None`` where none was found."""
        floors = [count // times for count in counts]
        broken = [count - floor * times for count, floor in zip(counts, floors, strict=True)]
        costs = []
        for p, rest in enumerate(broken):
            # more is better where the fraction is large; later tries shake the order, always in the same way
            shake = ((p * 37 + tries * 101) % 97) / 97.0 * 0.5 * tries
            costs.append(0.25 - rest / times + shake)
        bounds = [self._bounds(row, counts, floors, times, strict=strict) for row in range(len(self.space.rows))]
        if any(low > high for low, high in bounds):
            return None
        self.solver.costs(self.columns, costs)
        self.solver.bounds(self.columns, [0.0] * len(costs), [1.0 if rest else 0.0 for rest in broken])
        self.solver.row_bounds(self.rows, [float(low) for low, _ in bounds], [float(high) for _, high in bounds])
        answer = self.solver.solve()
        if answer.state != "optimal":
            return None
        up = [round(value) for value in answer.columns]
        free = [p for p, value in enumerate(answer.columns) if abs(value - round(value)) > WHOLE]
        if free:
            prices = self.solver.reduced_costs()
            near = sorted((abs(prices[p]), p) for p, rest in enumerate(broken) if rest)
            others = [p for _, p in near if p not in set(free)]
            most = AROUND + 2 * len(free)
            while True:
                rounded = self._whole(up, [*free, *others[:most]], bounds, costs)
                if rounded is not None or most >= len(others):
                    break
                most *= 8
            if rounded is None:
                return None
            up = rounded
        group = tuple(floor + more for floor, more in zip(floors, up, strict=True))
        return group if self.space.holds(group) else None

    def _bounds(
        self, number: int, counts: Sequence[int], floors: Sequence[int], times: int, *, strict: bool
    ) -> tuple[int, int]:
        row = self.space.rows[number]
        total = row.total(counts)
        low, high = total // times, -(-total // times)
        if not strict and not low == high == row.upper:
            low = row.lower
        if not strict and not low == high == row.lower:
            high = row.upper
        own = row.total(floors)
        return max(low, row.lower) - own, min(high, row.upper) - own

    def _whole(
        self, up: Sequence[int], free: Sequence[int], bounds: Sequence[tuple[int, int]], costs: Sequence[float]
    ) -> list[int] | None:
        """The head counts of ``free`` rounded again, all others as they are."""
        position = {p: i for i, p in enumerate(sorted(free))}
        linear = Linear()
        for p in sorted(free):
            linear.column(0.0, 1.0, costs[p], True)
        for row, (low, high) in zip(self.space.rows, bounds, strict=True):
            fixed = 0
            columns, values = [], []
            for p, c in zip(row.columns, row.coefficients, strict=True):
                if p in position:
                    columns.append(position[p])
                    values.append(float(c))
                else:
                    fixed += c * up[p]
            linear.row(low - fixed, high - fixed, columns, values)
        solver = Solver(linear)
        solver.set("mip_rel_gap", NEAR_ENOUGH)
        answer = solver.solve()
        if answer.state == "infeasible":
            return None
        rounded = list(up)
        for p, i in position.items():
            rounded[p] = round(answer.columns[i])
        return rounded

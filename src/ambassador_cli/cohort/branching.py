"""Finding a tree that proves a claim about whole groups. The solver guides; every leaf is checked in integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import floor, gcd, inf

from ambassador_cli.cohort.margins import Margin, Margins, list_margins
from ambassador_cli.cohort.solver import Answer, Linear, Solver, SolverError
from ambassador_cli.cohort.space import Space
from ambassador_cli.cohort.trees import MOST_NODES, Box, Leaf, closes, root_box
from ambassador_cli.models.draw import Tree

SCALES = (1, 2, 6, 60, 1_000, 100_000, 10_000_000, 10**9, 10**11)
"""Multipliers are made whole by the first of these that closes the leaf; where distance has a price, by these times
the unit of distance."""
WHOLE = 1e-6
BETTER = 1e-9
MOST_LISTED = 6_000
"""With more margins than this in a dimension, every node would cost too much."""
SMALLEST = 1e-7


@dataclass(slots=True)
class Budget:
    """How many nodes all proofs of a file may still have together, and how many may be tried for them."""

    nodes: int = field(default=MOST_NODES)
    tries: int = field(default=MOST_NODES)


@dataclass(frozen=True, slots=True)
class _Raw:
    """The solver's multipliers: of rows, of cells, and the price of a unit of distance."""

    rows: list[float]
    cells: list[float]
    price: float | None = None


class _Margins:
    """The linear relaxation over listed margins in a box. Columns: head counts, then (``elastic``) how far each row
    gives way, then one weight per margin known so far. Without a mix there are no margins."""

    def __init__(self, space: Space, margins: Margins | None, weights: Sequence[int], *, elastic: bool) -> None:
        self.space = space
        self.known: list[Margin] = []
        linear = _head_counts(space, weights, elastic=elastic)
        rows = [(row.lower, row.upper, row.columns, row.coefficients) for row in space.rows]
        if margins is not None:
            rows += [(0, 0, cell.columns, (1,) * len(cell.columns)) for cell in space.cells]
        for low, high, columns, coefficients in rows:
            _add_row(linear, low, high, columns, [float(c) for c in coefficients], elastic=elastic)
        self.rows = len(rows)
        if margins is not None:
            linear.row(1.0, 1.0, [], [])
        self.first = len(linear.cost)
        self.solver = Solver(linear, simplex="dual" if margins is None else "primal")

    def solve(self, box: Box, margins: Margins | None) -> Answer:
        """The optimum in the box; ``margins``: those in the box."""
        _set_box(self.solver, box)
        if margins is None:
            return self.solver.solve()
        inside = [all(low <= n <= high for n, (low, high) in zip(m, box.cells, strict=True)) for m in self.known]
        columns = [self.first + i for i in range(len(inside))]
        if columns:
            self.solver.bounds(columns, [0.0] * len(columns), [inf if own else 0.0 for own in inside])
        if not any(inside):
            self.add(margins.best([0.0] * len(box.cells))[1])
        while True:
            answer = self.solver.solve()
            if answer.state != "optimal":
                return answer
            prices = [-dual for dual in answer.duals[self.rows - len(box.cells) : self.rows]]
            value, margin = margins.best(prices)
            largest = max((abs(price) for price in prices), default=0.0)
            if value <= -answer.duals[self.rows] + BETTER * max(1e-3, largest) or not self.add(margin):
                return answer

    def add(self, margin: Margin) -> bool:
        """Add a margin; says whether it was new."""
        if margin in self.known:
            return False
        self.known.append(margin)
        first = self.rows - len(margin)
        rows = [first + i for i, n in enumerate(margin) if n]
        values = [*(-float(n) for n in margin if n), 1.0]
        self.solver.add_column(0.0, 0.0, inf, [*rows, self.rows], values)
        return True

    def multipliers(self, answer: Answer) -> _Raw:
        """Of rows and cells, as a leaf wants them."""
        raw = [-dual for dual in answer.duals[: self.rows]]
        return _Raw(raw[: len(self.space.rows)], raw[len(self.space.rows) :])


class _Pieces:
    """The linear relaxation with a distance column per cell, where margins are too many to list. Rows: those of the
    space, then one per cell (its head count in the box), then the pieces of the distances, then the reach."""

    def __init__(self, space: Space, weights: Sequence[int], *, elastic: bool) -> None:
        self.space = space
        linear = _head_counts(space, weights, elastic=elastic)
        for row in space.rows:
            values = [float(c) for c in row.coefficients]
            _add_row(linear, row.lower, row.upper, row.columns, values, elastic=elastic)
        for cell in space.cells:
            _add_row(linear, 0, space.size, cell.columns, [1.0] * len(cell.columns), elastic=elastic)
        distances = []
        self.pieces: list[tuple[int, int]] = []
        for j, cell in enumerate(space.cells):
            distances.append(linear.column(0.0, inf))
            for a, b in cell.pieces(space.scale):
                slopes = [-a / space.scale] * len(cell.columns)
                linear.row(-b / space.scale, inf, [*cell.columns, distances[-1]], [*slopes, 1.0])
                self.pieces.append((j, a))
        reach = (space.reach or 0) / space.scale
        _add_row(linear, -inf, reach, distances, [float(cell.weight) for cell in space.cells], elastic=elastic)
        self.solver = Solver(linear)

    def solve(self, box: Box, margins: Margins | None) -> Answer:  # noqa: ARG002
        """The optimum in the box."""
        _set_box(self.solver, box)
        first = len(self.space.rows)
        rows = range(first, first + len(box.cells))
        lower = [float(low) for low, _ in box.cells]
        self.solver.row_bounds(rows, lower, [float(high) for _, high in box.cells])
        return self.solver.solve()

    def multipliers(self, answer: Answer) -> _Raw:
        """Of rows, of cells (their own row and the slopes of their pieces), and the price of distance."""
        raw = [-dual for dual in answer.duals]
        count, scale = len(self.space.rows), self.space.scale
        cells = raw[count : count + len(self.space.cells)]
        for (j, a), value in zip(self.pieces, raw[count + len(cells) :], strict=False):
            cells[j] -= value * a / scale
        return _Raw(raw[:count], cells, max(0.0, raw[-1]) / scale)


def _head_counts(space: Space, weights: Sequence[int], *, elastic: bool) -> Linear:
    linear = Linear()
    for profile, weight in zip(space.profiles, weights, strict=True):
        linear.column(profile.lower, profile.upper, 0.0 if elastic else -float(weight))
    return linear


def _add_row(
    linear: Linear, low: float, high: float, columns: Sequence[int], values: Sequence[float], *, elastic: bool
) -> None:
    slack = [linear.column(0.0, inf, 1.0), linear.column(0.0, inf, 1.0)] if elastic else []
    linear.row(low, high, [*columns, *slack], [*values, 1.0, -1.0] if elastic else values)


def _set_box(solver: Solver, box: Box) -> None:
    lower, upper = [float(low) for low, _ in box.profiles], [float(high) for _, high in box.profiles]
    solver.bounds(range(len(box.profiles)), lower, upper)


def few_margins(space: Space) -> Margins | None:
    """The margins within reach, where they are few enough to look at in every node."""
    margins = list_margins(space)
    return None if margins is None or max(map(len, margins.dimensions)) > MOST_LISTED else margins


class Search:
    """Branch and bound for one claim: no group of the space weighs more than ``most``."""

    def __init__(
        self, space: Space, margins: Margins | None, weights: Sequence[int], most: int, *, budget: Budget, limit: int
    ) -> None:
        self.space, self.weights, self.most, self.budget, self.limit = space, weights, most, budget, limit
        self.margins = margins
        self.asked = any(weights)
        self._known: dict[bool, _Margins | _Pieces] = {}

    def prove(self) -> Tree | None:
        """The tree, or ``None`` where none was found within the budget (or the claim is wrong)."""
        tree: Tree = []
        waiting = [root_box(self.space)]
        try:
            while waiting:
                box = waiting.pop()
                if len(tree) + len(waiting) >= self.limit or self.budget.tries <= 0:
                    return None
                self.budget.tries -= 1
                found = self._node(box)
                if found is None:
                    return None
                if isinstance(found, Leaf):
                    tree.append(found.node())
                else:
                    below, above = box.split(*found)
                    waiting += [above, below]
                    tree.append(found)  # type: ignore[arg-type]
        except SolverError:
            return None
        if len(tree) > self.budget.nodes:
            return None
        self.budget.nodes -= len(tree)
        return tree

    def _node(self, box: Box) -> Leaf | tuple[str, int, int] | None:
        margins = self._inside(box)
        if self.margins is not None and (margins is None or not _reachable(margins)):
            return Leaf(0, (), ())
        answer = self._programme(elastic=False).solve(box, margins) if self.asked else Answer("infeasible")
        best = answer.state == "optimal"
        if not best:
            loose = self._programme(elastic=True)
            answer = loose.solve(box, margins)
            if answer.state != "optimal" or answer.objective > SMALLEST:
                return self._leaf(box, margins, loose.multipliers(answer), feasible=False)
            if self.asked and self._share_margins():
                again = self._programme(elastic=False).solve(box, margins)
                best = again.state == "optimal"
                answer = again if best else answer
        if best and -answer.objective < self.most + 1 - SMALLEST:
            leaf = self._leaf(box, margins, self._programme(elastic=False).multipliers(answer), feasible=True)
            if leaf is not None:
                return leaf
        return self._split(box, answer)

    def _share_margins(self) -> bool:
        """Margins that made a box feasible are needed where the best is looked for; says whether there were any."""
        best, loose = self._programme(elastic=False), self._programme(elastic=True)
        if not (isinstance(best, _Margins) and isinstance(loose, _Margins)):
            return False
        for margin in loose.known:
            best.add(margin)
        return True

    def _programme(self, *, elastic: bool) -> _Margins | _Pieces:
        if elastic not in self._known:
            weights = self.weights
            by_pieces = bool(self.space.cells) and self.margins is None
            self._known[elastic] = (
                _Pieces(self.space, weights, elastic=elastic)
                if by_pieces
                else _Margins(self.space, self.margins, weights, elastic=elastic)
            )
        return self._known[elastic]

    def _inside(self, box: Box) -> Margins | None:
        """The margins whose head counts are in the box; ``None`` where a dimension has none."""
        if self.margins is None:
            return None
        cells = iter(box.cells)
        dimensions = []
        for vectors in self.margins.dimensions:
            ranges = list(islice(cells, len(vectors[0][1])))
            fits = tuple(
                (distance, counts)
                for distance, counts in vectors
                if all(low <= n <= high for n, (low, high) in zip(counts, ranges, strict=True))
            )
            if not fits:
                return None
            dimensions.append(fits)
        return Margins(tuple(dimensions), self.margins.reach)

    def _leaf(self, box: Box, margins: Margins | None, raw: _Raw, *, feasible: bool) -> Leaf | None:
        values = [*raw.rows, *raw.cells, *([] if raw.price is None else [raw.price])]
        largest = max((abs(value) for value in values), default=0.0) or 1.0
        count = len(raw.rows)
        unit = 1 if raw.price is None else self.space.scale
        for scale in (unit * number for number in SCALES):
            times = scale if feasible else 0
            factor = scale if feasible else scale / largest
            whole = [round(value * factor) for value in values]
            divisor = gcd(times, *whole) or 1
            whole = [value // divisor for value in whole]
            price = None if raw.price is None else whole.pop()
            leaf = Leaf(times // divisor, _sparse(whole[:count]), _sparse(whole[count:]), price)
            if self._closes(box, margins, leaf):
                return leaf
        return None

    def _closes(self, box: Box, margins: Margins | None, leaf: Leaf) -> bool:
        """As in trees.py; where margins are listed already, with these."""
        if margins is None:
            return closes(self.space, box, self.weights, self.most, leaf)
        rest = [leaf.times * weight for weight in self.weights]
        total = 0
        for i, r in leaf.rows:
            row = self.space.rows[i]
            total += r * (row.upper if r > 0 else row.lower)
            for p, c in zip(row.columns, row.coefficients, strict=True):
                rest[p] -= r * c
        multipliers = [0] * len(self.space.cells)
        for j, c in leaf.cells:
            multipliers[j] = c
            for p in self.space.cells[j].columns:
                rest[p] -= c
        total += margins.best(multipliers)[0]
        total += sum(max(d * low, d * high) for d, (low, high) in zip(rest, box.profiles, strict=True))
        return total < leaf.times * (self.most + 1)

    def _split(self, box: Box, answer: Answer) -> tuple[str, int, int] | None:
        """The head count that is furthest from whole: of a value first, else of a profile."""
        counts = answer.columns[: len(box.profiles)]
        cells = [sum(counts[p] for p in cell.columns) for cell in self.space.cells]
        for kind, values, ranges in (("cell", cells, box.cells), ("profile", counts, box.profiles)):
            far = [(abs(v - round(v)), i) for i, v in enumerate(values) if abs(v - round(v)) > WHOLE]
            for _, i in sorted(far, key=lambda item: (-item[0], item[1])):
                most = floor(values[i])
                if ranges[i][0] <= most < ranges[i][1]:
                    return kind, i, most
        return None


def _reachable(margins: Margins) -> bool:
    return sum(vectors[0][0] for vectors in margins.dimensions) <= margins.reach


def _sparse(values: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((i, value) for i, value in enumerate(values) if value)

"""Which head counts per value a group within reach of the mix can have: the margins, listed one by one.

Averages of groups are averages of their margins, so the chances can be bounded over the hull of the listed
margins. That is much tighter than a bound on the average distance, because whole groups have only few distances.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from ambassador_cli.cohort.space import Cell, Space

MOST = 40_000
Number = TypeVar("Number", int, float)
Margin = tuple[int, ...]
"""Head counts per cell, in the order of ``Space.cells``."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Per dimension the possible head counts with their distances (in 1/scale persons), nearest first.
    A group's distances add up to at most ``reach``."""

    dimensions: tuple[tuple[tuple[int, Margin], ...], ...]
    reach: int

    def best(self, weights: Sequence[Number]) -> tuple[Number, Margin]:
        """The largest weighted head count that margins within reach can have, exactly, and its margins."""
        zero = weights[0] - weights[0]
        states: list[tuple[int, Number, Margin]] = [(0, zero, ())]
        position = 0
        for vectors in self.dimensions:
            length = len(vectors[0][1])
            own = weights[position : position + length]
            position += length
            front: list[tuple[int, Number, Margin]] = []
            for distance, counts in vectors:
                value = zero
                for weight, count in zip(own, counts, strict=True):
                    value += weight * count
                if not front or value > front[-1][1]:
                    front.append((distance, value, counts))
            sums = [
                (distance + more, value + gain, counts + own_counts)
                for distance, value, counts in states
                for more, gain, own_counts in front
                if distance + more <= self.reach
            ]
            sums.sort(key=lambda state: (state[0], -state[1], state[2]))
            states = []
            for state in sums:
                if not states or state[1] > states[-1][1]:
                    states.append(state)
        last = states[-1]
        return last[1], last[2]


def _bounds(space: Space, cell: Cell) -> tuple[int, int]:
    same = [row for row in space.rows if row.columns == cell.columns and all(c == 1 for c in row.coefficients)]
    low = max([0, *(row.lower for row in same if row.kind in ("limit", "keep"))])
    people = sum(space.profiles[column].upper for column in cell.columns)
    high = min([people, space.size, *(row.upper for row in same if row.kind in ("limit", "keep"))])
    return low, high


def _vectors(space: Space, cells: Sequence[Cell], most: int) -> Iterator[tuple[int, Margin]]:
    covered = {column for cell in cells for column in cell.columns}
    others = sum(profile.upper for number, profile in enumerate(space.profiles) if number not in covered)
    bounds = [_bounds(space, cell) for cell in cells]
    lows = [sum(low for low, _ in bounds[i:]) for i in range(len(cells) + 1)]
    highs = [sum(high for _, high in bounds[i:]) + others for i in range(len(cells) + 1)]

    def extend(number: int, left: int, distance: int, counts: Margin) -> Iterator[tuple[int, Margin]]:
        if not lows[number] <= left <= highs[number]:
            return
        if number == len(cells):
            yield distance, counts
            return
        cell = cells[number]
        low, high = bounds[number]
        for count in range(low, min(high, left) + 1):
            further = distance + cell.weight * abs(space.scale * count - cell.target)
            if further <= most:
                yield from extend(number + 1, left - count, further, (*counts, count))

    yield from extend(0, space.size, 0, ())


def list_margins(space: Space) -> Margins | None:
    """All margins within the reach, or ``None`` where no mix is wanted or there are too many to list."""
    if space.reach is None or not space.cells:
        return None
    groups = [list(cells) for _, cells in groupby(space.cells, key=lambda cell: cell.dimension)]
    smallest = []
    for cells in groups:
        nearest = nearest_alone(space, cells)
        if nearest is None:
            return None
        smallest.append(nearest)
    dimensions = []
    for number, cells in enumerate(groups):
        most = space.reach - sum(smallest) + smallest[number]
        vectors = []
        for vector in _vectors(space, cells, most):
            vectors.append(vector)
            if len(vectors) > MOST:
                return None
        dimensions.append(tuple(sorted(vectors)))
    return Margins(tuple(dimensions), space.reach)


def nearest_alone(space: Space, cells: Sequence[Cell]) -> int | None:
    """The smallest distance that one dimension can have on its own (by best first counting on: every cell's
    distance is convex, so taking the cheapest next person each time is optimal)."""
    bounds = [_bounds(space, cell) for cell in cells]
    covered = {column for cell in cells for column in cell.columns}
    others = sum(profile.upper for number, profile in enumerate(space.profiles) if number not in covered)
    counts = [low for low, _ in bounds]

    def cost(i: int, count: int) -> int:
        return cells[i].weight * abs(space.scale * count - cells[i].target)

    while True:
        total = sum(counts)
        steps = [
            (cost(i, counts[i] + 1) - cost(i, counts[i]), i) for i in range(len(cells)) if counts[i] < bounds[i][1]
        ]
        if total >= space.size or not steps:
            break
        step, i = min(steps)
        if total >= space.size - others and step >= 0:
            break
        counts[i] += 1
    if not space.size - others <= sum(counts) <= space.size:
        return None
    return sum(cost(i, count) for i, count in enumerate(counts))

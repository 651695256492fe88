"""Proofs about whole groups, checked by adding: no solver, exact integers.

A proof that every group g satisfies ``sum(y_p g_p) <= most`` is a tree. Its inner nodes split one head count (of a
profile or of a value of the mix): at most k, or more. A leaf has ``times`` >= 0, integer multipliers ``r`` of rows and
``c`` of cells. With ``n_j`` the head count of cell j, for every group in the leaf's box

    times * sum(y_p g_p) = sum(r_i * row_i(g)) + sum(c_j n_j) + sum(d_p g_p),   d = times * y - A'r - C'c

so it is at most ``sum(r_i * bound of row i)``, plus the largest ``sum(c_j n_j)`` that head counts within reach of the
mix can have, plus ``sum(max(d_p * box of p))``. With a ``price`` u >= 0 the second part is bounded cell by cell, by
``u * reach + sum(max over n of (c_j n - u * distance of n))``; without, head counts are counted on exactly. Where
``times`` is 0 (a Farkas ray) the whole must be below 0: there is no group in the box. The form follows VIPR: Cheung,
Gleixner, Steffy, "Verifying integer programming results", IPCO 2017; ``price`` is a Lagrange multiplier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ambassador_cli.cohort.space import Cell, Space
from ambassador_cli.models.draw import LeafNode, SplitNode, Tree

Range = tuple[int, int]
MOST_NODES = 5_000
MOST_STATES = 200_000
"""Where the head counts within reach have more combinations than this, counting on takes too long."""


class TooMany(Exception):  # noqa: N818
    """The head counts within reach are too many to count."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Multipliers that close a branch: ``(row, multiplier)`` and ``(cell, multiplier)``. ``price``: of a unit of
    distance; ``None``: head counts within reach are counted on, which is tighter and takes longer."""

    times: int
    rows: tuple[tuple[int, int], ...]
    cells: tuple[tuple[int, int], ...]
    price: int | None = None

    def node(self) -> LeafNode:
        """The leaf as a file has it."""
        return ("leaf", self.times, [list(pair) for pair in self.rows], [list(pair) for pair in self.cells], self.price)


@dataclass(frozen=True, slots=True)
class Box:
    """The head counts that profiles and cells can have in a branch: least and most of each."""

    profiles: tuple[Range, ...]
    cells: tuple[Range, ...]

    def split(self, kind: str, position: int, most: int) -> tuple[Box, Box]:
        """At most ``most``, and more than that. Raises ``ValueError`` where one of the two would be no part."""
        ranges = list(self.profiles if kind == "profile" else self.cells)
        low, high = ranges[position]
        if not low <= most < high:
            raise ValueError("no split")
        halves = []
        for half in ((low, most), (most + 1, high)):
            ranges[position] = half
            part = tuple(ranges)
            halves.append(Box(part, self.cells) if kind == "profile" else Box(self.profiles, part))
        return halves[0], halves[1]


def root_box(space: Space) -> Box:
    """The head counts that there can be at all; rows over exactly a cell's profiles narrow it."""
    same: dict[tuple[int, ...], list[Range]] = {}
    for row in space.rows:
        if all(c == 1 for c in row.coefficients):
            same.setdefault(row.columns, []).append((row.lower, row.upper))
    cells = []
    for cell in space.cells:
        known = same.get(cell.columns, ())
        people = sum(space.profiles[p].upper for p in cell.columns)
        low = max([0, *(low for low, _ in known)])
        cells.append((low, min([space.size, people, *(high for _, high in known)])))
    return Box(tuple((profile.lower, profile.upper) for profile in space.profiles), tuple(cells))


def _best(space: Space, cells: Sequence[tuple[Cell, Range, int]], room: int | None) -> dict[int, int]:
    """One dimension: distance to the largest weighted head count at that distance (at most ``room``)."""
    covered = {p for cell, _, _ in cells for p in cell.columns}
    others = sum(profile.upper for p, profile in enumerate(space.profiles) if p not in covered)
    left = [
        (sum(low for _, (low, _), _ in cells[i:]), sum(high for _, (_, high), _ in cells[i:]))
        for i in range(1, len(cells) + 1)
    ]
    states = {(0, 0): 0}
    for (cell, (low, high), weight), (least, most) in zip(cells, left, strict=True):
        steps = [(n, cell.weight * abs(space.scale * n - cell.target), weight * n) for n in range(low, high + 1)]
        found: dict[tuple[int, int], int] = {}
        for (people, distance), value in states.items():
            for n, more, gain in steps:
                key = (people + n, distance + more)
                if key[0] + least > space.size or key[0] + most + others < space.size:
                    continue
                if (room is None or key[1] <= room) and value + gain > found.get(key, value + gain - 1):
                    found[key] = value + gain
        if len(found) > MOST_STATES:
            raise TooMany
        states = found
    best: dict[int, int] = {}
    for (_, distance), value in states.items():
        best[distance] = max(value, best.get(distance, value))
    return best


def _least(space: Space, cells: Sequence[tuple[Cell, Range, int]]) -> int | None:
    """The smallest distance of one dimension on its own; ``None`` where no head counts fit."""
    covered = {p for cell, _, _ in cells for p in cell.columns}
    others = sum(profile.upper for p, profile in enumerate(space.profiles) if p not in covered)
    states = {0: 0}
    for cell, (low, high), _ in cells:
        found: dict[int, int] = {}
        for people, distance in states.items():
            for n in range(low, min(high, space.size - people) + 1):
                further = distance + cell.weight * abs(space.scale * n - cell.target)
                found[people + n] = min(further, found.get(people + n, further))
        states = found
    fits = [distance for people, distance in states.items() if people + others >= space.size]
    return min(fits, default=None)


def best_cells(space: Space, box: Box, weights: Sequence[int]) -> int | None:
    """The largest weighted sum of cells' head counts in the box and within reach; ``None`` where there are none.
    Raises :class:`TooMany`."""
    listed = list(zip(space.cells, box.cells, weights, strict=True))
    dimensions = [list(cells) for _, cells in groupby(listed, key=lambda item: item[0].dimension)]
    least = []
    for cells in dimensions:
        smallest = _least(space, cells)
        if smallest is None:
            return None
        least.append(smallest)
    reach = space.reach
    if reach is not None and sum(least) > reach:
        return None
    sums = {0: 0}
    for number, cells in enumerate(dimensions):
        room = None if reach is None else reach - sum(least) + least[number]
        own = sorted(_best(space, cells, room).items())
        found: dict[int, int] = {}
        for distance, value in sums.items():
            for more, gain in own:
                if reach is not None and distance + more + sum(least[number + 1 :]) > reach:
                    break
                key = distance + more
                if value + gain > found.get(key, value + gain - 1):
                    found[key] = value + gain
        sums = _front(found)
    return max(sums.values(), default=None)


def _front(sums: Mapping[int, int]) -> dict[int, int]:
    """Only what is worth its distance."""
    front: dict[int, int] = {}
    best: int | None = None
    for distance, value in sorted(sums.items()):
        if best is None or value > best:
            front[distance] = best = value
    return front


def priced(space: Space, box: Box, weights: Sequence[int], price: int) -> int:
    """A bound on the weighted sum of cells' head counts within reach: every unit of distance costs ``price``, and
    reach buys it back. Each cell's worth is concave in its head count, so its best is at an end or at the target."""
    total = price * (space.reach or 0)
    for cell, (low, high), weight in zip(space.cells, box.cells, weights, strict=True):
        near = cell.target // space.scale
        counts = {low, high, *(min(max(n, low), high) for n in (near, near + 1))}
        total += max(weight * n - price * cell.weight * abs(space.scale * n - cell.target) for n in counts)
    return total


def leaf_bound(space: Space, box: Box, weights: Sequence[int], leaf: Leaf) -> int | None:
    """What ``times * weighted head count`` can be at most in the box; ``None`` where nothing can be in it."""
    if any(low > high for low, high in box.cells):
        return None
    total = 0
    rest = [leaf.times * weight for weight in weights]
    for i, r in leaf.rows:
        row = space.rows[i]
        total += r * (row.upper if r > 0 else row.lower)
        for p, c in zip(row.columns, row.coefficients, strict=True):
            rest[p] -= r * c
    if space.cells:
        multipliers = [0] * len(space.cells)
        for j, c in leaf.cells:
            multipliers[j] += c
            for p in space.cells[j].columns:
                rest[p] -= c
        best = (
            best_cells(space, box, multipliers) if leaf.price is None else priced(space, box, multipliers, leaf.price)
        )
        if best is None:
            return None
        total += best
    return total + sum(max(d * low, d * high) for d, (low, high) in zip(rest, box.profiles, strict=True))


def closes(space: Space, box: Box, weights: Sequence[int], most: int, leaf: Leaf) -> bool:
    """Does the leaf show that nothing in the box weighs more than ``most``?"""
    if leaf.times < 0 or (leaf.price is not None and (leaf.price < 0 or space.reach is None)):
        return False
    bound = leaf_bound(space, box, weights, leaf)
    return bound is None or bound < leaf.times * (most + 1)


def holds(space: Space, weights: Sequence[int], most: int, tree: Tree) -> bool:
    """Does the tree prove that no group of the space weighs more than ``most``?"""
    try:
        waiting = [root_box(space)]
        for node in tree:
            box = waiting.pop()
            if node[0] == "leaf":
                leaf = Leaf(node[1], _pairs(node[2], len(space.rows)), _pairs(node[3], len(space.cells)), node[4])
                if not closes(space, box, weights, most, leaf):
                    return False
            else:
                below, above = box.split(*_split(node))
                waiting += [above, below]
    except (IndexError, ValueError, TooMany):
        return False
    return not waiting and len(tree) <= MOST_NODES


def _split(node: SplitNode) -> tuple[str, int, int]:
    return node[0], node[1], node[2]


def _pairs(pairs: Sequence[Sequence[int]], length: int) -> tuple[tuple[int, int], ...]:
    positions = [pair[0] for pair in pairs]
    if positions != sorted(set(positions)) or any(not 0 <= position < length for position in positions):
        raise ValueError("positions")
    return tuple((pair[0], pair[1]) for pair in pairs)

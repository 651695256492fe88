"""The space of groups: which head counts per profile make a group that fits, as exact integers.

A *profile* is a set of volunteers whom nothing tells apart: same attributes, same wishes. A *group* is a tuple
with one head count per profile. Everything the draw needs (nearest distance, chances, lottery, conflicts) is
asked of a :class:`Space`; nothing here knows names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

Group = tuple[int, ...]
"""People per profile, in the order of ``Space.profiles``."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Volunteers whom nothing tells apart. ``members`` are positions in the sorted list of volunteers;
    ``lower``/``upper`` bound how many of them a group has (``lower`` > 0 where a place was given before)."""

    values: tuple[str, ...]
    mark: str
    members: tuple[int, ...]
    lower: int
    upper: int

    @property
    def size(self) -> int:
        """How many volunteers share the profile."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Row:
    """``lower <= sum(coefficient * count) <= upper`` over the profiles at ``columns``.

    ``kind`` and ``name`` say which wish of the user this is: ``("size", ())``, ``("limit", (dimension, value))``,
    ``("keep", (dimension, value))``, ``("together", (wish,))``, ``("apart", (wish,))``, ``("team", (name,))``,
    ``("manager", (name,))``.
    """

    kind: str
    name: tuple[str, ...]
    columns: tuple[int, ...]
    coefficients: tuple[int, ...]
    lower: int
    upper: int

    def total(self, counts: Sequence[int]) -> int:
        """The row's sum for these head counts (or for integer multiples of head counts)."""
        return sum(c * counts[i] for i, c in zip(self.columns, self.coefficients, strict=True))


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one dimension in the wanted mix: ``target`` is its wanted head count, in 1/scale persons."""

    dimension: str
    value: str
    columns: tuple[int, ...]
    target: int
    weight: int

    def total(self, counts: Sequence[int]) -> int:
        """How many people of this value the head counts hold."""
        return sum(counts[i] for i in self.columns)

    def pieces(self, scale: int) -> list[tuple[int, int]]:
        """Lines ``a * count - b`` (in 1/scale persons) whose largest is ``|count * scale - target|`` at every
        whole count and straight in between, so that averages over groups are bounded as tightly as can be."""
        low = floor(Fraction(self.target, scale))
        lines = [(scale, self.target), (-scale, -self.target)]
        if low * scale != self.target:
            below, above = self.target - low * scale, (low + 1) * scale - self.target
            slope = above - below
            lines.append((slope, slope * low - below))
        return lines


@dataclass(frozen=True, slots=True)
class Space:
    """All groups within the limits, and within ``reach`` of the mix where one is wanted.

    Distances are weighted sums of ``|count - target|`` over all cells, in 1/``scale`` persons.
    """

    size: int
    profiles: tuple[Profile, ...]
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...] = ()
    scale: int = 1
    reach: int | None = None

    def distance(self, group: Sequence[int]) -> int:
        """How far the group is from the wanted mix, in 1/scale persons."""
        return sum(cell.weight * abs(self.scale * cell.total(group) - cell.target) for cell in self.cells)

    def holds(self, group: Sequence[int]) -> bool:
        """Is this a group of the space? Exact, no solver."""
        return (
            all(p.lower <= count <= p.upper for p, count in zip(self.profiles, group, strict=True))
            and all(row.lower <= row.total(group) <= row.upper for row in self.rows)
            and (self.reach is None or self.distance(group) <= self.reach)
        )

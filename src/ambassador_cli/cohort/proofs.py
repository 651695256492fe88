"""What a frozen file says to be the best there is, with its proof where one was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from ambassador_cli.cohort.bound import Level
from ambassador_cli.cohort.branching import Budget, Search, few_margins
from ambassador_cli.cohort.chances import FairLottery
from ambassador_cli.cohort.columns import GroupLevel
from ambassador_cli.cohort.margins import Margins
from ambassador_cli.cohort.nearest import Choice
from ambassador_cli.cohort.space import Profile, Row, Space
from ambassador_cli.cohort.trees import Leaf, TooMany, closes, holds, leaf_bound, root_box
from ambassador_cli.models.cohort import Request
from ambassador_cli.models.draw import Step, Tree

NOTHING = Leaf(0, (), ())
MOST_OF_ONE = 1_500
"""A single proof may have this many nodes; the rest of the budget is for the others."""


@dataclass(frozen=True, slots=True)
class ProvedLevel:
    """All profiles that have one chance, and what proves it, step by step."""

    chance: Fraction
    profiles: tuple[int, ...]
    steps: tuple[Step, ...]


def prove_nearest(space: Space, nearest: int, budget: Budget) -> Tree | None:
    """That no group of the space (without reach) is nearer to the mix than ``nearest``."""
    nearer = replace(space, reach=nearest - 1)
    nobody = [0] * len(space.profiles)
    try:
        if closes(nearer, root_box(nearer), nobody, -1, NOTHING):
            budget.nodes -= 1
            return [NOTHING.node()]
    except TooMany:
        pass
    return _tree(nearer, few_margins(nearer), nobody, -1, budget)


def kept_space(space: Space, kept_not: Mapping[tuple[str, str], Sequence[int]]) -> tuple[Space, list[int], int]:
    """The space for the claim that no more values could keep a place: behind the profiles one more column for each
    value that should keep one (0 or 1, at most its head count), the weights that count them, and how many are kept.

    ``kept_not``: the values that kept none, with the profiles that have them. Values are sorted by the id of
    their dimension, then by value.
    """
    kept = {(row.name[0], row.name[1]): row.columns for row in space.rows if row.kind == "keep"}
    rows = [row for row in space.rows if row.kind != "keep"]
    profiles = [*space.profiles]
    for name, columns in sorted({**kept, **{name: tuple(columns) for name, columns in kept_not.items()}}.items()):
        rows.append(Row("kept", name, (*columns, len(profiles)), (*(1,) * len(columns), -1), 0, space.size))
        profiles.append(Profile((), "", (), 0, 1))
    weights = [0] * len(space.profiles) + [1] * (len(profiles) - len(space.profiles))
    bare = replace(space, profiles=tuple(profiles), rows=tuple(rows), cells=(), reach=None)
    return bare, weights, len(kept)


def holders(space: Space, dimension: int, value: str) -> tuple[int, ...]:
    """The profiles that have a value; ``dimension`` by its position."""
    return tuple(i for i, profile in enumerate(space.profiles) if profile.values[dimension] == value)


def prove_kept(bare: Request, choice: Choice, budget: Budget) -> Tree | None:
    """That not one more of the values could keep a place; ``None`` where all did, or where no proof was found."""
    if not choice.kept_not:
        return None
    names = [dimension.id for dimension in bare.dimensions]
    kept_not = {name: holders(choice.space, names.index(name[0]), name[1]) for name in choice.kept_not}
    space, weights, most = kept_space(choice.space, kept_not)
    return _tree(space, None, weights, most, budget)


def prove_levels(space: Space, fair: FairLottery, budget: Budget) -> list[ProvedLevel]:
    """The levels of a lottery, lowest first, each chance once."""
    settled: dict[int, Fraction] = {}
    found: list[ProvedLevel] = []
    margins = None if fair.by_bound else few_margins(space)
    for level in fair.levels:
        step = (
            _from_bound(space, level, settled, budget)
            if isinstance(level, Level)
            else _from_columns(space, level, margins, budget)
        )
        settled |= dict.fromkeys(level.settled, level.chance)
        steps = () if step is None else (step,)
        if found and found[-1].chance == level.chance:
            last = found.pop()
            profiles = tuple(sorted((*last.profiles, *level.settled)))
            found.append(ProvedLevel(level.chance, profiles, (*last.steps, *steps)))
        else:
            found.append(ProvedLevel(level.chance, tuple(sorted(level.settled)), steps))
    return found


def _from_bound(space: Space, level: Level, settled: dict[int, Fraction], budget: Budget) -> Step | None:
    """Multipliers of rows and cells become weights of profiles, and they themselves the one leaf that proves them."""
    if level.chance == 1:
        return None
    weights = [0] * len(space.profiles)
    for row, r in zip(space.rows, level.certificate.rows, strict=True):
        for p, c in zip(row.columns, row.coefficients, strict=True):
            weights[p] += r * c
    for cell, c in zip(space.cells, level.certificate.cells, strict=True):
        for p in cell.columns:
            weights[p] += c
    weights = [max(weight, 0) if p not in settled else weight for p, weight in enumerate(weights)]
    leaf = Leaf(1, _sparse(level.certificate.rows), _sparse(level.certificate.cells))
    try:
        bound = leaf_bound(space, root_box(space), weights, leaf)
    except TooMany:
        bound = None
    if bound is None:
        raise ArithmeticError("a level without a bound")
    budget.nodes -= 1
    return {"weights": _listed(weights), "most": floor(bound), "tree": [leaf.node()]}


def _from_columns(space: Space, level: GroupLevel, margins: Margins | None, budget: Budget) -> Step | None:
    if level.chance == 1:
        return None
    tree = _tree(space, margins, level.multipliers, level.most, budget)
    return {"weights": _listed(level.multipliers), "most": level.most, "tree": tree}


def _tree(space: Space, margins: Margins | None, weights: Sequence[int], most: int, budget: Budget) -> Tree | None:
    """A proof that no group weighs more than ``most``."""
    tree = Search(space, margins, weights, most, budget=budget, limit=min(MOST_OF_ONE, budget.nodes)).prove()
    return tree if tree is not None and holds(space, weights, most, tree) else None


def _sparse(values: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((i, value) for i, value in enumerate(values) if value)


def _listed(values: Sequence[int]) -> list[list[int]]:
    return [[i, value] for i, value in enumerate(values) if value]

"""What other numbers of places would mean."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

from ambassador_cli.cohort.selection import Drawn, select_group
from ambassador_cli.cohort.space import Group
from ambassador_cli.models.cohort import Request, SizePoint, ValueLine


def size_curve(request: Request, sizes: Iterable[int]) -> list[SizePoint]:
    """Per size: the lowest chance, the nearest distance from the mix, and how many wishes the groups of the lottery
    meet, at least and at most. Sizes above the number of volunteers, or that the limits rule out, have no chance
    (``None``)."""
    points = []
    for size in sizes:
        drawn = select_group(request.resized(size)) if size <= len(request.volunteers) else None
        if drawn is None:
            points.append(SizePoint(size, None, None, 0, None, None))
        else:
            found = drawn.selection
            met = [wishes_met(drawn, group) for group in drawn.fair.groups]
            points.append(SizePoint(size, found.lowest, found.nearest, found.wishes, min(met), max(met)))
    return points


def wishes_met(drawn: Drawn, group: Group) -> int:
    """How many wishes a group of the lottery meets, counted as for the group drawn."""
    selection = drawn.selection
    counts: dict[tuple[int, str], int] = {}
    for profile, count in zip(drawn.choice.space.profiles, group, strict=True):
        for position, value in enumerate(profile.values):
            counts[position, value] = counts.get((position, value), 0) + count
    lines = [(position, line) for position, table in enumerate(selection.tables) for line in table.lines]
    people = sum(wish.kind != "not_available" for wish in selection.request.wishes)
    return people + sum(
        _is_met(line, counts.get((position, line.value), 0))
        for position, line in lines
        if line.wanted is not None or line.low is not None or line.high is not None
    )


def _is_met(line: ValueLine, count: int) -> bool:
    wanted: Fraction | None = line.wanted
    near = wanted is None or floor(wanted) <= count <= ceil(wanted)
    return near and (line.low is None or count >= line.low) and (line.high is None or count <= line.high)

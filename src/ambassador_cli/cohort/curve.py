"""What other numbers of places would mean."""

from __future__ import annotations

from collections.abc import Iterable

from ambassador_cli.cohort.selection import select_group
from ambassador_cli.models.cohort import Request, SizePoint


def size_curve(request: Request, sizes: Iterable[int]) -> list[SizePoint]:
    """Per size: the lowest chance, the distance from the mix, and the wishes that a drawn group meets. Sizes
    above the number of volunteers, or that the limits rule out, have no chance (``None``)."""
    points = []
    for size in sizes:
        drawn = select_group(request.resized(size)) if size <= len(request.volunteers) else None
        if drawn is None:
            points.append(SizePoint(size, None, None, 0, None))
        else:
            found = drawn.selection
            points.append(SizePoint(size, found.lowest, found.nearest, found.wishes, found.wishes_met))
    return points

"""Everyone's chance if one wish had not been made: solved anew for each wish, never guessed from a ratio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ambassador_cli.cohort.bound import Level
from ambassador_cli.cohort.canonical import pseudonyms, under_pseudonyms
from ambassador_cli.cohort.chances import equalise_chances
from ambassador_cli.cohort.margins import list_margins
from ambassador_cli.cohort.mix import kept_values
from ambassador_cli.cohort.nearest import Choice, choose_space
from ambassador_cli.cohort.selection import Drawn
from ambassador_cli.cohort.space import Row
from ambassador_cli.models.cohort import Bounds, DemandLine, PersonWish, Request, WantedDimension


@dataclass(frozen=True, slots=True)
class Without:
    """One wish, and everyone's chance without it, by key; ``None``: no group is possible without it."""

    demand: DemandLine
    chances: Mapping[str, Fraction] | None


def chances_of_everyone(request: Request) -> dict[str, Fraction] | None:
    """Everyone's chance by key, 0 for those who are not available; ``None`` where no group is possible."""
    choice = choose_space(under_pseudonyms(request))
    return None if choice is None else _chances(request, choice)


def _chances(request: Request, choice: Choice) -> dict[str, Fraction]:
    bare = under_pseudonyms(request)
    fair = equalise_chances(choice.space, choice.example)
    everyone = sorted(v.key for v in bare.volunteers)
    by_pseudonym = {
        everyone[position]: chance
        for profile, chance in zip(choice.space.profiles, fair.chances, strict=True)
        for position in profile.members
    }
    return {key: by_pseudonym.get(name, Fraction(0)) for key, name in pseudonyms(request).items()}


def each_wish(request: Request) -> Iterator[tuple[DemandLine, Request]]:
    """Every single wish and the request without it: limits value by value, the wanted mix of a dimension as a whole,
    the place that a value keeps by default, and wishes about people (but who is not available)."""
    for position, dimension in enumerate(request.dimensions):
        applied = _applied(request, position)
        for value, bounds in sorted(dimension.limits.items()):
            line = DemandLine("limit", (dimension.id, value), bounds.low, bounds.high, applied.get(value, 0))
            limits = {other: own for other, own in dimension.limits.items() if other != value}
            yield line, _with(request, replace(dimension, limits=limits))
        if dimension.shares is not None or dimension.own_shares:
            line = DemandLine("mix", (dimension.id,), None, None, len(request.volunteers))
            yield line, _with(request, replace(dimension, shares=None, own_shares=False))
    for name, value in kept_values(request):
        dimension = next(d for d in request.dimensions if d.id == name)
        high = dimension.limits[value].high if value in dimension.limits else None
        limits = {**dimension.limits, value: Bounds(0, high)}
        applied = _applied(request, request.dimensions.index(dimension))
        line = DemandLine("keep", (name, value), 1, None, applied.get(value, 0))
        yield line, _with(request, replace(dimension, limits=limits))
    names = {v.key: v.name for v in request.volunteers}
    for number, wish in enumerate(request.wishes):
        if wish.kind != "not_available":
            rest = tuple(other for i, other in enumerate(request.wishes) if i != number)
            yield _line(wish, names), replace(request, wishes=rest)


def _line(wish: PersonWish, names: Mapping[str, str]) -> DemandLine:
    return DemandLine(wish.kind, tuple(sorted(names[key] for key in wish.keys)), None, None, len(wish.keys))


def _applied(request: Request, position: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    for volunteer in request.volunteers:
        value = volunteer.values[position]
        counts[value] = counts.get(value, 0) + 1
    return counts


def _with(request: Request, dimension: WantedDimension) -> Request:
    return replace(request, dimensions=tuple(dimension if d.id == dimension.id else d for d in request.dimensions))


def without_each(drawn: Drawn) -> Iterator[Without]:
    """Everyone's chance without each single wish, one after the other.

    Where a wish's row has no part in any level's proof, and the nearest distance is the same without it, nothing is
    solved: the proofs hold without the row, and the lottery is one of the larger space too.
    """
    now = {place.key: place.chance for place in drawn.selection.places}
    for demand, changed in each_wish(drawn.selection.request):
        choice = choose_space(under_pseudonyms(changed))
        if choice is None:
            yield Without(demand, None)
        elif _proves_the_same(drawn, demand, choice):
            yield Without(demand, now)
        else:
            yield Without(demand, _chances(changed, choice))


def _proves_the_same(drawn: Drawn, demand: DemandLine, choice: Choice) -> bool:
    before = drawn.choice
    if demand.kind not in ("limit", "keep") or before.kept_not or choice.kept_not:
        return False
    if (choice.nearest, choice.space.scale) != (before.nearest, before.space.scale):
        return False
    old, new = list_margins(before.space), list_margins(choice.space)
    if (old is None) != (new is None) or (old and new and old.dimensions != new.dimensions):
        # multipliers of the mix rest on the margins that limits leave
        return False
    rows = {(row.kind, row.name): number for number, row in enumerate(before.space.rows)}
    gone = rows.get((demand.kind, demand.names))
    wider = all(_row_holds(row, before.space.rows) for row in choice.space.rows)
    return gone is not None and wider and not any(_uses(level, gone) for level in drawn.fair.levels)


def _row_holds(row: Row, rows: Sequence[Row]) -> bool:
    """Is this row implied by one of ``rows`` over the same people?"""
    return any(
        (row.columns, row.coefficients) == (other.columns, other.coefficients)
        and row.lower <= other.lower
        and other.upper <= row.upper
        for other in rows
    )


def _uses(level: object, row: int) -> bool:
    return not isinstance(level, Level) or level.certificate.rows[row] != 0

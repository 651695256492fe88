"""Why a chance is what it is, and what would change it. Every figure is solved for, none is guessed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from ambassador_cli.cohort.bound import Level
from ambassador_cli.cohort.canonical import under_pseudonyms
from ambassador_cli.cohort.chances import equalise_chances
from ambassador_cli.cohort.conflict import unit_names
from ambassador_cli.cohort.nearest import choose_space
from ambassador_cli.cohort.selection import Drawn
from ambassador_cli.cohort.space import Row
from ambassador_cli.models.cohort import (
    MISSING,
    DemandLine,
    LimitCost,
    OneMore,
    Place,
    Reason,
    Request,
    Volunteer,
    WantedDimension,
)

Pull = Literal["lowers", "raises"]
MOST_OTHERS = 40


def lowest_chance(request: Request) -> Fraction | None:
    """The lowest chance among those whose place is not given before; ``None`` where no group is possible."""
    choice = choose_space(under_pseudonyms(request))
    if choice is None:
        return None
    fair = equalise_chances(choice.space, choice.example)
    given = {number for row in choice.space.rows if row.kind == "set" for number in row.columns}
    drawn = [chance for p, chance in enumerate(fair.chances) if p not in given]
    return min(drawn, default=Fraction(1))


def explain_place(request: Request, drawn: Drawn, place: Place, *, instead: bool = True) -> Reason:
    """One volunteer's chance, the wishes that bind it, and (``instead``; it takes a draw for each) what it would be
    with one attribute different."""
    alike = [other for other in drawn.selection.places if other.values == place.values and other.chance == place.chance]
    chances = [p.chance for p in drawn.selection.places if p.outcome in ("drawn", "reserve")]
    average = sum(chances, start=Fraction(0)) / len(chances) if chances else Fraction(1)
    return Reason(
        place,
        len(alike),
        drawn.selection.lowest,
        drawn.selection.highest,
        average,
        tuple(_binding(request, drawn, place)),
        tuple(_instead(request, place)) if instead and place.outcome in ("drawn", "reserve") else (),
    )


def _binding(request: Request, drawn: Drawn, place: Place) -> list[tuple[DemandLine, Pull]]:
    space = drawn.choice.space
    everyone = sorted(p.pseudonym for p in drawn.selection.places)
    position = everyone.index(place.pseudonym)
    own = next((n for n, profile in enumerate(space.profiles) if position in profile.members), None)
    if own is None:
        return []
    found: dict[DemandLine, Pull] = {}
    pool = sum(profile.size for profile in space.profiles)
    for cell in space.cells:
        # multipliers of cells are only known up to a constant per dimension; the ratio of places to people is plain
        if own in cell.columns:
            people = sum(space.profiles[c].size for c in cell.columns)
            wanted, average = cell.target * pool, people * space.size * space.scale
            if abs(wanted - average) * 50 > average:
                line = DemandLine("mix", (cell.dimension, cell.value), None, None, people)
                found[line] = "raises" if wanted > average else "lowers"
    for level in drawn.fair.levels:
        if own in level.settled and isinstance(level, Level):
            for row, pi in zip(space.rows, level.certificate.rows, strict=True):
                if pi and own in row.columns and row.kind != "size":
                    found[_line(request, drawn, row)] = "lowers" if pi > 0 else "raises"
    for row in space.rows:
        if own in row.columns and row.kind in ("together", "apart", "one_per_team", "one_per_manager"):
            found[_line(request, drawn, row)] = "lowers"
    return list(found.items())


def _line(request: Request, drawn: Drawn, row: Row) -> DemandLine:
    space = drawn.choice.space
    kind, name = row.kind, row.name
    people = sum(space.profiles[c].size for c in row.columns)
    if kind in ("together", "apart", "set"):
        real = {p.pseudonym: p.name for p in drawn.selection.places}
        keys = drawn.bare.wishes[int(name[0])].keys
        return DemandLine(kind, tuple(sorted(real[key] for key in keys)), None, None, people)
    if kind in ("one_per_team", "one_per_manager"):
        return DemandLine(kind, (unit_names(request)[kind].get(name[0], name[0]),), None, 1, people)
    return DemandLine(kind, name, row.lower, row.upper, people)


def _instead(request: Request, place: Place) -> list[tuple[str, str, Fraction]]:
    found = []
    for position, dimension in enumerate(request.dimensions):
        values = sorted({v.values[position] for v in request.volunteers} - {MISSING, place.values[position]})
        for value in values[:MOST_OTHERS]:
            changed = (*place.values[:position], value, *place.values[position + 1 :])
            people = tuple(replace(v, values=changed) if v.key == place.key else v for v in request.volunteers)
            chance = chance_of(replace(request, volunteers=people), place.key)
            if chance is not None:
                found.append((dimension.id, value, chance))
    return found


def chance_of(request: Request, key: str) -> Fraction | None:
    """One volunteer's chance; ``None`` where no group is possible."""
    from ambassador_cli.cohort.canonical import pseudonyms

    bare = under_pseudonyms(request)
    choice = choose_space(bare)
    if choice is None:
        return None
    fair = equalise_chances(choice.space, choice.example)
    everyone = sorted(v.key for v in bare.volunteers)
    position = everyone.index(pseudonyms(request)[key])
    return next(
        (fair.chances[p] for p, profile in enumerate(choice.space.profiles) if position in profile.members),
        Fraction(0),
    )


def _without(request: Request, dimension: WantedDimension, value: str | None) -> Request:
    """Without one value's limit, or (``None``) without the dimension's wanted shares."""
    if value is None:
        new = replace(dimension, shares=None, own_shares=False)
    else:
        new = replace(dimension, limits={v: b for v, b in dimension.limits.items() if v != value})
    return replace(request, dimensions=tuple(new if d.id == dimension.id else d for d in request.dimensions))


def cost_of_limits(request: Request, drawn: Drawn) -> list[LimitCost]:
    """What each limit, and each dimension's wanted mix, costs in fairness: the lowest chance with and without
    it, dearest first; only those that cost something."""
    now = drawn.selection.lowest
    found = []
    candidates: list[tuple[DemandLine, Request]] = []
    for dimension in request.dimensions:
        for value, bounds in sorted(dimension.limits.items()):
            line = DemandLine("limit", (dimension.id, value), bounds.low, bounds.high, 0)
            candidates.append((line, _without(request, dimension, value)))
        if dimension.shares is not None or dimension.own_shares:
            candidates.append((DemandLine("mix", (dimension.id,), None, None, 0), _without(request, dimension, None)))
    for number, wish in enumerate(request.wishes):
        if wish.kind not in ("set", "not_available"):
            names = {v.key: v.name for v in request.volunteers}
            rest = tuple(other for i, other in enumerate(request.wishes) if i != number)
            line = DemandLine(wish.kind, tuple(names[key] for key in wish.keys), None, None, 0)
            candidates.append((line, replace(request, wishes=rest)))
    for line, changed in candidates:
        then = lowest_chance(changed)
        if then is not None and then > now:
            found.append(LimitCost(line, now, then))
    return sorted(found, key=lambda cost: -cost.lowest_without)


def gain_of_one_more(request: Request, drawn: Drawn, most: int = 5) -> list[OneMore]:
    """Which kinds of volunteers (among those that there are) would raise the lowest chance if one more applied,
    best first."""
    now = drawn.selection.lowest
    kinds = sorted({v.values for v in request.volunteers if MISSING not in v.values})
    found = []
    for values in kinds[:60]:
        extra = Volunteer("\x7fone more", "", values)
        then = lowest_chance(replace(request, volunteers=(*request.volunteers, extra)))
        if then is not None and then > now:
            found.append(OneMore(values, now, then))
    return sorted(found, key=lambda one: (-one.lowest_then, one.values))[:most]

"""Why a chance is what it is, and what would change it. Every figure is solved for, none is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ambassador_cli.cohort.canonical import under_pseudonyms
from ambassador_cli.cohort.chances import equalise_chances
from ambassador_cli.cohort.counterfactual import Without, chances_of_everyone, without_each
from ambassador_cli.cohort.nearest import choose_space
from ambassador_cli.cohort.selection import Drawn
from ambassador_cli.models.cohort import (
    MISSING,
    DemandLine,
    Extreme,
    LimitCost,
    OneMore,
    Place,
    Pull,
    Reason,
    Request,
    Volunteer,
)

OPEN = ("drawn", "reserve", "undrawn", "left")
FEW_PROFILES = 60
"""Up to this many profiles, solving again for every wish takes no time that anyone would notice."""


def lowest_chance(request: Request) -> Fraction | None:
    """The lowest chance among those whose place is not given before; ``None`` where no group is possible."""
    choice = choose_space(under_pseudonyms(request))
    if choice is None:
        return None
    fair = equalise_chances(choice.space, choice.example)
    given = {number for row in choice.space.rows if row.kind == "set" for number in row.columns}
    drawn = [chance for p, chance in enumerate(fair.chances) if p not in given]
    return min(drawn, default=Fraction(1))


def explain_place(drawn: Drawn, place: Place, without: Iterable[Without], *, instead: bool = True) -> Reason:
    """One volunteer's chance, the wishes without which it would be another (``without``: everyone's chances without
    each wish), and (``instead``; it takes a solution for each) what it would be with one attribute different."""
    selection = drawn.selection
    request = selection.request
    alike = [p for p in selection.places if p.outcome in OPEN and (p.values, p.chance) == (place.values, place.chance)]
    chances = [p.chance for p in selection.places if p.outcome in OPEN]
    average = sum(chances, start=Fraction(0)) / len(chances) if chances else Fraction(1)
    explained = place.outcome in OPEN
    return Reason(
        place,
        len(alike),
        selection.lowest,
        selection.highest,
        average,
        tuple(_pulls(request, place, without)) if explained else (),
        tuple(_instead(request, place)) if instead and explained else (),
    )


def _pulls(request: Request, place: Place, without: Iterable[Without]) -> list[Pull]:
    found = []
    for one in without:
        then = None if one.chances is None else one.chances[place.key]
        if then is not None and then != place.chance:
            found.append(Pull(one.demand, then, _is_own(request, place, one.demand)))
    return sorted(found, key=lambda pull: (not pull.own, -abs(pull.then - place.chance), pull.demand.names))


def _is_own(request: Request, place: Place, demand: DemandLine) -> bool:
    """Is the wish about this person's attributes, or about this person?"""
    if demand.kind == "mix":
        return True
    if demand.kind in ("limit", "keep"):
        position = next(i for i, dimension in enumerate(request.dimensions) if dimension.id == demand.names[0])
        return place.values[position] == demand.names[1]
    return place.name in demand.names


def _instead(request: Request, place: Place) -> Iterator[tuple[str, str, Fraction | None]]:
    for position, dimension in enumerate(request.dimensions):
        for value in sorted({v.values[position] for v in request.volunteers} - {MISSING, place.values[position]}):
            changed = (*place.values[:position], value, *place.values[position + 1 :])
            people = tuple(replace(v, values=changed) if v.key == place.key else v for v in request.volunteers)
            yield dimension.id, value, chance_of(replace(request, volunteers=people), place.key)


def chance_of(request: Request, key: str) -> Fraction | None:
    """One volunteer's chance; ``None`` where no group is possible."""
    chances = chances_of_everyone(request)
    return None if chances is None else chances[key]


def find_extremes(drawn: Drawn, *, solve: bool = True) -> list[Extreme]:
    """Everyone whose chance is 1 or 0, with the reason. ``solve``: where counting alone does not give it, solve again
    without each wish (small pools only); else it stays open."""
    selection = drawn.selection
    certain = [place for place in selection.places if place.outcome in OPEN and place.chance in (0, 1)]
    reasons: dict[tuple[Fraction, str, tuple[DemandLine, ...]], list[str]] = {}
    solved: list[Without] | None = None
    for place in certain:
        needed = _needed(drawn, place)
        if needed is not None:
            key: tuple[Fraction, str, tuple[DemandLine, ...]] = (place.chance, "needed", (needed,))
        elif not solve or len(drawn.choice.space.profiles) > FEW_PROFILES:
            key = (place.chance, "open", ())
        else:
            if solved is None:
                solved = list(without_each(drawn))
            pulls = tuple(pull.demand for pull in _pulls(selection.request, place, solved))
            key = (place.chance, "without" if pulls else "together", pulls)
        reasons.setdefault(key, []).append(place.name)
    found = [Extreme(chance, tuple(names), kind, lines) for (chance, kind, lines), names in reasons.items()]  # type: ignore[arg-type]
    return sorted(found, key=lambda extreme: (-extreme.chance, extreme.names))


def _needed(drawn: Drawn, place: Place) -> DemandLine | None:
    """A limit or a kept place that takes all of those who have the value, or none of them: no solver."""
    space = drawn.choice.space
    position = sorted(p.pseudonym for p in drawn.selection.places).index(place.pseudonym)
    own = next((i for i, profile in enumerate(space.profiles) if position in profile.members), None)
    for row in space.rows:
        if own is None or row.kind not in ("limit", "keep") or own not in row.columns:
            continue
        people = sum(space.profiles[column].size for column in row.columns)
        if (place.chance == 1 and row.lower == people) or (place.chance == 0 and row.upper == 0):
            low, high = (row.lower, None) if place.chance == 1 else (None, row.upper)
            return DemandLine(row.kind, row.name, low, high, people)
    return None


def cost_of_limits(drawn: Drawn, without: Iterable[Without]) -> list[LimitCost]:
    """What each wish costs in fairness: the lowest chance with and without it, dearest first; only those that cost
    something. Places given before the draw, and those that a value keeps, are no price of anyone's wish."""
    now = drawn.selection.lowest
    asked = [place.key for place in drawn.selection.places if place.outcome in OPEN]
    found = []
    for one in without:
        if one.demand.kind not in ("set", "keep") and one.chances is not None:
            then = min((one.chances[key] for key in asked), default=Fraction(1))
            if then > now:
                found.append(LimitCost(one.demand, now, then))
    return sorted(found, key=lambda cost: -cost.lowest_without)


def kinds_of(request: Request) -> list[tuple[str, ...]]:
    """The kinds of volunteers that there are, those with a missing attribute left out."""
    return sorted({v.values for v in request.volunteers if MISSING not in v.values})


def gain_of_one_more(drawn: Drawn, kinds: Sequence[tuple[str, ...]]) -> Iterator[OneMore | None]:
    """For each of ``kinds``, one after the other: what one more applicant of it would do to the lowest chance;
    ``None`` where it does not raise it."""
    now = drawn.selection.lowest
    request = drawn.selection.request
    for values in kinds:
        extra = Volunteer("\x7fone more", "", values)
        then = lowest_chance(replace(request, volunteers=(*request.volunteers, extra), pseudonyms=None))
        yield OneMore(values, now, then) if then is not None and then > now else None


def best_gains(gains: Iterable[OneMore | None], most: int = 5) -> list[OneMore]:
    """Those that raise the lowest chance most, best first."""
    found = [gain for gain in gains if gain is not None]
    return sorted(found, key=lambda one: (-one.lowest_then, one.values))[:most]

"""The whole way from a request to a drawn group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from ambassador_cli.cohort.asked import quick_seed
from ambassador_cli.cohort.canonical import pseudonyms, under_pseudonyms
from ambassador_cli.cohort.chances import FairLottery, equalise_chances
from ambassador_cli.cohort.draw import draw_group
from ambassador_cli.cohort.mix import away, scaled_limits, sorted_volunteers, targets, values_of
from ambassador_cli.cohort.nearest import Choice, choose_space
from ambassador_cli.cohort.peeling import Tell, tell_nobody
from ambassador_cli.cohort.space import Group
from ambassador_cli.grammar.sorting import sort_key
from ambassador_cli.models.cohort import (
    MISSING,
    DimensionTable,
    Outcome,
    Place,
    Request,
    Seed,
    Selection,
    ValueLine,
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn group with the space and the lottery behind it. ``bare`` is the request under pseudonyms, which
    all of it is about; only ``selection`` knows names."""

    selection: Selection
    bare: Request
    choice: Choice
    fair: FairLottery
    group: Group


def select_group(request: Request, seed: Seed | None = None, tell: Tell = tell_nobody) -> Drawn | None:
    """Draw a group with chances as equal as the mix allows; ``None`` where no group is possible."""
    choice = choose_space(under_pseudonyms(request))
    if choice is None:
        return None
    fair = equalise_chances(choice.space, choice.example, tell)
    return draw_from(request, choice, fair, seed or quick_seed(request))


def draw_from(request: Request, choice: Choice, fair: FairLottery, seed: Seed) -> Drawn:
    """Draw from a lottery that is known already; needs no solver."""
    bare = under_pseudonyms(request)
    group, chosen, order = draw_group(choice.space, fair.groups, seed.text, len(bare.volunteers))
    places = _places(request, bare, choice, fair, chosen=set(chosen), order=order)
    labelled = replace(bare, dimensions=request.dimensions)
    tables = compare(labelled, set(chosen), choice.kept_not)
    wishes, met = count_wishes(bare, tables, choice.kept_not)
    scale = choice.space.scale
    drawn = [place.chance for place in places if place.outcome in ("drawn", "reserve")]
    selection = Selection(
        request,
        seed,
        tables,
        places,
        Fraction(choice.nearest, scale),
        Fraction(choice.space.distance(group), scale),
        wishes,
        met,
        min(drawn, default=Fraction(1)),
        max(drawn, default=Fraction(1)),
        len(fair.groups),
        "bound" if fair.by_bound else "columns",
        choice.kept_not,
    )
    return Drawn(selection, bare, choice, fair, group)


def _places(
    request: Request, bare: Request, choice: Choice, fair: FairLottery, *, chosen: set[int], order: list[int]
) -> tuple[Place, ...]:
    real = {pseudonym: key for key, pseudonym in pseudonyms(request).items()}
    names = {volunteer.key: volunteer.name for volunteer in request.volunteers}
    number = {volunteer: lot + 1 for lot, volunteer in enumerate(order)}
    chance = {
        position: fair.chances[p] for p, profile in enumerate(choice.space.profiles) for position in profile.members
    }
    gone = away(bare)
    given = {key for wish in bare.wishes if wish.kind == "set" for key in wish.keys}
    reasons = {key: wish.reason for wish in bare.wishes if wish.kind in ("set", "not_available") for key in wish.keys}
    waiting = [position for position in order if position in chance and position not in chosen]
    ranks = {position: rank for rank, position in enumerate(waiting, start=1)}
    places = []
    for position, volunteer in enumerate(sorted_volunteers(bare)):
        outcome: Outcome = "reserve"
        if volunteer.key in gone:
            outcome = "not_available"
        elif position in chosen:
            outcome = "set" if volunteer.key in given else "drawn"
        key = real[volunteer.key]
        places.append(
            Place(
                key,
                names[key],
                volunteer.key,
                volunteer.values,
                chance.get(position, Fraction(0)),
                outcome,
                None if outcome in ("set", "not_available") else number[position],
                ranks.get(position),
                reasons.get(volunteer.key, ""),
            )
        )
    return tuple(sorted(places, key=lambda place: (sort_key(place.name), place.key)))


def compare(
    request: Request, chosen: set[int], kept_not: tuple[tuple[str, str], ...] = ()
) -> tuple[DimensionTable, ...]:
    """Applicants, wanted mix and group side by side; ``chosen``: positions in the sorted volunteers."""
    everyone = sorted_volunteers(request)
    tables = []
    for position, dimension in enumerate(request.dimensions):
        present = values_of(request, position)
        wanted = targets(request, position)
        limits = scaled_limits(request, dimension)
        lines = []
        for value in sorted({*present, *(wanted or {}), *limits}, key=lambda v: (v == MISSING, v)):
            count = sum(everyone[i].values[position] == value for i in chosen)
            target = None if wanted is None else wanted.get(value)
            low, high = limits.get(value, (None, None))
            near = target is None or floor(target) <= count <= ceil(target)
            within = (low is None or count >= low) and (high is None or count <= high)
            keeps = (dimension.id, value) not in kept_not
            lines.append(ValueLine(value, present.get(value, 0), target, low, high, count, near and within, keeps))
        tables.append(DimensionTable(dimension.id, dimension.label, dimension.own_shares, tuple(lines)))
    return tuple(tables)


def count_wishes(
    request: Request, tables: tuple[DimensionTable, ...], kept_not: tuple[tuple[str, str], ...]
) -> tuple[int, int]:
    """How many wishes there are and how many the group meets: one for each value with a wanted share or a
    limit, one for each wish about people (these always hold), one for each value that could not keep a place."""
    lines = [
        line
        for table in tables
        for line in table.lines
        if line.wanted is not None or line.low is not None or line.high is not None
    ]
    people = sum(wish.kind != "not_available" for wish in request.wishes)
    return len(lines) + people + len(kept_not), sum(line.met for line in lines) + people

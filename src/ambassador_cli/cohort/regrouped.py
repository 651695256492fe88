"""A draw with the group as it is now: after replacements, or as group.yaml says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from ambassador_cli.cohort.selection import Drawn, compare, count_wishes
from ambassador_cli.models.cohort import Outcome, Place


def regroup(drawn: Drawn, group: Collection[str], reserve: Sequence[str]) -> Drawn:
    """``drawn`` with those who are in now and the reserve in order (pseudonyms). Who was in the draw and is in
    neither has left or could not come. The mix, its distance and the wishes met are those of the group as it is."""
    ranks = {identifier: rank for rank, identifier in enumerate(reserve, start=1)}
    places = tuple(
        _now(place, place.pseudonym in group, ranks.get(place.pseudonym)) for place in drawn.selection.places
    )
    everyone = sorted(place.pseudonym for place in places)
    chosen = {position for position, identifier in enumerate(everyone) if identifier in group}
    space = drawn.choice.space
    counts = [sum(member in chosen for member in profile.members) for profile in space.profiles]
    labelled = replace(drawn.bare, dimensions=drawn.selection.request.dimensions)
    tables = compare(labelled, chosen, drawn.choice.kept_not)
    wishes, met = count_wishes(drawn.bare, tables, drawn.choice.kept_not)
    selection = replace(
        drawn.selection,
        places=places,
        tables=tables,
        distance=Fraction(space.distance(counts), space.scale),
        wishes=wishes,
        wishes_met=met,
    )
    return replace(drawn, selection=selection, group=tuple(counts))


def _now(place: Place, inside: bool, rank: int | None) -> Place:
    outcome: Outcome = "left"
    if inside:
        outcome = "set" if place.outcome == "set" else "drawn"
    elif rank is not None:
        outcome = "reserve"
    elif place.outcome == "not_available":
        outcome = "not_available"
    return replace(place, outcome=outcome, rank=rank)


def undrawn(drawn: Drawn) -> Drawn:
    """``drawn`` before anything is drawn: chances, but no group."""

    def still_open(place: Place) -> Place:
        if place.outcome in ("set", "not_available"):
            return replace(place, number=None, rank=None)
        return replace(place, outcome="undrawn", number=None, rank=None)

    selection = drawn.selection
    return replace(drawn, selection=replace(selection, places=tuple(map(still_open, selection.places))))

"""After someone dropped out: the smallest change that keeps everyone else, and the mix where it can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from ambassador_cli.cohort.conflict import Elastic, breach, describe
from ambassador_cli.cohort.selection import Drawn
from ambassador_cli.cohort.space import Profile, Space
from ambassador_cli.cohort.whole import find_group, nearest_group
from ambassador_cli.models.cohort import DemandLine, Outcome, Replacement, Request


def _restricted(space: Space, stay: set[int], gone: set[int]) -> Space:
    """Only groups that hold all who stay and none who are gone."""
    profiles = []
    for profile in space.profiles:
        left = tuple(m for m in profile.members if m not in gone)
        kept = sum(m in stay for m in left)
        profiles.append(Profile(profile.values, profile.mark, left, kept, len(left)))
    rows = []
    for row in space.rows:
        people = sum(profiles[c].upper for c in row.columns)
        rows.append(replace(row, lower=min(row.lower, people)) if row.kind == "set" else row)
    return replace(space, profiles=tuple(profiles), rows=tuple(rows))


def _by_lots(space: Space, stay: set[int], gone: set[int], waiting: Sequence[int]) -> list[int]:
    """Fill up from the reserve, first come first: whoever still leaves a group possible comes in."""
    chosen: list[int] = []
    for position in waiting:
        if len(stay) + len(chosen) == space.size:
            break
        if find_group(_restricted(space, {*stay, *chosen, position}, gone)) is not None:
            chosen.append(position)
    return chosen


def with_confirmed(drawn: Drawn, group: Sequence[str], reserve: Sequence[str]) -> Drawn:
    """``drawn`` with the group that was confirmed (keys) and its reserve in order, whatever the draw would say of
    today's roster. Volunteers who are in neither dropped out before or came later; they are not asked."""
    inside, order = set(group), {key: rank for rank, key in enumerate(reserve, start=1)}
    places = []
    for place in drawn.selection.places:
        outcome: Outcome = "reserve" if place.key in order else "not_available"
        if place.key in inside:
            outcome = place.outcome if place.outcome == "set" else "drawn"
        places.append(replace(place, outcome=outcome, rank=order.get(place.key)))
    return replace(drawn, selection=replace(drawn.selection, places=tuple(places)))


def replace_people(request: Request, drawn: Drawn, out: Sequence[str]) -> Replacement | None:
    """Who comes in for those who dropped out (keys). Everyone else keeps the place, and the reserve's order
    decides among those who keep the mix; where nobody does, limits give way by as few people as possible.

    ``None`` where the reserve is too short.
    """
    places = sorted(drawn.selection.places, key=lambda place: place.pseudonym)
    gone = {i for i, place in enumerate(places) if place.key in out or place.outcome == "not_available"}
    group = {i for i, place in enumerate(places) if place.outcome in ("set", "drawn")}
    stay = group - gone
    waiting = [i for i in sorted(range(len(places)), key=lambda i: places[i].rank or 0) if places[i].rank]
    waiting = [i for i in waiting if i not in gone]
    space = drawn.choice.space
    if len(waiting) < space.size - len(stay):
        return None
    chosen = _by_lots(space, stay, gone, waiting)
    kept = len(chosen) + len(stay) == space.size
    breaches: list[tuple[DemandLine, int]] = []
    if not kept:
        looser = replace(space, reach=None)
        example = nearest_group(_restricted(looser, stay, gone))
        if example is not None:
            looser = replace(looser, reach=space.distance(example) if space.cells else None)
        else:
            looser, breaches = _loosest(request, drawn, space, stay, gone)
        chosen = _by_lots(looser, stay, gone, waiting)
    final = [sum(m in stay or m in chosen for m in profile.members) for profile in space.profiles]
    return Replacement(
        tuple(sorted(places[i].key for i in gone & group)),
        tuple(places[i].key for i in chosen),
        kept,
        Fraction(space.distance(final), space.scale),
        tuple(breaches),
    )


def _loosest(
    request: Request, drawn: Drawn, space: Space, stay: set[int], gone: set[int]
) -> tuple[Space, list[tuple[DemandLine, int]]]:
    """The limits as they can be held, and which of them give way by how much."""
    restricted = _restricted(replace(space, reach=None), stay, gone)
    rows = [replace(row, lower=0) if row.kind == "keep" else row for row in restricted.rows]
    restricted = replace(restricted, rows=tuple(rows))
    elastic = Elastic(restricted, [profile.lower for profile in restricted.profiles])
    size = next(i for i, demand in enumerate(elastic.demands) if demand.kind == "size")
    found = elastic.solve([[size]])
    if found is None:
        return restricted, []
    group, chosen = found
    breaches = []
    for i in chosen:
        demand = elastic.demands[i]
        line = describe(request, drawn.bare, space, demand)
        breaches.append((line, breach(restricted, demand, group)))
        for number in demand.rows:
            row = restricted.rows[number]
            total = row.total(group)
            rows[number] = replace(row, lower=min(row.lower, total), upper=max(row.upper, total))
    return replace(restricted, rows=tuple(rows)), breaches

"""The wanted mix and the wishes about people become a space of groups: exact integers, stable order."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, lcm

from ambassador_cli.cohort.space import Cell, Profile, Row, Space
from ambassador_cli.models.cohort import MISSING, PersonWish, Request, Volunteer, WantedDimension

FINEST = 10_000
THOUSANDTHS = 1_000
"""Targets are exact where their common denominator is at most FINEST; otherwise they are rounded to a
thousandth of a person, by largest remainder, so that they still add up to the size."""


def sorted_volunteers(request: Request) -> tuple[Volunteer, ...]:
    """The volunteers by key: whatever order the roster has, this one is used."""
    return tuple(sorted(request.volunteers, key=lambda volunteer: volunteer.key))


def away(request: Request) -> frozenset[str]:
    """The keys of those who are not available."""
    return frozenset(key for wish in request.wishes if wish.kind == "not_available" for key in wish.keys)


def values_of(request: Request, position: int) -> dict[str, int]:
    """How many available volunteers have each value of the dimension at ``position``."""
    gone = away(request)
    counts: dict[str, int] = {}
    for volunteer in request.volunteers:
        if volunteer.key not in gone:
            value = volunteer.values[position]
            counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items()))


def targets(request: Request, position: int) -> dict[str, Fraction] | None:
    """The wanted head count of each value, in persons; ``None`` where there is no wish about shares.

    Who did not state the attribute is neither for nor against wanted shares; the pool's own shares count them.
    """
    dimension = request.dimensions[position]
    present = values_of(request, position)
    if dimension.own_shares:
        total = sum(present.values())
        return {value: Fraction(count * request.size, total) for value, count in present.items()}
    if dimension.shares is None:
        return None
    whole = sum(dimension.shares.values(), start=Fraction(0))
    wanted = {value: share * request.size / whole for value, share in dimension.shares.items()}
    return wanted | {value: Fraction(0) for value in present if value not in wanted and value != MISSING}


def scaled_limits(request: Request, dimension: WantedDimension) -> dict[str, tuple[int | None, int | None]]:
    """The limits for the size asked for: size/places, minimum rounded down, maximum rounded up."""
    ratio = Fraction(request.size, request.places)
    return {
        value: (
            None if bounds.low is None else floor(bounds.low * ratio),
            None if bounds.high is None else ceil(bounds.high * ratio),
        )
        for value, bounds in dimension.limits.items()
    }


def kept_values(request: Request) -> list[tuple[str, str]]:
    """The (dimension, value) pairs that keep a place by default: someone has the value, nobody asked for
    something else, and there are not more values than places."""
    kept = []
    for position, dimension in enumerate(request.dimensions):
        present = [value for value in values_of(request, position) if value != MISSING]
        if not dimension.keep or len(present) > request.size:
            continue
        for value in present:
            bounds = dimension.limits.get(value)
            wanted_none = dimension.shares is not None and dimension.shares.get(value) == 0
            if not wanted_none and (bounds is None or (bounds.low is None and bounds.high != 0)):
                kept.append((dimension.id, value))
    return kept


def _marks(request: Request, people: Mapping[str, Volunteer]) -> dict[str, str]:
    marks: dict[str, list[str]] = {}
    for number, wish in enumerate(request.wishes):
        if wish.kind in ("set", "apart"):
            for key in wish.keys:
                if key in people:
                    marks.setdefault(key, []).append(f"{wish.kind} {number}")
        elif wish.kind == "together":
            for key in wish.keys:
                if key in people:
                    marks.setdefault(key, []).append(f"together {number} {key}")
        elif wish.kind in ("one_per_team", "one_per_manager"):
            for unit, members in _units(wish, people).items():
                for key in members:
                    marks.setdefault(key, []).append(f"{wish.kind} {unit}")
    return {key: "; ".join(parts) for key, parts in marks.items()}


def _units(wish: PersonWish, people: Mapping[str, Volunteer]) -> dict[str, list[str]]:
    units: dict[str, list[str]] = {}
    for key, volunteer in people.items():
        unit = volunteer.team if wish.kind == "one_per_team" else volunteer.manager
        if unit:
            units.setdefault(unit, []).append(key)
    return {unit: members for unit, members in sorted(units.items()) if len(members) > 1}


def _profiles(request: Request) -> tuple[tuple[Profile, ...], dict[str, int]]:
    gone = away(request)
    everyone = sorted_volunteers(request)
    people = {volunteer.key: volunteer for volunteer in everyone if volunteer.key not in gone}
    marks = _marks(request, people)
    members: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for position, volunteer in enumerate(everyone):
        if volunteer.key in people:
            members.setdefault((volunteer.values, marks.get(volunteer.key, "")), []).append(position)
    profiles = []
    where = {}
    for number, (values, mark) in enumerate(sorted(members)):
        own = members[values, mark]
        profiles.append(Profile(values, mark, tuple(own), 0, len(own)))
        where.update({everyone[position].key: number for position in own})
    return tuple(profiles), where


def _sum(kind: str, name: tuple[str, ...], columns: tuple[int, ...], lower: int, upper: int) -> Row:
    return Row(kind, name, columns, (1,) * len(columns), lower, upper)


def _wish_rows(request: Request, profiles: tuple[Profile, ...], where: Mapping[str, int]) -> list[Row]:
    rows = []
    everyone = {volunteer.key: volunteer for volunteer in sorted_volunteers(request) if volunteer.key in where}
    for number, wish in enumerate(request.wishes):
        columns = tuple(sorted({where[key] for key in wish.keys if key in where}))
        if wish.kind == "set":
            count = sum(profiles[column].size for column in columns)
            rows.append(_sum("set", (str(number),), columns, len(set(wish.keys)), max(count, len(wish.keys))))
        elif wish.kind == "together" and columns:
            missing = any(key not in where for key in wish.keys)
            for left, right in pairwise(columns):
                rows.append(Row("together", (str(number),), (left, right), (1, -1), 0, 0))
            if missing:
                rows.append(_sum("together", (str(number),), columns, 0, 0))
        elif wish.kind == "apart":
            rows.append(_sum("apart", (str(number),), columns, 0, 1))
        elif wish.kind in ("one_per_team", "one_per_manager"):
            for unit, members in _units(wish, everyone).items():
                units = tuple(sorted({where[key] for key in members}))
                rows.append(_sum(wish.kind, (unit,), units, 0, 1))
    return rows


def _cells(request: Request, profiles: tuple[Profile, ...]) -> tuple[tuple[Cell, ...], int]:
    wanted = {}
    for position, dimension in enumerate(request.dimensions):
        counts = targets(request, position)
        if counts is not None and dimension.weight:
            wanted[position] = counts
    scale = lcm(*(count.denominator for counts in wanted.values() for count in counts.values()))
    if scale > FINEST:
        scale = THOUSANDTHS
        wanted = {position: _rounded(counts, request.size) for position, counts in wanted.items()}
    cells = []
    for position, counts in wanted.items():
        dimension = request.dimensions[position]
        for value in sorted(counts):
            columns = tuple(i for i, profile in enumerate(profiles) if profile.values[position] == value)
            cells.append(Cell(dimension.id, value, columns, int(counts[value] * scale), dimension.weight))
    return tuple(cells), scale


def _rounded(counts: Mapping[str, Fraction], size: int) -> dict[str, Fraction]:
    low = {value: floor(count * THOUSANDTHS) for value, count in counts.items()}
    spare = size * THOUSANDTHS - sum(low.values())
    by_rest = sorted(counts, key=lambda value: (low[value] - counts[value] * THOUSANDTHS, value))
    for value in by_rest[:spare]:
        low[value] += 1
    return {value: Fraction(count, THOUSANDTHS) for value, count in low.items()}


def build_space(request: Request, kept: list[tuple[str, str]]) -> Space:
    """All groups that keep the limits, the wishes about people and a place for each of ``kept``.

    Order: the size, limits and kept places by dimension and value, then the wishes. No reach is set yet.
    """
    profiles, where = _profiles(request)
    rows = [_sum("size", (), tuple(range(len(profiles))), request.size, request.size)]
    keeps = set(kept)
    for position, dimension in enumerate(request.dimensions):
        limits = scaled_limits(request, dimension)
        for value in sorted({*values_of(request, position), *limits}):
            columns = tuple(i for i, profile in enumerate(profiles) if profile.values[position] == value)
            low, high = limits.get(value, (None, None))
            if low is not None or high is not None:
                top = request.size if high is None else min(high, request.size)
                # a minimum above the places contradicts the size, not itself
                rows.append(_sum("limit", (dimension.id, value), columns, low or 0, max(top, low or 0)))
            if (dimension.id, value) in keeps:
                rows.append(_sum("keep", (dimension.id, value), columns, 1, request.size))
    rows.extend(_wish_rows(request, profiles, where))
    cells, scale = _cells(request, profiles)
    return Space(request.size, profiles, tuple(rows), cells, scale)

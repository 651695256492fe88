"""Impossible limits: the conflict is minimal, and every way out works."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from ambassador_cli.cohort.canonical import under_pseudonyms
from ambassador_cli.cohort.conflict import demands_of, describe, find_conflict, without
from ambassador_cli.cohort.mix import build_space
from ambassador_cli.cohort.whole import find_group
from ambassador_cli.models.cohort import Bounds, Request
from cohort.brute_force import allowed_groups
from cohort.pools import read_pool, requests

CALM = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


def impossible(request: Request) -> bool:
    return next(iter(allowed_groups(request, keep=False)), None) is None


def check(request: Request) -> None:
    conflict = find_conflict(request)
    bare = under_pseudonyms(request)
    space = build_space(bare, [])
    demands = demands_of(space)
    lines = {describe(request, bare, space, demand): demand for demand in demands}
    members = [lines[member] for member in conflict.members]
    assert members

    def feasible(kept: list[object]) -> bool:
        return find_group(without(space, [demand for demand in demands if demand not in kept])) is not None

    assert not feasible(list(members))
    for member in members:
        assert feasible([other for other in members if other is not member])
    assert conflict.relaxations
    assert [way.cost for way in conflict.relaxations] == sorted(way.cost for way in conflict.relaxations)
    for way in conflict.relaxations:
        assert_works(request, way.changes)


def assert_works(request: Request, changes: tuple[tuple[object, int, int], ...]) -> None:
    """The request with the change made by hand has a group, by brute force."""
    size = request.size
    dimensions = list(request.dimensions)
    ratio_one = replace(request, places=request.size)
    scaled = []
    for dimension in dimensions:
        from ambassador_cli.cohort.mix import scaled_limits

        limits = {value: Bounds(*pair) for value, pair in scaled_limits(request, dimension).items()}
        scaled.append(replace(dimension, limits=limits))
    wishes = list(request.wishes)
    names = {v.key: v.name for v in request.volunteers}
    for line, _, then in changes:
        kind, who, side = line.kind, line.names, line.low  # type: ignore[attr-defined]
        if kind == "size":
            size = then
        elif kind == "limit":
            position = next(i for i, d in enumerate(scaled) if d.id == who[0])
            bounds = scaled[position].limits[who[1]]
            new = Bounds(then, bounds.high) if side is not None else Bounds(bounds.low, then)
            scaled[position] = replace(scaled[position], limits={**scaled[position].limits, who[1]: new})
        elif kind.startswith("one_per"):
            people = [replace(v, team="") if v.team == who[0] else v for v in ratio_one.volunteers]
            ratio_one = replace(ratio_one, volunteers=tuple(people))
        else:
            gone = next(
                w for w in wishes if w.kind == kind and tuple(sorted(names[key] for key in w.keys)) == tuple(who)
            )
            wishes.remove(gone)
    made = replace(ratio_one, size=size, places=size, dimensions=tuple(scaled), wishes=tuple(wishes))
    assert not impossible(made), changes


@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests(tight=True))
def test_impossible_requests(request: Request) -> None:
    assume(impossible(request))
    check(request)


@pytest.mark.slow
@settings(max_examples=500, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests(tight=True))
def test_five_hundred_impossible_requests(request: Request) -> None:
    assume(impossible(request))
    check(request)


def test_more_places_than_applicants() -> None:
    request = read_pool("corp_30_18").resized(40)
    conflict = find_conflict(replace(request, places=40))
    assert conflict.applicants == 30
    assert any(member.kind == "size" for member in conflict.members)
    bare = replace(request, dimensions=(), places=90).resized(90)
    assert [(way.changes[0][1:], way.cost) for way in find_conflict(bare).relaxations] == [((90, 30), 60)]


def test_a_value_nobody_has() -> None:
    request = read_pool("corp_30_18")
    function = replace(request.dimensions[0], limits={**request.dimensions[0].limits, "Legal": Bounds(1, 2)})
    conflict = find_conflict(replace(request, dimensions=(function, *request.dimensions[1:])))
    assert [(m.names, m.low, m.applicants) for m in conflict.members] == [(("function", "Legal"), 1, 0)]
    assert conflict.relaxations[0].cost == 1

"""Impossible limits: the conflict is minimal, and every way out works."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from ambassador_cli.cohort.canonical import under_pseudonyms
from ambassador_cli.cohort.conflict import demands_of, describe, find_conflict, without
from ambassador_cli.cohort.mix import build_space
from ambassador_cli.cohort.whole import find_group
from ambassador_cli.models.cohort import Bounds, PersonWish, Request, Volunteer, WantedDimension
from cohort.brute_force import allowed_groups
from cohort.pools import read_pool, requests
from in_process import run_here

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


NINE = tuple(
    Volunteer(f"k{i}", f"N{i}", ("rd" if i < 7 else "hr", ("north", "south", "west")[i % 3]), ("A", "")[i % 2])
    for i in range(9)
)
SEVEN_OF_NINE = replace(read_pool("gap1_9_4"), size=4, places=4, volunteers=NINE, wishes=(), dimensions=())


def at_least_six(*others: WantedDimension, keep: bool = False) -> Request:
    """Four places, and six of the seven from rd asked for; ``others`` take the regions."""
    functions = WantedDimension("function", "Function", None, {"rd": Bounds(6, None)}, keep=keep)
    people = NINE if others else tuple(replace(v, values=v.values[:1]) for v in NINE)
    return replace(SEVEN_OF_NINE, volunteers=people, dimensions=(functions, *others))


REGIONS = WantedDimension("region", "Region", None, {"north": Bounds(1, 3), "west": Bounds(None, 2)}, keep=False)
SHARES = WantedDimension("region", "Region", {"north": Fraction(1), "south": Fraction(1)}, {}, keep=True)
GIVEN = (PersonWish("set", ("k7", "k8"), "asked"), PersonWish("not_available", ("k0",), "asked"))
ABOVE_THE_PLACES = {
    "one dimension": at_least_six(),
    "two dimensions": at_least_six(REGIONS),
    "two dimensions, shares": at_least_six(SHARES),
    "kept values": at_least_six(replace(REGIONS, keep=True), keep=True),
    "set people": replace(at_least_six(REGIONS), wishes=GIVEN),
    "people apart and together": replace(
        at_least_six(REGIONS), wishes=(PersonWish("apart", ("k7", "k8"), ""), PersonWish("together", ("k1", "k2"), ""))
    ),
    "fewer than planned": replace(
        at_least_six(), places=8, dimensions=(replace(at_least_six().dimensions[0], limits={"rd": Bounds(13, 14)}),)
    ),
}


@pytest.mark.parametrize("request_", ABOVE_THE_PLACES.values(), ids=ABOVE_THE_PLACES)
def test_a_minimum_above_the_places_is_a_conflict_of_its_own(request_: Request) -> None:
    """The minimum and the number of places, nothing else, whatever more is asked for; both give a way out."""
    assert impossible(request_)
    check(request_)
    conflict = find_conflict(request_)
    assert [(m.kind, m.names, m.low) for m in conflict.members] == [
        ("limit", ("function", "rd"), 6),
        ("size", (), 4),
    ]
    kinds = [{line.kind for line, _, _ in way.changes} for way in conflict.relaxations]
    assert any("limit" in way and "size" not in way for way in kinds)
    assert any("size" in way for way in kinds)
    sizes = [then for way in conflict.relaxations for line, _, then in way.changes if line.kind == "size"]
    assert min(sizes) >= 5


def test_the_ways_out_work_when_somebody_takes_them(tmp_path: Path) -> None:
    """With ``--size`` given: another number, or a smaller minimum in the table, and a group is drawn."""
    people = "".join(f"N{i},{v.values[0]}\n" for i, v in enumerate(NINE))
    (tmp_path / "people.csv").write_text("name,function\n" + people, encoding="utf-8")
    table = tmp_path / "quotas.csv"
    table.write_text("category,name,min,max\nfunction,rd,6,9\nfunction,hr,0,9\n", encoding="utf-8")
    command = ("select", "people.csv", "--quotas", "quotas.csv", "--size")
    done = run_here(*command, "4", cwd=tmp_path)
    assert done.code == 1
    assert "at least 6 with rd (function) – 7 applied." in done.stdout
    assert "4 places; 9 people are available" in done.stdout
    assert "6 places instead of 4, the limits as they are" in done.stdout
    assert "at least 4 instead of 6 with rd (function)" in done.stdout
    assert run_here(*command, "6", cwd=tmp_path).code == 0
    table.write_text("category,name,min,max\nfunction,rd,4,9\nfunction,hr,0,9\n", encoding="utf-8")
    assert run_here(*command, "4", cwd=tmp_path).code == 0

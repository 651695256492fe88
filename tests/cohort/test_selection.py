"""Wishes about people, kept places, replacements and explanations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings

from ambassador_cli.cohort import (
    QUICK,
    ask_for_group,
    draw_frozen,
    explain_place,
    fit_of,
    freeze_lottery,
    replace_one,
    select_group,
    size_curve,
)
from ambassador_cli.cohort.asking import is_about_work
from ambassador_cli.cohort.mix import targets
from ambassador_cli.errors import InputError
from ambassador_cli.models.cohort import PersonWish, Request, Volunteer, WantedDimension
from ambassador_cli.models.roster import Person, Wish
from cohort.brute_force import allowed_groups, distance_of
from cohort.pools import read_pool, requests

DAY = date(2026, 5, 4)


def people(*attributes: dict[str, str]) -> tuple[Person, ...]:
    return tuple(Person(name=f"N{i}", attributes=a) for i, a in enumerate(attributes))


def test_only_the_profiles_of_a_wish_are_split() -> None:
    request = read_pool("corp_300_30")
    before = select_group(request)
    wish = PersonWish("apart", ("p0001", "p0002"), "same desk")
    after = select_group(replace(request, wishes=(wish,)))
    assert before is not None
    assert after is not None
    assert len(after.choice.space.profiles) <= len(before.choice.space.profiles) + 2
    inside = {place.key for place in after.selection.group}
    assert not {"p0001", "p0002"} <= inside


def test_without_any_wish_the_pool_has_its_own_shares() -> None:
    pool = people({"region": "Nord"}, {"region": "Nord"}, {"region": "Süd"}, {"region": "West"})
    request, problems = ask_for_group(pool, {}, (), size=2)
    assert not problems
    assert targets(request, 0) == {"Nord": Fraction(1), "Süd": Fraction(1, 2), "West": Fraction(1, 2)}


def test_what_is_not_about_work_is_left_out_with_a_remark() -> None:
    pool = people({"region": "Nord", "Geschlecht": "w"}, {"region": "Süd", "Geschlecht": "m"})
    request, problems = ask_for_group(pool, {}, (), size=1)
    assert [d.id for d in request.dimensions] == ["region"]
    assert [problem.id for problem in problems] == ["select.not_about_work"]


@pytest.mark.parametrize("name", ["gender", "Alter", "age", "Nationalität", "religion", "Gewerkschaft", "Behinderung"])
def test_columns_that_are_not_about_work(name: str) -> None:
    assert not is_about_work(name)


@pytest.mark.parametrize("name", ["function", "region", "language", "management", "Sprache", "site", "level"])
def test_columns_about_work(name: str) -> None:
    assert is_about_work(name)


def test_missing_attributes_count_or_are_refused() -> None:
    pool = people({"region": "Nord"}, {}, {"region": "Süd"})
    request, problems = ask_for_group(pool, {}, (), size=2)
    assert [problem.id for problem in problems] == ["select.missing"]
    assert "" in {value for v in request.volunteers for value in v.values}
    with pytest.raises(InputError):
        ask_for_group(pool, {}, (), size=2, strict=True)


def test_contradictory_wishes_are_named() -> None:
    pool = people({"region": "Nord"}, {"region": "Süd"})
    wishes = (
        Wish(kind="set", people=("N0",), reason="speaks at the start"),
        Wish(kind="not_available", people=("N0",), reason="on leave"),
    )
    with pytest.raises(InputError) as caught:
        ask_for_group(pool, {}, wishes, size=1)
    assert [problem.id for problem in caught.value.problems] == ["select.set_and_away"]


def test_two_people_of_one_name_are_asked_for_by_id() -> None:
    pool = (Person(id="1", name="Kim", attributes={"r": "a"}), Person(id="2", name="Kim", attributes={"r": "b"}))
    wish = Wish(kind="set", people=("Kim",), reason="asked")
    with pytest.raises(InputError) as caught:
        ask_for_group(pool, {}, (wish,), size=1)
    assert [problem.id for problem in caught.value.problems] == ["select.two_of_name"]
    by_id = Wish(kind="set", people=("2",), reason="asked")
    request, _ = ask_for_group(pool, {}, (by_id,), size=1)
    assert request.wishes[0].keys == ("2",)


def test_values_that_cannot_all_keep_a_place_are_named() -> None:
    volunteers = tuple(Volunteer(f"k{i}", f"k{i}", (f"a{i}", f"b{(i * 2) % 5}")) for i in range(4))
    volunteers += (Volunteer("k4", "k4", ("a0", "b1")),)
    dimensions = tuple(WantedDimension(d, d, None, {}, own_shares=True) for d in ("a", "b"))
    drawn = select_group(Request(4, 4, volunteers, dimensions))
    assert drawn is not None
    groups = list(allowed_groups(drawn.selection.request))
    assert bool(drawn.selection.kept_not) == (not groups)


CALM = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests())
def test_a_replacement_keeps_everyone_else_and_the_mix_where_that_can_be(request: Request) -> None:
    drawn = select_group(request)
    assume(drawn is not None)
    assert drawn is not None
    group = [place.key for place in drawn.selection.group]
    leaving = next((p for p in drawn.selection.group if p.outcome == "drawn"), None)
    assume(leaving is not None and not drawn.selection.kept_not)
    assert leaving is not None
    frozen = freeze_lottery(request, drawn.choice, drawn.fair, QUICK, "test")
    record = draw_frozen(frozen, "", DAY)
    assert record["group"] == sorted(place.pseudonym for place in drawn.selection.group)
    entry = replace_one(record, (), leaving.pseudonym, (), by="A", reason="left", today=DAY)
    stay = set(group) - {leaving.key}
    reserve = drawn.selection.reserve
    reach = drawn.selection.nearest + request.slack
    possible = [keys for keys, distance in allowed_groups(request) if distance <= reach and stay <= keys]
    fitting = [place for place in reserve if frozenset(stay | {place.key}) in possible]
    if entry is None:
        assert not reserve
        return
    if fitting:
        assert entry["into"] == fitting[0].pseudonym
        assert [line[0] for line in entry["passed"]] == [p.pseudonym for p in reserve[: reserve.index(fitting[0])]]
    fit = fit_of(frozen, entry["group"])
    assert (fit.outside == 0 and fit.beyond == 0) == bool(fitting)


def test_the_chance_instead_is_that_of_a_request_with_the_change() -> None:
    request = read_pool("corp_30_18", "own")
    drawn = select_group(request)
    assert drawn is not None
    place = drawn.selection.places[0]
    reason = explain_place(drawn, place, ())
    dimension, value, chance = reason.instead[0]
    position = [d.id for d in request.dimensions].index(dimension)
    values = (*place.values[:position], value, *place.values[position + 1 :])
    changed = tuple(replace(v, values=values) if v.key == place.key else v for v in request.volunteers)
    again = select_group(replace(request, volunteers=changed))
    assert again is not None
    assert next(p.chance for p in again.selection.places if p.key == place.key) == chance


def test_limits_scale_with_the_size() -> None:
    request = read_pool("corp_30_18")
    points = {point.size: point for point in size_curve(request, [9, 18, 31])}
    assert points[18].lowest == Fraction(3, 7)
    assert points[9].lowest is not None
    assert points[31].lowest is None


def test_distances_with_awkward_shares_are_rounded_to_thousandths() -> None:
    request = read_pool("corp_30_18")
    shares = {"Sales": Fraction(1043), "R&D": Fraction(2917), "HR": Fraction(331), "Marketing": Fraction(1999)}
    function = WantedDimension("function", "function", shares, {})
    drawn = select_group(replace(request, dimensions=(function, *request.dimensions[1:])))
    assert drawn is not None
    exact = distance_of(
        drawn.selection.request, [v for v in request.volunteers if v.key in {p.key for p in drawn.selection.group}]
    )
    assert abs(exact - drawn.selection.distance) < Fraction(1, 100)

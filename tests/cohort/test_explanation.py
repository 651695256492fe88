"""Sentences about chances: each is solved again by brute force, over all groups and without the solver."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings

from ambassador_cli.cohort import explain_place, find_extremes, select_group, size_curve, without_each
from ambassador_cli.cohort.counterfactual import each_wish
from ambassador_cli.models.cohort import Request
from cohort.brute_force import allowed_groups, distance_of, fair_chances
from cohort.pools import bound_by_wishes, requests

CALM = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
SAID: Counter[str] = Counter()


def true_chances(request: Request) -> dict[str, float] | None:
    """Leximin chances over all groups, straight from the definition; ``None`` where values gave up their place."""
    groups = list(allowed_groups(request))
    if not groups:
        return None
    nearest = min(distance for _, distance in groups)
    near = [keys for keys, distance in groups if distance <= nearest + request.slack]
    gone = {key for wish in request.wishes if wish.kind == "not_available" for key in wish.keys}
    keys = sorted({v.key for v in request.volunteers} - gone)
    return fair_chances(near, keys) | dict.fromkeys(gone, 0.0)


def check(request: Request, random: Random) -> None:
    drawn = select_group(request)
    assume(drawn is not None and not drawn.selection.kept_not)
    assert drawn is not None
    truth = {demand: true_chances(changed) for demand, changed in each_wish(request)}
    for demand, changed in each_wish(request):
        gone = [w for w in request.wishes if w not in changed.wishes]
        if demand.kind in ("apart", "together", "set") and len(set(request.wishes)) == len(request.wishes):
            names = {v.name for v in request.volunteers if v.key in gone[0].keys}
            assert ([w.kind for w in gone], names) == ([demand.kind], set(demand.names))
            assert replace(changed, wishes=request.wishes) == request
    without = list(without_each(drawn))
    assert [one.demand for one in without] == [demand for demand, _ in each_wish(request)]
    place = random.choice(drawn.selection.places)
    reason = explain_place(drawn, place, without)
    said = {pull.demand: pull.then for pull in reason.pulls}
    for demand, chances in truth.items():
        if chances is None or place.outcome not in ("drawn", "reserve"):
            continue
        if demand in said:
            assert abs(float(said[demand]) - chances[place.key]) < 1e-6, demand
            assert said[demand] != place.chance
            SAID[demand.kind] += 1
        else:
            assert abs(float(place.chance) - chances[place.key]) < 1e-6, demand
            SAID["silent"] += 1
    for dimension, value, chance in reason.instead:
        position = [d.id for d in request.dimensions].index(dimension)
        values = (*place.values[:position], value, *place.values[position + 1 :])
        people = tuple(replace(v, values=values) if v.key == place.key else v for v in request.volunteers)
        again = true_chances(replace(request, volunteers=people))
        if again is not None:
            assert chance is not None
            assert abs(float(chance) - again[place.key]) < 1e-6
            SAID["instead"] += 1
    for extreme in find_extremes(drawn):
        keys = [p.key for p in drawn.selection.places if p.name in extreme.names]
        for demand in extreme.demands if extreme.kind == "without" else ():
            chances = truth[demand]
            assert chances is None or all(abs(chances[key] - float(extreme.chance)) > 1e-9 for key in keys)
            SAID[f"extreme {extreme.kind}"] += 1
        if extreme.kind == "together":
            solved = [chances for chances in truth.values() if chances is not None]
            assert all(abs(chances[key] - float(extreme.chance)) < 1e-6 for chances in solved for key in keys)
            SAID["extreme together"] += 1
    certain = {p.key for p in drawn.selection.places if p.outcome in ("drawn", "reserve") and p.chance in (0, 1)}
    listed = {p.key for p in drawn.selection.places for e in find_extremes(drawn, solve=False) if p.name in e.names}
    assert certain == listed


@settings(max_examples=30, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests())
@pytest.mark.claim("explained")
def test_what_is_said_of_chances_is_true(request: Request) -> None:
    check(request, Random(len(request.volunteers)))


@pytest.mark.slow
@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests(tight=True))
def test_what_is_said_of_tight_pools_is_true(request: Request) -> None:
    check(request, Random(request.size))


@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(bound_by_wishes())
def check_bound_by_wishes(request: Request) -> None:
    check(request, Random(request.size))


@pytest.mark.slow
def test_what_is_said_of_wishes_about_people_is_true() -> None:
    before = SAID.copy()
    check_bound_by_wishes()
    for kind, least in {"apart": 40, "together": 5, "set": 5, "extreme without": 40}.items():
        assert SAID[kind] - before[kind] >= least, SAID - before


@pytest.mark.slow
def test_four_hundred_sentences_of_every_kind() -> None:
    test_what_is_said_of_chances_is_true()
    test_what_is_said_of_tight_pools_is_true()
    assert sum(SAID.values()) - SAID["silent"] >= 400, SAID
    for kind in ("limit", "mix", "keep", "set", "together", "one_per_team", "instead"):
        assert SAID[kind] >= 5, SAID


@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests())
def test_the_curve_counts_the_wishes_that_groups_of_the_lottery_meet(request: Request) -> None:
    drawn = select_group(request)
    assume(drawn is not None)
    assert drawn is not None
    (point,) = size_curve(request, [request.size])
    assert point.met_least is not None
    assert point.met_most is not None
    assert point.met_least <= drawn.selection.wishes_met <= point.met_most <= point.wishes
    assert point.lowest == drawn.selection.lowest


def test_a_limit_in_force_and_one_that_is_not() -> None:
    """The one that is in force moves the chance; the other is not said to."""
    from ambassador_cli.models.cohort import Bounds, Volunteer, WantedDimension

    people = tuple(Volunteer(f"k{i}", f"N{i}", ("a" if i < 2 else "b",)) for i in range(10))
    dimension = WantedDimension("d", "d", None, {"a": Bounds(2, None), "b": Bounds(1, 9)})
    drawn = select_group(Request(5, 5, people, (dimension,)))
    assert drawn is not None
    place = next(p for p in drawn.selection.places if p.key == "k9")
    reason = explain_place(drawn, place, list(without_each(drawn)))
    assert [(pull.demand.names, pull.then, pull.own) for pull in reason.pulls] == [(("d", "a"), Fraction(1, 2), False)]
    (extreme,) = find_extremes(drawn)
    assert extreme.chance == 1
    assert (extreme.names, extreme.kind) == (("N0", "N1"), "needed")
    assert distance_of(drawn.selection.request, []) == 0

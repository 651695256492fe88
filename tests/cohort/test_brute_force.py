"""Nearest distance and every leximin level agree with the definition, on small pools of all kinds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from ambassador_cli.cohort.selection import select_group
from ambassador_cli.models.cohort import Request
from cohort.brute_force import allowed_groups, fair_chances
from cohort.pools import GAPS, read_pool, requests

CALM = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


def check(request: Request) -> None:
    groups = list(allowed_groups(request))
    keeps = bool(groups)
    drawn = select_group(request)
    if not groups:
        without = list(allowed_groups(request, keep=False))
        assert (drawn is None) == (not without)
        assert drawn is None or drawn.selection.kept_not
        return
    assert keeps and drawn is not None
    selection = drawn.selection
    nearest = min(distance for _, distance in groups)
    assert selection.nearest == nearest
    near = [keys for keys, distance in groups if distance <= nearest + request.slack]
    chosen = frozenset(place.key for place in selection.group)
    assert chosen in near
    gone = {place.key for place in selection.places if place.outcome == "not_available"}
    keys = sorted({v.key for v in request.volunteers} - gone)
    expected = fair_chances(near, keys)
    found = {place.key: place.chance for place in selection.places if place.key not in gone}
    assert sum(found.values()) == request.size
    for key in keys:
        assert abs(float(found[key]) - expected[key]) < 1e-6, (key, found[key], expected[key])
    for members in drawn.fair.groups:
        assert drawn.choice.space.holds(members)


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests())
def test_sixty_small_pools(request: Request) -> None:
    check(request)


@pytest.mark.slow
@settings(max_examples=1000, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests(wishes=False, tight=True))
def test_a_thousand_small_pools_without_wishes_about_people(request: Request) -> None:
    check(request)


@pytest.mark.slow
@settings(max_examples=1000, derandomize=True, deadline=None, suppress_health_check=CALM, database=None)
@given(requests())
def test_a_thousand_small_pools(request: Request) -> None:
    check(request)


@pytest.mark.parametrize("mix", ["limits", "own", "shares"])
@pytest.mark.parametrize("name", GAPS)
def test_pools_where_the_bound_is_not_reached(name: str, mix: str) -> None:
    request = read_pool(name, mix)
    check(request)
    if mix == "limits":
        drawn = select_group(request)
        assert drawn is not None
        assert drawn.selection.lowest == Fraction(2, 5)
        assert not drawn.fair.by_bound

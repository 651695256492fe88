"""What wishes cost and what one more applicant would buy, on pools small enough to count by hand; and the words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import get_args, get_type_hints

import pytest

from ambassador_cli.cohort import (
    Drawn,
    best_gains,
    cost_of_limits,
    gain_of_one_more,
    kinds_of,
    quick_seed,
    select_group,
)
from ambassador_cli.cohort.counterfactual import Without
from ambassador_cli.cohort.explanation import lowest_chance
from ambassador_cli.models.cohort import (
    Bounds,
    DemandLine,
    Extreme,
    LimitCost,
    OneMore,
    PersonWish,
    Request,
    Volunteer,
    WantedDimension,
)
from ambassador_cli.pages.selection import say_met
from ambassador_cli.pages.selection_reasons import apart, say_extremes, say_wish, to_details_document
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.terminal import to_plain_text

ENGLISH = Words("en")
HALF = Fraction(1, 2)


def _pool(values: str, limits: dict[str, Bounds] | None = None, size: int = 2, **more: object) -> Request:
    people = tuple(Volunteer(f"k{n}", f"N{n}", (value if value != "-" else "",)) for n, value in enumerate(values))
    dimension = WantedDimension("d", "Department", None, limits or {}, keep=False)
    return replace(Request(size, size, people, (dimension,), slack=Fraction(0)), **more)  # type: ignore[arg-type]


def _drawn(request: Request) -> Drawn:
    drawn = select_group(request, quick_seed(request, "t"))
    assert drawn is not None
    return drawn


def test_the_lowest_chance_leaves_out_who_has_a_place() -> None:
    """Two of four by lot; with one place given before it is one of three; with no group at all it is none."""
    assert lowest_chance(_pool("aaaa")) == HALF
    assert lowest_chance(_pool("aaaa", wishes=(PersonWish("set", ("k0",), "x"),))) == Fraction(1, 3)
    assert lowest_chance(_pool("aa", wishes=(PersonWish("set", ("k0",)), PersonWish("set", ("k1",))))) == 1
    assert lowest_chance(_pool("aaaa", {"b": Bounds(1, None)})) is None


def test_one_more_of_a_kind_is_told_only_where_it_raises_the_lowest_chance() -> None:
    """One b of two places is certain and three a share the other: neither another b nor another a would help them.
    Where b and y are both needed and one person has both, everybody else competes for what is left; somebody else
    with b and y would change that for nobody but the one."""
    drawn = _drawn(_pool("aaab", {"b": Bounds(1, None)}))
    assert drawn.selection.lowest == Fraction(1, 3)
    assert kinds_of(drawn.selection.request) == [("a",), ("b",)]
    assert list(gain_of_one_more(drawn, kinds_of(drawn.selection.request))) == [None, None]


def test_one_more_who_has_what_two_others_are_needed_for_raises_the_lowest_chance() -> None:
    """Two places, b and y needed: only (b, x) with (a, y) will do, and the two (a, x) never. One more (b, y) leaves a
    place for somebody else beside them."""
    values = [("a", "x"), ("a", "x"), ("b", "x"), ("a", "y")]
    people = tuple(Volunteer(f"k{n}", f"N{n}", own) for n, own in enumerate(values))
    dimensions = (
        WantedDimension("d", "d", None, {"b": Bounds(1, None)}, keep=False),
        WantedDimension("e", "e", None, {"y": Bounds(1, None)}, keep=False),
    )
    drawn = _drawn(Request(2, 2, people, dimensions, slack=Fraction(0)))
    assert drawn.selection.lowest == 0
    gains = dict(zip(["ax", "by"], gain_of_one_more(drawn, [("a", "x"), ("b", "y")]), strict=True))
    assert gains["ax"] is None
    assert gains["by"] is not None
    assert gains["by"].lowest_now == 0 and gains["by"].lowest_then == Fraction(1, 3)


def test_a_missing_attribute_makes_no_kind() -> None:
    assert kinds_of(_pool("ab-a")) == [("a",), ("b",)]


def _gain(then: str, *values: str) -> OneMore:
    return OneMore(values, Fraction(0), Fraction(then))


def test_the_best_gains_come_first_and_five_are_told() -> None:
    """Of equal ones the first by name; what gains nothing is none."""
    gains = [_gain("1/3", "c"), None, _gain("1/2", "b"), _gain("1/2", "a"), None]
    assert [gain.values for gain in best_gains(gains)] == [("a",), ("b",), ("c",)]
    assert len(best_gains([_gain("1/2", str(n)) for n in range(9)])) == 5
    assert len(best_gains([_gain("1/2", str(n)) for n in range(9)], 2)) == 2


def test_a_wish_costs_what_the_lowest_chance_would_rise_by_without_it() -> None:
    """Dearest first; given and kept places are nobody's price, nor is what changes nothing or has no group."""
    drawn = _drawn(_pool("aaab", {"b": Bounds(1, None)}))
    keys = [place.key for place in drawn.selection.places]

    def without(kind: str, lowest: str | None) -> Without:
        line = DemandLine(kind, ("d", kind), 1, None, 1)
        return Without(line, None if lowest is None else dict.fromkeys(keys, Fraction(lowest)))

    told = cost_of_limits(
        drawn,
        [
            *(without("limit", "2/5"), without("mix", "1/2"), without("set", "1"), without("keep", "1")),
            *(without("together", "1/3"), without("apart", None)),
        ],
    )
    assert told == [
        LimitCost(without("mix", "1/2").demand, Fraction(1, 3), HALF),
        LimitCost(without("limit", "2/5").demand, Fraction(1, 3), Fraction(2, 5)),
    ]


def test_costs_and_gains_in_words() -> None:
    drawn = _drawn(_pool("aaab", {"b": Bounds(1, None)}))
    line = DemandLine("limit", ("d", "b"), 1, None, 1)
    told = to_details_document(
        [LimitCost(line, Fraction(1, 3), HALF)], [_gain("1/2", "b")], (3, 4), drawn.selection, ENGLISH
    )
    text = " ".join(to_plain_text(told).split())
    assert "33.3%" in text and "50.0%" in text and "3" in text and "4" in text
    nothing = " ".join(to_plain_text(to_details_document([], [], (0, 0), drawn.selection, ENGLISH)).split())
    assert "50.0%" not in nothing


@pytest.mark.parametrize(
    ("then", "now", "shown"),
    [
        ("1/2", "1/3", ("50.0%", "33.3%")),
        ("1/2", "4999/10000", ("50.00%", "49.99%")),
        ("1/2", "49999/100000", ("50.000%", "49.999%")),
        ("1", "999/1000", ("100%", "99.9%")),
        ("0", "1/3", ("0%", "33.3%")),
        ("1/3", "1/3", ("33.3333%", "33.3333%")),
    ],
)
def test_two_chances_are_told_apart_by_decimals(then: str, now: str, shown: tuple[str, str]) -> None:
    said = apart(Fraction(then), Fraction(now), ENGLISH)
    assert tuple(part.replace("\u00a0", "").replace("\u202f", "") for part in said) == shown


def test_a_wish_is_told_without_the_names_that_it_is_about() -> None:
    selection = _drawn(_pool("aaab", {"b": Bounds(1, None)})).selection
    for kind in ("set", "together", "apart", "one_per_team"):
        told = say_wish(DemandLine(kind, ("N0", "N1"), None, None, 2), selection, ENGLISH)
        assert told and "N0" not in told and "N1" not in told
    given = say_wish(DemandLine("set", ("N0",), None, None, 1), selection, ENGLISH)
    assert given != say_wish(DemandLine("apart", ("N0",), None, None, 1), selection, ENGLISH)
    for low, high in ((1, None), (None, 2), (1, 2)):
        told = say_wish(DemandLine("limit", ("d", "b"), low, high, 1), selection, ENGLISH)
        assert "Department" in told and "b" in told
        assert ("1" in told) is (low is not None) and ("2" in told) is (high is not None)


def test_everyone_who_is_certain_or_has_no_chance_is_named_with_the_reason() -> None:
    selection = _drawn(_pool("aaab", {"b": Bounds(1, None)})).selection
    line = DemandLine("limit", ("d", "b"), 1, None, 1)
    told = {
        (chance, kind): next(
            say_extremes([Extreme(Fraction(chance), ("Kim",), kind, (line, line))], selection, ENGLISH)
        )
        for chance in (0, 1)
        for kind in get_args(get_type_hints(Extreme)["kind"])
    }
    assert all("Kim" in sentence for sentence in told.values())
    assert len(set(told.values())) == len(told)
    assert told[1, "without"].count("Department") == 1


def test_without_any_wish_nobody_is_told_that_wishes_were_met() -> None:
    """Where the group follows the applicants, values are counted; limits, a mix, people make wishes."""
    own = WantedDimension("d", "Department", None, {}, own_shares=True)
    plain = _pool("aabb", dimensions=(own,))
    assert say_met(_drawn(plain).selection, ENGLISH).startswith("2 of 2 values are in the group as often")
    away = replace(plain, wishes=(PersonWish("not_available", ("k0",)),))
    assert "values" in say_met(_drawn(away).selection, ENGLISH)
    for wished in (
        _pool("aabb", {"a": Bounds(1, None)}),
        replace(plain, wishes=(PersonWish("set", ("k0",), "x"),)),
        replace(plain, dimensions=(own, WantedDimension("e", "e", None, {}))),
    ):
        people = tuple(replace(v, values=v.values * len(wished.dimensions)) for v in wished.volunteers)
        assert "wishes met" in say_met(_drawn(replace(wished, volunteers=people)).selection, ENGLISH)

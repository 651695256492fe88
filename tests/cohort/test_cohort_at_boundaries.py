"""Where the draw's own arithmetic begins and stops, held against counting everything."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from ambassador_cli.cohort import alone_with_attributes, quick_seed, select_group
from ambassador_cli.cohort.counterfactual import each_wish
from ambassador_cli.cohort.space import Cell, Profile, Row, Space
from ambassador_cli.cohort.trees import Box, Leaf, best_cells, closes, leaf_bound, priced, root_box
from ambassador_cli.models.cohort import PersonWish, Request, Volunteer, WantedDimension
from ambassador_cli.models.draw import MOST_DIGITS, Whole


@pytest.mark.parametrize(("most", "split"), [(1, False), (2, True), (4, True), (5, False)])
@pytest.mark.parametrize("kind", ["profile", "cell"])
def test_a_branch_is_split_into_two_that_are_not_empty(kind: str, most: int, split: bool) -> None:
    """Of two to five: at most two to four leave something above; one or five do not split."""
    box = Box(((0, 9), (2, 5)), ((0, 9), (2, 5)))
    if not split:
        with pytest.raises(ValueError, match="no split"):
            box.split(kind, 1, most)
        return
    lower, upper = box.split(kind, 1, most)
    other = ((0, 9), (2, 5))
    own = (((0, 9), (2, most)), ((0, 9), (most + 1, 5)))
    assert (lower.profiles, upper.profiles) == (own if kind == "profile" else (other, other))
    assert (lower.cells, upper.cells) == (own if kind == "cell" else (other, other))


@st.composite
def _spaces(draw: st.DrawFn) -> tuple[Space, Box, list[int]]:
    number = draw(st.integers(2, 4))
    profiles = tuple(
        Profile((), "", tuple(range(draw(st.integers(1, 3)))), 0, draw(st.integers(1, 3))) for _ in range(number)
    )
    cells: list[Cell] = []
    for dimension in range(draw(st.integers(1, 2))):
        of = [draw(st.integers(0, 2)) for _ in profiles]
        for value in (0, 1):
            columns = tuple(p for p, own in enumerate(of) if own == value)
            if columns:
                cells.append(
                    Cell(f"d{dimension}", str(value), columns, draw(st.integers(0, 9)), draw(st.integers(1, 2)))
                )
    size = draw(st.integers(1, sum(profile.upper for profile in profiles)))
    reach = draw(st.one_of(st.none(), st.integers(0, 12)))
    space = Space(size, profiles, (), tuple(cells), 2, reach)
    ranges = []
    for cell in cells:
        most = sum(profiles[p].upper for p in cell.columns)
        low = draw(st.integers(0, most))
        ranges.append((low, draw(st.integers(low, most))))
    weights = [draw(st.integers(-3, 3)) for _ in cells]
    return space, Box(tuple((p.lower, p.upper) for p in profiles), tuple(ranges)), weights


@settings(max_examples=400, deadline=None)
@given(_spaces())
def test_the_best_head_counts_are_those_of_counting_all(drawn: tuple[Space, Box, list[int]]) -> None:
    """Every dimension's head counts add up to no more people than there are places, and leave no more to those
    without a value than there are of them."""
    space, box, weights = drawn
    best = None
    for counts in product(*(range(low, high + 1) for low, high in box.cells)):
        fits = True
        for name in {cell.dimension for cell in space.cells}:
            own = [(cell, n) for cell, n in zip(space.cells, counts, strict=True) if cell.dimension == name]
            covered = {p for cell, _ in own for p in cell.columns}
            rest = sum(profile.upper for p, profile in enumerate(space.profiles) if p not in covered)
            fits &= space.size - rest <= sum(n for _, n in own) <= space.size
        distance = sum(c.weight * abs(space.scale * n - c.target) for c, n in zip(space.cells, counts, strict=True))
        if fits and (space.reach is None or distance <= space.reach):
            value = sum(weight * n for weight, n in zip(weights, counts, strict=True))
            best = value if best is None else max(best, value)
    assert best_cells(space, box, weights) == best


def test_the_first_box_is_narrowed_by_rows_over_the_same_people() -> None:
    """By the limits of exactly a cell's people; not by those of others, nor by rows that weigh people differently."""
    profiles = tuple(Profile((), "", (0, 1, 2), 0, 3) for _ in range(3))
    cell = Cell("d", "v", (0, 1), 3, 1)
    rows = (
        Row("limit", ("d", "v"), (0, 1), (1, 1), 1, 4),
        Row("limit", ("d", "w"), (2,), (1,), 2, 2),
        Row("apart", ("x",), (0, 1), (1, 2), 3, 3),
    )
    assert root_box(Space(5, profiles, rows, (cell,))).cells == ((1, 4),)
    assert root_box(Space(5, profiles, (), (cell,))).cells == ((0, 5),)
    assert root_box(Space(9, profiles, (), (cell,))).cells == ((0, 6),)


def _request(**more: object) -> Request:
    people = tuple(Volunteer(f"k{n}", f"N{n}", ("ab"[n % 2],)) for n in range(3))
    return replace(Request(2, 2, people, (WantedDimension("d", "d", None, {}),)), **more)  # type: ignore[arg-type]


def test_a_request_leaves_one_person_of_room_unless_told() -> None:
    assert _request().slack == 1


def test_where_all_places_were_given_before_nothing_is_left_to_chance() -> None:
    wishes = (PersonWish("set", ("k0",), "a"), PersonWish("set", ("k1",), "b"))
    request = _request(wishes=wishes, volunteers=_request().volunteers[:2])
    drawn = select_group(request, quick_seed(request, "t"))
    assert drawn is not None
    assert {place.outcome for place in drawn.selection.places} == {"set"}
    assert drawn.selection.lowest == drawn.selection.highest == Fraction(1)


def test_a_request_without_a_wanted_mix_has_neither_shares_nor_those_of_the_applicants() -> None:
    for own, shares in ((True, None), (False, {"a": Fraction(1), "b": Fraction(1)})):
        request = _request(dimensions=(WantedDimension("d", "d", shares, {}, own_shares=own),))
        found = [without for line, without in each_wish(request) if line.kind == "mix"]
        assert [(d.dimensions[0].shares, d.dimensions[0].own_shares) for d in found] == [(None, False)]


def test_numbers_of_a_record_have_so_many_digits_and_no_more() -> None:
    """A thousand times the bound is refused, a tenth of it is not."""
    bounded: TypeAdapter[int] = TypeAdapter(Whole)
    assert bounded.validate_python(10 ** (MOST_DIGITS - 1)) == 10 ** (MOST_DIGITS - 1)
    for sign in (1, -1):
        with pytest.raises(ValidationError):
            bounded.validate_python(sign * 10 ** (MOST_DIGITS + 9))


def test_who_is_alone_with_their_attributes() -> None:
    assert alone_with_attributes([("a", "x"), ("a", "x"), ("b", "x"), ("b", "y")]) == 2
    assert quick_seed(_request(), "t") == quick_seed(_request(), "t") != quick_seed(_request(), "u")


@settings(max_examples=300, deadline=None)
@given(_spaces(), st.integers(0, 4))
def test_a_price_bounds_what_counting_finds(drawn: tuple[Space, Box, list[int]], price: int) -> None:
    """Each cell's worth is looked at where it can be best, and the bound is never below the truth."""
    space, box, weights = drawn
    bound = priced(space, box, weights, price)
    apart = price * (space.reach or 0)
    for cell, (low, high), weight in zip(space.cells, box.cells, weights, strict=True):
        apart += max(
            weight * n - price * cell.weight * abs(space.scale * n - cell.target) for n in range(low, high + 1)
        )
    assert bound == apart
    best = best_cells(space, box, weights)
    if best is not None and space.reach is not None:
        assert bound >= best


@settings(max_examples=300, deadline=None)
@given(_spaces(), st.data())
def test_a_leaf_bounds_every_group_of_its_box(drawn: tuple[Space, Box, list[int]], data: st.DataObject) -> None:
    """Whatever its multipliers, no group in the box weighs more; and it closes what is above its bound alone."""
    space, box, _ = drawn
    rows = (
        Row("size", (), tuple(range(len(space.profiles))), (1,) * len(space.profiles), space.size, space.size),
        Row("limit", ("x", "y"), (0,), (2,), 0, data.draw(st.integers(0, 6))),
    )
    space = replace(space, rows=rows)
    weights = [data.draw(st.integers(-3, 3)) for _ in space.profiles]
    multiplier = st.integers(-3, 3)
    leaf = Leaf(
        data.draw(st.integers(1, 3)),
        tuple((row, data.draw(multiplier)) for row in range(2)),
        tuple((cell, data.draw(multiplier)) for cell in range(len(space.cells))),
        data.draw(st.integers(0, 3)) if space.reach is not None and data.draw(st.booleans()) else None,
    )
    heaviest = None
    for counts in product(*(range(low, high + 1) for low, high in box.profiles)):
        inside = all(
            low <= cell.total(counts) <= high for cell, (low, high) in zip(space.cells, box.cells, strict=True)
        )
        if inside and space.holds(counts):
            weight = sum(w * n for w, n in zip(weights, counts, strict=True))
            heaviest = weight if heaviest is None else max(heaviest, weight)
    bound = leaf_bound(space, box, weights, leaf)
    if heaviest is not None:
        assert bound is not None
        assert bound >= leaf.times * heaviest
        assert not closes(space, box, weights, heaviest - 1, leaf)
    if bound is not None:
        assert closes(space, box, weights, bound // leaf.times, leaf)
        assert not closes(space, box, weights, bound // leaf.times - 1, leaf)
    assert not closes(space, box, weights, 10**6, replace(leaf, times=-1))
    assert not closes(space, box, weights, 10**6, replace(leaf, price=-1))
    assert not closes(replace(space, reach=None), box, weights, 10**6, replace(leaf, price=1))


def test_a_box_with_an_empty_range_holds_nothing() -> None:
    space = Space(1, (Profile((), "", (0,), 0, 1),), (), (Cell("d", "v", (0,), 1, 1),))
    leaf = Leaf(1, (), ())
    assert leaf_bound(space, Box(((0, 1),), ((1, 0),)), [1], leaf) is None
    assert closes(space, Box(((0, 1),), ((1, 0),)), [1], -5, leaf)
    assert leaf_bound(space, Box(((0, 1),), ((1, 1),)), [1], leaf) == 1

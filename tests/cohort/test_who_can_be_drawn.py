"""Who is an applicant, what counts as a wish, and that nobody can be drawn who said no, left, or takes part already."""

from __future__ import annotations

from typing import get_args

import pytest

from ambassador_cli.cohort import ask_for_group, select_group
from ambassador_cli.cohort.asking import is_about_work
from ambassador_cli.errors import InputError
from ambassador_cli.models.cohort import Seed
from ambassador_cli.models.programme import Dimension
from ambassador_cli.models.roster import Person, Status, Wish

DRAWABLE = {"applied", "reserve"}


def _people(*statuses: str) -> list[Person]:
    return [
        Person.model_validate({"id": f"p{at}", "name": f"Name {at}", "status": status, "attributes": {"site": "a"}})
        for at, status in enumerate(statuses)
    ]


def _codes(people: list[Person], **more: object) -> list[str]:
    try:
        ask_for_group(people, {}, [], size=1, **more)  # type: ignore[arg-type]
    except InputError as error:
        return [problem.id for problem in error.problems]
    return []


@pytest.mark.parametrize("status", get_args(Status))
def test_only_applicants_and_the_reserve_can_be_drawn(status: str) -> None:
    """Every status there is: a new one has to be decided about here."""
    request, _ = ask_for_group(_people("applied", "applied", status), {}, [], size=1)
    assert ("p2" in {volunteer.key for volunteer in request.volunteers}) == (status in DRAWABLE)


def test_whoever_left_is_never_in_a_group() -> None:
    """Not even where places remain empty otherwise, or a wish names them."""
    people = _people("applied", "left", "declined", "applied")
    request, _ = ask_for_group(people, {}, [], size=2)
    drawn = select_group(request, Seed("1", "given"))
    assert drawn is not None
    assert {place.key for place in drawn.selection.places} == {"p0", "p3"}
    wish = Wish.model_validate({"kind": "set", "people": ["Name 1"], "reason": "knows everybody"})
    with pytest.raises(InputError) as caught:
        ask_for_group(people, {}, [wish], size=2)
    assert [problem.id for problem in caught.value.problems] == ["select.person_out"]


def test_somebody_has_to_apply_and_be_told_apart() -> None:
    assert _codes(_people("left", "declined")) == ["select.nobody_applied"]
    twins = [Person(id="same", name="A"), Person(id="same", name="B")]
    assert _codes(twins) == ["select.two_of_name"]


def test_an_attribute_that_some_lack_is_a_remark_unless_strict() -> None:
    people = [*_people("applied", "applied"), Person(id="x", name="X")]
    decided = {"site": Dimension(values=("a",))}
    _, remarks = ask_for_group(people, decided, [], size=1)
    assert [(problem.id, problem.values["n"]) for problem in remarks] == [("select.missing", 1)]
    with pytest.raises(InputError):
        ask_for_group(people, decided, [], size=1, strict=True)


@pytest.mark.parametrize(
    ("name", "about_work"),
    [("site", True), ("age", False), ("stage", True), ("Alter", False), ("language", True), ("gender_x", False)],
)
def test_attributes_that_are_not_about_work_are_known_by_their_beginning(name: str, about_work: bool) -> None:
    assert is_about_work(name) == about_work


@pytest.mark.parametrize(("count", "taken"), [(12, True), (13, False)])
def test_an_attribute_with_more_than_twelve_values_is_no_dimension(count: int, taken: bool) -> None:
    """Unless everybody has a value of their own: then it is a name."""
    people = [
        Person.model_validate({"id": f"p{at}", "name": f"N{at}", "attributes": {"team": f"v{at % count}"}})
        for at in range(2 * count)
    ]
    request, remarks = ask_for_group(people, {}, [], size=1)
    assert bool(request.dimensions) == taken
    assert ("select.too_many_values" in {problem.id for problem in remarks}) != taken


@pytest.mark.parametrize(("kind", "number", "problem"), [("apart", 1, "select.wish_of_one"), ("apart", 2, None)])
def test_a_wish_about_being_together_or_apart_names_two(kind: str, number: int, problem: str | None) -> None:
    people = _people("applied", "applied", "applied")
    named = [f"Name {at}" for at in range(number)]
    wish = Wish.model_validate({"kind": kind, "people": named, "reason": "same shift"})
    if problem is None:
        request, _ = ask_for_group(people, {}, [wish], size=1)
        assert request.wishes[0].keys == ("p0", "p1")
        return
    with pytest.raises(InputError) as caught:
        ask_for_group(people, {}, [wish], size=1)
    assert [found.id for found in caught.value.problems] == [problem]


def test_a_dimension_without_wishes_is_mixed_as_the_applicants_are() -> None:
    """With shares by the shares, with limits alone by the limits alone; percentages are kept as they stand."""
    people = _people("applied", "applied")
    settings = {
        "site": {},
        "shared": {"shares": {"a": "60", "b": "40"}},
        "bounded": {"limits": {"a": {"min": 1, "max": 2}}},
    }
    decided = {name: Dimension.model_validate(dimension) for name, dimension in settings.items()}
    more = [p.model_copy(update={"attributes": p.attributes | {"shared": "a", "bounded": "a"}}) for p in people]
    request, _ = ask_for_group(more, decided, [], size=1)
    found = {dimension.id: dimension for dimension in request.dimensions}
    assert (found["site"].own_shares, found["site"].shares) == (True, None)
    assert not found["shared"].own_shares and dict(found["shared"].shares or {}) == {"a": 60, "b": 40}
    assert (found["bounded"].own_shares, found["bounded"].shares) == (False, None)
    assert (found["bounded"].limits["a"].low, found["bounded"].limits["a"].high) == (1, 2)
    assert [dimension.weight for dimension in request.dimensions] == [1, 1, 1]

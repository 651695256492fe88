"""From what was decided and who applied to a request: what exactly the draw is asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.models.cohort import MISSING, Bounds, PersonWish, Request, Volunteer, WantedDimension
from ambassador_cli.models.programme import Dimension
from ambassador_cli.models.roster import Person, Wish

OUT = frozenset({"declined", "left"})
NOT_ABOUT_WORK = (
    *("gender", "geschlecht", "sex", "age", "alter", "birth", "geburt", "jahrgang", "origin", "herkunft", "ethni"),
    *("national", "staatsang", "religion", "glaube", "konfession", "disab", "behinder", "health", "gesund"),
    *("union", "gewerkschaft", "sexual", "orientier", "family", "familie", "marital", "kinder", "pregnan", "schwanger"),
)
MOST_VALUES = 12


def is_about_work(name: str) -> bool:
    """Does an attribute's name look as if it were about work? Gender, age, origin, religion, disability, health
    and union membership are not."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = plain.replace("_", " ").replace("-", " ").split()
    return not any(word.startswith(stem) for word in words for stem in NOT_ABOUT_WORK if stem != "age") and not any(
        word in ("age", "ages") for word in words
    )


def _dimensions(
    people: Sequence[Person], decided: dict[str, Dimension], problems: list[Problem]
) -> tuple[WantedDimension, ...]:
    names = sorted({name for person in people for name in person.attributes})
    if decided:
        for name in names:
            if name not in decided and not is_about_work(name):
                problems.append(Problem("select.not_about_work", values={"column": name}, level="warning"))
        return tuple(_decided(name, dimension) for name, dimension in decided.items())
    found = []
    for name in names:
        values = {person.attributes[name] for person in people if name in person.attributes}
        if not is_about_work(name):
            problems.append(Problem("select.not_about_work", values={"column": name}, level="warning"))
        elif len(values) > MOST_VALUES:
            values_text = {"column": name, "n": len(values)}
            problems.append(Problem("select.too_many_values", values=values_text, level="warning"))
        else:
            found.append(WantedDimension(name, name, None, {}, own_shares=True))
    return tuple(found)


def _decided(name: str, dimension: Dimension) -> WantedDimension:
    shares = {value: Fraction(share) for value, share in dimension.shares.items()}
    limits = {value: Bounds(limit.min, limit.max) for value, limit in dimension.limits.items()}
    own = not shares and not limits
    return WantedDimension(
        name, dimension.label or name, shares or None, limits, dimension.weight, keep=True, own_shares=own
    )


def find_people(people: Sequence[Person], asked: str) -> list[Person]:
    """Who is meant: by id, else by name; more than one where a name is shared."""
    by_id = [person for person in people if person.id == asked]
    return by_id or [person for person in people if person.name.casefold() == asked.strip().casefold()]


def _wish(people: Sequence[Person], wish: Wish, problems: list[Problem]) -> PersonWish:
    keys = []
    for asked in wish.people:
        found = find_people(people, asked)
        if len(found) == 1:
            keys.append(found[0].key)
        else:
            problems.append(Problem("select.two_of_name" if found else "select.nobody", values={"name": asked}))
    return PersonWish(wish.kind, tuple(dict.fromkeys(keys)), wish.reason)


def ask_for_group(
    people: Sequence[Person],
    decided: dict[str, Dimension],
    wishes: Sequence[Wish],
    *,
    size: int,
    places: int | None = None,
    slack: Fraction = Fraction(1),
    strict: bool = False,
) -> tuple[Request, tuple[Problem, ...]]:
    """The request, and what is worth a remark. ``places`` is the size that the limits are meant for.

    Raises ``InputError`` where two people cannot be told apart, a wish names nobody, wishes contradict each
    other, or (``strict``) an attribute is missing.
    """
    problems: list[Problem] = []
    here = [person for person in people if person.status not in OUT]
    dimensions = _dimensions(here, decided, problems)
    seen: dict[str, str] = {}
    for person in here:
        if person.key in seen:
            problems.append(Problem("select.two_of_name", values={"name": person.key}))
        seen[person.key] = person.name
    for dimension in dimensions:
        without = [person.name for person in here if dimension.id not in person.attributes]
        if without and len(without) == len(here):
            problems.append(Problem("select.nobody_has_attribute", values={"column": dimension.id}))
        elif without:
            values = {"column": dimension.id, "n": len(without), "names": ", ".join(without[:5])}
            if strict:
                problems.append(Problem("select.missing_strict", values=values))
            else:
                problems.append(Problem("select.missing", values=values, level="warning"))
    asked = tuple(_wish(here, wish, problems) for wish in wishes)
    given = {key for wish in asked if wish.kind == "set" for key in wish.keys}
    for wish in asked:
        if wish.kind == "not_available":
            for key in wish.keys:
                if key in given:
                    problems.append(Problem("select.set_and_away", values={"name": seen.get(key, key)}))
    if any(problem.level == "error" for problem in problems):
        raise InputError(problems)
    volunteers = tuple(
        Volunteer(
            person.key,
            person.name,
            tuple(person.attributes.get(dimension.id, MISSING) for dimension in dimensions),
            person.team or "",
            person.manager or "",
        )
        for person in here
    )
    request = Request(size, places or size, volunteers, dimensions, asked, slack)
    return request, tuple(problems)

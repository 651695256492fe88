"""From what was decided and who applied to a request: what exactly the draw is asked for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.grammar.nearest_word import suggest_name
from ambassador_cli.models.cohort import MISSING, Bounds, PersonWish, Request, Volunteer, WantedDimension
from ambassador_cli.models.programme import Dimension
from ambassador_cli.models.roster import Person, Wish

NO_APPLICANT = frozenset({"declined", "left", "group"})
"""Whoever takes part already, said no or left is no applicant. (Who a draw put into the group stands in group.yaml.)"""
NOT_ABOUT_WORK = (
    *("gender", "geschlecht", "sex", "age", "alter", "birth", "geburt", "jahrgang", "origin", "herkunft", "ethni"),
    *("national", "staatsang", "religion", "glaube", "konfession", "disab", "behinder", "health", "gesund"),
    *("union", "gewerkschaft", "sexual", "orientier", "family", "familie", "marital", "kinder", "pregnan", "schwanger"),
)
MOST_VALUES = 12
MOST_PLACES = 20_000
LONGEST = 500
NEAR = 85
"""From this likeness on (0 to 100) a value that one person has is taken for a possible slip of another."""


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
        having = [person.attributes[name] for person in people if name in person.attributes]
        values = set(having)
        if not is_about_work(name):
            problems.append(Problem("select.not_about_work", values={"column": name}, level="warning"))
        elif len(values) > MOST_VALUES or len(values) == len(having) > 3:
            values_text = {"column": name, "n": len(values)}
            problems.append(Problem("select.too_many_values", values=values_text, level="warning"))
        else:
            problems += _near(name, having)
            found.append(WantedDimension(name, name, None, {}, own_shares=True))
    return tuple(found)


def _near(name: str, having: Sequence[str]) -> list[Problem]:
    """Values that one person has and that look like another's: a slip would get a place of its own."""
    from rapidfuzz import fuzz, process

    counts = Counter(having)
    problems = []
    for value in sorted(counts):
        others = sorted(other for other in counts if counts[other] > counts[value])
        if counts[value] == 1 and len(value) > 3:
            best = process.extractOne(
                value.casefold(), others, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=NEAR
            )
            if best:
                values = {"column": name, "value": value, "other": best[0], "n": counts[best[0]]}
                problems.append(Problem("select.near_value", values=values, level="warning"))
    return problems


def _decided(name: str, dimension: Dimension) -> WantedDimension:
    shares = {value: Fraction(share) for value, share in dimension.shares.items()}
    limits = {value: Bounds(limit.min, limit.max) for value, limit in dimension.limits.items()}
    own = not shares and not limits
    return WantedDimension(
        name, dimension.label or name, shares or None, limits, dimension.weight, keep=True, own_shares=own
    )


def is_plain(text: str) -> bool:
    """Can this stand in a draw's files? Up to 500 characters, none of which controls anything or is half a one."""
    return len(text) <= LONGEST and not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text)


def find_people(people: Sequence[Person], asked: str) -> list[Person]:
    """Who is meant: by id, else by name; more than one where a name is shared."""
    by_id = [person for person in people if person.id == asked]
    return by_id or [person for person in people if person.name.casefold() == asked.strip().casefold()]


def _wish(people: Sequence[Person], wish: Wish, problems: list[Problem]) -> PersonWish:
    keys = []
    here = [person for person in people if person.status not in NO_APPLICANT]
    for asked in wish.people:
        found = find_people(here, asked)
        if len(found) == 1:
            keys.append(found[0].key)
        elif not found and find_people(people, asked):
            if wish.kind != "not_available":
                problems.append(Problem("select.person_out", values={"name": asked}))
        else:
            values = {"name": asked, "suggestion": "" if found else suggest_name(asked, [p.name for p in here])}
            problems.append(Problem("select.two_of_name" if found else "select.nobody", values=values))
    return PersonWish(wish.kind, tuple(dict.fromkeys(keys)), wish.reason)


def _check_wish(wish: Wish, asked: PersonWish, people: Sequence[Person], problems: list[Problem]) -> None:
    """A wish that cannot mean anything."""
    if wish.kind in ("one_per_team", "one_per_manager"):
        unit = "team" if wish.kind == "one_per_team" else "manager"
        if wish.people:
            problems.append(Problem("select.wish_takes_nobody", values={"kind": wish.kind}))
        elif not any(getattr(person, unit) for person in people):
            problems.append(Problem("select.wish_without_units", values={"kind": wish.kind, "unit": unit}))
    elif not wish.people:
        problems.append(Problem("select.wish_without_people", values={"kind": wish.kind}))
    elif wish.kind in ("together", "apart") and len(asked.keys) < 2:
        problems.append(Problem("select.wish_of_one", values={"kind": wish.kind, "name": wish.people[0]}))


def _check_wishes(asked: Sequence[PersonWish], names: Mapping[str, str], problems: list[Problem]) -> None:
    """Wishes that contradict each other whatever the draw does."""
    of = {kind: {key for w in asked if w.kind == kind for key in w.keys} for kind in ("set", "not_available")}
    for key in sorted(of["set"] & of["not_available"]):
        problems.append(Problem("select.set_and_away", values={"name": names[key]}))
    for wish in asked:
        if wish.kind == "together":
            for key in sorted(set(wish.keys) & of["not_available"]):
                others = ", ".join(names[other] for other in wish.keys if other != key)
                problems.append(Problem("select.together_and_away", values={"name": names[key], "others": others}))
            for other in asked:
                both = sorted(set(wish.keys) & set(other.keys)) if other.kind == "apart" else []
                if len(both) > 1:
                    values = {"names": ", ".join(names[key] for key in both)}
                    problems.append(Problem("select.together_and_apart", values=values))


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
    here = [person for person in people if person.status not in NO_APPLICANT]
    dimensions = _dimensions(here, decided, problems)
    seen: dict[str, str] = {}
    for person in here:
        if person.key in seen:
            problems.append(Problem("select.two_of_name", values={"name": person.key}))
        seen[person.key] = person.name
    if not here:
        problems.append(Problem("select.nobody_applied"))
    for person in here:
        texts = (person.key, person.name, person.team or "", person.manager or "", *person.attributes.values())
        if not all(map(is_plain, texts)):
            problems.append(Problem("select.not_plain", values={"name": person.name}))
    problems += [Problem("select.not_plain", values={"name": w.reason}) for w in wishes if not is_plain(w.reason)]
    if size > MOST_PLACES:
        problems.append(Problem("select.too_many_places", values={"most": MOST_PLACES, "n": len(here)}))
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
    asked = []
    for wish in wishes:
        known = len(problems)
        asked.append(_wish(people, wish, problems))
        if len(problems) == known:
            _check_wish(wish, asked[-1], here, problems)
    _check_wishes(asked, seen, problems)
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
    request = Request(size, places or size, volunteers, dimensions, tuple(asked), slack)
    return request, tuple(problems)

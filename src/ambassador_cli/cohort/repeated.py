"""A draw as screens show it, from its files alone: no solver, and nothing of today's roster or wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from ambassador_cli.cohort.asked import request_of
from ambassador_cli.cohort.bound import Certificate, Level
from ambassador_cli.cohort.chances import FairLottery
from ambassador_cli.cohort.checking import chances_of_lottery
from ambassador_cli.cohort.columns import GroupLevel
from ambassador_cli.cohort.drawing import DrawState
from ambassador_cli.cohort.mix import build_space, kept_values
from ambassador_cli.cohort.nearest import Choice
from ambassador_cli.cohort.regrouped import regroup, undrawn
from ambassador_cli.cohort.seals import seed_of
from ambassador_cli.cohort.selection import Drawn, draw_from
from ambassador_cli.cohort.space import Space
from ambassador_cli.models.cohort import PersonWish, Pseudonyms, Request, Seed, Volunteer
from ambassador_cli.models.draw import Frozen, NamesTable, Step


def named_request(frozen: Frozen, names: NamesTable | None, labels: Mapping[str, str] | None = None) -> Request:
    """The request that was frozen, with names where the table still has them; ``labels``: of dimensions."""
    bare = request_of(frozen)
    people = {person["id"]: person for person in names["people"]} if names else {}
    reasons = {reason["wish"]: reason["reason"] for reason in names["reasons"]} if names else {}
    units = {(unit["kind"], unit["id"]): unit["name"] for unit in names["units"]} if names else {}

    def key(identifier: str) -> str:
        return people[identifier]["key"] if identifier in people else identifier

    volunteers = tuple(
        Volunteer(
            key(v.key),
            people[v.key]["name"] if v.key in people else v.key,
            v.values,
            units.get(("team", v.team), v.team),
            units.get(("manager", v.manager), v.manager),
        )
        for v in bare.volunteers
    )
    wishes = tuple(
        PersonWish(wish.kind, tuple(key(k) for k in wish.keys), reasons.get(i, ""))
        for i, wish in enumerate(bare.wishes)
    )
    dimensions = tuple(replace(d, label=(labels or {}).get(d.id, d.id)) for d in bare.dimensions)
    pseudonyms = Pseudonyms(
        {key(v.key): v.key for v in bare.volunteers},
        {units.get(("team", v.team), v.team): v.team for v in bare.volunteers if v.team},
        {units.get(("manager", v.manager), v.manager): v.manager for v in bare.volunteers if v.manager},
    )
    return replace(bare, volunteers=volunteers, wishes=wishes, dimensions=dimensions, pseudonyms=pseudonyms)


def drawn_again(
    frozen: Frozen,
    state: DrawState | None,
    names: NamesTable | None = None,
    labels: Mapping[str, str] | None = None,
) -> Drawn:
    """The draw with its space and lottery. ``state``: what holds now (``None``: nothing is drawn yet; then every
    outcome but "not available" is "undrawn")."""
    bare = request_of(frozen)
    request = named_request(frozen, names, labels)
    mix = frozen["mix"]
    kept_not = tuple((name[0], name[1]) for name in frozen["kept_not"]["values"])
    space = build_space(bare, [name for name in kept_values(bare) if name not in kept_not])
    space = replace(space, reach=mix["reach"])
    groups = {tuple(counts): weight for weight, counts in frozen["lottery"]}
    example = tuple(mix["witness"]) if mix["witness"] is not None else min(groups)
    choice = Choice(space, mix["nearest"], example, kept_not)
    levels = _levels(frozen, space)
    fair = FairLottery(tuple(chances_of_lottery(frozen)), levels, groups)
    answer = state.answer if state else ""
    quick = frozen["source"]["kind"] == "quick"
    source = "public" if not quick else "given" if answer else "inputs"
    drawn = draw_from(request, choice, fair, Seed(seed_of(frozen, answer), source))  # type: ignore[arg-type]
    return undrawn(drawn) if state is None else regroup(drawn, state.group, state.reserve)


def _levels(frozen: Frozen, space: Space) -> tuple[Level | GroupLevel, ...]:
    """The levels as the explanations want them: with multipliers of rows and cells where one leaf each proves them."""
    found: list[Level | GroupLevel] = []
    for level in frozen["levels"]:
        chance, profiles = Fraction(*level["chance"]), tuple(level["profiles"])
        certificate = _certificate(level["steps"], space)
        if certificate is not None:
            found.append(Level(chance, profiles, certificate))
        else:
            step = level["steps"][-1]
            found.append(
                GroupLevel(chance, profiles, tuple(_dense(step["weights"], len(space.profiles))), step["most"])
            )
    return tuple(found)


def _certificate(steps: Sequence[Step], space: Space) -> Certificate | None:
    rows, cells = [0] * len(space.rows), [0] * len(space.cells)
    for step in steps:
        tree = step["tree"]
        if tree is None or len(tree) != 1 or tree[0][0] != "leaf" or tree[0][1] != 1:
            return None
        rows = [a + b for a, b in zip(rows, _dense(tree[0][2], len(rows)), strict=True)]
        cells = [a + b for a, b in zip(cells, _dense(tree[0][3], len(cells)), strict=True)]
    return Certificate(tuple(rows), tuple(cells))


def _dense(pairs: Sequence[Sequence[int]], length: int) -> list[int]:
    values = [0] * length
    for position, value in pairs:
        values[position] = value
    return values

"""Checking a frozen file by itself, in exact integers and without the solver. What a table of wishes means as rows is
checked here; everything else the two small verifiers of the tests check as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, pairwise
from math import floor, gcd

from ambassador_cli.cohort.asked import request_of
from ambassador_cli.cohort.freezing import to_cells, to_rows
from ambassador_cli.cohort.mix import build_space, kept_values
from ambassador_cli.cohort.proofs import kept_space
from ambassador_cli.cohort.sources import is_sound
from ambassador_cli.cohort.space import Cell, Profile, Row, Space
from ambassador_cli.cohort.trees import holds
from ambassador_cli.models.draw import Check, CheckState, Frozen, FrozenLevel, spell

LINKED = {"limit", "keep"}


def space_of(frozen: Frozen) -> Space:
    """The space of groups as the rows and targets of the file say. Raises ``ValueError`` where they make no sense."""
    mix = frozen["mix"]
    profiles = [Profile((), "", tuple(range(len(m))), 0, len(m)) for m in frozen["profiles"]]
    rows = [
        Row(
            row["kind"],
            tuple(row["name"]),
            _positions([pair[0] for pair in row["sum"]], len(profiles)),
            tuple(pair[1] for pair in row["sum"]),
            row["min"],
            row["max"],
        )
        for row in frozen["rows"]
    ]
    cells = [
        Cell(c["dimension"], c["value"], _positions(c["profiles"], len(profiles)), c["target"], c["weight"])
        for c in mix["cells"]
    ]
    if mix["scale"] < 1 or bool(cells) != (mix["reach"] is not None) or bool(cells) != (mix["witness"] is not None):
        raise ValueError("mix")
    if not cells and (mix["nearest"] or mix["tree"] is not None):
        raise ValueError("no mix")
    if len(list(groupby(cells, key=lambda cell: cell.dimension))) != len({cell.dimension for cell in cells}):
        raise ValueError("dimensions")
    if frozen["kept_not"]["tree"] is not None and not frozen["kept_not"]["values"]:
        raise ValueError("kept")
    return Space(frozen["asked"]["size"], tuple(profiles), tuple(rows), tuple(cells), mix["scale"], mix["reach"])


def _positions(positions: Sequence[int], count: int) -> tuple[int, ...]:
    if list(positions) != sorted(set(positions)) or not all(0 <= p < count for p in positions):
        raise ValueError("positions")
    return tuple(positions)


def check_frozen(frozen: Frozen) -> list[Check]:
    """All lines that hang on the frozen file alone, in the order in which people should read them."""
    try:
        space = space_of(frozen)
    except ValueError:
        return [Check("consistent", "fails")]
    if not _is_consistent(frozen):
        return [Check("consistent", "fails")]
    checks = [Check("consistent", "holds")]
    given = {key for wish in frozen["asked"]["wishes"] if wish["kind"] == "set" for key in wish["people"]}
    values = {"n": len(frozen["people"]), "size": space.size, "given": len(given)}
    if not _people_are_sound(frozen, space):
        return [*checks, Check("people", "fails", values)]
    checks.append(Check("people", "holds", values))
    checks.append(Check("wishes", _state(_follows(frozen))))
    groups = [counts for _, counts in frozen["lottery"]]
    fits = all(len(counts) == len(space.profiles) for counts in groups)
    holding = fits and _is_canonical(frozen) and all(space.holds(counts) for counts in groups)
    checks.append(Check("groups", _state(holding), {"n": len(groups)}))
    if not holding:
        return checks
    if space.cells:
        checks.append(Check("nearest", _nearest(frozen, space)))
    if frozen["kept_not"]["values"]:
        checks.append(Check("kept_not", _kept_not(frozen, space), {"n": len(frozen["kept_not"]["values"])}))
    chances = chances_of_lottery(frozen)
    limits = {"lowest": min(chances, default=Fraction(1)), "highest": max(chances, default=Fraction(1))}
    if not _levels_fit(frozen, chances):
        return [*checks, Check("chances", "fails", limits)]
    checks.append(Check("chances", "holds", limits))
    plain = [Fraction(*level["chance"]) for level in frozen["levels"]]
    state, still_open = _fairest(frozen, space, plain)
    checks.append(Check("fairest", state, {"n": still_open, "levels": len(plain)}))
    return checks


def _state(good: bool) -> CheckState:
    return "holds" if good else "fails"


def _is_consistent(frozen: Frozen) -> bool:
    """The parts that belong together: number and predecessor, source and the day of freezing, wishes, receipts."""
    quick = frozen["source"]["kind"] == "quick"
    receipts = [person["receipt"] for person in frozen["people"]]
    known = [receipt for receipt in receipts if receipt is not None]
    today, day = frozen["today"], frozen["source"]["day"]
    return (
        is_sound(frozen["source"])
        and (today is None or day is None or today < day)
        and all(wish["people"] == sorted(set(wish["people"])) for wish in frozen["asked"]["wishes"])
        and frozen["number"] >= 1
        and (frozen["number"] == 1) == (frozen["previous"] is None)
        and (not known if quick else len(set(known)) == len(receipts))
    )


def _people_are_sound(frozen: Frozen, space: Space) -> bool:
    """Pseudonyms ascend, so that each is there once; profiles part those who are available, and hold equals only."""
    people = {person["id"]: person["values"] for person in frozen["people"]}
    listed = [person["id"] for person in frozen["people"]]
    members = [member for profile in frozen["profiles"] for member in profile]
    away = {key for wish in frozen["asked"]["wishes"] if wish["kind"] == "not_available" for key in wish["people"]}
    return (
        listed == sorted(set(listed))
        and len(members) == len(set(members))
        and set(members) == set(listed) - away
        and all(profile == sorted(profile) and profile for profile in frozen["profiles"])
        and all(len({tuple(people[member]) for member in profile}) == 1 for profile in frozen["profiles"])
        and _sums_are_of_values(frozen, space)
    )


def _sums_are_of_values(frozen: Frozen, space: Space) -> bool:
    """A row or target that names a value is about exactly those who have it; the first row is the size."""
    names = [dimension["id"] for dimension in frozen["asked"]["dimensions"]]
    people = {person["id"]: person["values"] for person in frozen["people"]}
    values = [people[profile[0]] for profile in frozen["profiles"]]
    if len(set(names)) != len(names) or any(len(own) != len(names) for own in people.values()):
        return False

    def holders(dimension: str, value: str) -> tuple[int, ...]:
        position = names.index(dimension)
        return tuple(p for p, own in enumerate(values) if own[position] == value)

    named = [(row.name, row.columns) for row in space.rows if row.kind in LINKED]
    named += [((cell.dimension, cell.value), cell.columns) for cell in space.cells]
    everyone = tuple(range(len(space.profiles)))
    first = space.rows[0] if space.rows else None
    return (
        first is not None
        and (first.kind, first.columns, first.lower, first.upper) == ("size", everyone, space.size, space.size)
        and all(c == 1 for row in space.rows if row.kind in {*LINKED, "size"} for c in row.coefficients)
        and all(row.lower > 0 for row in space.rows if row.kind == "keep")
        and all(len(name) == 2 and name[0] in names and holders(*name) == columns for name, columns in named)
    )


def _follows(frozen: Frozen) -> bool:
    """Do rows, targets, profiles and reach follow from the wishes?"""
    try:
        request = request_of(frozen)
    except ValueError:
        return False
    kept_not = [(name[0], name[1]) for name in frozen["kept_not"]["values"]]
    wanted = kept_values(request)
    if [name for name in wanted if name in kept_not] != kept_not:
        return False
    space = build_space(request, [name for name in wanted if name not in kept_not])
    mix = frozen["mix"]
    reach = mix["nearest"] + floor(request.slack * space.scale) if space.cells else None
    people = sorted(person["id"] for person in frozen["people"])
    built = {
        "profiles": [[people[i] for i in profile.members] for profile in space.profiles],
        "rows": to_rows(space),
        "cells": to_cells(space),
        "scale": space.scale,
        "reach": reach,
    }
    said = {key: frozen[key] for key in ("profiles", "rows")} | {key: mix[key] for key in ("cells", "scale", "reach")}
    return request.slack >= 0 and spell(built) == spell(said)


def _is_canonical(frozen: Frozen) -> bool:
    """The lottery in its one form: groups ascend, each once; weights are positive, without a common divisor."""
    groups = [counts for _, counts in frozen["lottery"]]
    weights = [weight for weight, _ in frozen["lottery"]]
    return (
        bool(groups)
        and all(a < b for a, b in pairwise(groups))
        and all(weight > 0 for weight in weights)
        and gcd(*weights) == 1
    )


def _nearest(frozen: Frozen, space: Space) -> CheckState:
    mix = frozen["mix"]
    witness = mix["witness"] or []
    if len(witness) != len(space.profiles) or not replace(space, reach=None).holds(witness):
        return "fails"
    if space.distance(witness) != mix["nearest"]:
        return "fails"
    if mix["tree"] is None:
        return "open"
    nearer = replace(space, reach=mix["nearest"] - 1)
    # nobody weighs anything, so that only an empty box is below a claim of -1
    return _state(holds(nearer, [0] * len(space.profiles), -1, mix["tree"]))


def _kept_not(frozen: Frozen, space: Space) -> CheckState:
    tree = frozen["kept_not"]["tree"]
    names = [dimension["id"] for dimension in frozen["asked"]["dimensions"]]
    kept_not = [(name[0], name[1]) for name in frozen["kept_not"]["values"]]
    kept = {row.name for row in space.rows if row.kind == "keep"}
    if len(set(kept_not)) < len(kept_not) or kept & set(kept_not) or any(name[0] not in names for name in kept_not):
        return "fails"
    people = {person["id"]: person["values"] for person in frozen["people"]}
    values = [people[profile[0]] for profile in frozen["profiles"]]
    columns = {name: [p for p, own in enumerate(values) if own[names.index(name[0])] == name[1]] for name in kept_not}
    if not all(columns.values()):
        return "fails"
    if tree is None:
        return "open"
    return _state(holds(*kept_space(space, columns), tree))


def chances_of_lottery(frozen: Frozen) -> list[Fraction]:
    """The chance of each profile's people, from the weights."""
    total = sum(weight for weight, _ in frozen["lottery"])
    sums = [0] * len(frozen["profiles"])
    for weight, counts in frozen["lottery"]:
        for p, count in enumerate(counts):
            sums[p] += weight * count
    return [Fraction(s, total * len(members)) for s, members in zip(sums, frozen["profiles"], strict=True)]


def _levels_fit(frozen: Frozen, chances: Sequence[Fraction]) -> bool:
    """Levels ascend strictly, in lowest terms; together they hold every profile once, at the chance it has."""
    levels = frozen["levels"]
    if any(level["chance"][1] < 1 or gcd(*level["chance"]) != 1 for level in levels):
        return False
    plain = [Fraction(*level["chance"]) for level in levels]
    found = {p: chance for level, chance in zip(levels, plain, strict=True) for p in level["profiles"]}
    listed = [p for level in levels for p in level["profiles"]]
    return (
        all(a < b for a, b in pairwise(plain))
        and all(level["profiles"] and level["profiles"] == sorted(level["profiles"]) for level in levels)
        and sorted(listed) == list(range(len(chances)))
        and [found[p] for p in range(len(chances))] == list(chances)
    )


def _fairest(frozen: Frozen, space: Space, plain: Sequence[Fraction]) -> tuple[CheckState, int]:
    """Does every level follow from its steps? Certainty needs none. Returns how many levels stay open as well."""
    settled: dict[int, Fraction] = {}
    still_open = 0
    for level, chance in zip(frozen["levels"], plain, strict=True):
        state = _level(level, chance, space, settled)
        if state == "fails":
            return "fails", 0
        still_open += state == "open"
        settled |= dict.fromkeys(level["profiles"], chance)
    return ("open" if still_open else "holds"), still_open


def _level(level: FrozenLevel, chance: Fraction, space: Space, known: dict[int, Fraction]) -> CheckState:
    settled = dict(known)
    if chance == 1:
        return _state(not level["steps"])
    result: CheckState = "holds"
    for step in level["steps"]:
        weights = [0] * len(space.profiles)
        try:
            for p in _positions([pair[0] for pair in step["weights"]], len(weights)):
                weights[p] = next(y for position, y in step["weights"] if position == p)
        except ValueError:
            return "fails"
        names = [p for p, y in enumerate(weights) if y > 0 and p not in settled]
        people = sum(weights[p] * space.profiles[p].size for p in names)
        taken = sum((weights[p] * space.profiles[p].size * settled[p] for p in settled), start=Fraction(0))
        negative = any(y < 0 and p not in settled for p, y in enumerate(weights))
        if negative or not people or (step["most"] - taken) / people != chance:
            return "fails"
        if step["tree"] is None:
            result = "open"
        elif not holds(space, weights, step["most"], step["tree"]):
            return "fails"
        settled |= dict.fromkeys(names, chance)
    done = sorted(set(settled) - set(known)) == level["profiles"]
    return result if done else "fails"

"""Checking a record, all in exact integers and without the solver; or proving the rest with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Any, Literal

from ambassador_cli.cohort.bound import Certificate, prove
from ambassador_cli.cohort.canonical import inputs_hash, request_from
from ambassador_cli.cohort.chances import chances_of
from ambassador_cli.cohort.draw import draw_group
from ambassador_cli.cohort.margins import list_margins, nearest_alone
from ambassador_cli.cohort.mix import away, build_space, kept_values
from ambassador_cli.cohort.nearest import reach_of
from ambassador_cli.cohort.peeling import Lottery
from ambassador_cli.cohort.space import Space
from ambassador_cli.models.cohort import Request

OldCheckState = Literal["holds", "open", "fails"]
Checks = list["OldCheck"]


@dataclass(frozen=True, slots=True)
class OldCheck:
    """One thing checked. ``open``: only ``--prove`` can tell."""

    id: str
    state: OldCheckState


class NotARecord(ValueError):  # noqa: N818
    """The file is no record of a draw, or one of a format that this version does not know."""


@dataclass(frozen=True, slots=True)
class _Read:
    request: Request
    space: Space
    nearest: int
    groups: Lottery
    chances: Mapping[int, Fraction]
    kept_not: tuple[tuple[str, str], ...]


def _read(record: Mapping[str, Any]) -> _Read:
    try:
        if record["format"] != "amb-draw/1":
            raise NotARecord(str(record["format"]))
        request = request_from(record["inputs"])
        kept_not = tuple((name[0], name[1]) for name in record["kept_not"])
        space = build_space(request, [name for name in kept_values(request) if name not in kept_not])
        nearest = Fraction(record["mix"]["nearest"]) * space.scale
        space = replace(space, reach=reach_of(space, int(nearest), request.slack))
        groups = {tuple(int(c) for c in group): int(weight) for weight, group in record["lottery"]}
        chances = {p: Fraction(level["chance"]) for level in record["levels"] for p in level["profiles"]}
    except NotARecord:
        raise
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, ZeroDivisionError) as error:
        raise NotARecord(str(error)) from error
    return _Read(request, space, int(nearest), groups, chances, kept_not)


def verify_record(record: Mapping[str, Any]) -> Checks:
    """Hashes, limits, distances, chances from weights, the draw, and optimality where the multipliers prove it.

    Raises :class:`NotARecord`.
    """
    read = _read(record)
    space = read.space
    checks: Checks = []

    def add(name: str, holds: bool, otherwise: OldCheckState = "fails") -> None:
        checks.append(OldCheck(name, "holds" if holds else otherwise))

    try:
        add("inputs", inputs_hash(record["inputs"]) == record["inputs_sha256"])
        people = sorted(volunteer.key for volunteer in read.request.volunteers)
        profiles = [
            {"values": list(p.values), "wish": p.mark, "people": [people[i] for i in p.members]} for p in space.profiles
        ]
        add("profiles", profiles == record["profiles"])
        fits = bool(read.groups) and all(len(group) == len(space.profiles) for group in read.groups)
        add("limits", fits and all(space.holds(group) for group in read.groups))
        if not fits:
            return checks
        if space.cells:
            stated = Fraction(record["mix"]["reach"]) * space.scale
            add("distance", stated == space.reach and min(map(space.distance, read.groups)) >= read.nearest)
            add("nearest", _nearest_is_plain(space, read.nearest), "open")
        weights = all(weight > 0 for weight in read.groups.values())
        add("chances", weights and chances_of(read.groups, space) == _in_order(read.chances, space))
        if record["proof"] == "bound":
            add("fairest", _levels_proved(space, record["levels"]))
        else:
            add("fairest", False, "open")
        seed = record["seed"]
        if seed["source"] == "committed":
            both = (seed["text"] + seed["salt"]).encode("utf-8")
            add("commitment", hashlib.sha256(both).hexdigest() == seed["commitment"])
        elif seed["source"] == "inputs":
            add("seed", seed["text"] == record["inputs_sha256"])
        add("draw", _draw_repeats(read, record, people))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, ZeroDivisionError) as error:
        raise NotARecord(str(error)) from error
    return checks


def _in_order(chances: Mapping[int, Fraction], space: Space) -> tuple[Fraction | None, ...]:
    return tuple(chances.get(p) for p in range(len(space.profiles)))


def _nearest_is_plain(space: Space, nearest: int) -> bool:
    """Is the distance the sum of what each dimension cannot go below on its own? Then it needs no solver."""
    total = 0
    for _, cells in groupby(space.cells, key=lambda cell: cell.dimension):
        own = nearest_alone(space, list(cells))
        if own is None:
            return False
        total += own
    return total == nearest


def _from_pairs(pairs: Sequence[Sequence[int]], length: int) -> tuple[int, ...]:
    values = [0] * length
    for position, value in pairs:
        values[position] = value
    return tuple(values)


def _levels_proved(space: Space, levels: Sequence[Mapping[str, Any]]) -> bool:
    """Does every level follow from its multipliers? The last may be certainty, which needs no proof."""
    margins = list_margins(space)
    settled: dict[int, Fraction] = {}
    for level in levels:
        chance = Fraction(level["chance"])
        names = tuple(level["profiles"])
        if chance != 1:
            certificate = Certificate(
                _from_pairs(level["rows"], len(space.rows)), _from_pairs(level["cells"], len(space.cells))
            )
            try:
                bound, proved = prove(space, margins, certificate, settled)
            except ValueError:
                return False
            if bound != chance or proved != names:
                return False
        settled |= dict.fromkeys(names, chance)
    return len(settled) == len(space.profiles)


def _draw_repeats(read: _Read, record: Mapping[str, Any], people: Sequence[str]) -> bool:
    _, chosen, order = draw_group(read.space, read.groups, record["seed"]["text"], len(people))
    group = [people[i] for i in chosen]
    given = {key for wish in read.request.wishes if wish.kind == "set" for key in wish.keys}
    gone = away(read.request)
    reserve = [people[i] for i in order if i not in chosen and people[i] not in gone]
    lots = {people[i]: number for number, i in enumerate(order, start=1)}
    lots = {key: n for key, n in lots.items() if key not in gone and (key not in given or key not in group)}
    draw = record["draw"]
    return bool(group == draw["group"] and reserve == draw["reserve"] and lots == draw["lots"])


def prove_record(record: Mapping[str, Any]) -> Checks:
    """What only the solver can tell: the nearest distance, kept places and the chances, solved again."""
    from ambassador_cli.cohort.chances import equalise_chances
    from ambassador_cli.cohort.nearest import choose_space

    read = _read(record)
    choice = choose_space(read.request)
    if choice is None:
        return [OldCheck("nearest", "fails"), OldCheck("fairest", "fails")]
    same = (
        choice.nearest == read.nearest and choice.space.scale == read.space.scale and choice.kept_not == read.kept_not
    )
    if not same:
        return [OldCheck("nearest", "fails")]
    fair = equalise_chances(choice.space, choice.example)
    fairest = fair.chances == _in_order(read.chances, read.space)
    return [OldCheck("nearest", "holds"), OldCheck("fairest", "holds" if fairest else "fails")]

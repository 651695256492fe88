"""The draw's record: everything that is needed to check it, under pseudonyms, in one spelling."""

from __future__ import annotations

from fractions import Fraction

from ambassador_cli.cohort.bound import Level
from ambassador_cli.cohort.canonical import canonical_inputs, exact, inputs_hash, pseudonyms
from ambassador_cli.cohort.columns import GroupLevel
from ambassador_cli.cohort.selection import Drawn
from ambassador_cli.models.cohort import Request

FORMAT = "amb-draw/1"
Json = dict[str, object]


def _pairs(values: tuple[int, ...]) -> list[list[int]]:
    return [[i, value] for i, value in enumerate(values) if value]


def _level(level: Level | GroupLevel) -> Json:
    found: Json = {"chance": exact(level.chance), "profiles": list(level.settled)}
    if isinstance(level, Level):
        found["rows"] = _pairs(level.certificate.rows)
        found["cells"] = _pairs(level.certificate.cells)
    else:
        found["multipliers"] = _pairs(level.multipliers)
        found["most"] = level.most
    return found


def to_record(request: Request, drawn: Drawn, version: str) -> Json:
    """The record as JSON values. No names, no clock: the same inputs and seed give the same record.

    ``lottery`` holds every group as [weight, people per profile]; a ticket below the sum of the weights is drawn
    over them in this order. ``lots`` is the order of the lots: within a profile the first ones take the places.
    """
    space = drawn.choice.space
    people = sorted(place.pseudonym for place in drawn.selection.places)
    seed = drawn.selection.seed
    inputs = canonical_inputs(request)
    by_number = sorted(drawn.selection.places, key=lambda place: place.pseudonym)
    lots = {place.pseudonym: place.number for place in by_number if place.number is not None}
    return {
        "format": FORMAT,
        "version": version,
        "inputs": inputs,
        "inputs_sha256": inputs_hash(inputs),
        "kept_not": [list(name) for name in drawn.choice.kept_not],
        "mix": {
            "nearest": exact(Fraction(drawn.choice.nearest, space.scale)),
            "reach": None if space.reach is None else exact(Fraction(space.reach, space.scale)),
        },
        "profiles": [
            {"values": list(p.values), "wish": p.mark, "people": [people[i] for i in p.members]} for p in space.profiles
        ],
        "levels": [_level(level) for level in drawn.fair.levels],
        "proof": "bound" if drawn.fair.by_bound else "columns",
        "lottery": [[str(weight), list(group)] for group, weight in sorted(drawn.fair.groups.items())],
        "seed": {
            "text": seed.text,
            "source": seed.source,
            "salt": seed.salt,
            "commitment": seed.commitment,
        },
        "draw": {
            "group": sorted(place.pseudonym for place in drawn.selection.group),
            "reserve": [place.pseudonym for place in drawn.selection.reserve],
            "lots": lots,
        },
    }


def to_names(request: Request) -> Json:
    """The table that belongs to a record but lies apart: pseudonym to id and name."""
    keys = pseudonyms(request)
    return {
        keys[v.key]: {"id": v.key, "name": v.name}
        for v in sorted(request.volunteers, key=lambda volunteer: keys[volunteer.key])
    }

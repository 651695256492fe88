"""One spelling for the same inputs: sorted, exact, under pseudonyms, and its SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from ambassador_cli.models.cohort import Bounds, PersonWish, Request, Volunteer, WantedDimension


def exact(value: Fraction) -> str:
    """A fraction as text: ``3/7``, ``2``."""
    return str(value)


def to_canonical(value: object) -> str:
    """JSON with sorted keys, no spaces, UTF-8 as it is: the same bytes for the same content."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def inputs_hash(inputs: object) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(to_canonical(inputs).encode("utf-8")).hexdigest()


def pseudonyms(request: Request) -> dict[str, str]:
    """Key to pseudonym: those that were given out, else ``P01`` …, numbered by the SHA-256 of the keys, so that
    neither the roster's order nor the alphabet shows (who knows all keys could number them again)."""
    keys = [volunteer.key for volunteer in request.volunteers]
    given = request.pseudonyms.people if request.pseudonyms else {}
    if given and all(key in given for key in keys):
        return {key: given[key] for key in keys}
    keys.sort(key=lambda key: hashlib.sha256(key.encode("utf-8")).hexdigest())
    width = max(2, len(str(len(keys))))
    return {key: f"P{number:0{width}d}" for number, key in enumerate(keys, start=1)}


def unit_pseudonyms(request: Request, kind: Literal["team", "manager"]) -> dict[str, str]:
    """Team or manager to pseudonym: those that were given out, else numbered like people."""
    found = {volunteer.team if kind == "team" else volunteer.manager for volunteer in request.volunteers} - {""}
    given: Mapping[str, str] = {}
    if request.pseudonyms:
        given = request.pseudonyms.teams if kind == "team" else request.pseudonyms.managers
    if all(unit in given for unit in found):
        return {unit: given[unit] for unit in sorted(found)}
    by_hash = sorted(found, key=lambda unit: hashlib.sha256(unit.encode("utf-8")).hexdigest())
    return {unit: f"{kind[0].upper()}{number:03d}" for number, unit in enumerate(by_hash, start=1)}


def under_pseudonyms(request: Request) -> Request:
    """The request without a name: keys, teams and managers replaced. Same profiles, same draw order rules."""
    names = pseudonyms(request)
    units = {"team": unit_pseudonyms(request, "team"), "manager": unit_pseudonyms(request, "manager")}
    volunteers = tuple(
        sorted(
            (
                Volunteer(
                    names[v.key],
                    "",
                    v.values,
                    units["team"].get(v.team, ""),
                    units["manager"].get(v.manager, ""),
                )
                for v in request.volunteers
            ),
            key=lambda v: v.key,
        )
    )
    wishes = tuple(
        sorted(
            (
                PersonWish(wish.kind, tuple(sorted(names[key] for key in wish.keys)), wish.reason)
                for wish in request.wishes
            ),
            key=lambda wish: (wish.kind, wish.keys, wish.reason),
        )
    )
    return Request(request.size, request.places, volunteers, request.dimensions, wishes, request.slack)


def canonical_inputs(request: Request) -> dict[str, object]:
    """The inputs as the record keeps them: nothing that depends on the order of the roster, no names."""
    bare = under_pseudonyms(request)
    uses_team = any(wish.kind == "one_per_team" for wish in bare.wishes)
    uses_manager = any(wish.kind == "one_per_manager" for wish in bare.wishes)
    people = []
    for v in bare.volunteers:
        person: dict[str, object] = {"id": v.key, "values": list(v.values)}
        if uses_team and v.team:
            person["team"] = v.team
        if uses_manager and v.manager:
            person["manager"] = v.manager
        people.append(person)
    return {
        "size": bare.size,
        "places": bare.places,
        "slack": exact(bare.slack),
        "dimensions": [_dimension(d) for d in bare.dimensions],
        "people": people,
        "wishes": [{"kind": w.kind, "people": list(w.keys), "reason": w.reason} for w in bare.wishes],
    }


def _dimension(dimension: WantedDimension) -> dict[str, object]:
    return {
        "id": dimension.id,
        "shares": None
        if dimension.shares is None
        else {value: exact(share) for value, share in sorted(dimension.shares.items())},
        "own_shares": dimension.own_shares,
        "limits": {value: [b.low, b.high] for value, b in sorted(dimension.limits.items())},
        "weight": dimension.weight,
        "keep": dimension.keep,
    }


def request_from(inputs: dict[str, object]) -> Request:
    """The request that canonical inputs stand for. Raises ``KeyError``, ``TypeError`` or ``ValueError`` where
    they do not stand for one."""
    raw_dimensions = inputs["dimensions"]
    raw_people = inputs["people"]
    raw_wishes = inputs["wishes"]
    if not (isinstance(raw_dimensions, list) and isinstance(raw_people, list) and isinstance(raw_wishes, list)):
        raise TypeError("inputs")
    dimensions = tuple(
        WantedDimension(
            d["id"],
            d["id"],
            None if d["shares"] is None else {value: Fraction(share) for value, share in d["shares"].items()},
            {value: Bounds(low, high) for value, (low, high) in d["limits"].items()},
            d["weight"],
            d["keep"],
            d["own_shares"],
        )
        for d in raw_dimensions
    )
    people = tuple(
        Volunteer(p["id"], "", tuple(p["values"]), p.get("team", ""), p.get("manager", "")) for p in raw_people
    )
    wishes = tuple(PersonWish(w["kind"], tuple(w["people"]), w["reason"]) for w in raw_wishes)
    size, places = inputs["size"], inputs["places"]
    if not (isinstance(size, int) and isinstance(places, int)):
        raise TypeError("size")
    return Request(size, places, people, dimensions, wishes, Fraction(str(inputs["slack"])))

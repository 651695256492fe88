"""Under pseudonyms: nothing that depends on the order of the roster, no names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

from ambassador_cli.models.cohort import PersonWish, Request, Volunteer


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

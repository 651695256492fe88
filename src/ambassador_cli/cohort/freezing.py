"""Freezing: everything that is fixed before the source speaks, and the tables that lie apart from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from math import gcd
from typing import cast

from ambassador_cli.cohort.asked import refuse_odd_texts, to_asked, to_pair, to_people
from ambassador_cli.cohort.branching import Budget
from ambassador_cli.cohort.canonical import pseudonyms, under_pseudonyms, unit_pseudonyms
from ambassador_cli.cohort.chances import FairLottery, equalise_chances
from ambassador_cli.cohort.nearest import Choice, choose_space
from ambassador_cli.cohort.peeling import Tell, tell_nobody
from ambassador_cli.cohort.proofs import prove_kept, prove_levels, prove_nearest
from ambassador_cli.cohort.seals import receipt_hash
from ambassador_cli.cohort.space import Space
from ambassador_cli.models.cohort import Request
from ambassador_cli.models.draw import (
    FROZEN_FORMAT,
    NAMES_FORMAT,
    Frozen,
    FrozenCell,
    FrozenMix,
    FrozenRow,
    NamedUnit,
    NamesTable,
    Previous,
    Source,
    fingerprint_of,
    spell,
)


def freeze(
    request: Request,
    source: Source,
    version: str,
    *,
    codes: Mapping[str, str] | None = None,
    number: int = 1,
    previous: Previous | None = None,
    today: date | None = None,
    tell: Tell = tell_nobody,
) -> Frozen | None:
    """Solve, and everything that the draw will rest on; ``None`` where no group is possible.

    ``codes``: key to code, the ones that :func:`~ambassador_cli.cohort.seals.with_codes` numbered the request by;
    none for a quick pick. ``version``: of amb. ``today``: only where it differs from the clock.
    """
    choice = choose_space(under_pseudonyms(request))
    if choice is None:
        return None
    fair = equalise_chances(choice.space, choice.example, tell)
    return freeze_lottery(
        request, choice, fair, source, version, codes=codes, number=number, previous=previous, today=today
    )


def freeze_lottery(
    request: Request,
    choice: Choice,
    fair: FairLottery,
    source: Source,
    version: str,
    *,
    codes: Mapping[str, str] | None = None,
    number: int = 1,
    previous: Previous | None = None,
    today: date | None = None,
) -> Frozen:
    """Like :func:`freeze`, from a lottery that is known already."""
    bare = under_pseudonyms(request)
    receipts = None
    if codes is not None:
        names = pseudonyms(request)
        receipts = {names[v.key]: receipt_hash(number, names[v.key], v.name, codes[v.key]) for v in request.volunteers}
    people = to_people(bare, receipts)
    named = [dimension.id for dimension in bare.dimensions]
    wanted = [value for d in bare.dimensions for value in (*d.limits, *(d.shares or ()))]
    refuse_odd_texts([*named, *wanted, *(value for volunteer in bare.volunteers for value in volunteer.values)])
    space = choice.space
    budget = Budget()
    divisor = gcd(*fair.groups.values())
    frozen: Frozen = {
        "format": FROZEN_FORMAT,
        "amb": version,
        "number": number,
        "previous": previous,
        "today": today.isoformat() if today else None,
        "source": source,
        "asked": to_asked(bare),
        "people": people,
        "profiles": [[people[i]["id"] for i in profile.members] for profile in space.profiles],
        "rows": to_rows(space),
        "mix": _mix(choice, budget),
        "kept_not": {
            "values": [(name[0], name[1]) for name in choice.kept_not],
            "tree": prove_kept(bare, choice, budget),
        },
        "lottery": [(weight // divisor, list(group)) for group, weight in sorted(fair.groups.items())],
        "levels": [
            {"chance": to_pair(level.chance), "profiles": list(level.profiles), "steps": list(level.steps)}
            for level in prove_levels(space, fair, budget)
        ],
    }
    return cast(Frozen, json.loads(spell(frozen)))


def to_rows(space: Space) -> list[FrozenRow]:
    """The rows of a space as frozen.json has them."""
    return [
        {
            "kind": row.kind,
            "name": list(row.name),
            "sum": [[column, c] for column, c in zip(row.columns, row.coefficients, strict=True)],
            "min": row.lower,
            "max": row.upper,
        }
        for row in space.rows
    ]


def to_cells(space: Space) -> list[FrozenCell]:
    """The cells of a space as frozen.json has them."""
    return [
        {
            "dimension": cell.dimension,
            "value": cell.value,
            "profiles": list(cell.columns),
            "target": cell.target,
            "weight": cell.weight,
        }
        for cell in space.cells
    ]


def _mix(choice: Choice, budget: Budget) -> FrozenMix:
    space = choice.space
    wanted = bool(space.cells)
    return {
        "scale": space.scale,
        "cells": to_cells(space),
        "nearest": choice.nearest if wanted else 0,
        "reach": space.reach,
        "witness": list(choice.example) if wanted else None,
        "tree": prove_nearest(replace(space, reach=None), choice.nearest, budget) if wanted else None,
    }


def to_names_table(request: Request, frozen: Frozen, codes: Mapping[str, str] | None = None) -> NamesTable:
    """The table that lies apart: pseudonyms to names, codes, teams, and the reasons of wishes."""
    names = pseudonyms(request)
    units: list[NamedUnit] = []
    for kind in ("team", "manager"):
        found = unit_pseudonyms(request, kind)
        units += [{"id": identifier, "kind": kind, "name": unit} for unit, identifier in found.items()]
    bare = under_pseudonyms(request)
    people = sorted(request.volunteers, key=lambda volunteer: names[volunteer.key])
    table: NamesTable = {
        "format": NAMES_FORMAT,
        "frozen": fingerprint_of(frozen),
        "people": [
            {"id": names[v.key], "key": v.key, "name": v.name, "code": codes[v.key] if codes else None} for v in people
        ],
        "units": sorted(units, key=lambda unit: (unit["kind"], unit["id"])),
        "reasons": [{"wish": i, "reason": wish.reason} for i, wish in enumerate(bare.wishes) if wish.reason],
    }
    return cast(NamesTable, json.loads(json.dumps(table)))

"""Solving again: what a proof in the file could not show, and a check on the proofs that it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ambassador_cli.cohort.asked import request_of
from ambassador_cli.cohort.chances import equalise_chances
from ambassador_cli.cohort.checking import chances_of_lottery, space_of
from ambassador_cli.cohort.nearest import choose_space
from ambassador_cli.cohort.space import Space
from ambassador_cli.models.draw import Check, CheckId, Frozen


def prove_frozen(frozen: Frozen) -> list[Check]:
    """The nearest distance, the kept places and the chances, solved anew from the wishes. Needs the solver."""
    try:
        choice = choose_space(request_of(frozen))
        said = space_of(frozen)
    except ValueError:
        return [Check("consistent", "fails")]
    if choice is None:
        return [Check("groups", "fails")]
    checks: list[Check] = []

    def add(name: CheckId, good: bool) -> bool:
        checks.append(Check(name, "holds" if good else "fails"))
        return good

    kept_not = [list(name) for name in choice.kept_not]
    told = [list(name) for name in frozen["kept_not"]["values"]]
    if kept_not or told:
        # which values give way may differ where several choices keep as many; how many may not
        add("kept_not", len(kept_not) == len(told))
        if kept_not != told:
            return checks
    # how far a group may be from the mix follows from the nearest one, which has a line of its own
    add("wishes", _same(replace(choice.space, reach=said.reach), said))
    if choice.space.cells:
        add("nearest", choice.nearest == frozen["mix"]["nearest"])
    if all(check.state == "holds" for check in checks):
        fair = equalise_chances(choice.space, choice.example)
        add("fairest", list(fair.chances) == chances_of_lottery(frozen))
    return checks


def _same(solved: Space, said: Space) -> bool:
    rows = [(row.columns, row.coefficients, row.lower, row.upper) for row in solved.rows]
    cells = [(cell.columns, cell.target, cell.weight) for cell in solved.cells]
    return (
        rows == [(row.columns, row.coefficients, row.lower, row.upper) for row in said.rows]
        and cells == [(cell.columns, cell.target, cell.weight) for cell in said.cells]
        and (solved.scale, solved.reach) == (said.scale, said.reach)
        and [profile.size for profile in solved.profiles] == [profile.size for profile in said.profiles]
    )


def overrule(checks: Sequence[Check], proved: Sequence[Check]) -> list[Check]:
    """The lines of a verification after solving again: what failed in either fails, what was open is decided."""
    again = {check.id: check.state for check in proved}
    known = {check.id for check in checks}
    merged = []
    for check in checks:
        state = again.get(check.id, check.state)
        if check.state in {"fails", "by_hand"}:
            state = check.state
        merged.append(Check(check.id, state, check.values))
    new = [check for check in proved if check.id not in known and check.state == "fails"]
    position = next((i for i, check in enumerate(merged) if check.state == "by_hand"), len(merged))
    return [*merged[:position], *new, *merged[position:]]

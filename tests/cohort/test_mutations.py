"""No change of a record goes unnoticed but those that the table of DRAW.md calls harmless."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from ambassador_cli.models.draw import fingerprint_of
from cohort.draw_records import Draw, eight_draws
from cohort.harmless import AMB, SMALL, UNSIGNED
from cohort.mutations import judge, mutate


@pytest.fixture(scope="module")
def draws() -> dict[str, Draw]:
    return eight_draws()


def run(draws: dict[str, Draw], folder: Path, each: int) -> Counter[str]:
    """``each`` changes of every draw, once as they are and once signed anew; returns what was accepted, by place."""
    accepted: Counter[str] = Counter()
    wrong = []
    for kind, draw in draws.items():
        for sign in (False, True):
            dice = random.Random(f"{kind} {sign}")
            done = 0
            while done < each:
                found = mutate(draw, dice, sign=sign)
                if found is None:
                    continue
                done += 1
                name, record, entries = found
                verdict = judge(record, entries, folder)
                accepted["changes"] += 1
                where = (kind, "signed" if sign else "as it is", done, name, verdict)
                if verdict.amb != verdict.small:
                    wrong.append(("they differ", *where))
                if not (verdict.amb or verdict.wishes):
                    accepted[f"amb {'signed' if sign else 'as it is'} {name}"] += 1
                    if name not in (AMB if sign else UNSIGNED):
                        wrong.append(("amb accepts", *where))
                if not verdict.small:
                    accepted[f"small {'signed' if sign else 'as it is'} {name}"] += 1
                    if name not in (SMALL if sign else UNSIGNED):
                        wrong.append(("small programs accept", *where))
                if name.startswith("frozen") and not verdict.small:
                    assert fingerprint_of(record["frozen"]) != fingerprint_of(draw.frozen)
    assert not wrong, "\n".join(map(str, wrong[:40])) + f"\n{len(wrong)} in all"
    return accepted


def test_a_slice_of_all_changes(draws: dict[str, Draw], tmp_path: Path) -> None:
    assert run(draws, tmp_path, 20)["changes"] == 320


@pytest.mark.slow
def test_six_thousand_changes(draws: dict[str, Draw], tmp_path: Path) -> None:
    assert run(draws, tmp_path, 400)["changes"] >= 6_000


@pytest.mark.long
def test_twenty_thousand_changes(draws: dict[str, Draw], tmp_path: Path) -> None:
    """Five minutes: ``pytest -m long tests/cohort/test_mutations.py``."""
    accepted = run(draws, tmp_path, 1_300)
    print(*sorted(accepted.items()), sep="\n")
    assert accepted["changes"] >= 20_000

"""A record is the same everywhere, holds without the solver, and does not hold once it is changed."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ambassador_cli.cohort import (
    NotARecord,
    committed_seed,
    seed_from_text,
    select_group,
    to_canonical,
    to_names,
    to_record,
)
from ambassador_cli.cohort import old_prove_record as prove_record
from ambassador_cli.cohort import old_verify_record as verify_record
from ambassador_cli.cohort.draw import Dice, draw_group
from ambassador_cli.models.cohort import PersonWish, Request, Seed
from cohort.pools import read_pool

ROOT = Path(__file__).parents[2]
WRITE = """
import sys
sys.path[:0] = [{src!r}, {tests!r}]
from ambassador_cli.cohort import select_group, to_canonical, to_record, seed_from_text
from cohort.pools import read_pool
for name, mix in (("corp_30_18", "own"), ("gap1_9_4", "limits"), ("corp_100_28", "limits")):
    request = read_pool(name, mix)
    drawn = select_group(request, seed_from_text("7 12 33"))
    print(to_canonical(to_record(request, drawn, "1")))
"""
CHECK = """
import json, sys
sys.path.insert(0, {src!r})
sys.modules["highspy"] = sys.modules["numpy"] = None
from ambassador_cli.cohort import old_verify_record as verify_record
print(sorted((check.id, check.state) for check in verify_record(json.load(sys.stdin))))
"""


def record_of(name: str = "corp_30_18", mix: str = "own", request: Request | None = None) -> dict[str, Any]:
    request = request or read_pool(name, mix)
    drawn = select_group(request, seed_from_text("7 12 33"))
    assert drawn is not None
    loaded: dict[str, Any] = json.loads(to_canonical(to_record(request, drawn, "1")))
    return loaded


def written(hash_seed: int) -> str:
    code = WRITE.format(src=str(ROOT / "src"), tests=str(ROOT / "tests"))
    environment = os.environ | {"PYTHONHASHSEED": str(hash_seed)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
    return hashlib.sha256(run.stdout).hexdigest()


def test_three_hash_seeds_write_the_same_bytes() -> None:
    assert len({written(seed) for seed in (1, 2, 3)}) == 1


@pytest.mark.slow
def test_a_hundred_hash_seeds_write_the_same_bytes() -> None:
    assert len({written(seed) for seed in range(100)}) == 1


@pytest.mark.parametrize("mix", ["limits", "own", "shares"])
def test_the_order_of_the_roster_does_not_matter(mix: str) -> None:
    request = read_pool("corp_30_18", mix)
    turned = replace(request, volunteers=tuple(reversed(request.volunteers)))
    assert record_of(request=request) == record_of(request=turned)


@pytest.mark.parametrize("name", ["gap1_9_4", "gap2_9_4", "gap3_9_4", "corp_30_18", "corp_100_28"])
@pytest.mark.parametrize("mix", ["limits", "own", "shares"])
def test_a_record_verifies_and_proves(name: str, mix: str) -> None:
    record = record_of(name, mix)
    states = {check.state for check in verify_record(record)}
    assert states <= {"holds", "open"}
    assert {check.state for check in prove_record(record)} == {"holds"}


def test_a_record_verifies_without_the_solver() -> None:
    record = json.dumps(record_of())
    code = CHECK.format(src=str(ROOT / "src"))
    run = subprocess.run([sys.executable, "-c", code], input=record, capture_output=True, text=True, check=True)
    assert "fails" not in run.stdout
    assert "open" not in run.stdout
    assert "('fairest', 'holds')" in run.stdout


def _first_weight(record: dict[str, Any]) -> None:
    record["lottery"][0][0] = str(int(record["lottery"][0][0]) + 1)


def _swapped(record: dict[str, Any]) -> None:
    draw = record["draw"]
    draw["group"][0], draw["reserve"][0] = draw["reserve"][0], draw["group"][0]


def _other_seed(record: dict[str, Any]) -> None:
    record["seed"]["text"] = "7 12 34"


def _other_value(record: dict[str, Any]) -> None:
    record["inputs"]["people"][0]["values"][0] = "Legal"


def _other_chance(record: dict[str, Any]) -> None:
    record["levels"][0]["chance"] = "1/3"


def _other_group(record: dict[str, Any]) -> None:
    group = record["lottery"][0][1]
    place = next(i for i, count in enumerate(group) if count)
    group[place] -= 1


def _nearer(record: dict[str, Any]) -> None:
    record["mix"]["nearest"] = str(Fraction(record["mix"]["nearest"]) + 1)


CHANGES = (_first_weight, _swapped, _other_seed, _other_value, _other_chance, _other_group, _nearer)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_changed_record_does_not_hold(change: Any) -> None:
    record = record_of()
    change(record)
    try:
        checks = verify_record(record)
    except NotARecord:
        return
    assert "fails" in {check.state for check in checks}


def test_every_level_that_is_left_out_is_noticed() -> None:
    record = record_of()
    for i in range(len(record["levels"])):
        changed = copy.deepcopy(record)
        del changed["levels"][i]
        assert "fails" in {check.state for check in verify_record(changed)}


@pytest.mark.parametrize("content", [{}, {"format": "amb-draw/9"}, {"format": "amb-draw/1", "inputs": 3}])
def test_something_else_is_not_a_record(content: dict[str, Any]) -> None:
    with pytest.raises(NotARecord):
        verify_record(content)


def test_a_committed_seed_is_checked() -> None:
    request = read_pool("corp_30_18")
    drawn = select_group(request, committed_seed("abc", "salt"))
    assert drawn is not None
    record = json.loads(to_canonical(to_record(request, drawn, "1")))
    assert record["seed"]["commitment"] == hashlib.sha256(b"abcsalt").hexdigest()
    assert ("commitment", "holds") in {(c.id, c.state) for c in verify_record(record)}
    record["seed"]["salt"] = "pepper"
    assert ("commitment", "fails") in {(c.id, c.state) for c in verify_record(record)}


def test_no_name_is_in_the_record() -> None:
    request = read_pool("corp_30_18")
    named = tuple(replace(v, name=f"Person {v.key}", team="Sonnendeck") for v in request.volunteers)
    wish = PersonWish("one_per_manager", (), "spread")
    request = replace(request, volunteers=named, wishes=(wish,))
    drawn = select_group(request)
    assert drawn is not None
    text = to_canonical(to_record(request, drawn, "1"))
    assert not any(word in text for word in ("Person", "p0001", "Sonnendeck"))
    assert len(to_names(request)) == 30


def test_the_stream_is_sha_256_in_counter_mode() -> None:
    """Two numbers by hand: the first 32 bytes, read as a number, modulo n."""
    block = hashlib.sha256(b"seed\0" + (0).to_bytes(8, "big")).digest()
    following = hashlib.sha256(b"seed\0" + (1).to_bytes(8, "big")).digest()
    dice = Dice("seed")
    assert dice.below(10) == int.from_bytes(block, "big") % 10
    assert dice.below(7) == int.from_bytes(following, "big") % 7


def chi_square(name: str, mix: str, draws: int) -> tuple[float, int]:
    """Chi-square over the groups of people, and its degrees of freedom: each profile's draws beside its chance."""
    drawn = select_group(read_pool(name, mix))
    assert drawn is not None
    space, groups = drawn.choice.space, drawn.fair.groups
    seen: Counter[tuple[int, ...]] = Counter()
    people: Counter[int] = Counter()
    count = len(drawn.selection.places)
    for i in range(draws):
        group, chosen, _ = draw_group(space, groups, f"draw {i}", count)
        seen[group] += 1
        people.update(chosen)
    total = sum(groups.values())
    expected = {group: draws * weight / total for group, weight in groups.items()}
    value = sum((seen[group] - e) ** 2 / e for group, e in expected.items())
    chances = {i: drawn.fair.chances[p] for p, profile in enumerate(space.profiles) for i in profile.members}
    for i, chance in chances.items():
        spread = (draws * float(chance) * (1 - float(chance))) ** 0.5
        assert abs(people[i] - draws * float(chance)) <= 4.5 * spread
    return value, len(groups) - 1


def critical(freedom: int) -> float:
    """The 99.9 % point of chi-square, by Wilson and Hilferty's approximation (1931)."""
    a = 2 / (9 * freedom)
    return float(freedom * (1 - a + 3.09 * a**0.5) ** 3)


def test_two_thousand_draws_fit_the_chances() -> None:
    value, freedom = chi_square("gap1_9_4", "limits", 2_000)
    assert value < critical(freedom)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "mix"), [("gap1_9_4", "limits"), ("gap2_9_4", "own"), ("corp_30_18", "own")])
def test_twenty_thousand_draws_fit_the_chances(name: str, mix: str) -> None:
    value, freedom = chi_square(name, mix, 20_000)
    assert value < critical(freedom)


@pytest.mark.parametrize("name", ["corp_30_18", "corp_100_28"])
def test_equal_profiles_have_exactly_equal_chances(name: str) -> None:
    drawn = select_group(read_pool(name), Seed("x", "given"))
    assert drawn is not None
    by_values: dict[tuple[str, ...], set[Fraction]] = {}
    for place in drawn.selection.places:
        by_values.setdefault(place.values, set()).add(place.chance)
    assert all(len(chances) == 1 for chances in by_values.values())
    assert sum(place.chance for place in drawn.selection.places) == drawn.selection.request.size

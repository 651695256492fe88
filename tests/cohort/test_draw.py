"""The draw is the same everywhere, needs no solver, holds no names, and fits its chances."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ambassador_cli.cohort import drawn_again, freeze, quick_seed, select_group, state_of, verify_record
from ambassador_cli.cohort.draw import Dice
from ambassador_cli.cohort.drawing import draw_people, lots_of
from ambassador_cli.cohort.sources import LOTTO, QUICK, day_of_round, default_source, is_answer
from ambassador_cli.models.cohort import Request
from ambassador_cli.models.draw import Frozen, fingerprint_of, sha256_of, spell
from cohort.draw_records import DRAWN_ON, FROZEN_ON, codes_for, make_draw, team_pool
from cohort.pools import read_pool

ROOT = Path(__file__).parents[2]
WRITE = """
import hashlib, sys
sys.path[:0] = [{src!r}, {tests!r}]
from ambassador_cli.models.draw import spell
from cohort.draw_records import make_draw, team_pool
from cohort.pools import read_pool
for request in (read_pool("corp_30_18", "own"), read_pool("gap1_9_4", "limits"), team_pool()):
    draw = make_draw(request)
    print(hashlib.sha256(spell(draw.frozen)).hexdigest(), hashlib.sha256(spell(draw.record)).hexdigest())
"""
CHECK = """
import json, sys
sys.path.insert(0, {src!r})
sys.modules["highspy"] = sys.modules["numpy"] = None
from ambassador_cli.cohort import verify_record
print(sorted((check.id, check.state) for check in verify_record(json.load(sys.stdin))))
"""


def written(hash_seed: int) -> str:
    code = WRITE.format(src=str(ROOT / "src"), tests=str(ROOT / "tests"))
    environment = os.environ | {"PYTHONHASHSEED": str(hash_seed)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
    return run.stdout.decode()


def test_three_hash_seeds_freeze_and_draw_the_same() -> None:
    assert len({written(seed) for seed in (1, 2, 3)}) == 1


@pytest.mark.slow
def test_a_hundred_hash_seeds_freeze_and_draw_the_same() -> None:
    assert len({written(seed) for seed in range(100)}) == 1


@pytest.mark.parametrize("mix", ["limits", "own", "shares"])
def test_the_order_of_the_roster_does_not_matter(mix: str) -> None:
    request = read_pool("corp_30_18", mix)
    turned = replace(request, volunteers=tuple(reversed(request.volunteers)))
    assert make_draw(request).record == make_draw(turned).record


def test_a_record_verifies_without_the_solver() -> None:
    record = spell(make_draw(read_pool("corp_30_18", "own")).record)
    code = CHECK.format(src=str(ROOT / "src"))
    run = subprocess.run([sys.executable, "-c", code], input=record, capture_output=True, check=True)
    assert b"fails" not in run.stdout
    assert b"open" not in run.stdout
    assert b"('fairest', 'holds')" in run.stdout


@pytest.mark.claim("no-names-in-record")
def test_no_name_is_in_the_record_and_codes_number_the_pseudonyms() -> None:
    request = replace(team_pool(), wishes=team_pool().wishes)
    first, second = make_draw(request), make_draw(request, salt="other codes")
    text = spell(first.record).decode("ascii")
    for word in ("Person", "k01", "team 1", "lead 1", "on leave", *first.codes.values()):
        assert word not in text
    order = [[person["key"] for person in draw.names["people"]] for draw in (first, second)]
    assert order[0] != order[1]
    assert {reason["reason"] for reason in first.names["reasons"]} >= {"on leave", "same desk"}


def test_the_table_of_names_gives_the_draw_back() -> None:
    """From the files alone the screens have names, chances, the group and the reserve again."""
    draw = make_draw(team_pool())
    again = drawn_again(draw.frozen, state_of(draw.record), draw.names).selection
    names = {person["id"]: person["name"] for person in draw.names["people"]}
    assert {place.name for place in again.group} == {names[i] for i in draw.record["group"]}
    assert [place.name for place in again.reserve] == [names[i] for i in draw.record["reserve"]]
    away = next(place for place in again.places if place.key == "k07")
    assert (away.outcome, away.reason) == ("not_available", "on leave")
    nothing = drawn_again(draw.frozen, None, draw.names).selection
    assert {place.outcome for place in nothing.places} == {"set", "undrawn", "not_available"}
    bare = drawn_again(draw.frozen, state_of(draw.record)).selection
    assert {place.name for place in bare.group} == set(draw.record["group"])


def test_a_quick_pick_is_drawn_as_it_is_shown() -> None:
    request = read_pool("corp_30_18", "own")
    for text in ("", "summer"):
        shown = select_group(request, quick_seed(request, text))
        frozen = freeze(request, QUICK, "1.0")
        assert shown is not None
        assert frozen is not None
        group, reserve = draw_people(frozen, text)
        assert group == sorted(place.pseudonym for place in shown.selection.group)
        assert reserve == [place.pseudonym for place in shown.selection.reserve]


def test_the_stream_is_sha_256_in_counter_mode() -> None:
    """Two numbers by hand: the first 32 bytes, read as a number, modulo n."""
    block = hashlib.sha256(b"seed\0" + (0).to_bytes(8, "big")).digest()
    following = hashlib.sha256(b"seed\0" + (1).to_bytes(8, "big")).digest()
    dice = Dice("seed")
    assert dice.below(10) == int.from_bytes(block, "big") % 10
    assert dice.below(7) == int.from_bytes(following, "big") % 7


def test_the_seed_is_four_lines() -> None:
    """The seed by hand, and the ticket from it."""
    draw = make_draw(read_pool("gap1_9_4", "limits"))
    frozen, answer = draw.frozen, draw.record["answer"]
    seed = hashlib.sha256(f"amb-seed/1\n{fingerprint_of(frozen)}\nlotto:2027-01-09\n{answer}\n".encode()).hexdigest()
    total = sum(weight for weight, _ in frozen["lottery"])
    ticket = int.from_bytes(hashlib.sha256(seed.encode() + bytes(9)).digest(), "big") % total
    sums = 0
    counts: list[int] = []
    for weight, counts in frozen["lottery"]:  # noqa: B007
        sums += weight
        if sums > ticket:
            break
    inside = set(draw.record["group"])
    assert counts == [sum(member in inside for member in members) for members in frozen["profiles"]]
    assert sha256_of(spell(frozen)) == draw.record["previous"]


def test_sources() -> None:
    assert default_source(FROZEN_ON)["day"] == "2027-01-09"  # Wednesday; Saturday the 2nd is only three days ahead
    assert day_of_round(1).isoformat() == "2023-08-23"
    assert is_answer(LOTTO, "01 02 03 04 05 49 / 0")


def lotto_answers(count: int) -> list[str]:
    """A fixed list of answers: six of 49 and a digit, from hashes, each combination as likely as any other."""
    answers = []
    for i in range(count):
        dice = Dice(f"lotto {i}")
        numbers = sorted(n + 1 for n in dice.order(49)[:6])
        answers.append(" ".join(f"{n:02d}" for n in numbers) + f" / {dice.below(10)}")
    return answers


def chi_square(observed: Counter[str], expected: dict[str, float]) -> tuple[float, int]:
    """Pearson's statistic and its degrees of freedom; cells expected below 5 are joined."""
    rare = [key for key, e in expected.items() if e < 5]
    joined = {key: (observed[key], e) for key, e in expected.items() if key not in rare}
    if rare:
        joined["rare"] = (sum(observed[key] for key in rare), sum(expected[key] for key in rare))
    return sum((o - e) ** 2 / e for o, e in joined.values()), len(joined) - 1


def highest(freedom: int) -> float:
    """The 99.99 % point of chi-square, by Wilson and Hilferty's approximation (1931)."""
    a = 2 / (9 * freedom)
    return float(freedom * (1 - a + 3.719 * a**0.5) ** 3)


def groups_and_lots(frozen: Frozen, count: int) -> None:
    """Which group, who is in, and who has the first and the last lot, over a fixed list of answers."""
    total = sum(weight for weight, _ in frozen["lottery"])
    groups: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    lots: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for answer in lotto_answers(count):
        counts, order = lots_of(frozen, answer)
        groups[str(counts)] += 1
        lots[0][str(order[0])] += 1
        lots[1][str(order[-1])] += 1
        place = {frozen["people"][position]["id"]: lot for lot, position in enumerate(order)}
        for places, members in zip(counts, frozen["profiles"], strict=True):
            inside.update(sorted(members, key=place.__getitem__)[:places])
    value, freedom = chi_square(groups, {str(counts): count * weight / total for weight, counts in frozen["lottery"]})
    assert value < highest(freedom)
    everyone = len(frozen["people"])
    for seen in lots:
        value, freedom = chi_square(seen, {str(i): count / everyone for i in range(everyone)})
        assert value < highest(freedom)
    for level in frozen["levels"]:
        chance = float(Fraction(*level["chance"]))
        spread = (count * chance * (1 - chance)) ** 0.5
        for profile in level["profiles"]:
            for person in frozen["profiles"][profile]:
                assert abs(inside[person] - count * chance) <= 4.5 * spread + 1e-9


def test_two_thousand_answers_fit_the_chances() -> None:
    groups_and_lots(make_draw(read_pool("gap1_9_4", "limits")).frozen, 2_000)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "mix"), [("gap1_9_4", "limits"), ("gap2_9_4", "own"), ("corp_30_18", "own")])
def test_twenty_thousand_answers_fit_the_chances(name: str, mix: str) -> None:
    groups_and_lots(make_draw(read_pool(name, mix)).frozen, 20_000)


@pytest.mark.parametrize("name", ["corp_30_18", "corp_100_28"])
def test_equal_profiles_have_exactly_equal_chances(name: str) -> None:
    drawn = select_group(read_pool(name))
    assert drawn is not None
    by_values: dict[tuple[str, ...], set[Fraction]] = {}
    for place in drawn.selection.places:
        by_values.setdefault(place.values, set()).add(place.chance)
    assert all(len(chances) == 1 for chances in by_values.values())
    assert sum(place.chance for place in drawn.selection.places) == drawn.selection.request.size


@pytest.mark.parametrize("name", ["gap1_9_4", "gap2_9_4", "gap3_9_4", "corp_30_18", "corp_100_28", "corp_150_22"])
@pytest.mark.parametrize("mix", ["limits", "own", "shares"])
def test_nothing_stays_open_on_the_pools_of_the_tests(name: str, mix: str) -> None:
    record = make_draw(read_pool(name, mix)).record
    assert {check.state for check in verify_record(record)} == {"holds", "by_hand"}


def test_codes_are_those_of_the_request() -> None:
    request: Request = team_pool()
    assert len(set(codes_for(request).values())) == len(request.volunteers)
    assert json.loads(spell(make_draw(request).record))["day"] == DRAWN_ON.isoformat()

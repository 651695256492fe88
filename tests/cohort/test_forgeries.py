"""Forged draws, and what an organiser might try: each says who notices, by what."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import gcd
from pathlib import Path
from typing import Any

import pytest

from ambassador_cli.cohort import (
    Asking,
    check_receipt,
    draw_frozen,
    freeze,
    overrule,
    parse_source,
    prove_frozen,
    verify_frozen,
    verify_record,
    with_codes,
)
from ambassador_cli.cohort.drawing import draw_people
from ambassador_cli.cohort.freezing import to_names_table
from ambassador_cli.errors import UsageError
from ambassador_cli.models.draw import DrawRecord, fingerprint_of
from ambassador_cli.pages.record import to_checks_document
from ambassador_cli.texts.words import Words
from cohort.chosen_forgeries import CHOSEN, nearest_too_far
from cohort.chosen_forgeries import Change as Forgery
from cohort.draw_records import (
    ANSWERS,
    DRAWN_ON,
    FROZEN_ON,
    Draw,
    codes_for,
    eight_draws,
    make_draw,
    team_pool,
    tight_pool,
)
from cohort.mutations import copied, judge, sign_anew
from cohort.pools import read_pool

Change = Callable[[dict[str, Any]], None]


def signed(draw: Draw, change: Change) -> DrawRecord:
    """The draw with the frozen part changed, drawn and signed anew, as somebody would who wants to be believed."""
    record: Any = copy.deepcopy(draw.record)
    change(record["frozen"])
    record["previous"] = fingerprint_of(record["frozen"])
    with contextlib.suppress(KeyError, IndexError, ValueError, StopIteration):
        record["group"], record["reserve"] = draw_people(record["frozen"], record["answer"])
    return record  # type: ignore[no-any-return]


def states(record: DrawRecord) -> dict[str, str]:
    """What verifying and then solving again say."""
    checks = overrule(verify_record(record), prove_frozen(record["frozen"]))
    return {check.id: check.state for check in checks}


def with_favourite(frozen: dict[str, Any]) -> None:
    """Only the groups that hold somebody of the first profile stay; levels fit the new chances, nothing is proved."""
    groups = [line for line in frozen["lottery"] if line[1][0] == len(frozen["profiles"][0])] or frozen["lottery"][-1:]
    divisor = gcd(*(weight for weight, _ in groups))
    frozen["lottery"] = [[weight // divisor, counts] for weight, counts in groups]
    total = sum(weight for weight, _ in frozen["lottery"])
    by_chance: dict[Fraction, list[int]] = {}
    for p, members in enumerate(frozen["profiles"]):
        places = sum(weight * counts[p] for weight, counts in frozen["lottery"])
        by_chance.setdefault(Fraction(places, total * len(members)), []).append(p)
    frozen["levels"] = []
    for chance, profiles in sorted(by_chance.items()):
        people = sum(len(frozen["profiles"][p]) for p in profiles)
        step = {"weights": [[p, chance.denominator] for p in profiles], "most": chance.numerator * people, "tree": None}
        level = {"chance": [chance.numerator, chance.denominator], "profiles": profiles}
        frozen["levels"].append(level | {"steps": [] if chance == 1 else [step]})


def levels_that_do_not_ascend(frozen: dict[str, Any]) -> None:
    with_favourite(frozen)
    frozen["levels"].reverse()


def weights_times_two(frozen: dict[str, Any]) -> None:
    frozen["lottery"] = [[2 * weight, counts] for weight, counts in frozen["lottery"]]


def border_moved(frozen: dict[str, Any]) -> None:
    frozen["source"]["witnesses"] = ["Ada Arndt\nlotto:2027-01-09", "Bo Berg"]


def distance_that_no_group_has(frozen: dict[str, Any]) -> None:
    frozen["mix"]["nearest"] -= 1


def place_made_to_vanish(frozen: dict[str, Any]) -> None:
    row = next(row for row in frozen["rows"] if row["kind"] == "keep")
    frozen["rows"].remove(row)
    frozen["kept_not"]["values"] = sorted([*frozen["kept_not"]["values"], row["name"]])
    frozen["kept_not"]["tree"] = None


def one_pseudonym_twice(frozen: dict[str, Any]) -> None:
    frozen["people"][1] = frozen["people"][0]


SIX = (
    (levels_that_do_not_ascend, "gap1_9_4", "limits"),
    (weights_times_two, "gap1_9_4", "limits"),
    (border_moved, "gap1_9_4", "limits"),
    (distance_that_no_group_has, "gap1_9_4", "own"),
    (place_made_to_vanish, "gap1_9_4", "own"),
    (one_pseudonym_twice, "gap1_9_4", "limits"),
)


@pytest.mark.parametrize(("forge", "pool", "mix"), SIX, ids=lambda value: getattr(value, "__name__", value))
def test_the_six_forgeries_that_passed_once(forge: Change, pool: str, mix: str, tmp_path: Path) -> None:
    record = signed(make_draw(read_pool(pool, mix)), forge)
    verdict = judge(dict(record), [], tmp_path)
    found = states(record)
    assert verdict.amb or verdict.wishes or "fails" in found.values()
    if forge is place_made_to_vanish:
        assert found["kept_not"] == "fails"
    else:
        assert verdict.small


def favourites() -> list[tuple[str, Change]]:
    """Ten more, by somebody who has read DRAW.md and wants the first of the first profile in."""

    def row_for_the_favourite(frozen: dict[str, Any]) -> None:
        frozen["rows"].append({"kind": "set", "name": ["0"], "sum": [[0, 1]], "min": 1, "max": 9})
        with_favourite(frozen)

    def kept_place(frozen: dict[str, Any]) -> None:
        name = [frozen["asked"]["dimensions"][0]["id"], frozen["people"][0]["values"][0]]
        have = {p["id"] for p in frozen["people"] if p["values"][0] == name[1]}
        own = [[i, 1] for i, members in enumerate(frozen["profiles"]) if members[0] in have]
        frozen["rows"].append({"kind": "keep", "name": name, "sum": own, "min": 2, "max": frozen["asked"]["size"]})
        with_favourite(frozen)

    def other_profile(frozen: dict[str, Any]) -> None:
        frozen["profiles"][1] = sorted([*frozen["profiles"][1], frozen["profiles"][0].pop()])

    def rival_away(frozen: dict[str, Any]) -> None:
        rival = frozen["profiles"][1].pop()
        frozen["asked"]["wishes"].append({"kind": "not_available", "people": [rival]})

    def heavier_group(frozen: dict[str, Any]) -> None:
        frozen["lottery"][-1][0] += 1

    def only_one_group(frozen: dict[str, Any]) -> None:
        frozen["lottery"] = [[1, frozen["lottery"][-1][1]]]

    def chance_written_up(frozen: dict[str, Any]) -> None:
        frozen["levels"][-1]["chance"] = [1, 1]

    def proof_of_something_else(frozen: dict[str, Any]) -> None:
        trees = [step["tree"] for level in frozen["levels"] for step in level["steps"]]
        with_favourite(frozen)
        for level in frozen["levels"]:
            for step in level["steps"]:
                step["tree"] = trees[0]

    def empty_proof(frozen: dict[str, Any]) -> None:
        with_favourite(frozen)
        for level in frozen["levels"]:
            for step in level["steps"]:
                step["tree"] = []

    def nothing_proved(frozen: dict[str, Any]) -> None:
        with_favourite(frozen)

    return [(forge.__name__, forge) for forge in (
        *(row_for_the_favourite, kept_place, other_profile, rival_away, heavier_group),
        *(only_one_group, chance_written_up, proof_of_something_else, empty_proof, nothing_proved),
    )]  # fmt: skip


@pytest.mark.parametrize(("name", "forge"), favourites())
def test_ten_who_want_a_favourite_in(name: str, forge: Change, tmp_path: Path) -> None:
    draw = make_draw(read_pool("gap1_9_4", "limits"))
    record = signed(draw, forge)
    verdict = judge(dict(record), [], tmp_path)
    if name == "nothing_proved":  # then amb says that the fairness is open, and solving again decides
        assert {check.id: check.state for check in verify_record(record)}["fairest"] == "open"
        assert states(record)["fairest"] == "fails"
    else:
        assert verdict.amb or verdict.wishes
    expected = verify_record(record, [], Asking(expect=draw.record["previous"]))
    assert next(check.state for check in expected if check.id == "fingerprint") == "fails"


def test_a_second_freeze_has_another_fingerprint() -> None:
    """Everyone with a receipt notices: the fingerprint on it is not that of the file."""
    first, second = make_draw(team_pool()), make_draw(team_pool(), salt="again")
    assert {check.state for check in verify_frozen(second.frozen)} <= {"holds", "by_hand"}
    published = fingerprint_of(first.frozen)
    checks = verify_frozen(second.frozen, Asking(expect=published.upper()))
    assert checks[0].id == "fingerprint"
    assert checks[0].state == "fails"


def test_a_silent_second_freeze_leaves_the_first_receipts_without_a_fit() -> None:
    """Whoever kept the first receipt notices: it does not fit the file, though the number is still 1."""
    first, second = make_draw(team_pool()), make_draw(team_pool(), salt="again")
    for person in first.names["people"]:
        code = first.codes[person["key"]]
        assert check_receipt(first.frozen, person["name"], code) == person["id"]
        assert check_receipt(second.frozen, person["name"], code) is None


def test_a_freeze_that_says_second_must_name_the_first() -> None:
    record = signed(make_draw(team_pool()), lambda frozen: frozen.update(number=2))
    assert states(record)["consistent"] == "fails"


def test_a_dropped_applicant_notices() -> None:
    """The person who was left out notices: no receipt in the file is theirs. The works council counts."""
    request = tight_pool()
    complete = make_draw(request)
    dropped = make_draw(replace(request, volunteers=request.volunteers[1:]))
    left_out = request.volunteers[0]
    code = complete.codes[left_out.key]
    assert check_receipt(complete.frozen, left_out.name, code)
    assert check_receipt(dropped.frozen, left_out.name, code) is None
    counts = [next(c.values["n"] for c in verify_frozen(d.frozen) if c.id == "applicants") for d in (complete, dropped)]
    assert counts == [7, 6]


def test_names_of_equals_exchanged_afterwards() -> None:
    """Either of the two notices with the receipt, the works council with the table of names."""
    draw = make_draw(tight_pool())
    table = copy.deepcopy(draw.names)
    twins = [p for p in table["people"] if p["key"] in ("k0", "k4")]
    twins[0]["name"], twins[1]["name"] = twins[1]["name"], twins[0]["name"]
    checks = {c.id: c for c in verify_record(draw.record, [], Asking(names=table))}
    assert checks["names"].state == "fails"
    assert all(twin["id"] in str(checks["names"].values["wrong"]) for twin in twins)
    own = {p["key"]: p for p in draw.names["people"]}
    assert check_receipt(draw.frozen, own["k0"]["name"], draw.codes["k0"]) == own["k0"]["id"] != own["k4"]["id"]
    assert check_receipt(draw.frozen, own["k0"]["name"], draw.codes["k4"]) is None


def test_keys_of_two_people_exchanged() -> None:
    """Names and codes still fit, but the screens would go by the keys: the table does not hold."""
    draw = make_draw(tight_pool())
    table = copy.deepcopy(draw.names)
    for person in table["people"]:
        person["key"] = person["name"]
    assert "names" not in {c.id for c in verify_record(draw.record, [], Asking(names=table)) if c.state == "fails"}
    one, two = table["people"][:2]
    one["key"], two["key"] = two["key"], one["key"]
    checks = {c.id: c for c in verify_record(draw.record, [], Asking(names=table))}
    assert checks["names"].state == "fails"


def test_a_clock_that_was_set_is_said() -> None:
    """Everyone notices by the day on which the receipt came; amb says what it was told, and draws no earlier."""
    request = tight_pool()
    codes = codes_for(request)
    request = with_codes(request, codes)
    source = parse_source("lotto:2027-01-09", FROZEN_ON)
    frozen = freeze(request, source, "1.0", codes=codes, today=FROZEN_ON)
    assert frozen is not None
    assert next(c for c in verify_frozen(frozen) if c.id == "today").values["today"] == FROZEN_ON
    with pytest.raises(UsageError) as caught:
        draw_frozen(frozen, ANSWERS["lotto:2027-01-09"], date(2027, 1, 8))
    assert [problem.id for problem in caught.value.problems] == ["draw.before_the_day"]
    with pytest.raises(UsageError):
        parse_source("lotto:2027-01-09", date(2027, 1, 9))


def test_invented_applicants_are_only_noticed_by_people() -> None:
    """No computer can: the number and the names are for the works council to compare; the screen says so."""
    request = tight_pool()
    dummies = tuple(replace(request.volunteers[i], key=f"d{i}", name=f"Nobody {i}") for i in range(3))
    draw = make_draw(replace(request, volunteers=(*request.volunteers, *dummies)))
    checks = verify_record(draw.record, [], Asking(names=draw.names))
    assert {c.state for c in checks} <= {"holds", "by_hand"}
    assert next(c.values["n"] for c in checks if c.id == "applicants" and c.state == "by_hand") == 10


@pytest.mark.parametrize(
    "answer",
    [
        *("3 09 14 22 31 44 / 7", "03 09 14 22 31 44 /7", "03 09 14 22 31 44 / 7 ", "03, 09, 14, 22, 31, 44 / 7"),
        *("09 03 14 22 31 44 / 7", "03 09 14 22 31 50 / 7", "00 09 14 22 31 44 / 7", "03 03 14 22 31 44 / 7", ""),
        *("03 09 14 22 31 44", "03 09 14 22 31 44 / 10", "٠٣ 09 14 22 31 44 / 7", "03 09 14 22 31 44 / 7\n"),
    ],
)
def test_one_spelling_of_an_answer_counts(answer: str) -> None:
    frozen = make_draw(tight_pool()).frozen
    with pytest.raises(UsageError):
        draw_frozen(frozen, answer, DRAWN_ON)


def test_names_are_hashed_in_one_form_and_lines_have_borders() -> None:
    draw = make_draw(tight_pool())
    person = draw.names["people"][0]
    code = draw.codes[person["key"]]
    assert check_receipt(draw.frozen, f"  {person['name'].replace(' ', '   ')} ", code) == person["id"]
    names = to_names_table(tight_pool(), draw.frozen)
    assert all(p["code"] is None for p in names["people"])


@pytest.mark.parametrize("change", CHOSEN, ids=lambda change: change.__name__)
def test_chosen_forgeries_are_refused(change: Forgery, tmp_path: Path) -> None:
    """By amb and by the small programs, in every kind of draw that has something to forge."""
    tried = 0
    for draw in [*eight_draws().values(), make_draw(tight_pool(), "quick")]:
        record, entries = copied(draw)
        if change(record, entries):
            tried += 1
            sign_anew(record, entries, "frozen")
            verdict = judge(record, entries, tmp_path)
            assert verdict.amb, (change.__name__, verdict)
            assert verdict.small, change.__name__
    assert tried


def test_a_leaf_that_weighs_nothing_proves_no_distance() -> None:
    """With a claim of "at most 0" every box would be closed by it, and any group could be called the nearest."""
    forged = 0
    for draw in eight_draws().values():
        record: Any = copied(draw)[0]
        if nearest_too_far(record, []):
            sign_anew(record, [], "frozen")
            assert {check.id: check.state for check in verify_record(record)}["nearest"] == "fails"
            forged += 1
    assert forged


@pytest.mark.parametrize("source", ["lotto:2027-01-09", "quick"])
def test_wishes_about_people_are_named_for_someone_to_ask(source: str) -> None:
    """Nobody is left out of a draw or a quick pick, or given a place, without a line that says so."""
    draw = make_draw(team_pool(), source)
    said = {check.id: check.values["people"] for check in verify_record(draw.record) if "people" in check.values}
    wishes = {wish["kind"]: wish["people"] for wish in draw.frozen["asked"]["wishes"]}
    assert said["asked_away"] == ", ".join(wishes["not_available"])
    assert said["asked_set"] == ", ".join(wishes["set"])
    assert said["asked_together"] == ", ".join(wishes["together"])
    assert said["asked_apart"] == ", ".join(wishes["apart"])


def test_the_frozen_file_beside_a_record_is_compared() -> None:
    draw = make_draw(team_pool())
    same = Asking(beside=fingerprint_of(draw.frozen))
    other = Asking(beside="0" * 64)
    found = [{c.id: c.state for c in verify_record(draw.record, (), asking)}["beside"] for asking in (same, other)]
    assert found == ["holds", "fails"]


def test_a_table_of_another_draw_and_one_name_twice() -> None:
    draw = make_draw(team_pool())
    names: Any = copy.deepcopy(draw.names)
    names["frozen"] = "0" * 64
    found = {check.id: check.state for check in verify_record(draw.record, (), Asking(names=names))}
    assert (found["names"], found["names_of_another"]) == ("holds", "fails")
    twice: Any = copy.deepcopy(draw.names)
    twice["people"][3]["name"] = twice["people"][5]["name"].upper()
    asked = {check.id: check.values for check in verify_record(draw.record, (), Asking(names=twice))}
    assert asked["same_name"]["people"] == f"{twice['people'][3]['id']}, {twice['people'][5]['id']}"
    assert "same_name" not in {check.id for check in verify_record(draw.record, (), Asking(names=draw.names))}


@pytest.mark.parametrize(
    ("asking", "change", "said"),
    [
        ("receipt", None, "Nothing that was computed speaks against the file itself"),
        ("another frozen.json", None, "Nothing that was computed speaks against the file itself"),
        ("published", "lottery", "although this is the published file"),
        ("published", "group", "what came after does not follow from it"),
        ("nothing", "lottery", "was changed, was wrong from the start, or belongs to another draw"),
    ],
)
def test_what_a_failing_line_means_is_said(asking: str, change: str | None, said: str) -> None:
    draw = make_draw(read_pool("gap1_9_4", "limits"))
    record: Any = copy.deepcopy(draw.record)
    if change == "lottery":
        record["frozen"]["lottery"] = record["frozen"]["lottery"][:1]
        record["previous"] = fingerprint_of(record["frozen"])
    elif change == "group":
        record["group"], record["reserve"] = record["group"][1:], [*record["reserve"], record["group"][0]]
    own = fingerprint_of(record["frozen"])
    brought = {
        "receipt": Asking(receipt=("Nobody", "AAAAA")),
        "another frozen.json": Asking(expect=own, beside="0" * 64),
        "published": Asking(expect=own),
        "nothing": Asking(),
    }[asking]
    document = to_checks_document(verify_record(record, (), brought), own, brought.expect is not None, Words("en"))
    assert said in str(document.blocks[-1])


@pytest.mark.parametrize(
    "twin", ["J\u00d6RG  Ahlers", "Jo\u0308rg Ahlers", "Jo\u200b\u0308rg Ahlers", "J\u00f6rg\u00ad Ahlers"]
)
def test_one_witness_in_two_spellings_is_one(twin: str) -> None:
    """Also where an invisible sign keeps a letter and its accent apart."""
    with pytest.raises(UsageError) as refused:
        parse_source("witnessed:2027-01-08", FROZEN_ON, ("J\u00f6rg Ahlers", "Bo Berg", twin))
    assert refused.value.problems[0].values == {"n": 2, "of": 3}

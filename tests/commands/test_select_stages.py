"""Every state of a draw × every command: the sentence that its screen must show, and what must not happen."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from in_process import run_here

ANSWER, OTHER = "03 09 14 22 31 44 / 7", "03 09 14 22 31 44 / 8"
DAY, BEFORE = "2024-06-15", "2024-06-03"
BY = ("--by", "Erika Muster")


def amb(folder: Path, *arguments: str, today: str = DAY) -> tuple[int, str, str]:
    """Exit code, stdout and stderr, each as one line of words."""
    done = run_here(*arguments, "--today", today, "--lang", "en", cwd=folder)
    return done.code, " ".join(done.stdout.split()), " ".join(done.stderr.split())


def members(folder: Path, part: int = 0) -> list[str]:
    text = (folder / "group.yaml").read_text(encoding="utf-8").split("reserve:")[part]
    return [line.rpartition("name: ")[2].rstrip("}").strip('"') for line in text.splitlines() if "name: " in line]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example company's programme and roster."""
    target = tmp_path / "programme"
    shutil.copytree(ROOT / "examples", target, ignore=shutil.ignore_patterns("exports", "drafts"))
    return target


STEPS: dict[str, list[tuple[str, ...]]] = {
    "none": [],
    "quick pick confirmed": [("--confirm", "Erika Muster")],
    "frozen": [("--freeze", "--source", "lotto:2024-06-08")],
}
STEPS["drawn"] = [*STEPS["frozen"], ("--draw", ANSWER)]
STEPS["confirmed"] = [*STEPS["drawn"], ("--confirm", "Erika Muster", "--checked-by", "Der Betriebsrat")]
STEPS["replaced"] = [*STEPS["confirmed"], ("--replace", "FIRST", "--confirm", "Erika Muster")]
STEPS["set aside"] = [*STEPS["drawn"], ("--set-aside", "a receipt was lost", *BY)]
STEPS["drawn again"] = [*STEPS["set aside"], ("--freeze", "--source", "lotto:2024-06-22"), ("--draw", OTHER)]
STEPS["new round"] = [*STEPS["confirmed"], ("--new-round", "--freeze", "--source", "lotto:2024-06-22")]


def bring_to(folder: Path, state: str) -> None:
    for step in STEPS[state]:
        today = BEFORE if "--freeze" in step and "lotto:2024-06-08" in step else DAY
        if OTHER in step:
            today = "2024-06-22"
        words = [members(folder)[0] if word == "FIRST" else word for word in step]
        code, _, problems = amb(folder, "select", *words, today=today)
        assert code == 0, problems


SHOWN = {
    ("none", "select"): "a proposal",
    ("none", "why"): "A proposal; nothing is frozen or confirmed yet.",
    ("none", "shared"): "A proposal; nothing is frozen or confirmed yet.",
    ("none", "json"): '"status": "proposal"',
    ("none", "amb"): "Find the group",
    ("quick pick confirmed", "select"): "whoever ran it could have tried variants",
    ("quick pick confirmed", "why"): "Confirmed on 15 Jun 2024 by Erika Muster.",
    ("quick pick confirmed", "shared"): "whoever ran it could have tried variants",
    ("quick pick confirmed", "json"): '"status": "confirmed"',
    ("quick pick confirmed", "amb"): "group: 18 since 15 Jun 2024",
    ("frozen", "select"): "Then: amb select --draw",
    ("frozen", "why"): "Frozen (draw no. 1), not yet drawn.",
    ("frozen", "shared"): "Frozen (draw no. 1), not yet drawn.",
    ("frozen", "json"): '"status": "frozen"',
    ("frozen", "amb"): "amb select --draw",
    ("drawn", "select"): "Drawn on 15 Jun 2024, not yet confirmed.",
    ("drawn", "why"): "Drawn on 15 Jun 2024, not yet confirmed.",
    ("drawn", "shared"): "Drawn on 15 Jun 2024, not yet confirmed.",
    ("drawn", "json"): '"status": "drawn"',
    ("drawn", "amb"): "amb select --confirm",
    ("confirmed", "select"): "Checked by: Der Betriebsrat.",
    ("confirmed", "why"): "Confirmed on 15 Jun 2024 by Erika Muster.",
    ("confirmed", "shared"): "Lotto 6aus49 with Superzahl of 8 Jun 2024, result 03 09 14 22 31 44 / 7",
    ("confirmed", "json"): '"confirmed": "2024-06-15"',
    ("confirmed", "amb"): "group: 18 since 15 Jun 2024",
    ("replaced", "select"): "On 15 Jun 2024",
    ("replaced", "why"): "Confirmed on 15 Jun 2024 by Erika Muster.",
    ("replaced", "shared"): "Confirmed on 15 Jun 2024 by Erika Muster.",
    ("replaced", "json"): '"replaced": 1',
    ("replaced", "amb"): "group: 18 since 15 Jun 2024",
    ("set aside", "select"): "Draw no. 1 counts no more",
    ("set aside", "why"): "Set aside on 15 Jun 2024 by Erika Muster. Reason: a receipt was lost",
    ("set aside", "shared"): "Set aside on 15 Jun 2024 by Erika Muster. Reason: a receipt was lost",
    ("set aside", "json"): '"status": "set_aside"',
    ("set aside", "amb"): "Find the group",
    ("drawn again", "select"): "Draw no. 2: the one before was set aside, by Erika Muster.",
    ("drawn again", "why"): "Drawn on 22 Jun 2024, not yet confirmed.",
    ("drawn again", "shared"): "Draw no. 2: the one before was set aside, by Erika Muster.",
    ("drawn again", "json"): '"number": 2',
    ("drawn again", "amb"): "amb select --confirm",
    ("new round", "select"): "A new round is frozen. Until it is confirmed, the group here holds.",
    ("new round", "why"): "Confirmed on 15 Jun 2024 by Erika Muster.",
    ("new round", "shared"): "Confirmed on 15 Jun 2024 by Erika Muster.",
    ("new round", "json"): '"status": "confirmed"',
    ("new round", "amb"): "group: 18 since 15 Jun 2024",
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "select": ("select",),
    "why": ("select", "--why", "Jörn Hülsebeck"),
    "shared": ("select", "--shared"),
    "json": ("select", "--format", "json"),
    "amb": (),
}


@pytest.mark.parametrize("state", STEPS)
def test_each_screen_says_where_the_draw_stands(folder: Path, state: str) -> None:
    bring_to(folder, state)
    today = "2024-06-22" if state == "drawn again" else DAY
    for command, arguments in COMMANDS.items():
        if command == "amb":
            done = run_here(cwd=folder)
            shown = " ".join((done.stdout + done.stderr).split())
        else:
            _, out, _ = amb(folder, *arguments, today=today)
            shown = out
        assert SHOWN[state, command] in shown, (state, command, shown)
    if state == "frozen":
        names = [p.partition("name: ")[2] for p in (folder / "roster.yaml").read_text("utf-8").splitlines()]
        for arguments in (("select",), ("select", "--format", "csv"), ("select", "--format", "json")):
            assert not [name for name in names if name and name in amb(folder, *arguments)[1]]


REFUSED = {
    "none": {"draw": "Nothing is frozen here.", "aside": "Nothing is frozen here.", "replace": "No group is confirmed"},
    "quick pick confirmed": {
        "freeze": "--new-round",
        "draw": "confirmed on",
        "confirm": "--new-round",
        "size": "no rep",
    },
    "frozen": {"freeze": "has come", "confirm": "not yet drawn", "aside": "Nothing is drawn", "size": "new round"},
    "drawn": {
        "freeze": "drawn already",
        "draw": "no second result",
        "replace": "No group is confirmed",
        "seed": "drawn",
    },
    "confirmed": {"freeze": "--new-round", "draw": "confirmed on", "aside": "confirmed on", "size": "no replacement"},
    "replaced": {"freeze": "--new-round", "confirm": "--new-round", "size": "18 places were drawn"},
    "set aside": {"draw": "was set aside", "confirm": "set aside", "aside": "set aside", "seed": "set aside"},
    "new round": {"confirm": "not yet drawn", "aside": "Nothing is drawn", "seed": "frozen"},
}
ASKED: dict[str, tuple[str, ...]] = {
    "freeze": ("--freeze",),
    "draw": ("--draw", OTHER),
    "confirm": ("--confirm", "Erika Muster"),
    "aside": ("--set-aside", "why", *BY),
    "replace": ("--replace", "Jörn Hülsebeck"),
    "size": ("--size", "12"),
    "seed": ("--seed", "again"),
}


@pytest.mark.parametrize("state", REFUSED)
def test_what_does_not_fit_the_state_is_refused_in_one_line(folder: Path, state: str) -> None:
    bring_to(folder, state)
    before = fingerprint_of_folder(folder)
    for step, words in REFUSED[state].items():
        done = run_here("select", *ASKED[step], "--today", DAY, "--lang", "en", cwd=folder)
        assert done.code == 2, (state, step, done.stdout)
        assert done.stderr.count("\n") == 1, (state, step, done.stderr)
        assert words in done.stderr, (state, step, done.stderr)
    assert fingerprint_of_folder(folder) == before


def fingerprint_of_folder(folder: Path) -> str:
    hashes = [f"{p.relative_to(folder)} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in files_of(folder)]
    return "\n".join(hashes)


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.claim("confirmed")
def test_a_draw_is_frozen_drawn_confirmed_and_checked(folder: Path) -> None:
    bring_to(folder, "confirmed")
    draw = folder / "draw"
    frozen = (draw / "frozen.json").read_bytes()
    fingerprint = hashlib.sha256(frozen).hexdigest()
    assert "Hülsebeck" not in frozen.decode() + (draw / "record.json").read_text("utf-8")
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(draw / "record.json", elsewhere)
    code, out, _ = amb(elsewhere, "select", "--verify", "record.json", "--expect", fingerprint.upper())
    assert code == 0, out
    assert "points remain by hand" in out
    assert "Hülsebeck" not in out
    assert amb(elsewhere, "select", "--verify", "record.json", "--expect", "0" * 64)[0] == 1
    assert amb(elsewhere, "select", "--verify", "record.json", "--expect", fingerprint[:16])[0] == 2
    receipts = (draw / "receipts.csv").read_text(encoding="utf-8").splitlines()
    assert len(receipts) == 33
    name, pseudonym, _, code_text = (cell.strip('"') for cell in receipts[1].split('","')[:4])
    good = amb(elsewhere, "select", "--verify", "record.json", "--receipt", name, code_text.lower())
    assert (good[0], pseudonym in good[1]) == (0, True)
    assert amb(elsewhere, "select", "--verify", "record.json", "--receipt", name, code_text[::-1])[0] == 1
    names = str(draw / "names.json")
    assert amb(elsewhere, "select", "--verify", "record.json", "--names", names)[0] == 0
    assert amb(elsewhere, "select", "--verify", "record.json", "--prove")[0] == 0
    assert amb(elsewhere, "select", "--prove", "record.json")[0] == 0


def test_a_quick_pick_writes_a_record_that_says_what_it_is_worth(folder: Path) -> None:
    _, proposal, _ = amb(folder, "select", "--format", "json")
    bring_to(folder, "quick pick confirmed")
    drawn = {p["name"] for p in json.loads(proposal)["people"] if p["result"] == "drawn"}
    assert drawn == set(members(folder))
    code, out, _ = amb(folder, "select", "--verify", "draw/record.json")
    assert code == 0, out
    assert "could have tried variants" in out
    assert not (folder / "draw" / "receipts.csv").exists()


def test_what_was_confirmed_holds_whatever_the_roster_says_later(folder: Path) -> None:
    bring_to(folder, "confirmed")
    before, group = amb(folder, "select", "--format", "json")[1], members(folder)
    roster = folder / "roster.yaml"
    text = roster.read_text(encoding="utf-8")
    late = "  - name: Zora Spätling\n    attributes: {function: IT, region: Ost, experience: neu}\n"
    roster.write_text(text.replace("function: IT", "function: Vertrieb") + late, encoding="utf-8")
    assert amb(folder, "select", "--format", "json")[1] == before
    assert members(folder) == group


def test_a_new_name_keeps_the_place_and_a_missing_person_is_named_with_the_way_out(folder: Path) -> None:
    bring_to(folder, "confirmed")
    name = members(folder)[0]
    roster = folder / "roster.yaml"
    text = roster.read_text(encoding="utf-8")
    roster.write_text(text.replace(f"name: {name}", "name: Neue Heiratsname"), encoding="utf-8")
    for arguments in (("select",), ("report",)):
        code, _, problems = amb(folder, *arguments)
        assert code == 2
        assert f'id: "{name}"' in problems
        assert "status: left" in problems
    roster.write_text(text.replace(f"name: {name}", f'name: Neue Heiratsname\n    id: "{name}"'), encoding="utf-8")
    code, out, problems = amb(folder, "select")
    assert code == 0, problems
    assert "Neue Heiratsname" in out
    assert name not in out
    code, out, problems = amb(folder, "select", "--replace", "Neue Heiratsname", "--confirm", "Erika Muster")
    assert code == 0, problems
    assert len(members(folder)) == 18
    assert name not in "".join(members(folder))


def test_replacing_twice_in_a_row_after_leaving(folder: Path) -> None:
    bring_to(folder, "confirmed")
    first, second = members(folder)[:2]
    waiting = members(folder, 1)
    roster = folder / "roster.yaml"
    text = roster.read_text(encoding="utf-8")
    gone = f"wishes:\n  - {{kind: not_available, people: [{waiting[0]}], reason: abroad}}\n"
    marked = text.replace(f"  - name: {first}\n", f"  - name: {first}\n    status: left\n") + gone
    roster.write_text(marked, encoding="utf-8")
    assert f'amb select --replace "{first}"' in amb(folder, "select")[1]
    for leaver in (first, second):
        code, out, problems = amb(folder, "select", "--replace", leaver, "--confirm", "Erika Muster")
        assert code == 0, problems
        assert f"comes in for {leaver}." in out
    now = members(folder)
    assert len(now) == 18
    assert not {first, second, waiting[0]} & set(now)
    assert not {first, second, waiting[0]} & set(members(folder, 1))
    assert sorted(p.name for p in (folder / "draw").glob("entry-*.json")) == ["entry-01.json", "entry-02.json"]
    code, out, _ = amb(folder, "select", "--verify", "draw/record.json")
    assert code == 0, out
    data = json.loads(amb(folder, "select", "--format", "json")[1])
    assert {p["name"] for p in data["people"] if p["result"] == "drawn"} == set(now)
    groups = [sum(v["group"] for v in dimension["values"]) for dimension in data["dimensions"]]
    assert groups == [18, 18, 18]


def test_a_second_draw_keeps_the_files_of_the_first(folder: Path) -> None:
    bring_to(folder, "drawn again")
    kept = {path.name for path in (folder / "draw" / "draw-01").iterdir()}
    assert {"frozen.json", "record.json", "names.json", "receipts.csv", "entry-01.json"} <= kept
    frozen = json.loads((folder / "draw" / "frozen.json").read_bytes())
    last = (folder / "draw" / "draw-01" / "entry-01.json").read_bytes()
    assert frozen["previous"]["sha256"] == hashlib.sha256(last).hexdigest()
    code, out, _ = amb(folder, "select", "--verify", "draw/record.json", today="2024-06-22")
    assert code == 0
    assert "draw no. 2" in out


def test_freezing_again_is_numbered_and_gives_new_receipts(folder: Path) -> None:
    bring_to(folder, "frozen")
    codes = (folder / "draw" / "receipts.csv").read_text(encoding="utf-8")
    again = ("--freeze", "--source", "lotto:2024-06-12", "--reason", "one application was overlooked", *BY)
    code, out, problems = amb(folder, "select", *again, today="2024-06-04")
    assert code == 0, problems
    assert "Draw no. 2: the one before was frozen again before its day, by Erika Muster." in out
    new = (folder / "draw" / "receipts.csv").read_text(encoding="utf-8")
    assert not set(codes.splitlines()[1:]) & set(new.splitlines()[1:])
    late = amb(folder, "select", *again, today="2024-06-12")
    assert late[0] == 2
    assert "has come" in late[2]


def test_a_slip_is_corrected_by_an_entry_of_its_own(folder: Path) -> None:
    bring_to(folder, "drawn")
    before = (folder / "draw" / "record.json").read_bytes()
    code, out, problems = amb(folder, "select", "--draw", OTHER, "--correct", "a slip of the pen", *BY)
    assert code == 0, problems
    assert OTHER in out
    assert (folder / "draw" / "record.json").read_bytes() == before
    assert amb(folder, "select", "--verify", "draw/record.json")[0] == 0
    assert amb(folder, "select", "--draw", OTHER)[0] == 0
    assert amb(folder, "select", "--draw", ANSWER)[0] == 2

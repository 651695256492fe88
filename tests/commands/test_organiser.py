"""What an organiser could try, who notices it, and by what; and files of a draw that somebody changed."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from in_process import Done, run_here

ANSWER = "03 09 14 22 31 44 / 7"
FREEZE = ("--freeze", "--source", "lotto:2024-06-08")


def amb(folder: Path, *arguments: str, today: str = "2024-06-03") -> Done:
    return run_here("select", *arguments, "--today", today, "--lang", "en", cwd=folder)


def words(done: Done) -> str:
    return " ".join(done.stdout.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example company's programme and roster, frozen."""
    target = tmp_path / "programme"
    shutil.copytree(ROOT / "examples", target, ignore=shutil.ignore_patterns("exports", "drafts"))
    assert amb(target, *FREEZE).code == 0
    return target


def receipts(folder: Path) -> dict[str, tuple[str, str, str]]:
    """Name to pseudonym, code and fingerprint, as they were mailed."""
    text = (folder / "draw" / "receipts.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines(), delimiter=";" if text.splitlines()[0].count(";") > 3 else ",")
    return {row["Name"]: (row["Pseudonym"], row["Code"], row["Fingerprint"]) for row in rows}


def verify(folder: Path, *more: str) -> Done:
    return amb(folder, "--verify", "draw/frozen.json", *more)


def test_a_second_fingerprint_is_noticed_by_whoever_has_a_receipt(folder: Path) -> None:
    """Two draws were frozen, one was sent out and the other published: code and fingerprint of no receipt fit."""
    name, (_, code, fingerprint) = next(iter(receipts(folder).items()))
    assert verify(folder, "--expect", fingerprint, "--receipt", name, code).code == 0
    shutil.rmtree(folder / "draw")
    assert amb(folder, *FREEZE).code == 0
    assert verify(folder, "--expect", fingerprint).code == 1
    assert verify(folder, "--receipt", name, code).code == 1


def test_a_silent_second_freeze_is_refused_and_a_named_one_is_said_everywhere(folder: Path) -> None:
    """amb asks for reason and name; then every later screen says that it is the second draw."""
    assert "--reason" in amb(folder, *FREEZE).stderr
    again = ("--reason", "one application was overlooked", "--by", "Erika Muster")
    assert amb(folder, *FREEZE, *again).code == 0
    for done in (amb(folder), amb(folder, "--shared"), amb(folder, "--draw", ANSWER, today="2024-06-10")):
        assert "Draw no. 2: the one before was frozen again" in words(done)
    assert "This is draw no. 2" in words(verify(folder))


def test_a_dropped_applicant_has_no_receipt_and_the_count_is_for_the_works_council(folder: Path) -> None:
    """Who was left out has nothing in hand; the number to compare stands in the works council's verification."""
    shutil.rmtree(folder / "draw")
    roster = folder / "roster.yaml"
    text = roster.read_text(encoding="utf-8")
    roster.write_text(text.replace("name: Jörn Hülsebeck\n", "name: Jörn Hülsebeck\n    status: declined\n"), "utf-8")
    assert amb(folder, *FREEZE).code == 0
    assert "Jörn Hülsebeck" not in receipts(folder)
    assert "compare number and names with your own list: 31 volunteers" in words(verify(folder))


def test_exchanged_names_of_equals_fail_both_receipts_and_the_table(folder: Path) -> None:
    """Not a byte of frozen.json changes; both people notice by their receipts, the works council by the table."""
    path = folder / "draw" / "names.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    frozen = json.loads((folder / "draw" / "frozen.json").read_bytes())
    values = {person["id"]: person["values"] for person in frozen["people"]}
    equal = next(
        (a, b) for a in table["people"] for b in table["people"] if a is not b and values[a["id"]] == values[b["id"]]
    )
    for field in ("name", "key"):
        equal[0][field], equal[1][field] = equal[1][field], equal[0][field]
    path.write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    assert verify(folder, "--names", "draw/names.json").code == 1
    for name, (pseudonym, code, _) in receipts(folder).items():
        if name in {equal[0]["name"], equal[1]["name"]}:
            done = verify(folder, "--receipt", name, code)
            assert (done.code, pseudonym in done.stdout) == (0, True)
    assert verify(folder, "--receipt", equal[0]["name"], equal[0]["code"]).code == 1


def test_a_clock_set_back_is_written_down_and_shown(folder: Path) -> None:
    """A day other than the clock's is in the file and a line by hand; when receipts came is for people to say."""
    assert json.loads((folder / "draw" / "frozen.json").read_bytes())["today"] == "2024-06-03"
    done = verify(folder)
    assert "3 Jun 2024 counted as today, not the clock. Why?" in words(done)
    assert "Did your own receipt come before 8 Jun 2024?" in words(done)
    early = amb(folder, "--draw", ANSWER, today="2024-06-07")
    assert (early.code, early.stderr.count("\n")) == (2, 1)


def test_dummies_are_a_number_that_the_works_council_compares(folder: Path) -> None:
    """Nothing but the works council's own list can stop invented applicants: the number stands in its verification
    and on every receipt."""
    shutil.rmtree(folder / "draw")
    dummies = "".join(
        f"  - name: Niemand {n}\n    attributes: {{function: IT, region: Ost, experience: neu}}\n" for n in range(12)
    )
    with (folder / "roster.yaml").open("a", encoding="utf-8") as file:
        file.write(dummies)
    assert amb(folder, *FREEZE).code == 0
    assert "compare number and names with your own list: 44 volunteers" in words(verify(folder))
    assert "44" in (folder / "draw" / "receipts.csv").read_text(encoding="utf-8-sig").splitlines()[1]


CHANGES = {
    "another value": ('"slack":[1,1]', '"slack":[2,1]'),
    "another spelling": ('"number":1', '"number": 1'),
    "a later version": ("amb-frozen/1", "amb-frozen/9"),
    "a key twice": ('{"amb"', '{"amb":"0","amb"'),
    "no number": ('"number":1', '"number":Infinity'),
    "a float": ('"number":1', '"number":1e9999999'),
    "too many digits": ('"number":1', f'"number":{"9" * 5000}'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_frozen_file_that_was_changed_is_one_clear_line(folder: Path, change: str) -> None:
    path = folder / "draw" / "frozen.json"
    before, after = CHANGES[change]
    text = path.read_text(encoding="ascii")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="ascii")
    files = sorted(p.name for p in (folder / "draw").iterdir())
    for arguments in ((), ("--draw", ANSWER), ("--why", "all"), ("--confirm", "Erika Muster")):
        done = amb(folder, *arguments, today="2024-06-10")
        assert (done.code, done.stderr.count("\n")) == (2, 1), done.stderr
        assert "frozen.json" in done.stderr
    assert sorted(p.name for p in (folder / "draw").iterdir()) == files


def test_what_is_no_text_is_refused(folder: Path) -> None:
    for arguments in (
        ("--draw", "\udcff"),
        ("--set-aside", "\x07", "--by", "A"),
        ("--verify", "draw/frozen.json", "--receipt", "\udcff", "X"),
    ):
        done = amb(folder, *arguments, today="2024-06-10")
        assert (done.code, done.stderr.count("\n")) == (2, 1), done.stderr
    roster = folder / "roster.yaml"
    shutil.rmtree(folder / "draw")
    roster.write_text(roster.read_text("utf-8").replace("name: Jörn Hülsebeck", r'name: "J\x07rn"'), encoding="utf-8")
    done = amb(folder, *FREEZE)
    assert (done.code, done.stderr.count("\n")) == (2, 1), done.stderr
    assert not (folder / "draw").exists()


def test_without_the_names_nothing_is_confirmed(folder: Path) -> None:
    assert amb(folder, "--draw", ANSWER, today="2024-06-10").code == 0
    (folder / "draw" / "names.json").unlink()
    done = amb(folder, "--confirm", "Erika Muster", today="2024-06-10")
    assert (done.code, done.stderr.count("\n")) == (2, 1)
    assert "names.json" in done.stderr
    assert not (folder / "group.yaml").exists()
    shown = hashlib.sha256((folder / "draw" / "frozen.json").read_bytes()).hexdigest()
    assert verify(folder, "--expect", shown).code == 0

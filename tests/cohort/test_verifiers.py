"""amb and the two small programs written from DRAW.md say the same."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from ambassador_cli.cohort import Asking, prove_frozen, set_aside, verify_frozen, verify_record
from ambassador_cli.models.draw import Sealed, fingerprint_of, spell
from ambassador_cli.models.group import ConfirmedGroup
from ambassador_cli.models.standing import DrawFiles, Draws
from ambassador_cli.readers.draw_files import read_draw_record, read_entries, read_frozen
from ambassador_cli.writers.verifier import verifier_text
from cohort.draw_records import LATER, Draw, eight_draws, make_draw, team_pool
from conftest import ROOT

PROOFS = Path(__file__).with_name("verify_proofs.py")
MOST_LINES = {"verify.py": 150, "verify_proofs.py": 120}


@pytest.fixture(scope="module")
def draws() -> dict[str, Draw]:
    return eight_draws()


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """The small program as it lies beside a record."""
    path = tmp_path / "verify.py"
    path.write_text(verifier_text(), encoding="utf-8")
    return path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.claim("verifier")
def test_both_are_short_and_need_nothing_but_python() -> None:
    first, second = verifier_text(), PROOFS.read_text(encoding="utf-8")
    assert len(first.splitlines()) <= MOST_LINES["verify.py"]
    assert len(second.splitlines()) <= MOST_LINES["verify_proofs.py"]
    for text in (first, second):
        names = {line.split()[1].rstrip(",") for line in text.splitlines() if line.startswith(("import ", "from "))}
        assert names <= set(sys.stdlib_module_names)


def test_the_protocol_names_the_file_that_lies_beside_a_record() -> None:
    """Whoever has only DRAW.md can tell whether verify.py is the one that belongs to it, in both languages."""
    own = sha256(verifier_text().encode("utf-8")).hexdigest()
    said = (ROOT / ".github" / "DRAW.md").read_text(encoding="utf-8")
    assert said.count(own) == 2, f"verify.py has changed: write {own} into DRAW.md, twice"


@pytest.mark.claim("verifier")
def test_all_three_accept_every_kind_of_draw(draws: dict[str, Draw], tmp_path: Path, script: Path) -> None:
    for kind, draw in draws.items():
        path = draw.write(tmp_path / kind)
        record = read_draw_record(path)
        checks = verify_record(record.content, read_entries(path.parent), Asking(expect=record.content["previous"]))
        assert {check.state for check in checks} <= {"holds", "by_hand"}, kind
        done = run(script, path, "--expect", record.content["previous"])
        assert done.returncode == 0, (kind, done.stderr)
        assert "set aside" in done.stdout or kind != "second"
        proofs = run(PROOFS, path)
        assert proofs.returncode == 0, (kind, proofs.stdout, proofs.stderr)
        assert "open" not in proofs.stdout


def test_solving_again_agrees(draws: dict[str, Draw]) -> None:
    for kind, draw in draws.items():
        assert {check.state for check in prove_frozen(draw.frozen)} == {"holds"}, kind


def test_the_group_from_a_frozen_file_and_the_numbers(draws: dict[str, Draw], tmp_path: Path, script: Path) -> None:
    draw = draws["replaced"]
    (tmp_path / "frozen.json").write_bytes(spell(draw.frozen))
    assert read_frozen(tmp_path / "frozen.json").sha256 == fingerprint_of(draw.frozen)
    assert {check.state for check in verify_frozen(draw.frozen)} <= {"holds", "by_hand"}
    done = run(script, tmp_path / "frozen.json", "--draw", draw.record["answer"])
    assert " ".join(draw.record["group"]) in done.stdout
    refused = run(script, tmp_path / "frozen.json", "--draw", draw.record["answer"].replace(" ", "  "))
    assert refused.returncode == 1


@pytest.mark.claim("receipt")
def test_receipts(draws: dict[str, Draw], tmp_path: Path, script: Path) -> None:
    draw = draws["columns"]
    path = draw.write(tmp_path / "draw")
    person = draw.names["people"][0]
    code = draw.codes[person["key"]]
    spaced = "-".join(code[i : i + 5] for i in range(0, 20, 5)).lower()
    for right in (code, spaced):
        done = run(script, path, "--receipt", person["name"], right)
        assert f"receipt of {person['id']} " in done.stdout
        checks = verify_record(draw.record, [], Asking(receipt=(person["name"], right), names=draw.names))
        assert {c.state for c in checks if c.id in ("receipt", "names")} == {"holds"}
    other = draw.names["people"][1]
    done = run(script, path, "--receipt", other["name"], code)
    assert done.returncode == 1
    assert [
        c.state for c in verify_record(draw.record, [], Asking(receipt=(other["name"], code))) if c.id == "receipt"
    ] == ["fails"]


def test_who_is_named_as_gone_is_to_be_asked(draws: dict[str, Draw]) -> None:
    """No computer knows whether somebody left: how many are named so stands among what people look at."""
    seen = 0
    for draw in draws.values():
        entries = [sealed.content for sealed in draw.entries]
        named = {key for e in entries if e["kind"] == "replacement" for key in (e["out"], *e["gone"])}
        asked = [c for c in verify_record(draw.record, draw.entries) if c.id == "said_gone"]
        assert [check.values["n"] for check in asked] == ([len(named)] if named else [])
        assert all(check.state == "by_hand" for check in asked)
        seen += bool(named)
    assert seen


def test_a_draw_may_be_of_the_day_of_its_source_and_no_earlier(draws: dict[str, Draw]) -> None:
    seen = 0
    for draw in draws.values():
        day = draw.frozen["source"]["day"]
        if day is None:
            continue
        before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        for drawn, state in ((day, "holds"), (before, "fails")):
            checks = verify_record({**draw.record, "day": drawn})
            assert [check.state for check in checks if check.id == "day"] == [state]
        seen += 1
    assert seen


def test_a_newer_draw_beside_a_confirmed_group_is_not_confirmed(draws: dict[str, Draw]) -> None:
    """The group stays that of the older one until the newer one is confirmed too."""
    older, newer = [draw for draw in draws.values() if draw.frozen["source"]["day"]][:2]

    def files(draw: Draw) -> DrawFiles:
        return DrawFiles(Sealed(draw.frozen, fingerprint_of(draw.frozen)), None, (), None)

    group = ConfirmedGroup(confirmed=date(2024, 6, 10), group=(), fingerprint=fingerprint_of(older.frozen))
    assert Draws(files(newer), (files(older),), group).stage == "frozen"
    assert Draws(files(older), (), group).stage == "confirmed"
    assert Draws(files(older), (), None).stage == "frozen"
    assert Draws(None, (), group).stage == "confirmed" and Draws().stage == "none"


def test_a_slip_in_an_option_is_no_pass(draws: dict[str, Draw], tmp_path: Path, script: Path) -> None:
    """A misspelt option, a receipt without a code: said, and nothing holds; a fingerprint may be in groups."""
    path = draws["wishes"].write(tmp_path / "own")
    own = fingerprint_of(draws["wishes"].frozen)
    for slip in (["--expekt", own], ["--names", "names.json"], ["--receipt", "Person 1"], ["--expect"]):
        done = run(script, path, *slip)
        assert done.returncode == 2, slip
        assert "Traceback" not in done.stderr
        assert "holds" not in done.stdout
    assert run(script, path, "--expect", *(own[i : i + 4].upper() for i in range(0, 64, 4))).returncode == 0
    assert run(script, path, "--expect", "0000").returncode == 1


def test_the_small_program_says_what_it_read_and_what_it_did_not_check(
    draws: dict[str, Draw], tmp_path: Path, script: Path
) -> None:
    """Wishes with their people, all rows, the number of groups, the chances with those of 0, what a quick pick is."""
    said = run(script, draws["wishes"].write(tmp_path / "own")).stdout
    frozen = draws["wishes"].frozen
    for wish in frozen["asked"]["wishes"]:
        assert f"{wish['kind']} {' '.join(wish['people'])};" in said
    for row in frozen["rows"][1:]:
        assert f"{row['kind']} {' '.join(row['name'])} {row['min']} to {row['max']};" in said
    assert f"groups to draw from: {len(frozen['lottery'])}, chances 0 to 1" in said
    assert "NOT checked" in said
    assert "could have tried variants" in run(script, draws["quick"].write(tmp_path / "quick")).stdout


def test_nothing_in_a_file_moves_the_cursor(draws: dict[str, Draw], tmp_path: Path, script: Path) -> None:
    draw = make_draw(team_pool())
    entry = set_aside(draw.record, [], by="Ada", reason="a", today=LATER)
    entry |= {"by": "Ada \u202eArndt", "reason": "a\u2028What holds"}
    draw.add(entry)
    said = run(script, draw.write(tmp_path / "own")).stdout
    assert "Ada \\u202eArndt - a\\u2028What holds" in said


def test_a_frozen_file_beside_the_record_is_compared(draws: dict[str, Draw], tmp_path: Path, script: Path) -> None:
    path = draws["tight"].write(tmp_path / "own")
    path.with_name("frozen.json").write_bytes(spell(draws["tight"].frozen))
    assert run(script, path).returncode == 0
    path.with_name("frozen.json").write_bytes(spell(draws["wishes"].frozen))
    assert "frozen.json beside" in run(script, path).stderr

"""``amb roster``: counts without names; changes on a person's word that leave every other line alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
WHO = "Jörn Hülsebeck"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example's decisions and people."""
    for name in ("programme.yaml", "roster.yaml", "confidential.yaml"):
        shutil.copy(EXAMPLES / name, tmp_path / name)
    return tmp_path


def _lines(folder: Path) -> list[str]:
    return (folder / "roster.yaml").read_text(encoding="utf-8").splitlines()


def test_counts_and_no_names(folder: Path, amb: Run) -> None:
    """Every status, level and consent with its number; nobody's name."""
    names = [line.split("name: ")[1] for line in _lines(folder) if "- name: " in line]
    shown = amb("roster", cwd=folder).stdout
    assert not [name for name in names if name in shown]
    data = json.loads(amb("roster", "--format", "json", cwd=folder).stdout)
    assert data["people"] == len(names) == sum(data["status"].values())
    assert data["consents"]["use_statistics"] == sum("use_statistics: 20" in line for line in _lines(folder))
    assert data["taken_back"] == 0


def test_a_consent_is_taken_back(folder: Path, amb: Run) -> None:
    """One line more; from then on it does not hold, and taking it back again changes nothing."""
    before = _lines(folder)
    assert amb("roster", "withdraw", WHO, "--only", "use_statistics", "--yes", cwd=folder).returncode == 0
    after = _lines(folder)
    new = [line for line in after if line not in before]
    assert [line.strip() for line in new] == ["withdrawn: {use_statistics: 2024-06-03}"]
    assert [line for line in after if line not in new] == before
    data = json.loads(amb("roster", "--format", "json", cwd=folder).stdout)
    assert data["taken_back"] == 1
    again = amb("roster", "withdraw", WHO, "--only", "use_statistics", "--yes", cwd=folder)
    assert again.returncode == 0 and _lines(folder) == after


def test_all_consents_and_leaving(folder: Path, amb: Run) -> None:
    """Without ``--only`` all that hold; ``--leave`` notes that the person left."""
    assert amb("roster", "withdraw", WHO, "--leave", "--yes", cwd=folder).returncode == 0
    text = (folder / "roster.yaml").read_text(encoding="utf-8")
    assert "withdrawn: {show_name: 2024-06-03, use_statistics: 2024-06-03}" in text
    assert "status: left" in text and "left: 2024-06-03" in text


@pytest.mark.parametrize("inside", [True, False])
def test_who_comes_in_is_said_only_where_somebody_left_the_group(inside: bool, folder: Path, amb: Run) -> None:
    """An applicant who was not drawn leaves no place behind."""
    member = WHO if inside else "Somebody Else"
    (folder / "group.yaml").write_text(f"confirmed: 2024-06-03\nby: E\ngroup: [{{name: {member}}}]\n", encoding="utf-8")
    done = amb("roster", "withdraw", WHO, "--leave", "--yes", cwd=folder)
    assert f"{WHO} has left." in done.stderr
    assert ("amb select --replace" in done.stderr) is inside


def test_a_level_leaves_the_application_alone(folder: Path, amb: Run) -> None:
    """What the draw rests on stays; an unknown level is named with the nearest."""
    before = _lines(folder)
    assert amb("roster", "level", WHO.upper(), "etwas", "--yes", cwd=folder).returncode == 0
    assert [line.strip() for line in _lines(folder) if line not in before] == ['level: "etwas"']
    refused = amb("roster", "level", WHO, "etwass", "--yes", cwd=folder)
    assert refused.returncode == 2 and "'etwas'" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("withdraw", "Jörn Hulsebek", "--yes"), WHO),
        (("withdraw", WHO, "--only", "show", "--yes"), "show_name"),
        (("level", "Niemand", "neu", "--yes"), "Niemand"),
    ],
)
def test_slips_are_named_and_nothing_is_written(folder: Path, amb: Run, arguments: tuple[str, ...], said: str) -> None:
    """A name or consent that is not there: exit code 2, one line, the file as it was."""
    before = _lines(folder)
    run = amb("roster", *arguments, cwd=folder)
    assert run.returncode == 2 and said in run.stderr and len(run.stderr.splitlines()) == 1
    assert _lines(folder) == before


def test_without_an_answer_nothing_is_written(folder: Path, amb: Run) -> None:
    """The diff is shown; an empty answer is no."""
    before = _lines(folder)
    run = amb("roster", "withdraw", WHO, cwd=folder)
    assert run.returncode == 0 and "+    withdrawn:" in run.stdout and _lines(folder) == before


def test_anchors_are_refused_with_their_line(folder: Path, amb: Run) -> None:
    """What stands once and counts twice cannot be edited by itself."""
    (folder / "roster.yaml").write_text(
        "people:\n  - name: Eins\n    attributes: &a {function: IT}\n", encoding="utf-8"
    )
    run = amb("roster", "level", "Eins", "neu", "--yes", cwd=folder)
    assert run.returncode == 2 and "roster.yaml:3" in run.stderr


def test_whoever_is_alone_in_a_roster_in_blocks_can_be_erased(folder: Path, amb: Run) -> None:
    text = "# wer\npeople:  # alle\n  - name: Kim Allein\n    attributes:\n      function: IT\n"
    text += "wishes:\n  - kind: set\n    reason: Ansprechperson\n"
    roster = folder / "roster.yaml"
    roster.write_text(text + "    people:\n      - Kim Allein\n", encoding="utf-8")
    (folder / "group.yaml").unlink(missing_ok=True)
    done = amb("roster", "withdraw", "Kim Allein", "--erase", "--yes", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert roster.read_text(encoding="utf-8") == "# wer\npeople: []  # alle\nwishes: []\n"

"""``amb select`` from the outside: results on stdout, everything else on stderr, exit codes."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from conftest import ROOT, Run

POOLS = ROOT / "tests" / "data" / "pools"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example company's folder."""
    target = tmp_path / "programme"
    shutil.copytree(ROOT / "examples", target, ignore=shutil.ignore_patterns("exports", "drafts", "group.yaml"))
    return target


def test_the_example_fits_eighty_columns_in_both_languages(amb: Run, folder: Path) -> None:
    for language, word in (("en", "18 of 32 volunteers: a proposal"), ("de", "18 von 32 Bewerbungen: ein Vorschlag")):
        done = amb("select", "--lang", language, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(word)
        assert all(len(line) <= 80 for line in done.stdout.splitlines())
        assert done.stdout == amb("select", "--lang", language, cwd=folder).stdout


@pytest.mark.slow
def test_everyone_gets_an_explanation(amb: Run, folder: Path) -> None:
    done = amb("select", "--why", "all", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("The chance was") + done.stdout.count("was certain") == 32
    lowered = done.stdout.casefold()
    assert not any(word in lowered for word in ("rejected", "failed", "worse", "violation", "penalty"))


def test_a_record_is_saved_verified_and_never_overwritten(amb: Run, folder: Path) -> None:
    saved = amb("select", "--seed-from", "3 7 12 25 33 41", "--save", "draw.json", cwd=folder)
    assert saved.returncode == 0, saved.stderr
    again = amb("select", "--save", "draw.json", cwd=folder)
    assert again.returncode == 2
    assert amb("select", "--verify", "draw.json", cwd=folder).returncode == 0
    assert amb("select", "--prove", "draw.json", cwd=folder).returncode == 0
    text = (folder / "draw.json").read_text(encoding="utf-8")
    assert "Hülsebeck" not in text
    assert "Hülsebeck" in (folder / "draw-names.json").read_text(encoding="utf-8")
    record = json.loads(text)
    record["draw"]["group"][0], record["draw"]["reserve"][0] = record["draw"]["reserve"][0], record["draw"]["group"][0]
    (folder / "draw.json").write_text(json.dumps(record), encoding="utf-8")
    assert amb("select", "--verify", "draw.json", cwd=folder).returncode == 1
    (folder / "draw.json").write_text("{", encoding="utf-8")
    assert amb("select", "--verify", "draw.json", cwd=folder).returncode == 2


def test_a_committed_seed_is_used_and_confirmed(amb: Run, folder: Path) -> None:
    done = amb("select", "--commit", cwd=folder)
    assert len(done.stdout.strip()) == 64
    assert amb("select", "--commit", cwd=folder).returncode == 2
    confirmed = amb("select", "--confirm", cwd=folder)
    assert confirmed.returncode == 0, confirmed.stderr
    group = (folder / "group.yaml").read_text(encoding="utf-8")
    assert "seed_source: committed" in group
    assert group.count("name:") == 32
    assert amb("select", "--confirm", cwd=folder).returncode == 2


def test_a_replacement_rewrites_the_group_when_confirmed(amb: Run, folder: Path) -> None:
    assert amb("select", "--seed", "x", "--confirm", cwd=folder).returncode == 0
    before = (folder / "group.yaml").read_text(encoding="utf-8")
    name = before.partition("group:\n  - {name: ")[2].partition("}")[0].strip('"')
    done = amb("select", "--replace", name, "--confirm", cwd=folder)
    assert done.returncode == 0, done.stderr
    after = (folder / "group.yaml").read_text(encoding="utf-8")
    assert name in before
    assert name not in after
    assert after.partition("reserve:")[0].count("name:") == 18
    assert amb("select", "--replace", "Nobody", cwd=folder).returncode == 2


def test_a_second_replacement_keeps_the_first(amb: Run, folder: Path) -> None:
    """What was confirmed holds, not what a new draw would say: also after somebody else applied."""

    def names(part: int) -> list[str]:
        text = (folder / "group.yaml").read_text(encoding="utf-8").partition("reserve:")[part]
        return [line.partition("name: ")[2].rstrip("}").strip('"') for line in text.splitlines() if "name: " in line]

    assert amb("select", "--seed", "x", "--confirm", cwd=folder).returncode == 0
    first, second = names(0)[:2]
    assert amb("select", "--replace", first, "--confirm", cwd=folder).returncode in {0, 1}
    after_one = set(names(0))
    roster = folder / "roster.yaml"
    late = "  - name: Zora Spätling\n    attributes: {function: IT, region: Ost, experience: neu}\n"
    roster.write_text(roster.read_text(encoding="utf-8") + late, encoding="utf-8")
    assert amb("select", "--replace", second, "--confirm", cwd=folder).returncode in {0, 1}
    after_two = set(names(0))
    assert len(after_two) == 18
    assert after_one - {second} < after_two
    assert not {first, second, "Zora Spätling"} & after_two
    assert not {first, second} & set(names(2))


def test_limits_that_cannot_be_kept(amb: Run, folder: Path) -> None:
    path = folder / "programme.yaml"
    text = path.read_text(encoding="utf-8").replace("neu: {min: 5}", "neu: {min: 12}")
    path.write_text(text, encoding="utf-8")
    done = amb("select", cwd=folder)
    assert done.returncode == 1
    assert "at least 12 with neu (experience) – 9 applied." in done.stdout
    assert "at least 9 instead of 12" in done.stdout
    data = json.loads(amb("select", "--format", "json", cwd=folder).stdout)
    assert data["conflict"][0]["names"] == ["experience", "neu"]
    assert data["ways_out"]


def test_tables_with_quotas(amb: Run, tmp_path: Path) -> None:
    done = amb(
        "select",
        str(POOLS / "corp_30_18_respondents.csv"),
        *("--quotas", str(POOLS / "corp_30_18_categories.csv"), "--format", "json"),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["size"] == 18
    assert data["lowest_chance"] == "3/7"
    assert sum(person["result"] == "drawn" for person in data["people"]) == 18


def test_an_application_form(amb: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Vorname", "Nachname", "Bereich"], ["Ada", "Arndt", "IT"], ["Bo", "Berg", "HR"], ["=Cy", "C", "HR"]):
        sheet.append(row)
    sheet["A4"].data_type = "s"
    book.save(tmp_path / "form.xlsx")
    done = amb("select", "form.xlsx", "--columns", "function=Bereich", "--size", "2", "--format", "csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["function"] for row in rows if row["Result"] == "in the group"} == {"IT", "HR"}
    assert not any(row["Name"].startswith("=") for row in rows)
    assert amb("select", "form.xlsx", "--columns", "function=Abteilung", "--size", "2", cwd=tmp_path).returncode == 2


def test_the_shared_version_has_no_names_and_no_small_counts(amb: Run, folder: Path) -> None:
    names = [line.partition(": ")[2].strip() for line in (folder / "roster.yaml").read_text("utf-8").splitlines()]
    names = [name for name in names if name.count(" ") == 1 and name[:1].isupper() and "{" not in name]
    for form in ("table", "csv", "json"):
        done = amb("select", "--shared", "--format", form, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert not [name for name in names if name in done.stdout]
    data = json.loads(amb("select", "--shared", "--format", "json", cwd=folder).stdout)
    for dimension in data["dimensions"]:
        for counts in ("applicants", "group"):
            shown = [value[counts] for value in dimension["values"]]
            assert all(count is None or count == 0 or count >= 3 for count in shown)
            assert shown.count(None) != 1


def test_a_workbook_for_the_meeting(amb: Run, folder: Path) -> None:
    assert amb("select", "--format", "xlsx", cwd=folder).returncode == 2
    assert amb("select", "--format", "xlsx", "--output", "a.xlsx", cwd=folder).returncode == 0
    book = openpyxl.load_workbook(folder / "a.xlsx")
    assert book.sheetnames == ["Selection", "People", "Explanations", "Notes"]
    assert book["Explanations"].max_row == 32 + 4
    cells = [cell.value for row in book["People"].iter_rows() for cell in row]
    assert "Jörn Hülsebeck" in cells


@pytest.mark.parametrize(
    "arguments",
    [
        ("--slack", "much"),
        ("--slack", "-1"),
        ("--curve", "20-10"),
        ("--seed", "a", "--seed-from", "b"),
        ("--seed", " "),
        ("--why", "Nobody at all"),
        ("missing.csv",),
        ("--columns", "function", "programme.yaml"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_asked(amb: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    done = amb("select", *arguments, cwd=folder)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert "bug in amb" not in done.stderr


def test_sizes_side_by_side(amb: Run, folder: Path) -> None:
    done = amb("select", "--curve", "17-19", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "15,840" in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_two_people_of_one_name_in_a_table(amb: Run, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("name,r\nKim,a\nKim,b\n", encoding="utf-8")
    done = amb("select", "p.csv", "--size", "1", cwd=tmp_path)
    assert done.returncode == 2
    assert "row" in done.stderr
    (tmp_path / "p.csv").write_text("id,name,r\n1,Kim,a\n2,Kim,b\n", encoding="utf-8")
    assert amb("select", "p.csv", "--size", "1", cwd=tmp_path).returncode == 0
    asked = amb("select", "p.csv", "--size", "1", "--why", "Kim", cwd=tmp_path)
    assert asked.returncode == 2
    assert amb("select", "p.csv", "--size", "1", "--why", "2", cwd=tmp_path).returncode == 0

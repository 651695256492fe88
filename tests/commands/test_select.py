"""``amb select`` from the outside: results on stdout, everything else on stderr, exit codes."""

from __future__ import annotations

import csv
import hashlib
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
    assert amb("select", "--confirm", "Erika Muster", cwd=folder).returncode == 0
    fingerprint = hashlib.sha256((folder / "draw" / "frozen.json").read_bytes()).hexdigest()
    for form in ("table", "csv", "json"):
        done = amb("select", "--shared", "--format", form, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert not [name for name in names if name in done.stdout]
        assert form == "csv" or fingerprint in done.stdout
    data = json.loads(amb("select", "--shared", "--format", "json", cwd=folder).stdout)
    for dimension in data["dimensions"]:
        for value in dimension["values"]:
            assert value["applicants"] is None or value["applicants"] >= 5
            assert value["group"] is None or value["group"] >= 5
            if value["applicants"] is None or value["group"] is None:
                assert value["wanted"] is value["min"] is value["max"] is None


def test_a_workbook_for_the_meeting(amb: Run, folder: Path) -> None:
    assert amb("select", "--format", "xlsx", cwd=folder).returncode == 2
    assert amb("select", "--format", "xlsx", "--output", "a.xlsx", cwd=folder).returncode == 0
    book = openpyxl.load_workbook(folder / "a.xlsx")
    assert book.sheetnames == ["Mix", "People", "Notes"]
    people = book["People"]
    rows = [[cell.value for cell in row] for row in people.iter_rows()]
    assert rows[0][0] == "18 of 32 volunteers: a proposal"
    assert "3 Jun 2024" in rows[1][0]
    assert "Jörn Hülsebeck" in [row[0] for row in rows]
    chances = [row[3] for row in rows[4:]]
    assert all(isinstance(chance, float | int) and 0 < chance <= 1 for chance in chances)
    assert all(sheet.print_area for sheet in book.worksheets[:2])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--slack", "much"),
        ("--slack", "-1"),
        ("--curve", "20-10"),
        ("--freeze", "--draw", "01 02 03 04 05 06 / 7"),
        ("--correct", "slip"),
        ("--expect", "00"),
        ("--confirm", " "),
        ("--draw", "01 02 03 04 05 06 / 7"),
        ("--set-aside", "why", "--by", "A"),
        ("--replace", "Jörn Hülsebeck"),
        ("--checked-by", "A"),
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

"""Who applied and what is wanted, from other people's files as they are; values and wishes that mean nothing."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from conftest import ROOT, Run

PEOPLE = {
    "sortition": ("unique_id,first_name,last_name,email,function", "{n},Ada{n},Arndt,a{n}@firma.example,{f}"),
    "members": ("pool_member_identifier,Full Name,Function", "{n},Ada{n} Arndt,{f}"),
    "nation": ("nationbuilder_id,first_name,last_name,function,city", "{n},Ada{n},Arndt,{f},Nordhafen"),
}
QUOTAS = {
    "feature": "feature,value,min,max,min_flex,max_flex\nfunction,IT,1,2,0,3\nfunction,HR,1,2,0,4\n",
    "name": "category,name,min,max\nfunction,IT,1,2\nfunction,HR,1,2\n",
    "category": "category,feature,min,max\nfunction,IT,1,2\nfunction,HR,1,2\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example company's programme and roster."""
    target = tmp_path / "programme"
    shutil.copytree(ROOT / "examples", target, ignore=shutil.ignore_patterns("exports", "drafts"))
    return target


def write_people(path: Path, layout: str, functions: str = "IT HR IT HR IT HR") -> None:
    head, line = PEOPLE[layout]
    rows = [line.format(n=n, f=f) for n, f in enumerate(functions.split(), start=1)]
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("people", sorted(PEOPLE))
@pytest.mark.parametrize("quotas", sorted(QUOTAS))
def test_three_layouts_of_people_and_of_categories(amb: Run, tmp_path: Path, people: str, quotas: str) -> None:
    write_people(tmp_path / "p.csv", people)
    (tmp_path / "quotas_3.csv").write_text(QUOTAS[quotas], encoding="utf-8")
    done = amb("select", "p.csv", "--quotas", "quotas_3.csv", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["size"] == 3
    assert {person["name"] for person in data["people"]} == {f"Ada{n} Arndt" for n in range(1, 7)}
    assert [dimension["id"] for dimension in data["dimensions"]] == ["function"]
    assert "quotas_3.csv" in done.stderr
    assert all(word not in done.stdout for word in ("firma.example", "Nordhafen"))


def test_the_size_from_the_option_the_quotas_or_the_name(amb: Run, tmp_path: Path) -> None:
    write_people(tmp_path / "p.csv", "members")
    (tmp_path / "q.csv").write_text("category,name,min,max\nfunction,IT,2,2\nfunction,HR,1,1\n", encoding="utf-8")

    def size(*more: str) -> int:
        return int(json.loads(amb("select", "p.csv", *more, "--format", "json", cwd=tmp_path).stdout)["size"])

    assert size("--quotas", "q.csv") == 3
    assert size("--size", "2") == 2
    (tmp_path / "wide.csv").write_text(QUOTAS["name"], encoding="utf-8")
    nowhere = amb("select", "p.csv", "--quotas", "wide.csv", cwd=tmp_path)
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (2, 1)
    assert "--size" in nowhere.stderr
    shutil.copy(tmp_path / "wide.csv", tmp_path / "quotas_4 (2).csv")
    assert size("--quotas", "quotas_4 (2).csv") == 4
    shutil.copy(tmp_path / "wide.csv", tmp_path / "quotas_2026.csv")
    assert amb("select", "p.csv", "--quotas", "quotas_2026.csv", cwd=tmp_path).returncode == 2


def test_an_excel_list_with_a_title_row(amb: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    title = (["Bewerbungen für das Programm, Stand Mai"], [None], ["Vorname", "Nachname", "Bereich"])
    for row in (*title, ["Ada", "Arndt", "IT"], ["Bo", "Berg", "HR"], ["Cy", "Cordes", "HR"]):
        sheet.append(row)
    book.save(tmp_path / "form.xlsx")
    done = amb("select", "form.xlsx", "--size", "2", "--columns", "function=Bereich", "--format", "csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert sorted(row["Name"] for row in rows) == ["Ada Arndt", "Bo Berg", "Cy Cordes"]
    assert {row["function"] for row in rows} == {"IT", "HR"}


def test_columns_add_to_those_found_by_their_headers(amb: Run, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Standort,function\nA,Nord,IT\nB,Süd,HR\nC,Nord,HR\n", encoding="utf-8")
    (tmp_path / "programme.yaml").write_text(
        "places: {planned: 2}\ndimensions:\n  function: {}\n  region: {}\n", encoding="utf-8"
    )
    lacking = amb("select", "p.csv", cwd=tmp_path)
    assert lacking.returncode == 2
    assert "region" in lacking.stderr
    done = amb("select", "p.csv", "--columns", "region=Standort", "--format", "csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.lstrip("\ufeff").startswith('"Name","Pseudonym","Result","Chance","function","region",')


@pytest.mark.parametrize("where", ["roster", "table", "quotas", "roster and quotas"])
def test_an_unknown_value_is_refused_with_what_was_meant(amb: Run, folder: Path, where: str) -> None:
    arguments: tuple[str, ...] = ()
    if "roster" in where:
        path = folder / "roster.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("function: Vertrieb, region: Süd", "function: Vertreib, region: Süd", 1), "utf-8")
    if where == "table":
        rows = [f"P{n},{'Vertreib' if n == 3 else 'Vertrieb'},Nord,neu" for n in range(20)]
        (folder / "p.csv").write_text("\n".join(["name,function,region,experience", *rows]), encoding="utf-8")
        arguments = ("p.csv", "--size", "5")
    if where == "quotas":
        write_people(folder / "p.csv", "members", "Vertrieb Vertreib IT IT")
        arguments = ("p.csv",)
    if "quotas" in where:
        functions = ["Vertrieb", "Marketing", "Medizin", "IT", "Personal"]
        lines = [f"function,{name},0,18" for name in functions]
        (folder / "q_2.csv").write_text("\n".join(["category,name,min,max", *lines]), encoding="utf-8")
        arguments = (*arguments, "--quotas", "q_2.csv")
    done = amb("select", *arguments, cwd=folder)
    assert done.returncode == 2, done.stdout
    assert "Vertreib" in done.stderr
    assert "did you mean “Vertrieb”?" in done.stderr or "did you mean 'Vertrieb'?" in done.stderr
    for value in ("Vertreib", "function=Vertreib"):
        taken = amb("select", *arguments, "--accept-value", value, cwd=folder)
        assert taken.returncode == 0, taken.stderr


def test_one_slip_among_values_nobody_planned_is_named(amb: Run, tmp_path: Path) -> None:
    write_people(tmp_path / "p.csv", "members", "Vertrieb Vertrieb Vertreib Personal Personal")
    done = amb("select", "p.csv", "--size", "3", cwd=tmp_path)
    assert done.returncode == 0
    assert "Vertreib" in done.stderr
    assert "looks like “Vertrieb”" in done.stderr


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("{kind: set, reason: x}", "names nobody"),
        ("{kind: not_available, people: [], reason: x}", "names nobody"),
        ("{kind: apart, people: [Jörn Hülsebeck], reason: x}", "at least two"),
        ("{kind: together, people: [Jörn Hülsebeck, Jörn Hülsebeck], reason: x}", "at least two"),
        ("{kind: one_per_team, reason: x}", "nobody has it"),
        ("{kind: one_per_manager, people: [Jörn Hülsebeck], reason: x}", "take people out"),
        ("{kind: set, people: [Jörn Hülsebek], reason: x}", "Jörn Hülsebeck"),
        (
            "{kind: not_available, people: [Jörn Hülsebeck], reason: x}\n"
            "  - {kind: together, people: [Jörn Hülsebeck, Käthe Grünwaldtner], reason: y}",
            "not available",
        ),
        (
            "{kind: apart, people: [Jörn Hülsebeck, Käthe Grünwaldtner], reason: x}\n"
            "  - {kind: together, people: [Jörn Hülsebeck, Käthe Grünwaldtner], reason: y}",
            "one of the two",
        ),
    ],
)
def test_wishes_that_mean_nothing(amb: Run, folder: Path, wish: str, words: str) -> None:
    path = folder / "roster.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"\nwishes:\n  - {wish}\n", encoding="utf-8")
    done = amb("select", cwd=folder)
    assert done.returncode == 2, done.stdout
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", "category,name,min,max\n"),
        ("json.csv", '[{"category": "function"}]'),
        ("huge.csv", f"category,name,min,max\nfunction,IT,0,{'9' * 5000}\n"),
        ("words.csv", "category,name,min,max\nfunction,IT,Infinity,1e9999999\n"),
        ("sup.csv", "category,name,min,max\nfunction,IT,²,3\n"),
    ],
)
def test_quotas_that_are_none(amb: Run, tmp_path: Path, name: str, content: str) -> None:
    write_people(tmp_path / "p.csv", "members")
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = amb("select", "p.csv", "--size", "2", "--quotas", name, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert name in done.stderr


@pytest.mark.parametrize("arguments", [("--size", str(10**20)), ("--slack", "1e9999999"), ("--slack", "9" * 5000)])
def test_numbers_that_are_too_large(amb: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    done = amb("select", *arguments, cwd=folder)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr


def test_a_slip_in_a_key_of_columns_is_named(tmp_path: Path, amb: Run) -> None:
    """Held against the wanted attributes and what tells people apart; any other word is an attribute of its own."""
    (tmp_path / "programme.yaml").write_text("dimensions: {function: {}}\n", encoding="utf-8")
    (tmp_path / "p.csv").write_text("Who;Dept\nA B;IT\nC D;HR\nE F;IT\n", encoding="utf-8")
    for key, meant in (("functoin", "function"), ("nam", "name")):
        done = amb("select", "p.csv", "--size", "2", "--columns", f"name=Who,{key}=Dept", cwd=tmp_path)
        assert done.returncode == 2
        assert f"“{key}”" in done.stderr and f"'{meant}'" in done.stderr
    done = amb("select", "p.csv", "--size", "2", "--columns", "name=Who,function=Dept", cwd=tmp_path)
    assert done.returncode == 0, done.stderr

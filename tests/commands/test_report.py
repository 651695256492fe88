"""``amb report`` as it is run: formats that agree, exit codes, bad input in one line each."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Run

EXAMPLE = ROOT / "examples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "demo"))


def test_json_and_csv_hold_the_same_figures(amb: Run, folder: Path) -> None:
    """Every value of the table stands in the JSON, and the contract is named."""
    data = json.loads(amb("report", "--format", "json", cwd=folder).stdout)
    assert data["format"] == "amb-report/1"
    rows = list(csv.DictReader(io.StringIO(amb("report", "--format", "csv", cwd=folder).stdout.lstrip("\ufeff"))))
    assert len(rows) == len(data["figures"]) > 5
    for row, figure in zip(rows, data["figures"], strict=True):
        assert row["No."] == figure["kpi"]
        for shown, value in (
            (row["Value"], figure["now"]["value"]),
            (row["Before: value"], figure["before"]["earlier"]),
        ):
            if figure["now"]["band"] and shown == row["Value"]:
                assert value is None
                assert shown in {"few", "about half", "most"}
                continue
            scale = {"percent": 100, "permille": 1000}.get(figure["unit"], 1)
            expected = None if value is None else pytest.approx(value, abs=1e-6)
            assert (float(shown.rstrip("%‰\N{NO-BREAK SPACE}")) / scale if shown else None) == expected
        assert row["To"] == figure["period"]["last"]


def test_the_order_and_the_names_of_the_files_do_not_matter(amb: Run, folder: Path) -> None:
    """Files given one by one, backwards and renamed: the same figures."""
    renamed = folder / "other"
    renamed.mkdir()
    for number, path in enumerate(sorted((folder / "exports").glob("nordlicht*"))):
        shutil.copy(path, renamed / f"{9 - number}.bin")
    for path in (folder / "exports").iterdir():
        if not path.name.startswith("nordlicht"):  # a person's file needs its name
            path.unlink()
    files = sorted(str(path) for path in renamed.iterdir())
    whole = json.loads(amb("report", "--format", "json", cwd=folder).stdout)
    again = json.loads(amb("report", *files, "--format", "json", cwd=folder).stdout)
    for data in (whole, again):
        del data["sources"]
    assert whole == again


def test_german_and_english_agree_in_every_number(amb: Run, folder: Path) -> None:
    """Digits of the tables are the same, however they are grouped."""
    english = amb("report", "--month", "2024-03", "--format", "markdown", "--lang", "en", cwd=folder).stdout
    german = amb("report", "--month", "2024-03", "--format", "markdown", "--lang", "de", cwd=folder).stdout
    table = [line for line in english.splitlines() if line.startswith("| K")]
    tabelle = [line for line in german.splitlines() if line.startswith("| K")]
    swap = str.maketrans(".,", ",.")
    for row, zeile in zip(table, tabelle, strict=True):
        digits = ["".join(c for c in cell if c.isdigit() or c in ".,+−±") for cell in row.split("|")[3:]]
        ziffern = ["".join(c for c in cell if c.isdigit() or c in ".,+−±") for cell in zeile.split("|")[3:]]
        assert [d.rstrip(".") for d in digits] == [z.rstrip(".,").translate(swap).rstrip(".,") for z in ziffern]


def test_a_broken_file_is_named_and_the_others_are_reported(amb: Run, folder: Path) -> None:
    """Exit 2, one line on stderr, the report of the rest on stdout."""
    (folder / "exports" / "page.xls").write_bytes(b"")
    done = amb("report", cwd=folder)
    assert done.returncode == 2
    assert len([line for line in done.stderr.splitlines() if "page.xls" in line]) == 1
    assert "Traceback" not in done.stderr
    assert "1,000,365" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere",), "nowhere"),
        (("--from", "32.01.2024"), "--from 32.01.2024"),
        (("--month", "2024-13"), "--month 2024-13"),
        (("--month", "2031-01"), "the exports hold 1 Jun 2022 to 30 May 2024"),
        (("--from", "2024-02-01", "--to", "2024-01-01"), "Swap --from and --to"),
        (("--programme", "none.yaml"), "none.yaml: There is no such file"),
        (("--format", "pdf"), "pdf"),
        (("drafts",), "spaten.md"),
    ],
)
def test_what_cannot_be_asked_ends_with_2(amb: Run, folder: Path, arguments: tuple[str, ...], words: str) -> None:
    """One clear line, no traceback, no output."""
    done = amb("report", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_all_mistakes_of_the_programme_are_named_and_nothing_else_happens(amb: Run, folder: Path) -> None:
    """Two mistakes, two lines with line and column, exit 2."""
    path = folder / "programme.yaml"
    path.write_text("strat: 2023-06-12\nplaces: {planned: many}\n", encoding="utf-8")
    done = amb("report", cwd=folder)
    assert done.returncode == 2
    assert [line.split("  ")[0] for line in done.stderr.splitlines()] == ["programme.yaml:1:1", "programme.yaml:2:19"]
    assert "did you mean 'start'" in done.stderr


def test_a_missed_target_is_an_answer(amb: Run, folder: Path) -> None:
    """``--check`` exits with 1 where a target is missed, without it with 0."""
    path = folder / "programme.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("at_least: 80000", "at_least: 90000"), encoding="utf-8")
    assert amb("report", cwd=folder).returncode == 0
    done = amb("report", "--check", cwd=folder)
    assert done.returncode == 1
    assert "not yet" in done.stdout


def test_a_file_is_never_overwritten_by_accident(amb: Run, folder: Path) -> None:
    """``-o`` refuses an existing file, ``--force`` replaces it whole."""
    target = folder / "report.json"
    assert amb("report", "--format", "json", "-o", "report.json", cwd=folder).returncode == 0
    first = target.read_text(encoding="utf-8")
    target.write_text("mine", encoding="utf-8")
    done = amb("report", "--format", "json", "-o", "report.json", cwd=folder)
    assert (done.returncode, target.read_text(encoding="utf-8")) == (2, "mine")
    assert amb("report", "--format", "json", "-o", "report.json", "--force", cwd=folder).returncode == 0
    assert target.read_text(encoding="utf-8") == first
    assert not list(folder.glob(".report*"))


def test_same_input_same_output(amb: Run, folder: Path) -> None:
    """Byte for byte."""
    for form in ("table", "json", "csv", "markdown"):
        assert amb("report", "--format", form, cwd=folder).stdout == amb("report", "--format", form, cwd=folder).stdout


def test_without_programme_the_exported_year_is_reported(amb: Run, tmp_path: Path) -> None:
    """No programme.yaml: the last 365 exported days, and one line on what it would add."""
    done = amb("report", str(EXAMPLE / "exports"), "--details", cwd=tmp_path)
    assert done.returncode == 0
    assert "1 Jun 2023 – 30 May 2024 (365 days)" in done.stdout
    assert "amb init" in done.stderr

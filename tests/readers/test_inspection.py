"""Inspecting shows how files were understood, and nothing of what they hold."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ambassador_cli.models.roster import Consents, Person
from ambassador_cli.pages.inspection import InspectionPage, to_inspection_document
from ambassador_cli.readers.linkedin import find_files, read_exports, read_folder
from ambassador_cli.readers.linkedin.coverage import measure_coverage
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.data.json import to_json
from ambassador_cli.writers.forms.terminal import to_plain_text
from conftest import ROOT, Run

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
TODAY = date(2024, 6, 3)
FILES, _ = find_files([SAMPLES])
FILES = [path for path in FILES if path.suffix in {".xls", ".xlsx", ".csv", ".ods", ".txt", ".zip"}]
AGREED = [
    Person(id=member["key"], name=member["name"], consents=Consents(use_statistics=date(2023, 1, 1)))
    for member in json.loads((SAMPLES / "truth_people.json").read_text(encoding="utf-8"))["members"]
]
PEOPLE = json.loads((SAMPLES / "truth_people.json").read_text(encoding="utf-8"))
TRUTH = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    inspected = read_exports(FILES, today=TODAY, inspect=True, people=AGREED).inspected
    covered = measure_coverage(read_folder([SAMPLES / "page_en"], today=TODAY).history)
    texts = {"json": to_json(InspectionPage(inspected, covered, Words()).record())}
    for language in ("de", "en"):
        texts[language] = to_plain_text(to_inspection_document(inspected, covered, Words(language)))
    return texts


def test_no_name_text_or_value_is_shown(shown: dict[str, str]) -> None:
    words = {word for member in PEOPLE["members"] for word in re.split(r"[ -]", member["name"]) if len(word) > 4}
    words |= {word for post in TRUTH["page_posts"] for word in re.findall(r"\w{12,}", post["text"])}
    words |= {post["activity_id"] for post in TRUTH["page_posts"]}
    words |= {"nordlicht", "anderer-verlag", "CANARY", "linkedin.com/", "Deichlabor", "tausend", "1e308"}
    values = {str(value) for entry in TRUTH["files"].values() for value in entry["sums"].values() if value > 99_999}
    for text in shown.values():
        assert not [word for word in words | values if word in text]


def test_every_file_is_there_with_its_kind(shown: dict[str, str]) -> None:
    data = json.loads(shown["json"])
    assert data["format"] == "amb-inspect/1"
    assert len(data["files"]) == len(FILES)
    for path, file in zip(FILES, data["files"], strict=True):
        name = path.relative_to(SAMPLES).as_posix()
        entry = TRUTH["files"].get(name) or PEOPLE["files"].get(name)
        if entry and path.suffix != ".zip":
            kind = "shares" if entry["kind"] == "archive" else entry["kind"]
            assert (file["kind"], file["refused"]) == (kind, False)
            if entry["kind"] == "creator":
                assert (file["first"], file["last"]) == (entry["first"], entry["last"])


def test_columns_are_named_by_what_they_were_taken_for() -> None:
    (file,) = read_exports(
        [SAMPLES / "page_de" / "nordlicht-pharma_followers_1717233146888.xls"], today=TODAY, inspect=True
    ).inspected
    assert [column.meaning for column in file.tables[0].columns] == [
        "Date", "Followers (sponsored)", "Followers (organic)", "Auto-invited followers", "Followers (total)",
    ]  # fmt: skip
    assert file.label == "page_followers-1.xls"


def test_coverage_names_gaps_and_the_day_of_the_next_export() -> None:
    rows = "Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n"
    days = [*range(13, 16), *range(20, 25)]
    rows += "".join(f"05/{day}/2024,0,1,0,1\n" for day in days)
    (entry,) = measure_coverage(read_exports([("x.csv", rows.encode())], today=TODAY).history)
    assert (entry.kind, entry.first, entry.last, entry.days) == (
        "page_followers", date(2024, 5, 13), date(2024, 5, 24), 8,
    )  # fmt: skip
    assert entry.gaps == ((date(2024, 5, 16), date(2024, 5, 19)),)
    assert entry.due == date(2025, 5, 24)


def test_coverage_of_people_tells_their_number_only() -> None:
    people = [
        Person(id=member["key"], name=member["name"], consents=Consents(use_statistics=TODAY))
        for member in PEOPLE["members"]
    ]
    found = read_folder([SAMPLES / "creators_2024_en", SAMPLES / "creators_2026_de"], today=TODAY, people=people)
    (entry,) = measure_coverage(found.history)
    assert (entry.kind, entry.people, entry.last) == ("creator", 10, date(2024, 5, 31))


def test_amb_inspect(amb: Run, tmp_path: Path) -> None:
    done = amb("inspect", "--format", "json", cwd=ROOT / "examples")
    assert done.returncode == 0
    files = json.loads(done.stdout)["files"]
    assert {file["kind"] for file in files} == {"page_content", "page_followers", "creator", "shares"}
    silent = [file for file in files if any(doubt["id"] == "person_no_consent" for doubt in file["doubts"])]
    assert len(silent) == 3
    for file in silent:  # of people who did not agree: no days, no numbers of rows
        assert (file["first"], file["last"]) == (None, None)
        assert {table["rows"] for table in file["tables"]} == {None}
    shown = amb("inspect", cwd=ROOT / "examples")
    assert "Ostermoorin" not in shown.stdout + shown.stderr
    named = amb("inspect", "--names", cwd=ROOT / "examples")
    assert "Ostermoorin" in named.stderr
    assert "Ostermoorin" not in named.stdout
    bad = amb("inspect", str(SAMPLES / "broken" / "bank_statement.csv"), cwd=tmp_path)
    assert bad.returncode == 2
    assert "Traceback" not in bad.stderr


@pytest.mark.parametrize("answer", ["y\n", "n\n"])
def test_expired_files_are_deleted_after_asking(amb: Run, tmp_path: Path, answer: str) -> None:
    old = "Content_2022-06-02_2023-06-01_JörnHülsebeck.xlsx"
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / old).write_bytes((SAMPLES / "creators_2024_en" / old).read_bytes())
    roster: dict[str, Any] = {"people": [{"name": "Jörn Hülsebeck", "consents": {"use_statistics": "2023-01-01"}}]}
    (tmp_path / "roster.yaml").write_text(json.dumps(roster), encoding="utf-8")
    options = ["inspect", "--delete-expired", "--today", "2024-09-01"]
    if answer == "y\n":
        done = amb(*options, "--yes", cwd=tmp_path)
        assert done.returncode == 0
    else:
        done = amb(*options, cwd=tmp_path)
    assert (tmp_path / "exports" / old).exists() is (answer == "n\n")

"""Every broken file behaves as EXPECTED.yaml says: the verdict, the place, and exact figures where it is read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ambassador_cli.errors import Problem
from ambassador_cli.models.export import History
from ambassador_cli.models.roster import Consents, Person
from ambassador_cli.readers.linkedin import Exports, read_exports
from ambassador_cli.texts.words import Words

BROKEN = Path(__file__).parents[1] / "data" / "samples" / "broken"
TODAY = date(2024, 6, 3)
CASES: list[dict[str, Any]] = yaml.safe_load((BROKEN / "EXPECTED.yaml").read_text(encoding="utf-8"))["files"]
ARCHIVES = re.compile(r"Basic_|zip_in_zip")
NAMED = {"Nordlicht_Pharma_competitor_analytics_1717233125471.xlsx"}
"""Refused by name: a known export that is left out with a note, so that a folder with one stays usable."""


def _read(name: str, *, allow_archive: bool = False) -> Exports:
    """The file as the roster's own person would hand it in."""
    people = [Person(name="Anna Berg", files=(name,), consents=Consents(use_statistics=date(2023, 1, 1)))]
    data = (BROKEN / name).read_bytes()
    return read_exports(
        [(name, data)], slug="nordlicht-pharma", today=TODAY, people=people, allow_archive=allow_archive
    )


def _figures(history: History) -> dict[str, object]:
    figures: dict[str, object] = {}
    days: list[Any] = [*history.page_days, *history.follower_days]
    if days:
        figures = {"days": len(days), "first": str(days[0].day), "last": str(days[-1].day)}
    if history.page_days:
        for role in ("impressions", "clicks"):
            values = [getattr(day.organic, role) for day in history.page_days]
            figures[f"{role}_organic"] = None if None in values else sum(values)
    for person in history.people:
        days = list(person.days)
        figures = {"days": len(days), "first": str(days[0].day), "last": str(days[-1].day)} if days else {}
        for role in ("impressions", "engagements"):
            figures[role] = sum(getattr(day, role) for day in days)
    if history.follower_days:
        figures["new_followers_organic"] = sum(day.organic or 0 for day in history.follower_days)
    return figures


def _verdict(exports: Exports) -> str:
    if any(problem.level == "error" for problem in exports.problems):
        return "refuse"
    if not exports.history.sources:
        return "named"
    return "warn" if exports.problems else "accept"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_verdict(case: dict[str, Any]) -> None:
    exports = _read(case["file"])
    verdict, exact = _verdict(exports), case.get("exact", {})
    figures = _figures(exports.history)
    right = all(figures.get(key) == value for key, value in exact.items())
    allowed = {
        "refuse": {"named"} if case["file"] in NAMED else {"refuse"},
        "accept": {"accept"} if right else set(),
        "accept_with_warning": {"warn"} if right else set(),
        "refuse_or_warn": {"refuse", "warn"},
        "refuse_or_exact": {"refuse", "warn", "accept"} if right else {"refuse"},
    }[case["expect"]]
    assert verdict in allowed, (verdict, figures, exports.problems)
    if verdict in {"refuse", "named"}:
        assert exports.history == History()


PLACED = [case for case in CASES if not ARCHIVES.match(case["file"]) and case["expect"] not in {"accept"}]
ELSEWHERE = {"double_encoded.csv"}
"""Its first damaged umlaut stands in row 1, not 2."""


@pytest.mark.parametrize("case", [c for c in PLACED if c["file"] not in ELSEWHERE], ids=lambda case: case["file"])
def test_place_is_named(case: dict[str, Any]) -> None:
    problems = _read(case["file"]).problems
    assert problems or case["expect"] == "refuse_or_exact"
    where = str(case["where"])
    places = [problem.place for problem in problems]
    assert all(place.file == case["file"] for place in places)
    rows = [int(n) for n in re.findall(r"(?:rows? |and )(\d+)", where)]
    if rows:
        named = {place.row for place in places} | {p.values.get("first") for p in problems}
        assert named & set(rows), (where, problems)
    sheet = re.match(r"sheet ([^,]+?)(?:, (?:row|column|cell).*)?$", where)
    if sheet:
        assert sheet[1] in {place.sheet for place in places}
    cell = re.search(r"cell ([A-Z]+\d+)", where) or re.search(r"row \d+, column ([A-Z])$", where)
    if cell:
        assert cell[1] in {place.cell for place in places}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_one_clear_sentence_in_both_languages(case: dict[str, Any], language: Any) -> None:
    words = Words(language)
    problems: tuple[Problem, ...] = _read(case["file"]).problems
    for problem in problems:
        sentence = words.say(f"problem.{problem.id}", **problem.values)
        assert sentence.isprintable()
        assert not re.search(r"\{\w+\}", sentence)
        assert len(sentence) < 400


def test_a_refused_file_does_not_stop_the_others() -> None:
    good = BROKEN.parent / "page_en" / "nordlicht-pharma_content_1717233125471.xls"
    names = [case["file"] for case in CASES if case["expect"] == "refuse"]
    files = [(name, (BROKEN / name).read_bytes()) for name in names]
    exports = read_exports([*files, good], today=TODAY)
    assert len(exports.history.page_days) == 365
    assert {problem.place.file for problem in exports.problems} == set(names)


@pytest.mark.parametrize("case", [c for c in CASES if ARCHIVES.match(c["file"])], ids=lambda case: case["file"])
def test_archives_that_their_owner_asks_to_read(case: dict[str, Any]) -> None:
    exports = _read(case["file"], allow_archive=True)
    assert _verdict(exports) == "refuse"
    assert exports.history == History()
    problem = exports.problems[0]
    row = re.search(r"row (\d+)", case["where"])
    if row:
        assert problem.place.row == int(row[1])
    entry = re.search(r"entry (\S+\.csv)", case["where"])
    if entry:
        assert entry[1].replace("../", "") in problem.place.sheet.replace("../", "")

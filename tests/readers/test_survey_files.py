"""Answers to the survey: by the words of the paper in any language, without anybody's name."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from ambassador_cli.models.survey import SURVEY
from ambassador_cli.readers.survey_files import read_survey
from ambassador_cli.texts.words import Words

WORDS = {"du": Words("de", "du"), "sie": Words("de", "sie"), "en": Words("en")}
ROWS = [(n % 5 + 1, 5 - n % 3, 3, n, 2 * n, "frei") for n in range(7)]


def write(path: Path, headers: list[str], rows: Sequence[tuple[object, ...]]) -> None:
    path.parent.mkdir(exist_ok=True)
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Zeitstempel", *headers], *(["07.02.2025 00:13:31", *row] for row in rows)])
    path.write_text(out.getvalue(), encoding="utf-8")


def questions(reader: str) -> list[str]:
    return [question.text.say(WORDS[reader]) for question in SURVEY]


@pytest.mark.parametrize("reader", list(WORDS))
def test_the_words_of_the_paper_are_known(tmp_path: Path, reader: str) -> None:
    write(tmp_path / "survey" / "after_2025.csv", questions(reader), ROWS)
    survey, problems = read_survey(tmp_path, {})
    assert not problems
    assert survey.after["allowed"] == (1, 1, 2, 2, 3, 4, 5)
    assert survey.after["ties"] == (0, 2, 4, 6, 8, 10, 12)
    assert set(survey.after) == {"allowed", "ask", "topics", "exchange", "ties"}
    assert not survey.before


def test_columns_may_be_added_and_moved(tmp_path: Path) -> None:
    """And the order of rows says nothing."""
    found = []
    for seed in range(5):
        dice = random.Random(seed)
        order = list(range(7))
        dice.shuffle(order)
        headers = [*questions("du"), "Noch etwas?"]
        rows = [(*row, "egal") for row in dice.sample(ROWS, len(ROWS))]
        folder = tmp_path / str(seed)
        folder.mkdir()
        write(
            folder / "survey" / "before.csv",
            [headers[at] for at in order],
            [tuple(row[at] for at in order) for row in rows],
        )
        found.append(read_survey(folder, {}))
    assert all(one == found[0] for one in found)
    assert len(found[0][0].before["topics"]) == 7


def test_own_headers_are_named_in_the_programme(tmp_path: Path) -> None:
    write(tmp_path / "survey" / "after.csv", ["Darf ich?"], [(n % 5 + 1,) for n in range(5)])
    assert [problem.id for problem in read_survey(tmp_path, {})[1]] == ["survey.nothing"]
    survey, problems = read_survey(tmp_path, {"allowed": "Darf ich?"})
    assert (survey.after, problems) == ({"allowed": (1, 2, 3, 4, 5)}, ())
    assert [problem.id for problem in read_survey(tmp_path, {"alowed": "Darf ich?"})[1]] == [
        "survey.unknown_key",
        "survey.nothing",
    ]


@pytest.mark.parametrize("column", ["Name", "E-Mail-Adresse", "Vor- und Nachname", "Your name", "Dein Vorname"])
def test_a_file_that_says_who_answered_is_refused(tmp_path: Path, column: str) -> None:
    write(tmp_path / "survey" / "after.csv", [*questions("du"), column], [(*row, "Kim") for row in ROWS])
    survey, problems = read_survey(tmp_path, {})
    assert not survey.after
    assert [problem.id for problem in problems] == ["survey.names"]


@pytest.mark.parametrize("cell", ["0", "6", "2,5", "drei", "-1", "99999999999999999999", "1001"])
def test_answers_out_of_range_are_named_by_row(tmp_path: Path, cell: str) -> None:
    at = 4 if cell == "1001" else 0
    rows: list[list[object]] = [list(row) for row in ROWS]
    rows[2][at] = cell
    write(tmp_path / "survey" / "after.csv", questions("du"), [tuple(row) for row in rows])
    survey, problems = read_survey(tmp_path, {})
    assert not survey.after
    assert [(problem.id, problem.place.row) for problem in problems] == [("survey.out_of_range", 4)]
    assert cell not in str(problems[0].values)


def test_under_five_answers_nothing_is_given_out(tmp_path: Path) -> None:
    write(tmp_path / "survey" / "after.csv", questions("du"), ROWS[:4])
    survey, problems = read_survey(tmp_path, {})
    assert [(problem.id, problem.level) for problem in problems] == [("survey.few", "warning")]
    assert all(not survey.answers("after", question.key) for question in SURVEY)


def test_a_question_twice_is_named(tmp_path: Path) -> None:
    headers = [*questions("du"), questions("en")[0]]
    write(tmp_path / "survey" / "after.csv", headers, [(*row, 1) for row in ROWS])
    assert [problem.id for problem in read_survey(tmp_path, {})[1]] == ["survey.twice"]

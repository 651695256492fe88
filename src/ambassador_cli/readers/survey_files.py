"""Answers to the six questions, as a form exports them: survey/before* and survey/after*. Nobody's name comes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.models.application_form import ApplicationForm
from ambassador_cli.models.survey import FEWEST_ANSWERS, MOST_COUNT, SCALE, SURVEY, Survey, SurveyQuestion, When
from ambassador_cli.readers.application_forms import read_application_form
from ambassador_cli.readers.user_files import is_folder

FOLDER = "survey"
_ENDINGS = frozenset({".xlsx", ".xls", ".ods", ".csv", ".zip"})
_NAMES = re.compile(
    r".*\b(?:e-?mail\w*|e-?mail-?adresse|vor-? ?und (?:nach|zu)name|(?:vor|nach|familien)name|name|full name"
    r"|username)\b.*"
)
_NUMBER = re.compile(r"(\d+)(?:[.,]0+)?")
_STARRED = re.compile(r"\s*\*$")


def read_survey(folder: Path, columns: Mapping[str, str]) -> tuple[Survey, tuple[Problem, ...]]:
    """All answers below ``folder``/survey. ``columns`` are headers of the company's own by the key of a question; else
    the words of the paper count, in either language and address.

    The problems name files that cannot be used, with all that is wrong: columns with names or addresses, answers out of
    range, a question that is asked twice, a key that there is not. Such a file is left out whole.
    """
    where = folder / FOLDER
    problems = [_unknown_key(key) for key in columns if key not in {question.key for question in SURVEY}]
    found: dict[When, dict[str, list[int]]] = {"before": {}, "after": {}}
    whens: tuple[When, ...] = ("before", "after")
    for when in whens:
        for path in _files(where, when):
            try:
                answers = _answers(read_application_form(path), columns)
            except InputError as error:
                problems += error.problems
                continue
            for key, values in answers.items():
                found[when].setdefault(key, []).extend(values)
        few = {key: len(values) for key, values in found[when].items() if len(values) < FEWEST_ANSWERS}
        if few:
            seen = {"n": max(few.values()), "least": FEWEST_ANSWERS, "when": when}
            problems.append(Problem("survey.few", Place(file=f"{FOLDER}/{when}*"), seen, "warning"))
    survey = Survey(*({key: tuple(sorted(values)) for key, values in found[when].items()} for when in whens))
    return survey, tuple(problems)


def _files(folder: Path, when: When) -> list[Path]:
    if not is_folder(folder):
        return []
    return sorted(path for path in folder.glob(f"{when}*") if path.suffix.lower() in _ENDINGS)


def _answers(form: ApplicationForm, columns: Mapping[str, str]) -> dict[str, list[int]]:
    problems = list(_names(form))
    asked: dict[str, list[str]] = {}
    for header in form.questions:
        known = _key_of(header, columns)
        if known is not None:
            asked.setdefault(known.key, []).append(header)
    place = Place(file=form.file, sheet=form.sheet)
    problems += [Problem("survey.twice", place, {"key": key}) for key, headers in asked.items() if len(headers) > 1]
    if not asked:
        problems.append(Problem("survey.nothing", place, {"expected": SURVEY[0].text.en}))
    found: dict[str, list[int]] = {}
    by_key = {question.key: question for question in SURVEY}
    for key, headers in asked.items():
        question, at = by_key[key], form.questions.index(headers[0])
        if question.kind == "text":
            continue
        for answer in form.answers:
            cell = answer.cells[at]
            if not cell:
                continue
            value = _value(cell, question)
            if value is None:
                values = {"key": key, "most": SCALE[-1] if question.kind == "scale" else MOST_COUNT}
                problems.append(Problem("survey.out_of_range", Place(file=form.file, row=answer.row), values))
            else:
                found.setdefault(key, []).append(value)
    if problems:
        raise InputError(problems)
    return found


def _names(form: ApplicationForm) -> Iterable[Problem]:
    """Columns that could tell who answered."""
    named = [question for question in form.questions if _NAMES.fullmatch(fold_label(question))]
    recorded = any(answer.email or answer.account for answer in form.answers)
    if named or recorded:
        yield Problem("survey.names", Place(file=form.file, sheet=form.sheet), {"columns": ", ".join(named[:3]) or "–"})


def _key_of(header: str, columns: Mapping[str, str]) -> SurveyQuestion | None:
    plain = _plain(header)
    for question in SURVEY:
        own = columns.get(question.key)
        wordings: Sequence[str] = [own] if own else [text for _, text in question.text.forms()]
        if plain in map(_plain, wordings):
            return question
    return None


def _plain(text: str) -> str:
    return fold_label(_STARRED.sub("", text)).rstrip(" .?:")


def _value(cell: str, question: SurveyQuestion) -> int | None:
    number = _NUMBER.fullmatch(cell.strip())
    if number is None:
        return None
    value = int(number[1]) if len(number[1]) < 9 else MOST_COUNT + 1
    if question.kind == "scale":
        return value if value in SCALE else None
    return value if value <= MOST_COUNT else None


def _unknown_key(key: str) -> Problem:
    expected = ", ".join(question.key for question in SURVEY)
    return Problem("survey.unknown_key", Place(file="programme.yaml"), {"found": key, "expected": expected})

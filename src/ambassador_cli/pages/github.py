"""Findings as workflow commands: GitHub Actions shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ambassador_cli.errors import Problem
from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.pages.finding_records import FindingRecord, to_records
from ambassador_cli.pages.finding_words import FindingWords, say_problem
from ambassador_cli.texts.visible import to_one_line

_COMMANDS: Mapping[str, str] = {"error": "error", "question": "warning", "warning": "warning", "info": "notice"}


def to_github(drafts: Iterable[CheckedDraft], words: FindingWords, problems: Iterable[Problem] = ()) -> Iterator[str]:
    """One ``::error file=…,line=…::message`` line a finding; what could not be read is an error too, an entry of
    ``suppress`` without effect a notice. Findings kept on purpose and what is only to be done when posting are left
    out."""
    for problem in problems:
        message = say_problem(problem, words.words)
        properties = {"file": problem.place.file, "line": problem.place.line, "col": problem.place.column}
        yield _command("error" if problem.level == "error" else "warning", properties, message)
    for draft in drafts:
        for record in to_records([draft], words):
            if not record.kept and record.section != "todo":
                yield _finding(record, words)
        positions = Positions(draft.file.text)
        for unused in draft.settled.unused:
            place = {"file": draft.file.name, "line": positions.line_column(unused.start)[0]}
            yield _command("notice", place, words.unused(unused))


def _finding(record: FindingRecord, words: FindingWords) -> str:
    properties: dict[str, object] = {
        "file": record.file,
        "line": record.line,
        "endLine": record.end_line,
        "title": f"{record.rule} {words.rules[record.rule].name}",
    }
    if record.line == record.end_line and record.end > record.start:
        properties |= {"col": record.column, "endColumn": record.end_column}
    kind = _COMMANDS[words.rules[record.rule].counts_as(record.level)]
    return _command(kind, properties, record.message)


def _command(kind: str, properties: Mapping[str, object], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value not in (None, ""))
    return f"::{kind} {said}::{_data(to_one_line(message))}" if said else f"::{kind}::{_data(to_one_line(message))}"


def _data(value: object) -> str:
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")

"""Findings as workflow commands: GitHub Actions shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ambassador_cli.models.finding_record import FindingRecord, FindingsRecord
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.writers.form import Form

_COMMANDS: Mapping[str, str] = {"error": "error", "question": "warning", "warning": "warning", "info": "notice"}


def to_github(run: FindingsRecord) -> Iterator[str]:
    """One ``::error file=…,line=…::message`` line a finding; what could not be read is an error too, an entry of
    ``suppress`` without effect a notice. Findings kept on purpose and what is only to be done when posting are left
    out."""
    for problem in run.problems:
        properties = {"file": problem.file, "line": problem.line, "col": problem.column}
        yield _command("error" if problem.level == "error" else "warning", properties, problem.message)
    lines: dict[str, list[str]] = {file: [] for file in run.files}
    for record in run.findings:
        if not record.kept and record.section != "todo":
            lines[record.file].append(_finding(record))
    for unused in run.unused:
        lines[unused.file].append(_command("notice", {"file": unused.file, "line": unused.line}, unused.message))
    for file in run.files:
        yield from lines[file]


def _finding(record: FindingRecord) -> str:
    properties: dict[str, object] = {
        "file": record.file,
        "line": record.line,
        "endLine": record.end_line,
        "title": f"{record.rule} {record.name}".rstrip(),
    }
    if record.line == record.end_line and record.end > record.start:
        properties |= {"col": record.column, "endColumn": record.end_column}
    return _command(_COMMANDS[record.shown_level], properties, record.message)


def _command(kind: str, properties: Mapping[str, object], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value not in (None, ""))
    return f"::{kind} {said}::{_data(to_one_line(message))}" if said else f"::{kind}::{_data(to_one_line(message))}"


def _data(value: object) -> str:
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORM = Form("github", (), lambda page: "".join(f"{line}\n" for line in to_github(page.findings())), also=(".txt",))

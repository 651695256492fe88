"""Findings as SARIF 2.1.0, the exchange format of static analysis (OASIS standard)."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from ambassador_cli.models.finding_record import FindingRecord, FindingsRecord, ProblemRecord, RuleRecord
from ambassador_cli.writers.data.json import to_json
from ambassador_cli.writers.form import Form

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[str, str] = {"error": "error", "question": "warning", "warning": "warning", "info": "note"}


def to_sarif(run: FindingsRecord) -> str:
    """All drafts as one run. Every registered rule is described; findings kept on purpose are results with a
    suppression; what is to be done when posting is a note; questions are warnings with the property ``question``;
    what could not be read is a notification. Columns are code points. Fixes are left out where texts are hidden."""
    index = {rule.id: number for number, rule in enumerate(run.rules)}
    return to_json(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "amb hashtag-check",
                            "semanticVersion": run.version,
                            "rules": [_rule(rule) for rule in run.rules],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "artifacts": [{"location": _location(name)} for name in run.files],
                    "invocations": [
                        {
                            "executionSuccessful": not any(problem.level == "error" for problem in run.problems),
                            "toolExecutionNotifications": [_notification(problem) for problem in run.problems],
                        }
                    ],
                    "results": [_result(record, index) for record in run.findings],
                }
            ],
        }
    )


def _rule(rule: RuleRecord) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.definition},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [*rule.scopes], "question": rule.level == "question"},
    }


def _result(record: FindingRecord, index: Mapping[str, int]) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": record.line,
        "startColumn": record.column,
        "endLine": record.end_line,
        "endColumn": record.end_column,
        "charOffset": record.start,
        "charLength": record.end - record.start,
    }
    if record.text:
        region["snippet"] = {"text": record.text}
    location = _location(record.file)
    result: dict[str, Any] = {
        "ruleId": record.rule,
        "ruleIndex": index[record.rule],
        "level": _level(record),
        "message": {"text": record.message},
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": region}}],
        "partialFingerprints": {"place/v1": _fingerprint(record)},
        "properties": {"question": record.level == "question", "section": record.section},
    }
    if record.edits:
        replacements = [
            {
                "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
                "insertedContent": {"text": edit.text},
            }
            for edit in record.edits
        ]
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": location, "replacements": replacements}]}]
    if record.kept:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": record.kept}]
    return result


def _level(record: FindingRecord) -> str:
    if record.section == "todo":
        return "note"
    return _LEVELS[record.shown_level]


def _location(file: str) -> dict[str, str]:
    uri = quote(file.replace("\\", "/"), safe="/")
    return {"uri": uri} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _fingerprint(record: FindingRecord) -> str:
    """The same remark at the same place stays the same remark; nothing of the text can be read from it."""
    return sha256(f"{record.rule}\0{record.file}\0{record.start}\0{record.end}".encode()).hexdigest()[:32]


def _notification(problem: ProblemRecord) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "level": "error" if problem.level == "error" else "warning",
        "message": {"text": problem.message},
        "descriptor": {"id": problem.id},
    }
    if problem.file:
        place: dict[str, Any] = {"artifactLocation": _location(problem.file)}
        if problem.line:
            place["region"] = {"startLine": problem.line}
        notification["locations"] = [{"physicalLocation": place}]
    return notification


FORM = Form("sarif", (".sarif",), lambda page: to_sarif(page.findings()), also=(".json",))

"""Findings as SARIF 2.1.0, the exchange format of static analysis (OASIS standard)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from ambassador_cli import __version__
from ambassador_cli.errors import Problem
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.rule import Rule
from ambassador_cli.pages.finding_records import FindingRecord, registered, to_records
from ambassador_cli.pages.finding_words import FindingWords, say_problem
from ambassador_cli.texts.escaped_json import to_json
from ambassador_cli.texts.visible import to_one_line

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[str, str] = {"error": "error", "question": "warning", "warning": "warning", "info": "note"}


def to_sarif(drafts: Sequence[CheckedDraft], words: FindingWords, problems: Iterable[Problem] = ()) -> str:
    """All drafts as one run. Every registered rule is described; findings kept on purpose are results with a
    suppression; what is to be done when posting is a note; questions are warnings with the property ``question``;
    what could not be read is a notification. Columns are code points. Fixes are left out where texts are hidden."""
    rules = registered(words)
    index = {rule.id: number for number, rule in enumerate(rules)}
    failed = list(problems)
    return to_json(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "amb hashtag-check",
                            "semanticVersion": __version__,
                            "rules": [_rule(rule, words) for rule in rules],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "artifacts": [
                        {"location": _location(name)} for name in dict.fromkeys(draft.file.name for draft in drafts)
                    ],
                    "invocations": [
                        {
                            "executionSuccessful": not any(problem.level == "error" for problem in failed),
                            "toolExecutionNotifications": [_notification(problem, words) for problem in failed],
                        }
                    ],
                    "results": [_result(record, index, words) for record in to_records(drafts, words)],
                }
            ],
        }
    )


def _rule(rule: Rule, words: FindingWords) -> dict[str, Any]:
    definition, why = words.said(rule.definition), words.said(rule.why)
    good = words.words.say("explain.rule.good"), to_one_line(rule.good.draft)
    bad = words.words.say("explain.rule.bad"), to_one_line(rule.bad.draft)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": definition},
        "help": {"text": f"{why}\n{words.source(rule.id)}\n{bad[0]}: {bad[1]}\n{good[0]}: {good[1]}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [*rule.scopes], "question": rule.level == "question"},
    }


def _result(record: FindingRecord, index: Mapping[str, int], words: FindingWords) -> dict[str, Any]:
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
        "level": _level(record, words),
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


def _level(record: FindingRecord, words: FindingWords) -> str:
    if record.section == "todo":
        return "note"
    return _LEVELS[words.rules[record.rule].counts_as(record.level)]


def _location(file: str) -> dict[str, str]:
    uri = quote(file.replace("\\", "/"), safe="/")
    return {"uri": uri} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _fingerprint(record: FindingRecord) -> str:
    """The same remark at the same place stays the same remark; nothing of the text can be read from it."""
    return sha256(f"{record.rule}\0{record.file}\0{record.start}\0{record.end}".encode()).hexdigest()[:32]


def _notification(problem: Problem, words: FindingWords) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "level": "error" if problem.level == "error" else "warning",
        "message": {"text": say_problem(problem, words.words)},
        "descriptor": {"id": problem.id},
    }
    if problem.place.file:
        place: dict[str, Any] = {"artifactLocation": _location(problem.place.file)}
        if problem.place.line:
            place["region"] = {"startLine": problem.place.line}
        notification["locations"] = [{"physicalLocation": place}]
    return notification

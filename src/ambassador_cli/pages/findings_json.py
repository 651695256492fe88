"""Findings as JSON: a contract for scripts.

::

    {
      "format": "amb-findings/1",
      "redacted": false,                 true: "text", "edits" and the author's words in messages are left out
      "findings": [                      those shown, in the order of the drafts and texts, one by one
        {"rule": "HT003", "level": "error|question|warning|info", "file": "drafts/a.md",
         "start": 17, "end": 37,         code points of the whole file, byte order mark not counted, end excluded
         "line": 3, "column": 1,         from 1, columns in code points
         "text": "#Nordrhein-Westfalen", exactly the file's characters from start to end ("" if redacted or secret)
         "message": "…",                 in the reader's language
         "name": "hashtag-cut",
         "contact": ["Contact: …"],      whom to ask first, where there is somebody and nothing is redacted
         "section": "ask_first|please_answer|better_so|tip|todo|more",   where people see it; "todo" is to be done
                                         when posting and no remark on the draft
         "edits": [{"start": 17, "end": 37, "text": "#NordrheinWestfalen", "safe": false}]}],
      "answered": [{"rule", "file", "by", "date", "reported_on"}],
      "kept": [the keys of a finding and "reason"],
      "unused": [{"rule", "file", "reason": "unused|void|unknown", "meant": "HT004"}],
      "links": [{"file", "url", "state": "found|broken|refused|no-answer|offline", "status"}],
      "files": [{"file", "kind", "language", "findings": 3}],
      "problems": [{"id", "level", "file", "line", "column", "message"}]
    }

New keys may come without a new version; a key that goes or means something else raises the number in ``format``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ambassador_cli.errors import Problem
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.pages.finding_records import FindingRecord, to_records
from ambassador_cli.pages.finding_words import FindingWords, say_problem
from ambassador_cli.texts.escaped_json import to_json

FORMAT = "amb-findings/1"


def to_findings_json(drafts: Sequence[CheckedDraft], words: FindingWords, problems: Iterable[Problem] = ()) -> str:
    """All drafts as one JSON document; see the module's docstring for its keys."""
    records = list(to_records(drafts, words))
    counts = Counter(record.file for record in records if not record.kept)
    return to_json(
        {
            "format": FORMAT,
            "redacted": words.hide,
            "findings": [_finding(record, words) for record in records if not record.kept],
            "answered": [_answered(draft) | entry for draft in drafts for entry in _answers(draft, words)],
            "kept": [_finding(record, words) | {"reason": record.kept} for record in records if record.kept],
            "unused": [
                {"rule": unused.rule, "file": draft.file.name, "reason": unused.reason, "meant": unused.meant}
                for draft in drafts
                for unused in draft.settled.unused
            ],
            "links": [
                {"file": draft.file.name, "url": "" if words.hide else link.url}
                | {"state": link.state, "status": link.status}
                for draft in drafts
                for link in draft.links
            ],
            "files": [
                {
                    "file": draft.file.name,
                    "kind": draft.draft.front_matter.kind,
                    "language": draft.language,
                    "findings": counts[draft.file.name],
                }
                for draft in drafts
            ],
            "problems": [_problem(problem, words) for problem in problems],
        }
    )


def _finding(record: FindingRecord, words: FindingWords) -> dict[str, object]:
    return {
        "rule": record.rule,
        "level": record.level,
        "file": record.file,
        "start": record.start,
        "end": record.end,
        "line": record.line,
        "column": record.column,
        "text": record.text,
        "message": record.message,
        "name": words.rules[record.rule].name,
        "section": record.section,
        "contact": _contact(record, words),
        "edits": [edit.model_dump() for edit in record.edits],
    }


def _contact(record: FindingRecord, words: FindingWords) -> list[str]:
    asks = record.section in {"ask_first", "please_answer"}
    return list(words.contact(record.rule)) if asks and not words.hide else []


def _answered(draft: CheckedDraft) -> dict[str, object]:
    return {"file": draft.file.name}


def _answers(draft: CheckedDraft, words: FindingWords) -> list[dict[str, object]]:
    return [
        {
            "rule": answered.finding.rule,
            "by": "" if words.hide else answered.answer.by,
            "date": answered.answer.date.isoformat(),
            "reported_on": answered.answer.reported_on.isoformat() if answered.answer.reported_on else None,
        }
        for answered in draft.settled.answered
    ]


def _problem(problem: Problem, words: FindingWords) -> dict[str, object]:
    return {
        "id": problem.id,
        "level": problem.level,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": say_problem(problem, words.words),
    }

"""What JSON holds of findings: a contract for scripts.

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
from ambassador_cli.models.finding_record import FindingRecord
from ambassador_cli.pages.finding_records import to_problem_records, to_records
from ambassador_cli.pages.finding_words import FindingWords

FORMAT = "amb-findings/1"


def to_finding_data(
    drafts: Sequence[CheckedDraft], words: FindingWords, problems: Iterable[Problem] = ()
) -> dict[str, object]:
    """All drafts; see the module's docstring for the keys."""
    records = list(to_records(drafts, words))
    counts = Counter(record.file for record in records if not record.kept)
    return {
        "format": FORMAT,
        "redacted": words.hide,
        "findings": [_finding(record) for record in records if not record.kept],
        "answered": [_answered(draft) | entry for draft in drafts for entry in _answers(draft, words)],
        "kept": [_finding(record) | {"reason": record.kept} for record in records if record.kept],
        "unused": [
            {
                "rule": words.unused_rule(unused) if words.hide else unused.rule,
                "file": draft.file.name,
                "reason": unused.reason,
                "meant": unused.meant,
            }
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
        "problems": to_problem_records(problems, words),
    }


def _finding(record: FindingRecord) -> dict[str, object]:
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
        "name": record.name,
        "section": record.section,
        "contact": record.contact,
        "edits": [edit.model_dump() for edit in record.edits],
    }


def _answered(draft: CheckedDraft) -> dict[str, object]:
    return {"file": draft.file.name}


def _answers(draft: CheckedDraft, words: FindingWords) -> list[dict[str, object]]:
    return [
        {
            "rule": answered.finding.rule,
            "by": "" if words.hide else answered.answer.by,
            "date": answered.answer.date,
            "reported_on": answered.answer.reported_on,
        }
        for answered in draft.settled.answered
    ]

"""Findings as flat records, for every format that a machine reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.finding import Edit, Finding, Level, Section
from ambassador_cli.models.rule import Rule
from ambassador_cli.pages.finding_words import FindingWords


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """One finding with its place. Positions as in ``Finding``; lines and columns count from 1, columns in code
    points, the end excluded. ``text`` is empty where it must not be shown. ``kept`` is the reason why it stays."""

    rule: str
    level: Level
    section: Section
    file: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    message: str
    edits: tuple[Edit, ...]
    kept: str = ""


def to_records(drafts: Iterable[CheckedDraft], words: FindingWords) -> Iterator[FindingRecord]:
    """Every finding that is shown, one by one, then those kept on purpose: draft by draft, in the order of the
    text. What is only a matter of posting (``todo``) is among them, and says so."""
    for draft in drafts:
        positions = Positions(draft.file.text)
        presented = draft.presented
        shown = [
            (finding, remark.section)
            for remark in (*presented.remarks, *presented.todo)
            for finding in (*remark.findings, *remark.others)
        ]
        for finding, section in sorted(shown, key=lambda pair: _place(pair[0])):
            yield _record(finding, section, draft, positions, words)
        for kept in sorted(draft.settled.kept, key=lambda kept: _place(kept.finding)):
            reason = "…" if words.hide else kept.suppression.reason
            yield _record(kept.finding, "more", draft, positions, words, kept=reason)


def registered(words: FindingWords) -> tuple[Rule, ...]:
    """All rules by id."""
    return tuple(words.rules[rule_id] for rule_id in sorted(words.rules))


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule


def _record(
    finding: Finding,
    section: Section,
    draft: CheckedDraft,
    positions: Positions,
    words: FindingWords,
    *,
    kept: str = "",
) -> FindingRecord:
    line, column = positions.line_column(finding.start)
    end_line, end_column = positions.line_column(finding.end)
    hidden = words.hides(finding)
    return FindingRecord(
        rule=finding.rule,
        level=finding.level,
        section=section,
        file=draft.file.name,
        start=finding.start,
        end=finding.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text="" if hidden else finding.text,
        message=words.message(finding),
        edits=() if hidden else finding.edits,
        kept=kept,
    )

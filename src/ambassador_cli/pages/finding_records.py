"""Checked drafts as records: every finding with its place and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ambassador_cli import __version__
from ambassador_cli.errors import Problem
from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.finding import Finding, Section
from ambassador_cli.models.finding_record import (
    FindingRecord,
    FindingsRecord,
    ProblemRecord,
    RuleRecord,
    UnusedRecord,
)
from ambassador_cli.models.rule import Rule
from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.texts.visible import to_one_line

_ASKS = frozenset({"ask_first", "please_answer"})


def to_findings_record(
    drafts: Sequence[CheckedDraft], words: FindingWords, problems: Iterable[Problem] = ()
) -> FindingsRecord:
    """The whole run, with every registered rule by id."""
    return FindingsRecord(
        version=__version__,
        rules=tuple(_rule(words.rules[rule_id], words) for rule_id in sorted(words.rules)),
        files=tuple(dict.fromkeys(draft.file.name for draft in drafts)),
        findings=tuple(to_records(drafts, words)),
        unused=tuple(_unused(drafts, words)),
        problems=to_problem_records(problems, words),
    )


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


def to_problem_records(problems: Iterable[Problem], words: FindingWords) -> tuple[ProblemRecord, ...]:
    """What could not be read, each in a sentence without its place."""
    return tuple(
        ProblemRecord(
            id=problem.id,
            level=problem.level,
            file=problem.place.file,
            line=problem.place.line,
            column=problem.place.column,
            message=words.problem(problem),
        )
        for problem in problems
    )


def _unused(drafts: Iterable[CheckedDraft], words: FindingWords) -> Iterator[UnusedRecord]:
    for draft in drafts:
        positions = Positions(draft.file.text)
        for unused in draft.settled.unused:
            yield UnusedRecord(draft.file.name, positions.line_column(unused.start)[0], words.unused(unused))


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
        name=words.name(finding.rule),
        level=finding.level,
        shown_level=words.rules[finding.rule].counts_as(finding.level),
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
        contact=words.contact(finding.rule) if section in _ASKS and not words.hide else (),
        edits=() if hidden else finding.edits,
        kept=kept,
    )


def _rule(rule: Rule, words: FindingWords) -> RuleRecord:
    if words.hides_rule(rule.id):
        said = words.words.say("check.own_rule", rule=to_one_line(rule.id))
        return RuleRecord(rule.id, rule.id, said, said, rule.level, tuple(rule.scopes))
    bad_one, good_one = rule.examples(words.words.language)
    good = f"{words.words.say('explain.rule.good')}: {to_one_line(good_one.draft)}"
    bad = f"{words.words.say('explain.rule.bad')}: {to_one_line(bad_one.draft)}"
    return RuleRecord(
        id=rule.id,
        name=rule.name,
        definition=rule.definition.say(words.words),
        help=f"{rule.why.say(words.words)}\n{words.source(rule.id)}\n{bad}\n{good}",
        level=rule.level,
        scopes=tuple(rule.scopes),
    )

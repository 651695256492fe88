"""Ask what only a human can answer, and write it into the drafts' front matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from ambassador_cli.commands.asking import ask_text

if TYPE_CHECKING:
    from ambassador_cli.commands.hashtag_check.checking import DraftChecking
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.checked_draft import CheckedDraft
    from ambassador_cli.models.finding import Remark
    from ambassador_cli.pages.finding_words import FindingWords

SHORTEST_REASON = 10


def answer_questions(
    checked: Sequence[CheckedDraft],
    checking: DraftChecking,
    words: FindingWords,
    session: Session,
    *,
    by: str | None = None,
) -> list[CheckedDraft]:
    """Ask the closing question of every open one once: yes settles it, no and later are noted and keep it open, an
    empty answer notes nothing, the end of input ends the asking. The drafts as they are afterwards."""
    after: list[CheckedDraft] = []
    asked = False
    for draft in checked:
        entries: dict[str, dict[str, str | date]] = {}
        for remark in _open_questions(draft):
            asked = True
            _show_remark(draft, remark, words, session)
            finding = remark.first
            reply = _ask_reply(words.closing(finding.rule) or session.words.say("check.answer.ask"), session)
            if reply is None:
                break
            if not reply:
                continue
            entry: dict[str, str | date] = {"answer": reply}
            note = ask_text(session.words.say("check.answer.note"))
            if note:
                entry["note"] = note
            by = by or ask_text(session.words.say("check.answer.by"))
            if not by:
                break
            entry |= {"by": by, "date": session.today}
            if reply == "yes" and words.rules[finding.rule].settled_by == "report":
                reported = _ask_day(session)
                if reported:
                    entry["reported_on"] = reported
            entries[finding.rule] = entry
        after.append(_note(draft, "answers", entries, checking, session))
    if not asked:
        session.note("check.answer.nothing")
    return after


def keep_on_purpose(
    checked: Sequence[CheckedDraft],
    checking: DraftChecking,
    words: FindingWords,
    session: Session,
    *,
    rule: str,
    by: str | None = None,
) -> list[CheckedDraft]:
    """Ask why remarks of one rule stay, and note the reason. Raises ``UsageError`` for a rule that does not exist
    or cannot be kept."""
    rule = _known_rule(rule, words)
    after: list[CheckedDraft] = []
    for draft in checked:
        entries: dict[str, dict[str, str | date]] = {}
        here = [remark for remark in draft.presented.remarks if any(f.rule == rule for f in remark.findings)]
        for remark in here[:1]:
            _show_remark(draft, remark, words, session)
            reason = _ask_reason(session)
            by = by or (ask_text(session.words.say("check.answer.by")) if reason else None)
            if reason and by:
                entries[rule] = {"reason": reason, "by": by, "date": session.today}
        if not here:
            session.note("check.answer.keep_nothing", rule=f"{draft.file.name}: {rule}")
        after.append(_note(draft, "suppress", entries, checking, session))
    return after


def _open_questions(draft: CheckedDraft) -> list[Remark]:
    """The remarks that ask something, one a rule; those that are due when posting come last."""
    first: dict[str, Remark] = {}
    for remark in (*draft.presented.remarks, *draft.presented.todo):
        if remark.first.level == "question":
            first.setdefault(remark.first.rule, remark)
    return list(first.values())


def _show_remark(draft: CheckedDraft, remark: Remark, words: FindingWords, session: Session) -> None:
    from ambassador_cli.pages.findings_page import to_question

    session.terminal.line()
    session.terminal.show(to_question(draft, remark, words))


def _ask_reply(question: str, session: Session) -> str | None:
    """``yes``, ``no`` or ``later``; empty where the question stays open, None at the end of the input."""
    from ambassador_cli.models.draft import read_reply

    while True:
        text = ask_text(session.words.say("check.answer.choose", question=question))
        reply = read_reply(text) if text else text
        if reply in {None, "", "yes", "no", "later"}:
            return None if reply is None else str(reply)
        session.note("check.answer.yes_no_later")


def _ask_day(session: Session) -> date | None:
    from pydantic import TypeAdapter, ValidationError

    from ambassador_cli.models.base import Day

    while True:
        text = ask_text(session.words.say("check.answer.reported"))
        if not text:
            return None
        try:
            day: date = TypeAdapter(Day).validate_python(text)
            return day
        except ValidationError:
            session.note("check.answer.bad_day")


def _ask_reason(session: Session) -> str | None:
    while True:
        reason = ask_text(session.words.say("check.answer.reason"))
        if not reason or len(reason) >= SHORTEST_REASON:
            return reason
        session.note("check.answer.short")


def _known_rule(rule: str, words: FindingWords) -> str:
    from ambassador_cli.errors import Own, Problem, UsageError
    from ambassador_cli.grammar.nearest_word import suggest

    wanted = rule.strip().casefold()
    for known in words.rules.values():
        if wanted in {known.id.casefold(), known.name.casefold()}:
            if not known.can_be_kept:
                raise UsageError(Problem("check.cannot_keep", values={"rule": Own(known.id)}))
            return known.id
    values = {"rule": rule, "suggestion": suggest(rule.upper(), words.rules)}
    raise UsageError(Problem("check.unknown_rule", values=values))


def _note(
    draft: CheckedDraft,
    section: Literal["answers", "suppress"],
    entries: dict[str, dict[str, str | date]],
    checking: DraftChecking,
    session: Session,
) -> CheckedDraft:
    """Write the entries, if there are any, and check the draft again."""
    from ambassador_cli.writers.disk.draft_file import write_draft
    from ambassador_cli.writers.disk.front_matter import write_entries

    if not entries:
        return draft
    text = write_entries(draft.draft, section, entries)
    write_draft(draft.file, text)
    session.note("check.answer.written", file=draft.file.name)
    checked, problems = checking.check_all([draft.file.model_copy(update={"text": text})])
    session.warn(problems)
    return checked[0] if checked else draft

"""What is said about checked drafts, in the form that was asked for, and what comes next."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ambassador_cli.commands.hashtag_check.checking import DraftChecking
    from ambassador_cli.commands.hashtag_check.wishes import Wishes
    from ambassador_cli.commands.session import Session
    from ambassador_cli.errors import Problem
    from ambassador_cli.models.checked_draft import CheckedDraft
    from ambassador_cli.pages.finding_words import FindingWords


IN_FORM = frozenset({"sarif", "github"})
"""Forms that hold the problems of files too, and are read where nobody sees stderr."""


def to_finding_words(session: Session, checking: DraftChecking, wishes: Wishes) -> FindingWords:
    from ambassador_cli.pages.finding_words import FindingWords
    from ambassador_cli.rules import catalogue

    form = wishes.target.form.id
    hide = not wishes.show_text and (form in IN_FORM or (form == "json" and session.hide))
    rules = {rule.id: rule for rule in catalogue(checking.packs)}
    contacts, own = checking.programme.contacts, checking.packs.own
    return FindingWords(session.words, rules, contacts, hide=hide, own=own)


def write_result(
    checked: Sequence[CheckedDraft], problems: Sequence[Problem], wishes: Wishes, words: FindingWords, session: Session
) -> None:
    """The result in the form that was asked for; problems of files on stderr, where the form does not hold them."""
    from ambassador_cli.commands.showing import put

    if wishes.target.form.id not in IN_FORM:
        session.warn(problems)
    if wishes.reply or wishes.paste_text:
        from ambassador_cli.pages.preview import to_paste_text
        from ambassador_cli.pages.reply import to_reply

        for draft in checked:
            typer.echo(to_reply(draft, words) if wishes.reply else to_paste_text(draft.draft), nl=False)
        return
    from ambassador_cli.pages.findings_page import FindingsPage

    programme, target = session.programme, wishes.target
    fold = programme.fold if wishes.preview else None
    page = FindingsPage(tuple(checked), words, tuple(problems), fold, programme.company)
    asked = wishes.answer or wishes.keep is not None or wishes.diff or wishes.fix
    if target.to_terminal and asked and checked:
        session.terminal.line()
    if checked or not target.to_terminal:
        put(page, target, session)
    if not target.to_terminal:
        return
    if not checked and not problems:
        session.note("check.next.none_found")
    if checked:
        _say_unchecked(session)
    if checked or not problems:
        _say_next(checked, session, wishes)


def _say_unchecked(session: Session) -> None:
    """What was not checked because programme.yaml says nothing of it: one line, and which key to fill."""
    programme = session.programme
    if session.programme_path is None:
        return
    contacts = programme.contacts
    known = {
        "products": bool(programme.products or programme.investigational),
        "diseases": bool(
            programme.diseases.cancer or programme.diseases.other or any(p.indication for p in programme.products)
        ),
        "contacts": bool(contacts.pv or contacts.comms or contacts.legal),
        "foreign_pages": bool(programme.company and programme.company.pages_abroad),
    }
    missing = [session.words.say(f"check.unchecked.{key}") for key, there in known.items() if not there]
    if missing:
        session.note("check.unchecked.line", what="; ".join(missing))


def _say_next(checked: Sequence[CheckedDraft], session: Session, wishes: Wishes) -> None:
    """One next step: answer, tidy, look, or tell amb more."""
    from ambassador_cli.commands.hashtag_check.checking import shown_findings
    from ambassador_cli.texts.command_line import file_word

    names = [file_word(checked[0].file.name)] if len(checked) == 1 else []
    command = ("amb", "hashtag-check", *names)
    on_disk = all(draft.file.writable for draft in checked)
    findings = [finding for draft in checked for finding in shown_findings(draft.presented)]
    tidy = sum(bool(finding.edits) and all(edit.safe for edit in finding.edits) for finding in findings)
    questions = any(remark.first.level == "question" for draft in checked for remark in draft.presented.remarks)
    if not checked:
        note_command(session, "check.next.none_found_next", ("amb", "hashtag-check", "--paste"))
    elif tidy and on_disk and not wishes.fix:
        note_command(session, "check.next.fix", (*command, "--fix"), n=tidy)
    elif questions and on_disk and not wishes.answer:
        note_command(session, "check.next.answer", (*command, "--answer"))
    elif session.programme_path is None:
        note_command(session, "check.next.programme", ("amb", "init"))
    elif on_disk and not wishes.preview and len(checked) == 1:
        note_command(session, "check.next.preview", (*command, "--preview"))
    elif findings:
        note_command(session, "check.next.explain", ("amb", "explain", findings[0].rule))


def note_command(session: Session, text_id: str, command: Sequence[str], **values: object) -> None:
    """A sentence on stderr and, on a line of its own so that it can be copied, the command. Where a word of it cannot
    be shown, neither is."""
    import os

    from ambassador_cli.texts.command_line import shell_of, to_command

    line = to_command(command, shell_of(os.environ, os.name))
    if line is None:
        return
    print(file=sys.stderr)
    session.note(text_id, **values)
    print(f"  {line}", file=sys.stderr)

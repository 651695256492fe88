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


def to_finding_words(session: Session, checking: DraftChecking, wishes: Wishes) -> FindingWords:
    import os

    from ambassador_cli.pages.finding_words import FindingWords
    from ambassador_cli.rules import catalogue
    from ambassador_cli.writers.forms.terminal import can_draw

    in_ci = wishes.form in {"github", "sarif"} or (wishes.form == "json" and bool(os.environ.get("CI")))
    rules = {rule.id: rule for rule in catalogue(checking.packs)}
    hide = in_ci and not wishes.show_text
    drawn = can_draw(session.terminal)
    return FindingWords(session.words, rules, checking.programme.contacts, hide=hide, drawn=drawn)


def write_result(
    checked: Sequence[CheckedDraft], problems: Sequence[Problem], wishes: Wishes, words: FindingWords, session: Session
) -> None:
    """The result in the form that was asked for, on stdout; problems of files on stderr."""
    if wishes.form in {"terminal", "json"}:
        session.warn(problems)
    if wishes.form == "json":
        from ambassador_cli.pages.findings_json import to_findings_json

        typer.echo(to_findings_json(checked, words, problems), nl=False)
    elif wishes.form == "sarif":
        from ambassador_cli.pages.sarif import to_sarif

        typer.echo(to_sarif(checked, words, problems), nl=False)
    elif wishes.form == "github":
        from ambassador_cli.pages.github import to_github

        for line in to_github(checked, words, problems):
            typer.echo(line)
    elif wishes.reply or wishes.paste_text:
        from ambassador_cli.pages.preview import to_paste_text
        from ambassador_cli.pages.reply import to_reply

        for draft in checked:
            typer.echo(to_reply(draft, words) if wishes.reply else to_paste_text(draft.draft), nl=False)
    else:
        _show(checked, problems, wishes, words, session)


def _show(
    checked: Sequence[CheckedDraft], problems: Sequence[Problem], wishes: Wishes, words: FindingWords, session: Session
) -> None:
    from ambassador_cli.pages.findings import to_draft_lines, to_summary_lines
    from ambassador_cli.pages.preview import to_preview_lines
    from ambassador_cli.texts.lines import Line
    from ambassador_cli.writers.forms.terminal import print_lines

    terminal, programme = session.terminal, session.programme
    asked = wishes.answer or wishes.keep is not None or wishes.diff or wishes.fix
    for number, draft in enumerate(checked):
        lines = list(to_draft_lines(draft, words, terminal.width))
        if wishes.preview:
            preview = to_preview_lines(
                draft,
                programme.fold,
                programme.company,
                session.words,
                width=terminal.width,
                drawn=words.drawn,
            )
            lines = [*preview, Line(), *lines[1:]]
        print_lines([Line()] * (number > 0 or asked) + lines, terminal)
    if len(checked) > 1:
        print_lines([Line(), *to_summary_lines(checked, words, terminal.width)], terminal)
    if not checked and not problems:
        session.note("check.next.none_found")
    if checked or not problems:
        _say_next(checked, session, wishes)


def _say_next(checked: Sequence[CheckedDraft], session: Session, wishes: Wishes) -> None:
    """One next step: answer, tidy, look, or tell amb more."""
    from ambassador_cli.commands.hashtag_check.checking import shown_findings

    names = checked[0].file.name if len(checked) == 1 else ""
    command = f"amb hashtag-check {names}".rstrip()
    on_disk = all(draft.file.writable for draft in checked)
    findings = [finding for draft in checked for finding in shown_findings(draft.presented)]
    tidy = sum(bool(finding.edits) and all(edit.safe for edit in finding.edits) for finding in findings)
    questions = any(remark.first.level == "question" for draft in checked for remark in draft.presented.remarks)
    if not checked:
        note_command(session, "check.next.none_found_next", "amb hashtag-check --paste")
    elif tidy and on_disk and not wishes.fix:
        note_command(session, "check.next.fix", f"{command} --fix", n=tidy)
    elif questions and on_disk and not wishes.answer:
        note_command(session, "check.next.answer", f"{command} --answer")
    elif session.programme_path is None:
        note_command(session, "check.next.programme", "amb init")
    elif on_disk and not wishes.preview and len(checked) == 1:
        note_command(session, "check.next.preview", f"{command} --preview")
    elif findings:
        note_command(session, "check.next.explain", f"amb explain {findings[0].rule}")


def note_command(session: Session, text_id: str, command: str, **values: object) -> None:
    """A sentence on stderr and, on a line of its own so that it can be copied, the command."""
    print(file=sys.stderr)
    session.note(text_id, **values)
    print(f"  {command}", file=sys.stderr)

"""``amb hashtag-check``: drafts before they are posted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ambassador_cli.commands.hashtag_check.sources import DRAFTS_FOLDER, gather_drafts
from ambassador_cli.commands.hashtag_check.wishes import FailOn, Wishes, check_one_text, check_wishes
from ambassador_cli.commands.options import Force, Lang, Output, Plain, ProgrammeFile, Today
from ambassador_cli.models.draft_kind import Kind
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from ambassador_cli.commands.hashtag_check.checking import DraftChecking
    from ambassador_cli.commands.session import Session
    from ambassador_cli.errors import Problem
    from ambassador_cli.models.checked_draft import CheckedDraft
    from ambassador_cli.models.draft_file import DraftFile
    from ambassador_cli.models.rule import Packs


def _option(name: str, *more: str, panel: str, metavar: str | None = None) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name,
        *more,
        metavar=metavar,
        help=say_help(f"check.{name.removeprefix('--')}"),
        rich_help_panel=say_help(f"check.panel.{panel}"),
        show_default=False,
    )
    return option


def hashtag_check(
    drafts: Annotated[
        list[str] | None,
        typer.Argument(metavar="DRAFTS", help=say_help("check.drafts"), show_default=False),
    ] = None,
    paste: Annotated[bool, _option("--paste", panel="look")] = False,
    preview: Annotated[bool, _option("--preview", panel="look")] = False,
    fix: Annotated[bool, _option("--fix", panel="change")] = False,
    fix_unsafe: Annotated[bool, _option("--fix-unsafe", panel="change")] = False,
    diff: Annotated[bool, _option("--diff", panel="change")] = False,
    yes: Annotated[bool, _option("--yes", "-y", panel="change")] = False,
    answer: Annotated[bool, _option("--answer", panel="change")] = False,
    keep: Annotated[str | None, _option("--keep", metavar="RULE", panel="change")] = None,
    by: Annotated[str | None, _option("--by", metavar="NAME", panel="change")] = None,
    reply: Annotated[bool, _option("--reply", panel="look")] = False,
    paste_text: Annotated[bool, _option("--paste-text", panel="look")] = False,
    kind: Annotated[Kind | None, _option("--kind", panel="about")] = None,
    draft_lang: Annotated[Literal["de", "en", "auto"], _option("--draft-lang", panel="about")] = "auto",
    hashtag: Annotated[list[str] | None, _option("--hashtag", metavar="TAG", panel="about")] = None,
    known: Annotated[list[Path] | None, _option("--known", metavar="FILE", panel="about")] = None,
    check_links: Annotated[bool, _option("--check-links", panel="look")] = False,
    profile: Annotated[Literal["calm", "full"] | None, _option("--profile", panel="look")] = None,
    form: Annotated[str | None, _option("--format", metavar="FORM", panel="scripts")] = None,
    output: Output = None,
    force: Force = False,
    fail_on: Annotated[FailOn, _option("--fail-on", panel="scripts")] = "error",
    show_text: Annotated[bool, _option("--show-text", panel="scripts")] = False,
    stdin_filename: Annotated[str | None, _option("--stdin-filename", metavar="NAME", panel="scripts")] = None,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Read the drafts, check them, say what is good and what to do."""
    from ambassador_cli.commands.hashtag_check.checking import fails
    from ambassador_cli.commands.hashtag_check.output import to_finding_words, write_result
    from ambassador_cli.commands.session import hides_words, open_session
    from ambassador_cli.commands.showing import choose_target
    from ambassador_cli.pages.findings_page import FindingsPage

    hide = hides_words(show=show_text)
    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False, hide=hide) as session:
        target = choose_target(FindingsPage.forms, output=output, form=form, force=force)
        wishes = Wishes(
            target=target,
            fail_on=fail_on,
            show_text=show_text,
            check_links=check_links,
            fix=fix or fix_unsafe,
            unsafe=fix_unsafe,
            diff=diff,
            yes=yes,
            answer=answer,
            keep=keep,
            by=by,
            reply=reply,
            preview=preview,
            paste_text=paste_text,
        )
        check_wishes(wishes, paste=paste)
        files, problems = gather_drafts(drafts or [], paste, stdin_filename, session)
        checking, odd = _prepare(session, files, profile, kind, draft_lang, hashtag or [], known or [])
        problems += odd
        check_one_text(wishes, files)
        checked, odd = checking.check_all(files)
        problems += odd
        words = to_finding_words(session, checking, wishes)
        if wishes.fix or wishes.diff:
            checked = _fix(checked, checking, wishes, session)
        if wishes.answer or wishes.keep:
            from ambassador_cli.commands.hashtag_check.answers import answer_questions, keep_on_purpose

            if wishes.keep:
                checked = keep_on_purpose(checked, checking, words, session, rule=wishes.keep, by=wishes.by)
            else:
                checked = answer_questions(checked, checking, words, session, by=wishes.by)
        if wishes.check_links:
            from ambassador_cli.commands.hashtag_check.links import ask_for_links

            checked, odd = ask_for_links(checked, session)
            problems += odd
        write_result(checked, problems, wishes, words, session)
        if any(problem.level == "error" for problem in problems):
            raise typer.Exit(2)
        if any(fails(draft, wishes.fail_on, words.rules) for draft in checked):
            raise typer.Exit(1)


def _prepare(
    session: Session,
    files: Sequence[DraftFile],
    profile: str | None,
    kind: Kind | None,
    draft_lang: str,
    hashtags: Sequence[str],
    known: Sequence[Path],
) -> tuple[DraftChecking, list[Problem]]:
    """Facts, packs and known texts for the whole run."""
    from dataclasses import replace

    from ambassador_cli.commands.hashtag_check.checking import DraftChecking, known_texts_of, read_known_texts
    from ambassador_cli.readers.user_files import is_folder

    programme = session.programme
    if hashtags:
        names = tuple(tag.strip().lstrip("#＃") for tag in hashtags if tag.strip("#＃ "))
        tags = programme.hashtags.model_copy(update={"programme": programme.hashtags.programme + names})
        programme = programme.model_copy(update={"hashtags": tags})
    packs = session.read_packs()
    odd = _check_rules(session, packs)
    checking = DraftChecking(
        programme=programme,
        packs=packs,
        today=session.today,
        full=(profile or programme.rules.profile) == "full",
        kind=kind,
        language=None if draft_lang == "auto" else "de" if draft_lang == "de" else "en",
    )
    paths = [*known]
    if _compares(checking) and is_folder(session.folder / DRAFTS_FOLDER):
        paths.append(session.folder / DRAFTS_FOLDER)
    texts, problems = read_known_texts(paths, checking)
    if _compares(checking) and len(files) > 1:
        texts += known_texts_of(files, checking)
    named = {str(path) for path in known}
    return replace(checking, known=tuple(texts)), odd + [p for p in problems if p.place.file in named]


def _compares(checking: DraftChecking) -> bool:
    """Does a rule that reaches the reader compare drafts with one another?"""
    levels = checking.programme.rules.levels
    return any(
        rule.compares and (checking.full or rule.speaks(rule.level, switched_on=levels.get(rule.id, "off") != "off"))
        for rule in checking.packs.rules
    )


def _check_rules(session: Session, packs: Packs) -> list[Problem]:
    """What programme.yaml says about rules: warnings. Raises ``InputError`` where it names a rule or a list that there
    is not."""
    from ambassador_cli.errors import InputError
    from ambassador_cli.readers.rule_settings import check_rule_settings, find_tags_with_signs
    from ambassador_cli.rules import catalogue

    if session.programme_path is None:
        return []
    problems = check_rule_settings(
        session.programme_path,
        session.programme.rules,
        rules=catalogue(packs),
        lists=[
            *packs.words,
            *(name for rule in packs.rules for check in rule.checks for _, name in check.named_lists()),
        ],
    )
    if any(problem.level == "error" for problem in problems):
        raise InputError(problems)
    return problems + find_tags_with_signs(session.programme_path)


def _fix(
    checked: Sequence[CheckedDraft], checking: DraftChecking, wishes: Wishes, session: Session
) -> list[CheckedDraft]:
    """Show what can be tidied; save it where that is wanted. The drafts as they are afterwards."""
    from functools import partial

    from ambassador_cli.commands.asking import ask_yes_or_no
    from ambassador_cli.commands.hashtag_check.output import note_command
    from ambassador_cli.rules import fix_safely
    from ambassador_cli.texts.command_line import file_word
    from ambassador_cli.writers.disk.draft_file import write_draft
    from ambassador_cli.writers.forms.diff import print_diff

    after: list[CheckedDraft] = []
    changed = False
    for draft in checked:
        file = draft.file

        fixed = fix_safely(file.text, partial(checking.findings_of, file), unsafe=wishes.unsafe).source
        if fixed == file.text:
            after.append(draft)
            continue
        changed = True
        if wishes.paste_text and wishes.fix:
            after += checking.check_all([file.model_copy(update={"text": fixed})])[0]
            continue
        if wishes.target.to_terminal or (wishes.target.output and not session.hide):
            print_diff(file.name, file.text, fixed, session.terminal)
        if not wishes.fix or wishes.diff:
            after.append(draft)
        elif not file.writable:
            command = ("amb", "hashtag-check", file_word(file.name), "--fix", "--paste-text")
            note_command(session, "check.fix.not_writable", command, file=file.name)
            after.append(draft)
        elif wishes.yes or ask_yes_or_no(session.words.say("check.fix.ask"), session):
            write_draft(file, fixed)
            session.note("check.fix.written", file=file.name)
            after += checking.check_all([file.model_copy(update={"text": fixed})])[0]
        else:
            session.note("check.fix.left", file=file.name)
            after.append(draft)
    if not changed:
        session.note("check.fix.nothing")
    return after

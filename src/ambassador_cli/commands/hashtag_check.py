"""``amb hashtag-check``: drafts before they are posted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ambassador_cli.commands.options import Lang, Plain, ProgrammeFile, Today
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from ambassador_cli.commands.draft_checking import DraftChecking
    from ambassador_cli.commands.session import Session
    from ambassador_cli.errors import Problem
    from ambassador_cli.models.checked_draft import CheckedDraft
    from ambassador_cli.models.draft_file import DraftFile
    from ambassador_cli.writers.finding_words import FindingWords

DRAFTS_FOLDER = "drafts"
STDIN = "-"
Format = Literal["terminal", "json", "github", "sarif"]
FailOn = Literal["error", "question", "warning", "info", "never"]
Kind = Literal["post", "comment", "reshare", "like", "profile"]


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


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be done with the drafts once they are checked."""

    form: Format
    fail_on: FailOn
    show_text: bool
    check_links: bool
    fix: bool
    unsafe: bool
    diff: bool
    yes: bool
    answer: bool
    keep: str | None
    by: str | None
    reply: bool
    preview: bool
    paste_text: bool


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
    form: Annotated[Format, _option("--format", panel="scripts")] = "terminal",
    fail_on: Annotated[FailOn, _option("--fail-on", panel="scripts")] = "error",
    show_text: Annotated[bool, _option("--show-text", panel="scripts")] = False,
    stdin_filename: Annotated[str | None, _option("--stdin-filename", metavar="NAME", panel="scripts")] = None,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Read the drafts, check them, say what is good and what to do."""
    from ambassador_cli.commands.draft_checking import fails
    from ambassador_cli.commands.session import open_session

    wishes = Wishes(
        form=form,
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
    _check_wishes(wishes, paste=paste)
    with open_session(lang=lang, programme=programme, plain=plain, today=today) as session:
        files, problems = _gather(drafts or [], paste, stdin_filename, session)
        checking, odd = _prepare(session, profile, kind, draft_lang, hashtag or [], known or [])
        problems += odd
        _check_one_text(wishes, files)
        checked, odd = checking.check_all(files)
        problems += odd
        words = _finding_words(session, checking, wishes)
        if wishes.fix or wishes.diff:
            checked = _fix(checked, checking, wishes, session)
        if wishes.answer or wishes.keep:
            from ambassador_cli.commands.draft_answers import answer_questions, keep_on_purpose

            if wishes.keep:
                checked = keep_on_purpose(checked, checking, words, session, rule=wishes.keep, by=wishes.by)
            else:
                checked = answer_questions(checked, checking, words, session, by=wishes.by)
        if wishes.check_links:
            checked = _ask_for_links(checked, session)
        _write(checked, problems, wishes, words, session)
        if any(problem.level == "error" for problem in problems):
            raise typer.Exit(2)
        if any(fails(draft, wishes.fail_on) for draft in checked):
            raise typer.Exit(1)


def _check_wishes(wishes: Wishes, *, paste: bool) -> None:
    """Wishes that cannot come true together. Raises ``UsageError``."""
    from ambassador_cli.errors import Problem, UsageError

    shown = {"--reply": wishes.reply, "--preview": wishes.preview, "--paste-text": wishes.paste_text}
    shown[f"--format {wishes.form}"] = wishes.form != "terminal"
    asked = {"--answer": wishes.answer, "--keep": wishes.keep is not None}
    chosen = [name for name, wanted in shown.items() if wanted]
    asking = [name for name, wanted in asked.items() if wanted]
    clashes = [chosen, asking, asking[:1] + (["--paste"] if paste else []), asking[:1] + chosen[:1]]
    for clash in clashes:
        if len(clash) > 1:
            values = {"one": clash[0], "other": clash[1]}
            raise UsageError(Problem("check.not_together", values=values))


def _check_one_text(wishes: Wishes, files: Sequence[DraftFile]) -> None:
    from ambassador_cli.errors import Problem, UsageError

    option = "--reply" if wishes.reply else "--paste-text" if wishes.paste_text else ""
    if option and len(files) > 1:
        raise UsageError(Problem("check.one_text", values={"option": option, "n": len(files)}))


def _gather(
    paths: Sequence[str], paste: bool, stdin_filename: str | None, session: Session
) -> tuple[list[DraftFile], list[Problem]]:
    """The drafts that were named; else those of drafts/; else, on a terminal, a pasted text."""
    from ambassador_cli.errors import InputError, Problem, UsageError
    from ambassador_cli.readers.draft_files import find_draft_files, read_draft_file

    if paste:
        return [_read_pasted(session)], []
    if not paths and stdin_filename:
        paths = [STDIN]
    folder = session.folder / DRAFTS_FOLDER
    if not paths and not folder.is_dir():
        if sys.stdin.isatty():
            return [_read_pasted(session)], []
        raise UsageError(Problem("check.nothing_to_check"))
    files: list[DraftFile] = []
    found, odd = find_draft_files([Path(path) for path in paths if path != STDIN] if paths else [folder])
    problems = list(odd)
    try:
        if STDIN in paths:
            files.append(_read_stdin(stdin_filename or STDIN))
    except InputError as error:
        problems += error.problems
    for path in found:
        try:
            files.append(read_draft_file(path))
        except InputError as error:
            problems += error.problems
    return files, problems


def _read_stdin(name: str) -> DraftFile:
    from ambassador_cli.readers.draft_files import MAX_BYTES, decode_draft

    return decode_draft(sys.stdin.buffer.read(MAX_BYTES + 1), name)


def _read_pasted(session: Session) -> DraftFile:
    from ambassador_cli.errors import Problem, UsageError

    if sys.stdin.isatty():
        session.note("check.paste_prompt")
    file = _read_stdin(session.words.say("check.pasted"))
    if sys.stdin.isatty():
        print(file=sys.stderr)
    if not file.text.strip():
        raise UsageError(Problem("check.paste_empty"))
    return file


def _prepare(
    session: Session,
    profile: str | None,
    kind: Kind | None,
    draft_lang: str,
    hashtags: Sequence[str],
    known: Sequence[Path],
) -> tuple[DraftChecking, list[Problem]]:
    """Facts, packs and known texts for the whole run."""
    from dataclasses import replace

    from ambassador_cli.commands.draft_checking import DraftChecking, read_known_texts
    from ambassador_cli.readers.packs import read_packs

    programme = session.programme
    if hashtags:
        names = tuple(tag.strip().lstrip("#＃") for tag in hashtags if tag.strip("#＃ "))
        tags = programme.hashtags.model_copy(update={"programme": programme.hashtags.programme + names})
        programme = programme.model_copy(update={"hashtags": tags})
    checking = DraftChecking(
        programme=programme,
        packs=read_packs([session.folder / pack for pack in programme.rules.packs]),
        today=session.today,
        full=(profile or programme.rules.profile) == "full",
        kind=kind,
        language=None if draft_lang == "auto" else "de" if draft_lang == "de" else "en",
    )
    paths = [*known]
    compares = checking.full or programme.rules.levels.get("TX001", "off") != "off"
    if compares and (session.folder / DRAFTS_FOLDER).is_dir():
        paths.append(session.folder / DRAFTS_FOLDER)
    texts, problems = read_known_texts(paths, checking)
    named = {str(path) for path in known}
    return replace(checking, known=tuple(texts)), [p for p in problems if p.place.file in named]


def _finding_words(session: Session, checking: DraftChecking, wishes: Wishes) -> FindingWords:
    import os

    from ambassador_cli.rules import catalogue
    from ambassador_cli.writers.finding_words import FindingWords
    from ambassador_cli.writers.lines import can_draw

    in_ci = wishes.form in {"github", "sarif"} or (wishes.form == "json" and bool(os.environ.get("CI")))
    rules = {rule.id: rule for rule in catalogue(checking.packs)}
    hide = in_ci and not wishes.show_text
    drawn = can_draw(session.terminal)
    return FindingWords(session.words, rules, checking.programme.contacts, hide=hide, drawn=drawn)


def _fix(
    checked: Sequence[CheckedDraft], checking: DraftChecking, wishes: Wishes, session: Session
) -> list[CheckedDraft]:
    """Show what can be tidied; save it where that is wanted. The drafts as they are afterwards."""
    from functools import partial

    from ambassador_cli.commands.asking import ask_yes_or_no
    from ambassador_cli.rules import fix_safely
    from ambassador_cli.writers.diff import print_diff
    from ambassador_cli.writers.draft_file import write_draft

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
        print_diff(file.name, file.text, fixed, session.terminal)
        if not wishes.fix or wishes.diff:
            after.append(draft)
        elif not file.writable:
            _note_command(
                session, "check.fix.not_writable", f"amb hashtag-check {file.name} --fix --paste-text", file=file.name
            )
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


def _ask_for_links(checked: Sequence[CheckedDraft], session: Session) -> list[CheckedDraft]:
    """Every linked page asked for once, whatever number of drafts link to it."""
    from ambassador_cli.grammar.links import find_links
    from ambassador_cli.readers.linked_pages import read_linked_pages

    linked: list[list[str]] = []
    for draft in checked:
        front = draft.draft.front_matter
        urls = [link.text for link in find_links(draft.draft.body)] + [front.link, *front.links]
        linked.append(list(dict.fromkeys(url for url in urls if url)))
    wanted = list(dict.fromkeys(url for urls in linked for url in urls))
    names = [name for product in session.programme.products for name in (product.name, product.inn) if name]
    answers = {}
    for answer in read_linked_pages(wanted, session.programme.links.allowed_domains):
        text = answer.text.casefold()
        products = tuple(name for name in names if name.casefold() in text)
        answers[answer.url] = answer.model_copy(update={"products": products})
    return [
        draft.model_copy(update={"links": tuple(answers[url] for url in urls)})
        for draft, urls in zip(checked, linked, strict=True)
    ]


def _write(
    checked: Sequence[CheckedDraft], problems: Sequence[Problem], wishes: Wishes, words: FindingWords, session: Session
) -> None:
    """The result in the form that was asked for, on stdout; problems of files on stderr."""
    if wishes.form in {"terminal", "json"}:
        session.warn(problems)
    if wishes.form == "json":
        from ambassador_cli.writers.findings_json import to_findings_json

        typer.echo(to_findings_json(checked, words, problems), nl=False)
    elif wishes.form == "sarif":
        from ambassador_cli.writers.sarif import to_sarif

        typer.echo(to_sarif(checked, words, problems), nl=False)
    elif wishes.form == "github":
        from ambassador_cli.writers.github import to_github

        for line in to_github(checked, words, problems):
            typer.echo(line)
    elif wishes.reply or wishes.paste_text:
        from ambassador_cli.writers.preview import to_paste_text
        from ambassador_cli.writers.reply import to_reply

        for draft in checked:
            typer.echo(to_reply(draft, words) if wishes.reply else to_paste_text(draft.draft), nl=False)
    else:
        _show(checked, problems, wishes, words, session)


def _show(
    checked: Sequence[CheckedDraft], problems: Sequence[Problem], wishes: Wishes, words: FindingWords, session: Session
) -> None:
    from ambassador_cli.writers.findings_lines import to_draft_lines, to_summary_lines
    from ambassador_cli.writers.lines import Line, print_lines
    from ambassador_cli.writers.preview import to_preview_lines

    terminal, programme = session.terminal, session.programme
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
        print_lines([Line()] * bool(number) + lines, terminal)
    if len(checked) > 1:
        print_lines([Line(), *to_summary_lines(checked, words, terminal.width)], terminal)
    if not checked and not problems:
        session.note("check.next.none_found")
    if checked or not problems:
        _say_next(checked, session, wishes)


def _say_next(checked: Sequence[CheckedDraft], session: Session, wishes: Wishes) -> None:
    """One next step: answer, tidy, look, or tell amb more."""
    from ambassador_cli.commands.draft_checking import shown_findings

    names = checked[0].file.name if len(checked) == 1 else ""
    command = f"amb hashtag-check {names}".rstrip()
    on_disk = all(draft.file.writable for draft in checked)
    findings = [finding for draft in checked for finding in shown_findings(draft.presented)]
    tidy = sum(bool(finding.edits) and all(edit.safe for edit in finding.edits) for finding in findings)
    questions = any(remark.first.level == "question" for draft in checked for remark in draft.presented.remarks)
    if not checked:
        _note_command(session, "check.next.none_found_next", "amb hashtag-check --paste")
    elif tidy and on_disk and not wishes.fix:
        _note_command(session, "check.next.fix", f"{command} --fix", n=tidy)
    elif questions and on_disk and not wishes.answer:
        _note_command(session, "check.next.answer", f"{command} --answer")
    elif session.programme_path is None:
        _note_command(session, "check.next.programme", "amb init")
    elif on_disk and not wishes.preview and len(checked) == 1:
        _note_command(session, "check.next.preview", f"{command} --preview")
    elif findings:
        _note_command(session, "check.next.explain", f"amb explain {findings[0].rule}")


def _note_command(session: Session, text_id: str, command: str, **values: object) -> None:
    """A sentence on stderr and, on a line of its own so that it can be copied, the command."""
    print(file=sys.stderr)
    session.note(text_id, **values)
    print(f"  {command}", file=sys.stderr)

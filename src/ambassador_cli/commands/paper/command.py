"""``amb paper``: the list of papers, or one of them to read, to paste or as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.options import (
    DryRun,
    Force,
    FormName,
    Lang,
    Output,
    Plain,
    ProgrammeFile,
    Template,
    Today,
    option,
)
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ambassador_cli.commands.session import Session
    from ambassador_cli.commands.showing import Target
    from ambassador_cli.models.document import Block
    from ambassador_cli.models.paper import Paper, PaperFacts, Recipient, TrainingLevel

_LEVELS: dict[str, TrainingLevel] = {"new": "new", "neu": "new", "practised": "practised", "geübt": "practised"}


def paper(
    name: Annotated[
        str | None, typer.Argument(metavar="PAPER", help=say_help("paper.name"), show_default=False)
    ] = None,
    level: Annotated[str | None, option("paper.level", "--level", metavar="LEVEL")] = None,
    channel: Annotated[bool, option("paper.channel", "--channel")] = False,
    template: Template = None,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    dry_run: DryRun = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Gather what is known, build the paper, show or write it."""
    from ambassador_cli.commands.session import open_session
    from ambassador_cli.commands.showing import choose_target, take_template
    from ambassador_cli.pages.papers.channel import ChannelPostsPage
    from ambassador_cli.pages.papers.page import PapersPage, forms_of

    def target_of(forms: Sequence[str]) -> Target:
        return replace(choose_target(forms, output=output, form=form, force=force), dry=dry_run)

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        if name is None:
            target = target_of(PapersPage.forms)
            take_template(template, target)
            return show_list(session, target)
        chosen, of = find_paper(name), find_level(level)
        if channel:
            target = target_of(ChannelPostsPage.forms)
            take_template(template, target)
            return show_channel(chosen, session, target)
        target = target_of(forms_of(chosen))
        return show_paper(chosen, session, target, of, take_template(template, target))


def find_level(name: str | None) -> TrainingLevel:
    """Whom a training is for, by what was typed; those who begin where nothing was. Raises ``UsageError``."""
    from ambassador_cli.errors import Problem, UsageError

    found = _LEVELS.get((name or "new").strip().casefold())
    if found is None:
        raise UsageError(Problem("paper.level", values={"found": (name or "")[:60], "expected": ", ".join(_LEVELS)}))
    return found


def find_paper(name: str) -> Paper:
    """The paper of this id or German name. Raises ``UsageError`` with the nearest one."""
    from ambassador_cli.errors import Problem, UsageError
    from ambassador_cli.grammar.labels import fold_label
    from ambassador_cli.grammar.nearest_word import suggest
    from ambassador_cli.pages.papers import PAPERS

    known = {fold_label(word): one for one in PAPERS.values() for word in (one.id, *one.names)}
    found = known.get(fold_label(name))
    if found is None:
        values = {"found": name[:60], "expected": ", ".join(PAPERS), "suggestion": suggest(fold_label(name), known)}
        raise UsageError(Problem("paper.unknown", values=values))
    return found


def show_list(session: Session, target: Target) -> None:
    """Every paper and what it lacks."""
    from ambassador_cli.commands.paper.facts import gather_facts
    from ambassador_cli.commands.showing import put
    from ambassador_cli.pages.papers.page import PapersPage

    put(PapersPage(gather_facts(session), session.words, dict(find_stale(session))), target, session)
    if target.to_terminal:
        session.note("paper.next")


def find_stale(session: Session) -> Iterator[tuple[str, tuple[str, date]]]:
    """Written papers that would say something else today: the id, the file and the day it is of."""
    from ambassador_cli.commands.paper.facts import gather_facts
    from ambassador_cli.pages.papers import PAPERS
    from ambassador_cli.pages.papers.page import paper_fingerprint
    from ambassador_cli.readers.paper_files import find_written_papers
    from ambassador_cli.texts.words import Words

    for written in find_written_papers(session.folder):
        known = PAPERS.get(written.paper)
        if known is not None:
            words = Words("de" if written.language == "de" else "en", session.words.address)
            # As of the day it was written: that time goes by makes no paper out of date.
            facts = gather_facts(session, written.day)
            levels = dict.fromkeys(_LEVELS.values())
            if all(paper_fingerprint(known, replace(facts, level=one), words) != written.fingerprint for one in levels):
                yield written.paper, (written.file, written.day)


def show_paper(chosen: Paper, session: Session, target: Target, level: TrainingLevel, slides: bytes = b"") -> None:
    """One paper: on the terminal with nobody's name, in a file a page a person."""
    from ambassador_cli import __version__
    from ambassador_cli.commands.paper.facts import gather_facts
    from ambassador_cli.commands.showing import put
    from ambassador_cli.pages.papers.building import recipients_of, what_lacks
    from ambassador_cli.pages.papers.page import PaperPage
    from ambassador_cli.pages.papers.values import name_keys, to_values

    facts = replace(gather_facts(session, whole=True), level=level)
    lacks = what_lacks(chosen, to_values(facts, session.words))
    people = recipients_of(chosen, facts)
    if not target.to_terminal:
        refuse_unready(chosen, lacks, people, named=name_keys(keys_of(lacks), facts, session.words))
    page = PaperPage(
        chosen,
        facts,
        session.words,
        to=() if target.to_terminal else people,
        # What we call a letter is nothing to its reader, and once it is sent it cannot go out of date.
        version="" if target.to_terminal or chosen.recipients else __version__,
        remarks=check_post(chosen, facts, session) if chosen.is_post else (),
        template=slides,
    )
    put(page, target, session)
    left_out = [key for key in page.built.missing if key not in lacks]
    if lacks:
        session.note("paper.not_ready", keys=name_keys(lacks, facts, session.words))
    if left_out:
        session.note("paper.left_out", keys=", ".join(left_out))
    if target.to_terminal and people:
        session.note("paper.letters", n=len(people), id=chosen.id)


def show_channel(chosen: Paper, session: Session, target: Target) -> None:
    """The handbook as posts for the intranet, from the launch on or from today. Raises ``UsageError`` for another
    paper."""
    from ambassador_cli.commands.paper.facts import gather_facts
    from ambassador_cli.commands.plan import find_free_days
    from ambassador_cli.commands.showing import put
    from ambassador_cli.errors import Problem, UsageError
    from ambassador_cli.pages.papers import PAPERS
    from ambassador_cli.pages.papers.building import build_paper
    from ambassador_cli.pages.papers.channel import ChannelPostsPage, chapters
    from ambassador_cli.pages.papers.values import to_values
    from ambassador_cli.planning import monthly_days

    if not chosen.in_posts:
        told = ", ".join(paper.id for paper in PAPERS.values() if paper.in_posts)
        raise UsageError(Problem("paper.channel", values={"id": chosen.id, "expected": told}))

    def as_of(day: date) -> dict[int, tuple[Block, ...]]:
        # Each post is pasted on its own day and names the next dates as of then.
        facts = gather_facts(session, day)
        return chapters(build_paper(chosen, facts, to_values(facts, session.words), session.words).blocks)

    launch = session.programme.launch
    first = max(session.today, launch.on) if launch and launch.on else session.today
    numbers = list(as_of(first))
    free, _ = find_free_days(session, first, first + timedelta(days=62 * len(numbers)))
    days = monthly_days(free, first, len(numbers))
    found = ((day, number, as_of(day).get(number, ())) for day, number in zip(days, numbers, strict=False))
    page = ChannelPostsPage(tuple(post for post in found if post[2]), session.words)
    put(page, target, session)


def keys_of(lacks: Sequence[str]) -> list[str]:
    """What is filled in in programme.yaml; the others are commands."""
    return [name for name in lacks if " " not in name]


def refuse_unready(chosen: Paper, lacks: Sequence[str], people: Sequence[Recipient], *, named: str) -> None:
    """A paper with holes is looked at on the terminal and never becomes a file that somebody sends. Raises
    ``UsageError`` with the missing keys as they are ``named``."""
    from ambassador_cli.errors import Problem, UsageError

    keys = keys_of(lacks)
    if chosen.recipients and not people:
        raise UsageError(Problem("paper.nobody", values={"step": ", ".join(lacks)}))
    if keys:
        raise UsageError(Problem("paper.not_ready", values={"id": chosen.id, "keys": named, "key": keys[0]}))


def check_post(chosen: Paper, facts: PaperFacts, session: Session) -> tuple[str, ...]:
    """What the check of drafts says of a paper that is published: a sentence, then each remark."""
    from ambassador_cli.commands.hashtag_check.checking import DraftChecking
    from ambassador_cli.models.document import Paragraph
    from ambassador_cli.models.draft_file import DraftFile
    from ambassador_cli.pages.finding_words import FindingWords
    from ambassador_cli.pages.papers.page import PaperPage
    from ambassador_cli.rules import catalogue

    blocks = PaperPage(chosen, facts, session.words).document().blocks
    text = "\n\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    packs = session.read_packs()
    checking = DraftChecking(session.programme, packs, session.today, language=session.words.language)
    drafts, problems = checking.check_all([DraftFile(name=chosen.id, text=text)])
    session.warn(problems)
    rules = {rule.id: rule for rule in catalogue(packs)}
    words = FindingWords(session.words, rules, session.programme.contacts)
    said = [words.message(remark.first) for draft in drafts for remark in draft.presented.remarks]
    if not said:
        return (session.words.say("paper.checked_clean"),)
    return (session.words.say("paper.checked_found", n=len(said)), *said)

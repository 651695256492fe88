"""What papers are made of, out of the programme's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.document import Block
    from ambassador_cli.models.paper import PaperFacts
    from ambassador_cli.models.rule import RuleInForce

_MONTHS = 6
_APPLICANTS = 24
_PLACES = 12


def gather_facts(session: Session, today: date | None = None, *, whole: bool = False) -> PaperFacts:
    """Everything that is known on ``today``; with ``whole`` the examples and the counts of files as well, for which
    exports are read."""
    from dataclasses import replace

    from ambassador_cli.commands.plan import make_plan
    from ambassador_cli.models.paper import PaperFacts
    from ambassador_cli.planning.retention import add_months
    from ambassador_cli.readers.draw_folder import read_draws

    day = today or session.today
    draws = read_draws(session.folder)
    newest, confirmed = draws.current, draws.confirmed
    group = draws.group
    facts = PaperFacts(
        programme=session.programme,
        today=day,
        plan=make_plan(session, day.replace(day=1), _MONTHS, exports=False),
        roster=session.read_team(),
        group=group,
        frozen=newest.frozen.content if newest else None,
        names=newest.names if newest else None,
        drawn=confirmed.frozen.content if confirmed else None,
        rules=read_rules(session),
        delete_on=add_months(group.confirmed, session.programme.keep.applications_months) if group else None,
    )
    if not whole:
        return facts
    page_files, people_files, drafts = count_files(session)
    return replace(
        facts,
        page_files=page_files,
        people_files=people_files,
        drafts=drafts,
        examples=make_examples(facts, session),
    )


def read_rules(session: Session) -> tuple[RuleInForce, ...]:
    """The rules by which drafts are checked here, with those of the company's own packs."""
    from ambassador_cli.rules import catalogue, rules_in_force

    return rules_in_force(catalogue(session.read_packs()), session.programme)


def count_files(session: Session) -> tuple[int, int, int]:
    """The page's exports, those of people, and drafts; whose they are is of no interest."""
    from ambassador_cli.commands.exports import EXPORTS_FOLDER, read_all_exports
    from ambassador_cli.readers.draft_files import find_draft_files
    from ambassador_cli.readers.user_files import is_folder

    exports, drafts = session.folder / EXPORTS_FOLDER, session.folder / "drafts"
    page = own = 0
    if is_folder(exports):
        sources = read_all_exports(session, [exports], session.read_team()).history.sources
        own = sum(bool(source.person) for source in sources)
        page = len(sources) - own
    return page, own, len(find_draft_files([drafts])[0]) if is_folder(drafts) else 0


def make_examples(facts: PaperFacts, session: Session) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """The version of a selection for others, out of invented applications with the mix of programme.yaml."""
    from fractions import Fraction

    from ambassador_cli.cohort import alone_with_attributes, quick_seed, select_group
    from ambassador_cli.models.cohort import Request, Volunteer, WantedDimension
    from ambassador_cli.models.standing import Standing
    from ambassador_cli.pages.papers.values import label_of
    from ambassador_cli.pages.selection_page import SelectionPage

    asked = {name: dimension.known or tuple("ABC") for name, dimension in session.programme.dimensions.items()}
    if not asked:
        return ()
    labels = {name: label_of(name, facts, session.words) for name in asked}
    dimensions = tuple(WantedDimension(name, labels[name], None, {}) for name in asked)
    values = list(asked.values())
    people = tuple(
        Volunteer(f"p{n}", f"P{n}", tuple(own[(n * (at + 1) + n // 7) % len(own)] for at, own in enumerate(values)))
        for n in range(_APPLICANTS)
    )
    request = Request(_PLACES, _PLACES, people, dimensions, (), Fraction(1))
    drawn = select_group(request, quick_seed(request, "example"))
    if drawn is None:
        return ()
    alone = alone_with_attributes([place.values for place in drawn.selection.places])
    page = SelectionPage(drawn.selection, Standing(), session.today, session.words, True, alone, ())
    return ((session.words.say("paper.example.selection"), page.document().blocks),)

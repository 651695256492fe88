"""``amb report --board``: page, slides and sheet for the budget talk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

if TYPE_CHECKING:
    from ambassador_cli.commands.report.gathering import Gathered, Wanted
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.board import Board
    from ambassador_cli.models.plan import Plan
    from ambassador_cli.pages.board import BoardPage

Readership = Literal["all-staff", "agency", "team", "board"]
INSIDERS: frozenset[Readership] = frozenset({"team", "board"})
_ONLY_BOARD = frozenset({".html", ".htm", ".pptx"})
_FILES = ("html", "pptx", "xlsx")
"""What is written into a folder."""


@dataclass(frozen=True, slots=True)
class BoardWishes:
    """Numbers to explain, the company's own view, the template of slides, for whom, and where it goes."""

    means: tuple[int, ...] = ()
    note: str = ""
    template: Path | None = None
    output: Path | None = None
    form: str | None = None
    force: bool = False
    audience: Readership = "board"


def implies_board(output: Path | None, form: str | None) -> bool:
    """Can only the board's page be written so?"""
    return (output is not None and output.suffix.lower() in _ONLY_BOARD) or form in {"html", "pptx"}


def show_board(wanted: Wanted, wishes: BoardWishes, session: Session) -> None:
    """Measure, then one form, or page, slides and sheet together where a folder is named."""
    from ambassador_cli.commands.report.gathering import gather
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.pages.board import BoardPage

    folder = wishes.output is not None and is_folder_name(wishes.output)
    target = None
    if not folder:
        target = choose_target(BoardPage.forms, output=wishes.output, form=wishes.form, force=wishes.force)
    found = gather(wanted, session)
    page = make_board(found, wishes, session)
    if target is not None:
        put(page, target, session)
    elif wishes.output is not None:
        write_folder(page, wishes.output, session, force=wishes.force)
    if found.refused:
        raise typer.Exit(2)


def is_folder_name(path: Path) -> bool:
    """Is it a folder that is there, or a name without an ending?"""
    from ambassador_cli.readers.user_files import is_folder

    return is_folder(path) or not path.suffix


def make_board(found: Gathered, wishes: BoardWishes, session: Session) -> BoardPage:
    """The page for these facts."""
    from ambassador_cli import __version__
    from ambassador_cli.kpis import KPIS
    from ambassador_cli.kpis.board import MEANS, measure_board
    from ambassador_cli.pages.board import BoardPage
    from ambassador_cli.planning.hours import options_for
    from ambassador_cli.readers.slide_template import read_slide_template

    decided = session.programme
    kpis = {kpi.id: kpi for kpi in KPIS}
    plan = plan_of(found, session)
    places = decided.places.planned if decided.places else None
    dates = [month.dates for month in plan.months]
    usual = [sum(dates) / len(dates)] if dates else []
    board = measure_board(
        found.facts,
        found.period,
        today=session.today,
        means=tuple(sorted(set(wishes.means))) or MEANS,
        profiles=[figure for figure in found.report().figures if kpis[figure.kpi].counterpart],
        plan=plan,
        places=places,
        options=options_for(decided, places, usual),  # type: ignore[arg-type]
    )
    worthwhile = decided.looking.worthwhile
    return BoardPage(
        for_audience(board, wishes.audience),
        kpis,
        session.words,
        float(worthwhile) / 100 if worthwhile is not None else None,
        wishes.note,
        __version__,
        read_slide_template(wishes.template) if wishes.template else b"",
    )


def for_audience(board: Board, audience: Readership) -> Board:
    """Money, hours and what is to be decided are for management and the team alone."""
    from dataclasses import replace

    from ambassador_cli.models.board import Effort
    from ambassador_cli.models.rhythm import Decision

    if audience in INSIDERS:
        return board
    return replace(board, options=(), effort=Effort(), decision=Decision())


def show_screen(found: Gathered, session: Session) -> None:
    """The page in short, on the terminal: for the team."""
    from ambassador_cli.pages.board.screen import to_screen

    page = make_board(found, BoardWishes(audience="team"), session)
    session.terminal.show(to_screen(page.board, page.worthwhile, session.words))


def show_questions(wanted: Wanted, wishes: BoardWishes, session: Session) -> None:
    """What will be asked, and what may be answered."""
    from ambassador_cli.commands.report.gathering import gather
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.kpis import export_due, exported_period
    from ambassador_cli.pages.board.questions import QuestionsPage

    target = choose_target(QuestionsPage.forms, output=wishes.output, form=wishes.form, force=wishes.force)
    found = gather(wanted, session)
    page = make_board(found, wishes, session)
    exported = exported_period(found.facts.history)
    put(
        QuestionsPage(page.board, session.words, page.worthwhile, export_due(exported) if exported else None),
        target,
        session,
    )


def show_changes(wanted: Wanted, old: Path, wishes: BoardWishes, session: Session) -> None:
    """What is different from a report of before."""
    from ambassador_cli.commands.report.gathering import gather
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.kpis import KPIS
    from ambassador_cli.pages.report_changes import ChangesPage
    from ambassador_cli.readers.old_report import read_old_report

    target = choose_target(ChangesPage.forms, output=wishes.output, form=wishes.form, force=wishes.force)
    before = read_old_report(old)
    found = gather(wanted, session)
    put(ChangesPage(before, found.report(), {kpi.id: kpi for kpi in KPIS}, session.words), target, session)


def plan_of(found: Gathered, session: Session) -> Plan:
    """The plan of the period's months."""
    from ambassador_cli.commands.plan import make_plan

    first, last = found.period.first, found.period.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return make_plan(session, first.replace(day=1), min(months, 120), exports=False)


def write_folder(page: BoardPage, folder: Path, session: Session, *, force: bool) -> None:
    """Page, slides and sheet, all or none, with names that carry the last exported day. The folder is made where there
    is none: its name was given for just that."""
    from ambassador_cli.writers.disk.together import write_together
    from ambassador_cli.writers.register import FORMS

    name = session.words.say("board.file", day=page.board.period.last.isoformat())
    contents: dict[Path, str | bytes] = {
        folder / f"{name}{FORMS[form].endings[0]}": FORMS[form].write(page) for form in _FILES
    }
    write_together(contents, replaces=list(contents) if force else (), folders=(folder,))
    for path in contents:
        session.note("form.written", file=str(path))


def show_template(template: Path | None, session: Session) -> None:
    """Which placeholders a template lacks; exit code 1 where some do."""
    from ambassador_cli.errors import Problem, UsageError
    from ambassador_cli.readers.slide_template import missing_placeholders, read_slide_template

    if template is None:
        raise UsageError(Problem("board.no_template"))
    missing = missing_placeholders(read_slide_template(template))
    if not missing:
        session.terminal.line(session.words.say("board.template_fits"))
        return
    session.terminal.line(session.words.say("board.template_lacks", names=", ".join(missing)))
    raise typer.Exit(1)

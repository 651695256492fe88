"""``amb report``: key figures before budget talks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, Today, option
from ambassador_cli.commands.report.board import Readership
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.report import Report
    from ambassador_cli.pages.report_page import ReportPage

_BOARD = "report.panel.board"


def report(
    exports: Annotated[
        list[Path] | None, typer.Argument(metavar="EXPORTS", help=say_help("report.exports"), show_default=False)
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help=say_help("report.from"), show_default=False)
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help=say_help("report.to"), show_default=False)
    ] = None,
    month: Annotated[
        str | None, typer.Option("--month", metavar="MONTH", help=say_help("report.month"), show_default=False)
    ] = None,
    top: Annotated[int, typer.Option("--top", min=0, max=100, help=say_help("report.top"))] = 5,
    board: Annotated[bool, option("report.board", "--board", panel=_BOARD)] = False,
    means: Annotated[list[int] | None, option("report.means", "--means", metavar="N", panel=_BOARD, least=1)] = None,
    note: Annotated[str | None, option("report.note", "--note", metavar="TEXT", panel=_BOARD)] = None,
    template: Annotated[Path | None, option("report.template", "--template", metavar="FILE", panel=_BOARD)] = None,
    check_template: Annotated[bool, option("report.check_template", "--check-template", panel=_BOARD)] = False,
    audience: Annotated[Readership | None, option("report.audience", "--audience", panel=_BOARD)] = None,
    questions: Annotated[bool, option("report.questions", "--questions", panel=_BOARD)] = False,
    diff: Annotated[Path | None, option("report.diff", "--diff", metavar="OLD.json", panel=_BOARD)] = None,
    details: Annotated[bool, option("report.details", "--details")] = False,
    form: FormName = None,
    check: Annotated[bool, typer.Option("--check", help=say_help("report.check"))] = False,
    allow_archive: Annotated[bool, typer.Option("--allow-archive", help=say_help("report.allow_archive"))] = False,
    output: Output = None,
    force: Force = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Read the page's exports, compute the key figures, write them."""
    from ambassador_cli.commands.report import board as boards
    from ambassador_cli.commands.report.gathering import Wanted, gather
    from ambassador_cli.commands.session import open_session, parse_day
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.pages.report_page import ReportPage

    with open_session(lang=lang, programme=programme, plain=plain, today=today) as session:
        days = (parse_day(first, "--from"), parse_day(last, "--to"), parse_month(month))
        wanted = Wanted(tuple(exports or ()), days, top, allow_archive=allow_archive)
        view = " ".join((note or "").split())
        wishes = boards.BoardWishes(tuple(means or ()), view, template, output, form, force, audience or "board")
        if check_template:
            return boards.show_template(template, session)
        if questions:
            return boards.show_questions(wanted, wishes, session)
        if diff is not None:
            return boards.show_changes(wanted, diff, wishes, session)
        if board or boards.implies_board(output, form) or means or note or template:
            return boards.show_board(wanted, wishes, session)
        target = choose_target(ReportPage.forms, output=output, form=form, force=force)
        found = gather(wanted, session)
        result = found.report()
        if target.to_terminal and not (details or check):
            boards.show_screen(found, session)
        else:
            insider = audience in boards.INSIDERS if audience else target.to_terminal
            put(to_page(result if insider else for_everyone(result), session), target, session)
        if target.to_terminal:
            _say_next(result, session, details=details or check)
        missed = check and any(target.met is not True for target in result.targets)
        if found.refused or missed:
            raise typer.Exit(2 if found.refused else 1)
    return None


def for_everyone(result: Report) -> Report:
    """The report without what only management and the team see."""
    from dataclasses import replace

    from ambassador_cli.kpis import KPIS

    hidden = {kpi.id for kpi in KPIS if not kpi.for_all}
    return replace(
        result,
        figures=tuple(figure for figure in result.figures if figure.kpi not in hidden),
        without_source=tuple(kpi for kpi in result.without_source if kpi not in hidden),
        targets=tuple(target for target in result.targets if target.kpi not in hidden),
    )


def parse_month(text: str | None) -> date | None:
    """The first day of a month such as 2024-05 or 05/2024. Raises ``UsageError``."""
    if text is None:
        return None
    import re

    from ambassador_cli.errors import Problem, UsageError

    parts = re.fullmatch(r"(?P<y>\d{4})-(?P<m>\d{1,2})|(?P<m2>\d{1,2})[./](?P<y2>\d{4})", text.strip())
    try:
        if parts:
            return date(int(parts["y"] or parts["y2"]), int(parts["m"] or parts["m2"]), 1)
    except ValueError:
        pass
    raise UsageError(Problem("usage.not_a_month", values={"option": "--month", "found": text}))


def to_page(result: Report, session: Session) -> ReportPage:
    """The report with the week of the programme's start marked."""
    from ambassador_cli.kpis import KPIS
    from ambassador_cli.pages.report_page import ReportPage

    start = session.programme.start
    weeks = [index for index, week in enumerate(result.weeks) if start and 0 <= (start - week.first).days < week.days]
    start_week = weeks[0] if weeks and weeks[0] else None
    return ReportPage(result, {kpi.id: kpi for kpi in KPIS}, session.words, start_week=start_week)


def _say_next(result: Report, session: Session, *, details: bool) -> None:
    if session.programme_path is None:
        session.note("report.next_programme")
    elif not session.programme.follower_stock:
        session.note("report.next_stock")
    elif details:
        session.note("report.next_month", month=f"{result.period.last:%Y-%m}")
    else:
        session.note("report.next_details")

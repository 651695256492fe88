"""``amb report``: key figures before budget talks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.exports import EXPORTS_FOLDER, read_all_exports
from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, Today
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.report import Report
    from ambassador_cli.pages.report_page import ReportPage


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
    from ambassador_cli.commands.session import open_session, parse_day
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.errors import Place, Problem, UsageError
    from ambassador_cli.kpis import choose_period, exported_period, measure_report
    from ambassador_cli.pages.report_page import ReportPage
    from ambassador_cli.readers.audience_names import read_audience_names
    from ambassador_cli.readers.survey_files import read_survey
    from ambassador_cli.readers.user_files import is_folder

    with open_session(lang=lang, programme=programme, plain=plain, today=today) as session:
        target = choose_target(ReportPage.forms, output=output, form=form, force=force)
        decided = session.programme
        wanted = (parse_day(first, "--from"), parse_day(last, "--to"), parse_month(month))
        paths = exports or [session.folder / EXPORTS_FOLDER]
        roster = session.read_team()
        if not exports and not is_folder(paths[0]):
            raise UsageError(Problem("usage.no_exports", Place(file=str(paths[0]))))
        confirmed = session.read_confirmed()
        if confirmed is not None:
            session.note("report.group_since", n=len(confirmed.group), day=confirmed.confirmed)
        found = read_all_exports(session, paths, roster, allow_archive=allow_archive)
        session.warn(found.problems)
        refused = any(problem.level == "error" for problem in found.problems)
        exported = exported_period(found.history)
        if exported is None:
            if refused:
                raise typer.Exit(2)
            raise UsageError(Problem("usage.no_exports", Place(file=", ".join(map(str, paths)))))
        period = choose_period(exported, start=decided.start, first=wanted[0], last=wanted[1], month=wanted[2])
        survey, odd = read_survey(session.folder, decided.survey.columns)
        session.warn(odd)
        refused = refused or any(problem.level == "error" for problem in odd)
        names = read_audience_names(decided.values)
        result = measure_report(found.history, period, decided, names=names, top=top, roster=roster, survey=survey)
        put(to_page(result, session), target, session)
        if target.to_terminal:
            _say_next(result, session)
        missed = check and any(target.met is not True for target in result.targets)
        if refused or missed:
            raise typer.Exit(2 if refused else 1)


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


def _say_next(result: Report, session: Session) -> None:
    if session.programme_path is None:
        session.note("report.next_programme")
    elif not session.programme.follower_stock:
        session.note("report.next_stock")
    else:
        session.note("report.next_month", month=f"{result.period.last:%Y-%m}")

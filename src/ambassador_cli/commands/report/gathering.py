"""Everything that a report is made of, read once: exports, survey, other pages, the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ambassador_cli.commands.exports import EXPORTS_FOLDER, read_all_exports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.kpi import Facts
    from ambassador_cli.models.report import Period, Report
    from ambassador_cli.models.uplift import DailySeries


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: files (none: exports/), first and last day or a month, how many posts."""

    exports: tuple[Path, ...]
    days: tuple[date | None, date | None, date | None]
    top: int
    allow_archive: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found. ``refused``: a file could not be used; the report says what can be said from the others."""

    facts: Facts
    period: Period
    top: int
    refused: bool

    def report(self) -> Report:
        """Every key figure."""
        from ambassador_cli.kpis import measure_report

        return measure_report(self.facts, self.period, top=self.top)


def gather(wanted: Wanted, session: Session) -> Gathered:
    """Read everything. Raises ``UsageError`` where there is no export, or none of the period; leaves with 2 where all
    files are refused."""
    from ambassador_cli.errors import Place, Problem, UsageError
    from ambassador_cli.kpis import choose_period, exported_period
    from ambassador_cli.models.kpi import Facts
    from ambassador_cli.readers.audience_names import read_audience_names
    from ambassador_cli.readers.platform_breaks import read_platform_breaks
    from ambassador_cli.readers.survey_files import read_survey
    from ambassador_cli.readers.user_files import is_folder

    decided = session.programme
    paths = list(wanted.exports) or [session.folder / EXPORTS_FOLDER]
    roster = session.read_team()
    if not wanted.exports and not is_folder(paths[0]):
        raise UsageError(Problem("usage.no_exports", Place(file=str(paths[0]))))
    confirmed = session.read_confirmed()
    if confirmed is not None:
        session.note("report.group_since", n=len(confirmed.group), day=confirmed.confirmed)
    found = read_all_exports(session, paths, roster, allow_archive=wanted.allow_archive)
    survey, odd = read_survey(session.folder, decided.survey.columns)
    expected = set(decided.controls)
    told = [one for one in found.problems if one.id != "page_other_left_out" or one.values["found"] not in expected]
    session.warn((*told, *odd))
    refused = any(problem.level == "error" for problem in (*found.problems, *odd))
    exported = exported_period(found.history)
    if exported is None:
        if refused:
            raise typer.Exit(2)
        raise UsageError(Problem("usage.no_exports", Place(file=", ".join(map(str, paths)))))
    first, last, month = wanted.days
    period = choose_period(exported, start=decided.start, first=first, last=last, month=month)
    facts = Facts(
        found.history,
        decided,
        roster,
        read_audience_names(decided.values),
        survey,
        read_controls(paths, session),
        (*read_platform_breaks(session.words.language), *decided.breaks),
    )
    return Gathered(facts, period, wanted.top, refused)


def read_controls(paths: Sequence[Path], session: Session) -> tuple[DailySeries, ...]:
    """The daily organic impressions of other pages, by the slugs of ``controls``. One without exports is named."""
    from ambassador_cli.errors import Place, Problem
    from ambassador_cli.kpis.own_trend import impressions_by_day
    from ambassador_cli.readers.linkedin import find_files, read_folder
    from ambassador_cli.readers.linkedin.file_names import page_slug

    decided, series = session.programme, []
    for slug in decided.controls:
        # Only files that name the other page: one without a name is the page's own.
        files = [path for path in find_files(paths)[0] if page_slug(path.name) == slug]
        history = read_folder(files, headers=decided.headers, values=decided.values, today=session.today).history
        if history.page_days:
            series.append(impressions_by_day(history))
        else:
            session.warn([Problem("report.no_control", Place(file="programme.yaml"), {"slug": slug}, "warning")])
    return tuple(series)

"""``amb`` alone: what is in this folder and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ambassador_cli.commands.exports import EXPORTS_FOLDER, read_all_exports

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.errors import Problem
    from ambassador_cli.models.plan import Plan

DRAFTS_FOLDER = "drafts"
_MONTHS_AHEAD = 5
_MOST_DRAFTS = 50
"""Of a folder with more, the rest are not looked at here."""


def show_status(*, lang: Literal["de", "en"] | None = None, plain: bool = False, today: str | None = None) -> None:
    """Look at the files of the current folder, without judging any of them."""
    from ambassador_cli.commands.paper.command import find_stale
    from ambassador_cli.commands.roster.tidy import due_in
    from ambassador_cli.commands.session import open_session
    from ambassador_cli.kpis import export_due, exported_period, missing_days
    from ambassador_cli.models.folder import FolderStatus
    from ambassador_cli.pages.cockpit import to_cockpit
    from ambassador_cli.planning.readiness import check_readiness
    from ambassador_cli.readers.draw_folder import read_draws
    from ambassador_cli.readers.user_files import is_folder

    with open_session(lang=lang, plain=plain, today=today) as session:
        decided = session.programme
        roster = session.read_team()
        confirmed = session.read_confirmed()
        folder = session.folder / EXPORTS_FOLDER
        paths = [folder] if is_folder(folder) else []
        found = read_all_exports(session, paths, roster)
        exported = exported_period(found.history)
        due = due_in(session)
        draws = read_draws(session.folder)
        ready = check_readiness(
            decided,
            applicants=len(roster.people) if roster else 0,
            has_group=confirmed is not None,
            first_exported=exported.first if exported else None,
        )
        status = FolderStatus(
            company=decided.company.name if decided.company else "",
            has_programme=session.programme_path is not None,
            start=decided.start,
            places=decided.places.planned if decided.places else None,
            people=len(roster.people) if roster else None,
            exports=sum(not source.person for source in found.history.sources),
            refused=sum(problem.level == "error" for problem in found.problems),
            first=exported.first if exported else None,
            last=exported.last if exported else None,
            due=export_due(exported) if exported else None,
            missing_days=missing_days(found.history, exported) if exported else 0,
            drafts=_count_drafts(session.folder / DRAFTS_FOLDER),
            has_stock=len(decided.follower_stock) > 1,
            group=len(confirmed.group) if confirmed else None,
            confirmed=confirmed.confirmed if confirmed else None,
            due_applications=len(due.people),
            due_since=due.people_since,
            today=session.today,
            applicants=sum(person.status == "applied" for person in roster.people) if roster else 0,
            new_applicants=sum(
                bool(
                    confirmed and person.status == "applied" and person.applied and person.applied > confirmed.confirmed
                )
                for person in (roster.people if roster else ())
            ),
            plan=plan_ahead(session) if session.programme_path is not None else None,
            lacks=tuple(check.lacks for check in ready.checks if check.lacks),
            stage=draws.stage,
            answer_form=draws.current.frozen.content["source"]["form"] if draws.current else "",
            open_questions=count_open_questions(session),
            stale=tuple((paper, file) for paper, (file, _) in find_stale(session)),
        )
        session.terminal.show(to_cockpit(status, session.words))
        refused = [problem for problem in found.problems if problem.level == "error"]
        if refused:
            session.note("status.about_files")
            session.warn(one_a_file(refused))


def plan_ahead(session: Session) -> Plan:
    """Dates from this month on."""
    from ambassador_cli.commands.plan import make_plan

    return make_plan(session, session.today.replace(day=1), _MONTHS_AHEAD, exports=False)


def count_open_questions(session: Session) -> int:
    """How many drafts have a question that nobody answered; which ones is not said here."""
    from ambassador_cli.commands.hashtag_check.checking import DraftChecking
    from ambassador_cli.errors import InputError
    from ambassador_cli.readers.draft_files import find_draft_files, read_draft_file
    from ambassador_cli.readers.user_files import is_folder

    folder = session.folder / DRAFTS_FOLDER
    files = []
    for path in find_draft_files([folder])[0][:_MOST_DRAFTS] if is_folder(folder) else ():
        try:
            files.append(read_draft_file(path))
        except InputError:
            continue
    if not files:
        return 0
    checking = DraftChecking(session.programme, session.read_packs(), session.today)
    drafts, _ = checking.check_all(files)
    return sum(any(remark.first.level == "question" for remark in draft.presented.remarks) for draft in drafts)


def _count_drafts(folder: Path) -> int | None:
    from ambassador_cli.readers.draft_files import find_draft_files
    from ambassador_cli.readers.user_files import is_folder

    return len(find_draft_files([folder])[0]) if is_folder(folder) else None


def one_a_file(problems: Sequence[Problem]) -> list[Problem]:
    """The first problem of each file, and how many more there are."""
    from ambassador_cli.errors import Place, Problem

    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.place.file, []).append(problem)
    shown = []
    for file, found in by_file.items():
        shown.append(found[0])
        if len(found) > 1:
            shown.append(Problem("more_problems", Place(file=file), {"n": len(found) - 1}, "warning"))
    return shown

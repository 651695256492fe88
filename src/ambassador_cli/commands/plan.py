"""``amb plan``: when, and how many hours; ``--ready`` says what lacks before the start."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, Today
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ambassador_cli.commands.session import Session
    from ambassador_cli.commands.showing import Target
    from ambassador_cli.models.plan import HolidayElsewhere, Plan
    from ambassador_cli.models.report import Period
    from ambassador_cli.models.roster import Roster
    from ambassador_cli.planning import FreeDays

MONTHS = 3


def plan(
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help=say_help("plan.from"), show_default=False)
    ] = None,
    months: Annotated[int, typer.Option("--months", min=1, max=24, help=say_help("plan.months"))] = MONTHS,
    ready: Annotated[bool, typer.Option("--ready", help=say_help("plan.ready"))] = False,
    check: Annotated[bool, typer.Option("--check", help=say_help("plan.check"))] = False,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Read what was decided, place the dates, add up the hours."""
    from ambassador_cli.commands.session import open_session, parse_day
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.pages.plan import PlanPage
    from ambassador_cli.pages.readiness import ReadinessPage

    with open_session(lang=lang, programme=programme, plain=plain, today=today) as session:
        page = ReadinessPage if ready else PlanPage
        target = choose_target(page.forms, output=output, form=form, force=force)
        if ready:
            return show_readiness(session, target, check=check)
        begins = parse_day(first, "--from") or session.today.replace(day=1)
        decided = session.programme
        company = decided.company
        put(
            PlanPage(
                make_plan(session, begins, months),
                session.words,
                company.name if company else "",
                (company.slug or "") if company else "",
                decided.calendar.time_zone,
                decided.calendar.state or "",
            ),
            target,
            session,
        )
        if target.to_terminal:
            session.note("plan.next")
        elif target.form.id == "ics":
            session.note("plan.written_ics")
    return None


def make_plan(session: Session, first: date, months: int, *, exports: bool = True) -> Plan:
    """The plan from ``first`` to the end of the last of ``months`` months. Without ``exports`` none are read, and the
    day by which LinkedIn forgets is not in it."""
    from ambassador_cli.kpis import export_due
    from ambassador_cli.planning import plan_programme

    roster = session.read_team()
    last = first.replace(day=1)
    for _ in range(months):
        last = (last.replace(day=28) + timedelta(days=4)).replace(day=1)
    last -= timedelta(days=1)
    exported = _exported(session, roster) if exports else None
    people, levels = _group(session, roster)
    free, elsewhere = find_free_days(session, first, last)
    return plan_programme(
        session.programme,
        first,
        last,
        people=people,
        levels=levels,
        free=free,
        export_due=export_due(exported) if exported else None,
        elsewhere=elsewhere,
    )


def show_readiness(session: Session, target: Target, *, check: bool) -> None:
    """The ten checks; with ``check`` the exit code is 1 while something lacks."""
    from ambassador_cli.commands.session import GROUP_FILE
    from ambassador_cli.commands.showing import put
    from ambassador_cli.pages.readiness import ReadinessPage
    from ambassador_cli.planning.readiness import check_readiness
    from ambassador_cli.readers.user_files import is_there

    roster = session.read_team()
    exported = _exported(session, roster)
    found = check_readiness(
        session.programme,
        applicants=len(roster.people) if roster else 0,
        has_group=is_there(session.folder / GROUP_FILE),
        first_exported=exported.first if exported else None,
    )
    put(ReadinessPage(found, session.words), target, session)
    if check and found.done < len(found.checks):
        raise typer.Exit(1)


def _exported(session: Session, roster: Roster | None) -> Period | None:
    from ambassador_cli.commands.exports import EXPORTS_FOLDER, read_all_exports
    from ambassador_cli.kpis import exported_period
    from ambassador_cli.readers.user_files import is_folder

    folder = session.folder / EXPORTS_FOLDER
    if not is_folder(folder):
        return None
    found = read_all_exports(session, [folder], roster)
    session.warn(problem for problem in found.problems if problem.level == "error")
    return exported_period(found.history)


def _group(session: Session, roster: Roster | None) -> tuple[int, Mapping[str, int]]:
    """How many take part, and how many of each level; before a group is confirmed, the places planned."""
    from ambassador_cli.planning.people import level_of

    attribute = session.programme.levels.attribute
    members = [person for person in roster.people if person.status == "group"] if roster else []
    counted: dict[str, int] = {}
    for person in members:
        level = level_of(person, attribute)
        if level:
            counted[level] = counted.get(level, 0) + 1
    places = session.programme.places
    return len(members) or (places.planned if places else 0), counted


def find_free_days(session: Session, first: date, last: date) -> tuple[FreeDays, list[HolidayElsewhere]]:
    """The team's free days; and the working days on which others, in the states of ``calendar.also``, are free."""
    from ambassador_cli.errors import Own, Place, Problem, UsageError
    from ambassador_cli.grammar.nearest_word import suggest
    from ambassador_cli.models.plan import HolidayElsewhere
    from ambassador_cli.planning import FreeDays, known_states, public_holidays

    settings, language = session.programme.calendar, session.words.language
    years = range(first.year - 1, last.year + 1)
    known = known_states(settings.time_zone)
    wrong = [state for state in (settings.state, *settings.also) if state and state not in known]
    if wrong:
        place = Place(file=str(session.programme_path or ""))
        raise UsageError(
            Problem(
                "plan.state_unknown",
                place,
                {"found": state, "expected": Own(", ".join(known)), "suggestion": suggest(state, known)},
            )
            for state in wrong
        )
    own = public_holidays(settings.time_zone, settings.state, years, language=language, catholic=settings.catholic)
    free = FreeDays(settings, own)
    elsewhere = []
    for state in settings.also:
        for day, name in public_holidays(settings.time_zone, state, years, language=language).items():
            if first <= day <= last and free.why_not(day) is None:
                elsewhere.append(HolidayElsewhere(day, state, name))
    return free, sorted(elsewhere, key=lambda one: (one.on, one.state))

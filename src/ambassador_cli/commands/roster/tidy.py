"""``amb roster tidy``: what was kept long enough goes, after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.options import DryRun, Lang, Plain, ProgrammeFile, Today, option

if TYPE_CHECKING:
    from pathlib import Path

    from ambassador_cli.commands.session import Session
    from ambassador_cli.planning.retention import Due


def tidy(
    context: typer.Context,  # noqa: ARG001
    dry_run: DryRun = False,
    yes: Annotated[bool, option("roster.yes", "--yes")] = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Say what is due by ``keep`` of programme.yaml, ask, and take it out of all files of amb, all or none."""
    from ambassador_cli.commands.asking import ask_yes_or_no
    from ambassador_cli.commands.roster.erasing import without
    from ambassador_cli.commands.session import ROSTER_FILE, missing, open_session
    from ambassador_cli.readers.programme_files import read_roster
    from ambassador_cli.readers.user_files import is_there
    from ambassador_cli.writers.disk.together import write_together

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        path = session.folder / ROSTER_FILE
        if not is_there(path):
            raise missing(path)
        due = due_in(session)
        tables = _tables(session.folder) if due.names_since else []
        if not due.people and not tables:
            session.terminal.line(session.words.say("roster.tidy.nothing"))
            return
        declined = sum(person.status == "declined" for person in due.people)
        waiting = len(due.people) - declined
        if declined:
            session.terminal.line(session.words.say("roster.tidy.declined", n=declined))
        if waiting:
            session.terminal.line(session.words.say("roster.tidy.waiting", n=waiting, day=due.people_since))
        if tables:
            files = ", ".join(table.relative_to(session.folder).as_posix() for table in tables)
            session.terminal.line(session.words.say("roster.tidy.names", files=files, day=due.names_since))
        if dry_run:
            session.note("roster.form_not_written")
            return
        if not yes and not ask_yes_or_no(session.words.say("roster.erase.ask"), session):
            session.note("roster.unchanged")
            return
        read_roster(path, session.programme)
        before, changed = without(session.folder, path, due.people)
        kept = {file: data for file, data in changed.items() if file not in tables}
        write_together(kept, gone=tables, expected={file: before[file] for file in kept})
        session.note("roster.tidy.done")
        session.note("roster.erase.elsewhere")


def due_in(session: Session) -> Due:
    """What is due in this folder on this day; nothing where nobody applied."""
    from ambassador_cli.planning.retention import Due, find_due

    roster = session.read_team()
    if roster is None:
        return Due()
    return find_due(roster.people, session.read_confirmed(), session.programme.keep, session.today)


def _tables(folder: Path) -> list[Path]:
    """The files of all draws that say who is behind a pseudonym."""
    from ambassador_cli.commands.select.draw_files import RECEIPTS
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER, EARLIER, NAMES
    from ambassador_cli.readers.user_files import is_there

    draws = [folder / DRAW_FOLDER, *sorted((folder / DRAW_FOLDER).glob(EARLIER))]
    return [path for draw in draws for name in (NAMES, RECEIPTS) if is_there(path := draw / name)]

"""``amb roster check``: what is worth a look before a draw, by place."""

from __future__ import annotations

import typer

from ambassador_cli.commands.options import Lang, Plain, ProgrammeFile, Today


def check(
    context: typer.Context,  # noqa: ARG001
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Read the roster as every command does, then say what is doubtful in it; exit code 1 where something is."""
    from ambassador_cli.commands.exports import EXPORTS_FOLDER
    from ambassador_cli.commands.roster.tidy import due_in
    from ambassador_cli.commands.session import ROSTER_FILE, missing, open_session
    from ambassador_cli.planning.roster_check import check_roster
    from ambassador_cli.readers.programme_files import read_roster
    from ambassador_cli.readers.user_files import is_there

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        path = session.folder / ROSTER_FILE
        if not is_there(path):
            raise missing(path)
        roster = read_roster(path, session.programme)
        exports = {file.name for file in (session.folder / EXPORTS_FOLDER).rglob("*")}
        found = check_roster(roster, session.programme, due_in(session), exports, path.name)
        session.warn(found)
        session.terminal.line(session.words.say("roster.check.done", people=len(roster.people), n=len(found)))
    if found:
        raise typer.Exit(1)

"""``amb inspect``: what is in these export files and how it was understood, without showing what they hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.exports import EXPORTS_FOLDER, read_all_exports
from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, Today
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session


def inspect(
    exports: Annotated[
        list[Path] | None, typer.Argument(metavar="EXPORTS", help=say_help("report.exports"), show_default=False)
    ] = None,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    names: Annotated[bool, typer.Option("--names", help=say_help("inspect.names"))] = False,
    delete_expired: Annotated[bool, typer.Option("--delete-expired", help=say_help("inspect.delete"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=say_help("inspect.yes"))] = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Read the files, say how they were understood and which days they cover."""
    from ambassador_cli.commands.session import ROSTER_FILE, open_session
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.errors import Place, Problem, UsageError
    from ambassador_cli.pages.inspection import InspectionPage
    from ambassador_cli.readers.linkedin import find_files
    from ambassador_cli.readers.linkedin.coverage import measure_coverage
    from ambassador_cli.readers.programme_files import read_roster
    from ambassador_cli.readers.user_files import is_there

    with open_session(lang=lang, programme=programme, plain=plain, today=today) as session:
        target = choose_target(InspectionPage.forms, output=output, form=form, force=force)
        paths = exports or [session.folder / EXPORTS_FOLDER]
        files, skipped = find_files(paths)
        if not files:
            raise UsageError(Problem("usage.no_exports", Place(file=", ".join(map(str, paths)))))
        roster_path = session.folder / ROSTER_FILE
        roster = read_roster(roster_path, session.programme) if is_there(roster_path) else None
        found = read_all_exports(session, paths, roster, inspect=True)
        if delete_expired:
            _delete(found.expired, session, yes=yes)
            return
        covered = measure_coverage(found.history)
        if names:
            session.note("inspect.key_heading")
            for number, path in enumerate(files, start=1):
                session.note("inspect.key", number=str(number), file=str(path))
        session.warn(skipped)
        put(InspectionPage(found.inspected, covered, session.words), target, session)
        if target.to_terminal and found.expired:
            session.note("inspect.expired", n=len(found.expired))
        if any(file.refused for file in found.inspected):
            raise typer.Exit(2)


def _delete(expired: tuple[str, ...], session: Session, *, yes: bool) -> None:
    """Delete people's files that were kept long enough, after asking."""
    if not expired:
        session.note("inspect.nothing_expired")
        return
    for name in expired:
        session.note("inspect.expired_file", file=name)
    if yes or typer.confirm(session.words.say("inspect.ask", n=len(expired)), err=True):
        for name in expired:
            Path(name).unlink(missing_ok=True)
        session.note("inspect.deleted", n=len(expired))

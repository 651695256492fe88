"""``amb roster withdraw``: a consent taken back, as easily as it was given; or leaving the programme."""

from __future__ import annotations

from typing import Annotated

import typer

from ambassador_cli.commands.options import Lang, Plain, ProgrammeFile, Today, option
from ambassador_cli.texts.help import say_help


def withdraw(
    name: Annotated[str, typer.Argument(metavar="NAME", help=say_help("roster.name"))],
    only: Annotated[list[str] | None, option("roster.only", "--only", metavar="CONSENT")] = None,
    leave: Annotated[bool, option("roster.leave", "--leave")] = False,
    erase: Annotated[bool, option("roster.erase", "--erase")] = False,
    yes: Annotated[bool, option("roster.yes", "--yes")] = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Note the day on which consents were taken back, all that hold or only those named; with ``--leave`` also that
    the person left; with ``--erase`` the person goes from all files of amb. Three acts apart: taking back, leaving,
    erasing."""
    from ambassador_cli.commands.roster.editing import Change, change_entry, find_entry
    from ambassador_cli.commands.session import open_session
    from ambassador_cli.errors import Own, Problem, UsageError
    from ambassador_cli.grammar.nearest_word import suggest
    from ambassador_cli.models.roster import PURPOSES

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        unknown = [found for found in only or () if found not in PURPOSES]
        if unknown:
            expected = Own(", ".join(PURPOSES))
            raise UsageError(
                Problem("roster.no_consent", values={"found": one, "expected": expected, "suggestion": near})
                for one in unknown
                for near in (suggest(one, PURPOSES),)
            )
        entry = find_entry(session, name)
        if erase:
            from ambassador_cli.commands.roster.erasing import erase as erase_entry

            erase_entry(session, entry, yes=yes)
            return
        day = session.today.isoformat()
        held = [purpose for purpose in PURPOSES if (not only or purpose in only) and entry.person.agreed(purpose)]
        changes: list[Change] = [(("withdrawn", purpose), day) for purpose in held]
        if leave and entry.person.status != "left":
            changes += [(("status",), "left"), (("left",), day)]
        if not changes:
            session.note("roster.nothing_held", name=entry.person.name)
            return
        if change_entry(session, entry, changes, yes=yes):
            for purpose in held:
                session.note(f"roster.took_back.{purpose}", name=entry.person.name)
            if leave:
                group = session.read_confirmed()
                inside = group is not None and entry.person.key in {member.key for member in group.group}
                session.note("roster.left_group" if inside else "roster.left_noted", name=entry.person.name)

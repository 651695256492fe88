"""``amb roster level``: where a person sees themselves today, on their word."""

from __future__ import annotations

from typing import Annotated

import typer

from ambassador_cli.commands.options import Lang, Plain, ProgrammeFile, Today, option
from ambassador_cli.texts.help import say_help


def level(
    name: Annotated[str, typer.Argument(metavar="NAME", help=say_help("roster.name"))],
    value: Annotated[str, typer.Argument(metavar="LEVEL", help=say_help("roster.value"))],
    yes: Annotated[bool, option("roster.yes", "--yes")] = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Note the level beside what the person applied with: the draw's record rests on that, and it stays."""
    from ambassador_cli.commands.roster.editing import change_entry, find_entry
    from ambassador_cli.commands.session import open_session
    from ambassador_cli.errors import Problem, UsageError
    from ambassador_cli.grammar.nearest_word import suggest
    from ambassador_cli.texts.quoted_yaml import to_quoted_yaml

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        dimension = session.programme.dimensions.get(session.programme.levels.attribute)
        known = dimension.known if dimension else ()
        if known and value not in known:
            values = {"found": value, "expected": ", ".join(known), "suggestion": suggest(value, known)}
            raise UsageError(Problem("roster.level_unknown", values=values))
        entry = find_entry(session, name)
        if change_entry(session, entry, [(("level",), to_quoted_yaml(value))], yes=yes):
            session.note("roster.level_noted", name=entry.person.name, level=value)

"""``amb roster`` alone: the counts."""

from __future__ import annotations

import typer

from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, Today


def roster(
    context: typer.Context,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Count who applied, who takes part, who agreed to what."""
    if context.invoked_subcommand is not None:
        return
    from ambassador_cli.commands.session import ROSTER_FILE, missing, open_session
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.pages.roster import RosterPage
    from ambassador_cli.planning.people import summarise

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        target = choose_target(RosterPage.forms, output=output, form=form, force=force)
        team = session.read_team()
        if team is None:
            raise missing(session.folder / ROSTER_FILE)
        put(RosterPage(summarise(team, session.programme.levels.attribute), session.words), target, session)
        if target.to_terminal:
            session.note("roster.next")

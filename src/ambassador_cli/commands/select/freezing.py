"""``--freeze``: everything is fixed before a public source speaks, and receipts are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ambassador_cli.commands.select.inputs import Asked
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.standing import Draws


@dataclass(frozen=True, slots=True)
class Freezing:
    """What ``--freeze`` is told. ``reason`` and ``by``: for freezing again, and for a new round."""

    source: str | None = None
    witnesses: tuple[str, ...] = ()
    reason: str | None = None
    by: str | None = None


def freeze_draw(asked: Asked, freezing: Freezing, draws: Draws, session: Session, *, new_round: bool) -> None:
    """Solve, give out codes, and write draw/frozen.json, names.json and receipts.csv; then show what is next."""
    import secrets

    from ambassador_cli import __version__
    from ambassador_cli.cohort import (
        CODE_LENGTH,
        CODE_SIGNS,
        default_source,
        freeze,
        parse_source,
        to_names_table,
        with_codes,
    )
    from ambassador_cli.commands.select.draw_files import follow, frozen_contents, replace_draw
    from ambassador_cli.commands.select.inputs import read_request
    from ambassador_cli.commands.select.looking import Showing, show_conflict, show_what_is_fixed
    from ambassador_cli.readers.draw_folder import read_draws

    number, previous = follow(draws, session, freezing.reason, freezing.by, new_round=new_round)
    today, text = session.today, freezing.source
    source = parse_source(text, today, freezing.witnesses) if text else default_source(today)
    request = read_request(asked, session)
    codes = {v.key: "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH)) for v in request.volunteers}
    coded = with_codes(request, codes)
    other_day = today if today != date.today() else None  # noqa: DTZ011
    frozen = freeze(coded, source, __version__, codes=codes, number=number, previous=previous, today=other_day)
    if frozen is None:
        show_conflict(request, session)
        raise typer.Exit(1)
    names = to_names_table(coded, frozen, codes)
    replace_draw(frozen_contents(frozen, names, session), draws, session)
    show_what_is_fixed(read_draws(session.folder), Showing(), session, newest=True)

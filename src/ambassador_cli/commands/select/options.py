"""The options of ``amb select``, in the panels in which ``--help`` shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ambassador_cli.texts.help import say_help

_LOOK, _QUICK, _DRAW, _CHECK, _LATER = (
    say_help(f"select.panel.{panel}") for panel in ("look", "quick", "draw", "check", "later")
)

People = Annotated[Path | None, typer.Argument(metavar="PEOPLE", help=say_help("select.people"), show_default=False)]
Quotas = Annotated[
    Path | None, typer.Option("--quotas", metavar="FILE", help=say_help("select.quotas"), rich_help_panel=_LOOK)
]
Columns = Annotated[
    str | None, typer.Option("--columns", metavar="A=B,…", help=say_help("select.columns"), rich_help_panel=_LOOK)
]
Accept = Annotated[
    list[str] | None,
    typer.Option("--accept-value", metavar="VALUE", help=say_help("select.accept"), rich_help_panel=_LOOK),
]
Size = Annotated[int | None, typer.Option("--size", min=1, help=say_help("select.size"), rich_help_panel=_LOOK)]
Slack = Annotated[
    str | None, typer.Option("--slack", metavar="PERSONS", help=say_help("select.slack"), rich_help_panel=_LOOK)
]
Why = Annotated[
    list[str] | None, typer.Option("--why", metavar="NAME", help=say_help("select.why"), rich_help_panel=_LOOK)
]
Details = Annotated[bool, typer.Option("--details", help=say_help("select.details"), rich_help_panel=_LOOK)]
Curve = Annotated[
    str | None, typer.Option("--curve", metavar="10-20", help=say_help("select.curve"), rich_help_panel=_LOOK)
]
Shared = Annotated[bool, typer.Option("--shared", help=say_help("select.shared"), rich_help_panel=_LOOK)]
Strict = Annotated[bool, typer.Option("--strict", help=say_help("select.strict"), rich_help_panel=_LOOK)]

Confirm = Annotated[
    str | None, typer.Option("--confirm", metavar="NAME", help=say_help("select.confirm"), rich_help_panel=_QUICK)
]
Seed = Annotated[
    str | None, typer.Option("--seed", metavar="TEXT", help=say_help("select.seed"), rich_help_panel=_QUICK)
]
CheckedBy = Annotated[
    list[str] | None,
    typer.Option("--checked-by", metavar="NAME", help=say_help("select.checked_by"), rich_help_panel=_QUICK),
]

Freeze = Annotated[bool, typer.Option("--freeze", help=say_help("select.freeze"), rich_help_panel=_DRAW)]
Source = Annotated[
    str | None, typer.Option("--source", metavar="KIND:DAY", help=say_help("select.source"), rich_help_panel=_DRAW)
]
Witness = Annotated[
    list[str] | None, typer.Option("--witness", metavar="NAME", help=say_help("select.witness"), rich_help_panel=_DRAW)
]
Answer = Annotated[
    str | None, typer.Option("--draw", metavar="ANSWER", help=say_help("select.draw"), rich_help_panel=_DRAW)
]
Correct = Annotated[
    str | None, typer.Option("--correct", metavar="REASON", help=say_help("select.correct"), rich_help_panel=_DRAW)
]
SetAside = Annotated[
    str | None, typer.Option("--set-aside", metavar="REASON", help=say_help("select.set_aside"), rich_help_panel=_DRAW)
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=say_help("select.by"), rich_help_panel=_DRAW)]
Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help=say_help("select.reason"), rich_help_panel=_DRAW)
]

Verify = Annotated[
    Path | None, typer.Option("--verify", metavar="FILE", help=say_help("select.verify"), rich_help_panel=_CHECK)
]
Prove = Annotated[bool, typer.Option("--prove", help=say_help("select.prove"), rich_help_panel=_CHECK)]
Expect = Annotated[
    str | None, typer.Option("--expect", metavar="FINGERPRINT", help=say_help("select.expect"), rich_help_panel=_CHECK)
]
Receipt = Annotated[
    tuple[str, str] | None,
    typer.Option("--receipt", metavar="NAME CODE", help=say_help("select.receipt"), rich_help_panel=_CHECK),
]
Names = Annotated[
    Path | None, typer.Option("--names", metavar="FILE", help=say_help("select.names"), rich_help_panel=_CHECK)
]

Replace = Annotated[
    list[str] | None, typer.Option("--replace", metavar="NAME", help=say_help("select.replace"), rich_help_panel=_LATER)
]
NewRound = Annotated[bool, typer.Option("--new-round", help=say_help("select.new_round"), rich_help_panel=_LATER)]

"""Options that several commands share, each defined once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from ambassador_cli.texts.help import say_help

Lang = Annotated[Literal["de", "en"] | None, typer.Option("--lang", help=say_help("lang"))]
ProgrammeFile = Annotated[
    Path | None, typer.Option("--programme", metavar="FILE", help=say_help("programme"), show_default=False)
]
Plain = Annotated[bool, typer.Option("--plain", help=say_help("plain"))]
Today = Annotated[str | None, typer.Option("--today", metavar="DAY", help=say_help("today"), show_default=False)]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help=say_help("output"), show_default=False)
]
FormName = Annotated[str | None, typer.Option("--format", metavar="FORM", help=say_help("format"), show_default=False)]
Force = Annotated[bool, typer.Option("--force", help=say_help("force"))]

"""Options that several commands share, each defined once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ambassador_cli.texts.help import say_help
from ambassador_cli.texts.language import Language


def option(
    text: str,
    *names: str,
    panel: str = "",
    metavar: str | None = None,
    least: int | None = None,
    most: int | None = None,
) -> typer.models.OptionInfo:
    """An option whose help is the text ``text``, in the panel of that id; a default is shown where it is a value."""
    made: typer.models.OptionInfo = typer.Option(
        *names,
        metavar=metavar,
        help=say_help(text),
        rich_help_panel=say_help(panel) if panel else None,
        min=least,
        max=most,
    )
    return made


_SHARED = "app.panel.shared"
Lang = Annotated[Language | None, option("app.lang", "--lang", panel=_SHARED)]
ProgrammeFile = Annotated[Path | None, option("app.programme", "--programme", metavar="FILE", panel=_SHARED)]
Plain = Annotated[bool, option("app.plain", "--plain", panel=_SHARED)]
Today = Annotated[str | None, option("app.today", "--today", metavar="DAY", panel=_SHARED)]
Template = Annotated[Path | None, option("report.template", "--template", metavar="FILE")]
Output = Annotated[Path | None, option("app.output", "--output", "-o", metavar="FILE", panel=_SHARED)]
FormName = Annotated[str | None, option("app.format", "--format", metavar="FORM", panel=_SHARED)]
DryRun = Annotated[bool, option("app.dry_run", "--dry-run", panel=_SHARED)]
Force = Annotated[bool, option("app.force", "--force", panel=_SHARED)]

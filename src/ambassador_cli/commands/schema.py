"""``amb schema``: JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ambassador_cli.texts.help import say_help


def schema(which: Annotated[Literal["programme", "roster"], typer.Argument(help=say_help("schema.which"))]) -> None:
    """Print the JSON Schema of programme.yaml or roster.yaml."""
    import json

    from ambassador_cli.models.programme import Programme
    from ambassador_cli.models.roster import Roster

    model = Programme if which == "programme" else Roster
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema()
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))

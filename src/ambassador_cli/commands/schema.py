"""``amb schema``: JSON Schema for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from ambassador_cli.models.base import Model


def schema(
    which: Annotated[
        Literal["programme", "roster", "pack"], typer.Argument(metavar="WHICH", help=say_help("schema.which"))
    ],
) -> None:
    """Print the JSON Schema of programme.yaml, roster.yaml or a pack."""
    import json

    from ambassador_cli.models.base import Model
    from ambassador_cli.models.programme import Programme
    from ambassador_cli.models.roster import Roster
    from ambassador_cli.models.rule import Packs

    models: dict[str, type[Model]] = {"programme": Programme, "roster": Roster, "pack": Packs}
    _build(Model)
    model = models[which]
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema()
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _build(model: type[Model]) -> None:
    """Build every model, since pydantic before 2.14 writes no default whose class is still to be built."""
    for each in model.__subclasses__():
        each.model_rebuild()
        _build(each)

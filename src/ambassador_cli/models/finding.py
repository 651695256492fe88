"""What a rule has to say about a draft."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from ambassador_cli.models.base import Model

Level = Literal["info", "warning", "question", "error"]


class Edit(Model):
    """A proposed change: put ``text`` in place of code points ``start`` to ``end`` of the whole file."""

    model_config = ConfigDict(str_strip_whitespace=False)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    safe: bool


class Finding(Model):
    """One remark. ``start`` and ``end`` are code points of the whole draft file, end excluded; an empty span
    at the start of the body means the whole draft. ``values`` go into the rule's message."""

    model_config = ConfigDict(str_strip_whitespace=False)

    rule: str
    level: Level
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    values: dict[str, str | int] = Field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    variant: str = ""

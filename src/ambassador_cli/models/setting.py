"""A key of programme.yaml, as ``amb explain`` shows it."""

from __future__ import annotations

from dataclasses import dataclass

from ambassador_cli.texts.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Setting:
    """One key: ``path`` as ``places.planned``; ``default`` is empty where there is none; ``example`` are the lines in
    which it stands in programme.yaml."""

    path: str
    about: Bilingual
    default: str
    example: tuple[str, ...] = ()

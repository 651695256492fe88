"""A key of programme.yaml, as ``amb explain`` shows it."""

from __future__ import annotations

from dataclasses import dataclass

from ambassador_cli.texts.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Setting:
    """One key: ``path`` as ``places.planned``; ``default`` is empty where there is none."""

    path: str
    about: Bilingual
    default: str

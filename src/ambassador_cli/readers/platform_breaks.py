"""Days from which on LinkedIn counts the page's figures differently, as far as they are known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ambassador_cli.models.rhythm import PlatformBreak
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.packaged import read_packaged_yaml


def read_platform_breaks(language: Language, touches: str = "page") -> tuple[PlatformBreak, ...]:
    """The breaks of the packaged list that touch figures of the page (or of people's own files), earliest first."""
    entries: object = read_packaged_yaml("ambassador_cli.readers.linkedin", "breaks.yaml")
    found = []
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, Mapping) and entry["touches"] == touches:
            day = date.fromisoformat(str(entry["on"]))
            found.append(PlatformBreak(on=day, what=entry["what"][language], source=entry["source"]))
    return tuple(sorted(found, key=lambda one: one.on))

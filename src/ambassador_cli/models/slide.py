"""A slide: a title that is a fact, and what stands below it."""

from __future__ import annotations

from dataclasses import dataclass

from ambassador_cli.models.document import Block
from ambassador_cli.texts.language import Language


@dataclass(frozen=True, slots=True)
class Slide:
    """``lead`` stands below the title; ``blocks`` share the room that is left, side by side where there are columns.
    ``notes`` are for whoever speaks."""

    title: str
    lead: str
    blocks: tuple[Block, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, with the line that stands below each. ``template`` is a PowerPoint file to begin with, if any."""

    title: str
    foot: str
    slides: tuple[Slide, ...]
    language: Language
    template: bytes = b""

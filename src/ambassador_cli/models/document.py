"""What is to be read, without saying where: blocks that the terminal, Markdown and others draw each in their way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands once, at the top."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences. ``quiet`` ones are for those who want to know exactly."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short sentences."""

    items: tuple[str, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as they are to be read. Column ``flexible`` gives way where the width is short."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sides: tuple[Side, ...]
    flexible: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A small chart of values in order, ``None`` where unknown, with what stands at its ends and below it.
    ``mark`` is the index of a value to point at, such as the week of the start."""

    values: tuple[float | None, ...]
    left: str
    right: str
    caption: str = ""
    mark: int | None = None
    mark_text: str = ""


Block = Heading | Paragraph | Bullets | Table | Line
Document = Sequence[Block]

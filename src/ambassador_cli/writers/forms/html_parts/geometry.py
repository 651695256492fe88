"""What drawings are made of: texts, dots, boxes and lines with their places, in pixels of the view box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Size = Literal["broad", "narrow"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class TextAt:
    """A piece of text with its class."""

    x: float
    y: float
    text: str
    kind: str = "axis"
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class DotAt:
    """A dot, by its role or (in strips) its whole class."""

    x: float
    y: float
    role: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class BoxAt:
    """A bar or column."""

    x: float
    y: float
    width: float
    height: float
    role: str


@dataclass(frozen=True, slots=True)
class LineAt:
    """A line through points, as SVG writes them."""

    points: str
    role: str

"""Lines for a terminal or a mail: wrapped by what they take up on the screen, styled where there is colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Style = str
"""A style of rich (``bold``, ``dim``, ``yellow`` …), or nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output. ``marks`` are parts with a style of their own: start, end, style."""

    text: str = ""
    style: Style = ""
    marks: tuple[tuple[int, int, Style], ...] = ()


def width_of(text: str) -> int:
    """The number of terminal cells that ``text`` takes up: two for most emoji and East Asian characters."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """``text`` in lines of at most ``width`` cells, the first one behind ``first``, the others behind ``rest``
    (spaces as wide as ``first`` where left out). Words wider than a line are broken."""
    rest = " " * width_of(first) if rest is None else rest
    line, lead = first, first
    empty = True
    for word in text.split():
        for piece in _pieces(word, max(1, width - max(width_of(first), width_of(rest)))):
            gap = 0 if empty else 1
            if not empty and width_of(line) + gap + width_of(piece) > width:
                yield line
                line, lead, gap = rest, rest, 0
            line += " " * gap + piece
            empty = False
    if not empty or lead.strip():
        yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    while width_of(word) > width:
        cut = min(len(word), 2 * width)
        while width_of(word[:cut]) > width and cut > 1:
            cut -= 1
        yield word[:cut]
        word = word[cut:]
    if word:
        yield word

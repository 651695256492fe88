"""Lines for a terminal or a mail: wrapped by what they take up on the screen, styled where there is colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = re.compile(r" *[^ ]+ *")

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


def broken(text: str, width: int) -> Iterator[str]:
    """``text`` in lines of at most ``width`` cells, broken at plain spaces and where it has line ends itself; spaces
    inside a line stay. Words wider than a line are broken too."""
    for paragraph in text.split("\n"):
        line, used = "", 0
        for word in _WORDS.findall(paragraph):
            length = width_of(word.rstrip(" "))
            if line.strip(" ") and used + length > width:
                yield line.rstrip(" ")
                line, used = "", 0
            *whole, rest = [*_pieces(word, width)] if length > width else [word]
            yield from (piece.rstrip(" ") for piece in whole)
            line += rest
            used += width_of(rest)
        yield line.rstrip(" ")


def _pieces(word: str, width: int) -> Iterator[str]:
    while width_of(word) > width:
        cut = min(len(word), 2 * width)
        while width_of(word[:cut]) > width and cut > 1:
            cut -= 1
        yield word[:cut]
        word = word[cut:]
    if word:
        yield word

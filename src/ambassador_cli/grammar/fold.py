"""The fold: what a reader sees of a post before "see more"."""

from __future__ import annotations

from collections.abc import Iterator


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Start and end of each rendered line of ``text`` at ``width`` characters: words wrap greedily, words longer
    than the width are broken, a blank line is a line."""
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        start = at
        while end - start > width:
            cut = text.rfind(" ", start, start + width + 1)
            if cut <= start:
                yield start, start + width
                start += width
            else:
                yield start, cut
                start = cut
            while start < end and text[start] == " ":
                start += 1
        yield start, end
        at = end + 1


def shown_until(text: str, width: int, lines: int) -> int:
    """How many characters of ``text`` are shown in the first ``lines`` lines."""
    shown = 0
    for number, (_, end) in enumerate(wrapped(text, width)):
        if number >= lines:
            break
        shown = end
    return shown

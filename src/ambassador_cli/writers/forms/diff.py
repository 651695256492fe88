"""What a correction changes, line by line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from ambassador_cli.texts.lines import Line
from ambassador_cli.texts.visible import to_visible
from ambassador_cli.writers.forms.terminal import print_lines

if TYPE_CHECKING:
    from ambassador_cli.writers.forms.terminal import Terminal

LineKind = Literal["head", "place", "same", "out", "in"]
_KINDS: dict[str, LineKind] = {"@": "place", " ": "same", "-": "out", "+": "in"}
_STYLES: dict[LineKind, str] = {"head": "bold", "place": "cyan", "same": "", "out": "red", "in": "green"}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def to_diff(name: str, old: str, new: str) -> Iterator[tuple[LineKind, str]]:
    """The lines of a unified diff with what each one is, invisible characters made visible."""
    rows = difflib.unified_diff(_lines(old), _lines(new), name, name, n=1, lineterm="")
    for number, row in enumerate(rows):
        yield ("head" if number < 2 else _KINDS[row[0]]), to_visible(row.rstrip("\r\n"), keep="")


def print_diff(name: str, old: str, new: str, terminal: Terminal) -> None:
    """The diff on the terminal, what goes in red and what comes in green."""
    print_lines((Line(text, _STYLES[kind]) for kind, text in to_diff(name, old, new)), terminal)


def _lines(text: str) -> list[str]:
    """Lines with their ends, as editors count them: other separators stay inside."""
    return [line for line in _LINE.findall(text) if line]

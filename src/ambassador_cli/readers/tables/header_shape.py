"""Does a row look like the header of a table? Where it does not, the file may be anything, and is not quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_VALUE = re.compile(r"[@=/\\:{}<>|]|\d{3}|^[\s\d.,%+-]+$")
_FIGURE = re.compile(r"^\s*[\d.,%/:+-]*\d[\d.,%/:+ -]*$")
_LONGEST = 60


def looks_like_header(cells: Sequence[object]) -> bool:
    """At least two texts side by side, each short, and none of them a number, an address, a path or a sum."""
    texts = [str(cell).strip() for cell in cells if str(cell).strip()]
    return len(texts) >= 2 and not any(len(text) > _LONGEST or _VALUE.search(text) for text in texts)


def holds_figures(rows: Iterable[Sequence[object]]) -> bool:
    """Is there a number or a day in these rows, as there is below the header of every export?"""
    return any(_FIGURE.search(str(cell)) for row in rows for cell in row)

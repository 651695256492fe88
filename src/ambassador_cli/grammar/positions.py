"""From code points to lines and columns, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\r|\n")


class Positions:
    """Lines of one text. Lines and columns count from 1, columns in code points; only CR, LF and CR LF end a
    line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in self._ends)]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Where the code point at ``offset`` stands; the end of the text stands behind its last character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Start and end of a line in code points, its line end excluded."""
        end = self._ends[line - 1][0] if line <= len(self._ends) else len(self._text)
        return self._starts[line - 1], end

"""The line of a draft that a finding is about, with the place marked."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.document import Excerpt, Tone
from ambassador_cli.models.finding import Finding
from ambassador_cli.texts.visible import to_one_line

HIDDEN_MARK = "•"
REACH = 320
"""Characters kept on each side of the place, and of the place itself: lines may be a million characters long."""

_CUT = "…"


def to_excerpt(
    text: str, positions: Positions, finding: Finding, secrets: Sequence[tuple[int, int]], *, tone: Tone = "plain"
) -> Excerpt:
    """The finding's first line, as far as it is near the place. ``secrets`` are covered, what is invisible is shown."""
    line, _ = positions.line_column(finding.start)
    start, end = positions.line_span(line)
    at = min(finding.start, len(text))
    until = min(len(text), max(at + 1, min(finding.end, end)), at + REACH)
    first, last = max(start, at - REACH), min(end, until + REACH)
    before = (_CUT if first > start else "") + _show(text, first, at, secrets)
    marked = _show(text, at, until, secrets)
    after = _show(text, until, last, secrets) + (_CUT if last < end else "")
    return Excerpt(before + marked + after, len(before), len(before) + len(marked), line, tone)


def _show(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
    piece = [
        HIDDEN_MARK if any(low <= position < high for low, high in hidden) else text[position]
        for position in range(start, end)
    ]
    return to_one_line("".join(piece))

"""The line of a draft that a finding is about, with the place marked."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.finding import Finding
from ambassador_cli.texts.lines import Line, width_of
from ambassador_cli.texts.visible import to_one_line

HIDDEN_MARK = "•"
_CUT = "…"
_REACH = 4
"""Characters that are looked at for each cell of the width: lines may be a million characters long."""


def to_excerpt(
    text: str,
    positions: Positions,
    finding: Finding,
    secrets: Sequence[tuple[int, int]],
    *,
    width: int,
    lead: str,
    style: str,
) -> tuple[Line, Line]:
    """Two lines: as much of the finding's first line as fits into ``width`` cells, and a row of ``^`` below the
    place. ``secrets`` are covered. ``lead`` stands before the first line."""
    reach = _REACH * width
    line, _ = positions.line_column(finding.start)
    start, end = positions.line_span(line)
    at = min(finding.start, len(text))
    until = min(len(text), max(at + 1, min(finding.end, end)))
    until = min(until, at + reach)
    start, end = max(start, at - reach), min(end, until + reach)
    before = _show(text, start, at, secrets)
    marked = _show(text, at, until, secrets)
    after = _show(text, until, end, secrets)
    room = width - width_of(lead)
    marked = _cut_end(marked, room)
    spare = max(0, room - width_of(marked))
    wanted_after = min(width_of(after), max(spare // 2, spare - width_of(before)))
    before = _cut_start(before.lstrip(), spare - wanted_after)
    after = _cut_end(after.rstrip(), spare - width_of(before))
    gap = width_of(lead) + width_of(before)
    begin = len(lead) + len(before)
    return (
        Line(lead + before + marked + after, "", ((0, len(lead), "dim"), (begin, begin + len(marked), style))),
        Line(" " * gap + "^" * max(1, width_of(marked)), style),
    )


def _show(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
    piece = [
        HIDDEN_MARK if any(low <= position < high for low, high in hidden) else text[position]
        for position in range(start, end)
    ]
    return to_one_line("".join(piece))


def _cut_end(text: str, room: int) -> str:
    if width_of(text) <= room:
        return text
    while text and width_of(text) > room - 1:
        text = text[:-1]
    return text + _CUT if room > 0 else ""


def _cut_start(text: str, room: int) -> str:
    if width_of(text) <= room:
        return text
    while text and width_of(text) > room - 1:
        text = text[1:]
    return _CUT + text if room > 0 else ""

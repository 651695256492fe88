"""Lines of somebody's text on the terminal: as much as fits, the place marked below; frames as on a phone."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Excerpt, Frame
from ambassador_cli.texts.lines import Line, width_of, wrap
from ambassador_cli.texts.visible import to_one_line

_CUT = "…"


def to_excerpt_lines(place: Excerpt, *, width: int, lead: str, style: str) -> tuple[Line, Line]:
    """Two lines: as much of the text as fits into ``width`` cells behind ``lead``, and a row of ``^`` below the
    place."""
    before, marked, after = (
        to_one_line(part)
        for part in (place.text[: place.start], place.text[place.start : place.end], place.text[place.end :])
    )
    room = width - width_of(lead)
    reach = 4 * max(1, room)  # no more than that can be seen, and lines may be very long
    before, marked, after = before[-reach:], marked[:reach], after[:reach]
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


def to_frame_lines(frame: Frame, width: int, *, drawn: bool) -> Iterator[Line]:
    """The lines in a frame with its title; without ``drawn`` indented below it."""
    title, rows = to_one_line(frame.title), [to_one_line(row) for row in frame.lines]
    if not drawn:
        yield Line(f"  {title}:", "bold")
        yield from (Line(line) for row in rows for line in wrap(row, width, "    ") if line.strip())
        return
    columns = min(frame.columns, width - 6)
    title = _cut_end(title, columns - 1)
    yield Line(f"  ┌─ {title} {'─' * max(0, columns - width_of(title) - 1)}┐", "dim")
    for row in rows:
        line = f"  │ {row}{' ' * max(0, columns - width_of(row))} │"
        yield Line(line, "", ((2, 3, "dim"), (len(line) - 1, len(line), "dim")))
    yield Line(f"  └{'─' * (columns + 2)}┘", "dim")


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

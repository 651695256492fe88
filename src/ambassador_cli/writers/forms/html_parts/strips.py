"""Single values as dots over two linear axes: the whole one, and the part of usual values magnified."""

from __future__ import annotations

from dataclasses import dataclass, field

from ambassador_cli.models.document import Strip, Strips
from ambassador_cli.writers.forms.html_parts.geometry import Anchor, DotAt, Size, TextAt


@dataclass(slots=True)
class Panel:
    """One axis with its strips."""

    top: float
    floor: float
    grid: list[float] = field(default_factory=list)
    dots: list[DotAt] = field(default_factory=list)
    middles: list[MiddleAt] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)
    texts: list[TextAt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MiddleAt:
    """The tick of a median."""

    x: float
    top: float
    bottom: float
    role: str


@dataclass(slots=True)
class DrawnStrips:
    """Two panels: the whole axis, and the part of usual posts magnified."""

    width: float
    height: float
    left: float
    right: float
    radius: float
    panels: list[Panel] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Scale:
    left: float
    right: float
    end: float

    def __call__(self, value: float) -> float:
        return self.left + (self.right - self.left) * min(value / self.end, 1.0)


def draw_strips(strips: Strips, size: Size) -> DrawnStrips:
    """Each value a dot; dots that would lie on one another are stacked."""
    broad = size == "broad"
    width, radius = (560.0, 2.4) if broad else (340.0, 1.8)
    d = DrawnStrips(width, 0.0, 6.0, width - 14.0, radius)
    top = 22.0
    for end, ticks, whole in ((strips.cap, strips.ticks, True), (strips.usual, strips.usual_ticks, False)):
        panel = Panel(top, top)
        x = _Scale(d.left, d.right, end)
        y = top + 2
        for strip in strips.strips:
            y = _strip(panel, strip, x, y, d.radius, named=whole)
        panel.floor = y + 4
        panel.grid = [x(value) for value, _ in ticks if 0 < value < end]
        for at, (value, text) in enumerate(ticks):
            anchor: Anchor = "start" if at == 0 else "end" if at == len(ticks) - 1 else "middle"
            panel.texts.append(TextAt(x(value), panel.floor + 16, text, "axis", anchor))
        for value, text in strips.lines:
            if value <= end:
                panel.lines.append(x(value))
                anchor = "end" if x(value) > width * 0.8 else "middle"
                panel.texts.append(TextAt(x(value), panel.top - 6, text, "expected-text", anchor))
        d.panels.append(panel)
        top = panel.floor + 46
    d.height = top - 24
    return d


def _strip(panel: Panel, strip: Strip, x: _Scale, top: float, radius: float, *, named: bool) -> float:
    """Draws one strip below ``top`` and gives the place below it."""
    place: dict[int, int] = {}
    step = 2 * radius + 0.4
    dots: list[tuple[float, int, bool]] = []
    for value, hollow in sorted([(v, False) for v in strip.values] + [(v, True) for v in strip.hollow]):
        if value > x.end:
            continue
        px = x(value)
        column = int(px / step)
        place[column] = place.get(column, 0) + 1
        dots.append((column * step + radius, place[column], hollow))
    highest = max(place.values(), default=1)
    begin = top + (18 if named else 4)
    if named:
        kind = "level-text" if strip.role == "level" else "label"
        panel.texts.append(TextAt(x.left, top + 10, strip.name, kind))
    floor = begin + highest * step
    for px, level, hollow in dots:
        kind = "hollow" if hollow else f"dot-{strip.role}"
        panel.dots.append(DotAt(px, floor - level * step + radius, kind=kind))
    if strip.middle is not None and strip.middle <= x.end:
        px = x(strip.middle)
        panel.middles.append(MiddleAt(px, begin - 3, floor + 4, strip.role))
        if not named:
            kind = "level-text" if strip.role == "level" else "label"
            panel.texts.append(TextAt(px + 5, floor + 14, strip.middle_text, kind))
    return floor + (8 if named else 20)

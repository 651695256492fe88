"""Charts over labels: dots, lines, a band, columns, marks; in two widths from one description."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ambassador_cli.models.document import Chart, Series
from ambassador_cli.writers.forms.html_parts.geometry import Anchor, BoxAt, DotAt, LineAt, Size, TextAt

_LETTER = 7.0
"""About the width of a letter."""
Number = Callable[[float], str]
Month = Callable[[date], str]


@dataclass(slots=True)
class DrawnChart:
    """A chart ready to be written down."""

    width: float
    height: float
    left: float
    right: float
    top: float
    floor: float
    radius: float
    grid: list[float] = field(default_factory=list)
    band: str = ""
    dots: list[DotAt] = field(default_factory=list)
    columns: list[BoxAt] = field(default_factory=list)
    lines: list[LineAt] = field(default_factory=list)
    marks: list[float] = field(default_factory=list)
    above: list[tuple[float, float]] = field(default_factory=list)
    texts: list[TextAt] = field(default_factory=list)


def draw_chart(chart: Chart, size: Size, number: Number, month: Month) -> DrawnChart:
    """The chart in one of two widths. Values above the cap are drawn as a triangle at the top, with their mark."""
    broad = size == "broad"
    labelled = broad and any(series.role in ("level", "expected") for series in chart.series if series.style == "line")
    width, height = (1088.0, 330.0) if broad else (340.0, 260.0)
    d = DrawnChart(
        width,
        height,
        58.0 if broad else 46.0,
        width - (170.0 if labelled else 12.0),
        22.0,
        height - 34.0,
        3.4 if broad else 2.0,
    )
    cap = chart.cap or max((value for s in chart.series for value in s.values if value is not None), default=1.0) or 1.0
    at = _Places(d, len(chart.labels), cap)
    parts = parts_of(cap)
    for part in range(parts + 1):
        value = cap * part / parts
        d.grid.append(at.y(value))
        d.texts.append(TextAt(d.left - 8, at.y(value) + 4, number(value), "axis", "end"))
    if chart.band:
        d.band = _band(chart.band.low, chart.band.high, at)
    groups = [series for series in chart.series if series.style == "columns"]
    for series in chart.series:
        if series.style == "points":
            _dots(d, series, at, cap)
        elif series.style == "line":
            d.lines += [LineAt(points, series.role) for points in _polylines(series.values, at)]
    _columns(d, groups, at, number)
    _marks(d, chart, at, broad=broad)
    _labels(d, chart, at, month, broad=broad)
    if labelled:
        _names(d, chart, at)
    return d


def parts_of(end: float) -> int:
    """Into how many equal parts an axis that ends at a round number is divided, so that they are round too."""
    first = int(f"{end:.3e}".replace(".", "")[:2])
    return {10: 5, 15: 3, 20: 4, 25: 5, 30: 3, 40: 4, 50: 5, 60: 3, 80: 4}.get(first, 4)


class _Places:
    def __init__(self, d: DrawnChart, count: int, cap: float) -> None:
        self.d, self.count, self.cap = d, max(count, 1), cap

    @property
    def step(self) -> float:
        return (self.d.right - self.d.left) / self.count

    def x(self, index: int) -> float:
        return self.d.left + self.step * (index + 0.5)

    def y(self, value: float) -> float:
        share = min(max(value, 0.0) / self.cap, 1.0)
        return self.d.floor - (self.d.floor - self.d.top) * share


def _band(low: Sequence[float | None], high: Sequence[float | None], at: _Places) -> str:
    known = [(i, a, b) for i, (a, b) in enumerate(zip(low, high, strict=True)) if a is not None and b is not None]
    upper = [f"{at.x(i):.1f},{at.y(b):.1f}" for i, _, b in known]
    lower = [f"{at.x(i):.1f},{at.y(a):.1f}" for i, a, _ in reversed(known)]
    return " ".join((*upper, *lower))


def _dots(d: DrawnChart, series: Series, at: _Places, cap: float) -> None:
    for index, value in enumerate(series.values):
        if value is None:
            continue
        if value > cap:
            d.above.append((at.x(index), d.top))
        else:
            d.dots.append(DotAt(at.x(index), at.y(value), series.role))


def _columns(d: DrawnChart, groups: Sequence[Series], at: _Places, number: Number) -> None:
    for place, series in enumerate(groups):
        _column(d, series, (place, len(groups)), at, number)


def _column(d: DrawnChart, series: Series, place: tuple[int, int], at: _Places, number: Number) -> None:
    room = at.step * 0.76
    width = room / place[1]
    for index, value in enumerate(series.values):
        if value is None:
            continue
        x = at.x(index) - room / 2 + width * place[0]
        y = at.y(value)
        d.columns.append(BoxAt(x, y, width - 2, d.floor - y, series.role))
        d.texts.append(TextAt(x + width / 2, y - 5, number(value), "label", "middle"))


def _polylines(values: Sequence[float | None], at: _Places) -> Iterator[str]:
    run: list[str] = []
    for index, value in enumerate((*values, None)):
        if value is None:
            if len(run) > 1:
                yield " ".join(run)
            run = []
        else:
            run.append(f"{at.x(index):.1f},{at.y(value):.1f}")


def _marks(d: DrawnChart, chart: Chart, at: _Places, *, broad: bool) -> None:
    spikes = {round(x, 3) for x, _ in d.above}
    for mark in chart.marks:
        x = at.x(mark.at)
        if round(x, 3) in spikes:
            lines = mark.text.split(", ") if broad else mark.text.split(", ")[:1]
            wide = 9 + max(map(len, lines)) * _LETTER
            right = any(x < other < x + wide for other, _ in d.above)
            left = any(x - wide < other < x for other, _ in d.above)
            end: Anchor = "end" if x + wide > d.right or (right and not left and x - wide > d.left) else "start"
            lower = 15 if (left if end == "end" else right) else 0
            for row, line in enumerate(lines):
                place = x + (-9 if end == "end" else 9)
                y = d.top + 4 + lower + 15 * row
                d.texts.append(TextAt(place, y, line, "axis" if row else "label", end))
        else:
            # Only the first line is named above the chart, where outliers have their numbers too.
            y, kind = (d.floor - 6, "axis") if d.marks else (d.top - 8, "label")
            d.marks.append(x - at.step / 2)
            if broad or x > d.width / 2:
                d.texts.append(TextAt(x - at.step / 2 - 6, y, mark.text, kind, "end"))
            else:
                d.texts.append(TextAt(x - at.step / 2 + 6, y, mark.text, kind))


def _labels(d: DrawnChart, chart: Chart, at: _Places, month: Month, *, broad: bool) -> None:
    count = len(chart.labels)
    wanted = min(count, 8 if broad else 3)
    shown = list(range(0, count, max(1, -(-count // wanted))))
    if chart.days:
        # The first label of each quarter, thinned until it fits.
        quarters = [
            i for i, day in enumerate(chart.days) if _quarter(day) != _quarter(chart.days[i - 1] if i else None)
        ]
        shown = quarters[1 if len(quarters) > wanted else 0 :: max(1, -(-(len(quarters) - 1) // wanted))] or shown
    free = float("inf")
    for index in reversed(shown):
        text = chart.labels[index] if not chart.days else month(chart.days[index])
        if at.x(index) + len(text) * _LETTER / 2 < free:
            d.texts.append(TextAt(at.x(index), d.floor + 20, text, "axis", "middle"))
            free = at.x(index) - len(text) * _LETTER / 2 - _LETTER


def _quarter(day: date | None) -> tuple[int, int]:
    return (day.year, (day.month - 1) // 3) if day else (0, 0)


def _names(d: DrawnChart, chart: Chart, at: _Places) -> None:
    """Names at the ends of their lines, apart enough to be read."""
    ends = []
    for series in chart.series:
        if series.style == "line" and series.role in ("level", "expected"):
            last = max((i for i, value in enumerate(series.values) if value is not None), default=None)
            if last is not None:
                ends.append((at.y(series.values[last] or 0.0), series.name, f"{series.role}-text"))
    below = -100.0
    for y, name, kind in sorted(ends):
        top = max(y - 4, below)
        for line in _wrapped(name, 23):
            d.texts.append(TextAt(d.right + 8, top, line, kind))
            top += 16
        below = top + 8
    if chart.band:
        for line in _wrapped(chart.band.name, 24):
            d.texts.append(TextAt(d.right + 8, below - 8, line, "axis"))
            below += 15


def _wrapped(text: str, most: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines

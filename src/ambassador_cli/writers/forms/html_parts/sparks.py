"""Tiny charts below a figure."""

from __future__ import annotations

from dataclasses import dataclass, field

from ambassador_cli.models.document import Spark
from ambassador_cli.writers.forms.html_parts.geometry import BoxAt, DotAt, LineAt, TextAt

_SPARK_WIDTH = 240.0
_LETTER = 6.5


@dataclass(slots=True)
class DrawnSpark:
    """A tiny chart."""

    height: float
    rects: list[BoxAt] = field(default_factory=list)
    lines: list[LineAt] = field(default_factory=list)
    dots: list[DotAt] = field(default_factory=list)
    texts: list[TextAt] = field(default_factory=list)
    range: tuple[float, float, float] | None = None
    zero: float = 0.0


def draw_spark(spark: Spark) -> DrawnSpark:
    """Bars, a range around nothing, a share of a whole, or a line."""
    if spark.kind == "bars":
        return _spark_bars(spark)
    if spark.kind == "range":
        return _spark_range(spark)
    if spark.kind == "share":
        share = min(max(spark.values[0], 0.0), 1.0) * _SPARK_WIDTH
        rects = [BoxAt(0, 6, share, 14, "expected"), BoxAt(share, 6, _SPARK_WIDTH - share, 14, "earlier")]
        return DrawnSpark(26.0, rects)
    return _spark_line(spark)


def _spark_bars(spark: Spark) -> DrawnSpark:
    most = max((*spark.values, 1.0))
    d = DrawnSpark(22.0 * len(spark.values) + 4)
    for at, value in enumerate(spark.values):
        width = max(value, 0.0) / most * (_SPARK_WIDTH - 92)
        d.rects.append(BoxAt(0, at * 22 + 4, width, 13, "level" if at else "earlier"))
        d.texts.append(TextAt(width + 6, at * 22 + 15, spark.labels[at]))
    return d


def _spark_range(spark: Spark) -> DrawnSpark:
    low, value, high = spark.values
    left, right = min(low, 0.0), max(high, 0.0)
    width = (right - left) or 1.0

    def x(number: float) -> float:
        return 14 + (number - left) / width * (_SPARK_WIDTH - 28)

    d = DrawnSpark(42.0, range=(x(low), x(value), x(high)), zero=x(0.0))
    ends = [_beside(x(low), spark.labels[0]), _beside(x(high), spark.labels[1])]
    if ends[0][1] + _LETTER > ends[1][0]:
        both = f"{spark.labels[0]} … {spark.labels[1]}"
        ends = [_beside((x(low) + x(high)) / 2, both)]
    nought = _beside(x(0.0), "0")
    shown = [*ends, nought] if all(nought[1] < one[0] or one[1] < nought[0] for one in ends) else ends
    d.texts += [TextAt(start, 38, text) for start, _, text in shown]
    return d


def _beside(x: float, text: str) -> tuple[float, float, str]:
    """Where a text below ``x`` begins and ends, within the drawing."""
    wide = _LETTER * len(text)
    start = min(max(x - wide / 2, 0.0), _SPARK_WIDTH - wide)
    return start, start + wide, text


def _spark_line(spark: Spark) -> DrawnSpark:
    most, begun = max((*spark.values, 1.0)), int(spark.labels[1])
    count = max(len(spark.values) - 1, 1)
    points = [(4 + at / count * (_SPARK_WIDTH - 8), 40 - value / most * 34) for at, value in enumerate(spark.values)]
    written = [f"{x:.1f},{y:.1f}" for x, y in points]
    d = DrawnSpark(46.0)
    d.lines = [LineAt(" ".join(written[: begun + 1]), "earlier"), LineAt(" ".join(written[begun:]), "level")]
    x, y = points[begun]
    d.dots = [DotAt(x, y, "level"), DotAt(*points[-1], "level")]
    d.texts.append(TextAt(x, y - 8, spark.labels[0], "axis", "middle"))
    return d

"""The chart of weeks: what was counted, the level since the start, and what was to be expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from ambassador_cli.models.board import Board, WeekTotal
from ambassador_cli.models.document import Band, Chart, Mark, Series
from ambassador_cli.pages.board.verdict import chart_title, has_band
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

_DAYS = 7
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_BREAK_NAME = 28
_ROOM = 1.15
_ROOM_FOR_NAME = 0.35
"""The part of the axis that a written number needs."""


def to_chart(board: Board, words: Words) -> Chart | None:
    """Dots for weeks, lines for the level before and since the start, the expected range where there is one; the axis
    ends where all but outliers fit. ``None`` where no whole week is known."""
    known = [week for week in board.weeks if week.impressions is not None]
    if len(known) < 2:
        return None
    say = words.say
    shown = board.weeks
    before = tuple(_value(week) if week.index < 0 else None for week in shown)
    since = tuple(_value(week) if week.index >= 0 else None for week in shown)
    series = [
        Series(say("board.chart.dots_before"), before, "earlier", "points"),
        Series(say("board.chart.dots_since"), since, "actual", "points"),
    ]
    band, levels = None, {}
    if has_band(board.uplift) and board.uplift:
        levels = {week.index: week for week in board.uplift.weeks}
        own = [levels.get(week.index) for week in shown]
        trend = tuple(w.level * _DAYS if w and w.index < 0 else None for w in own)
        level = tuple(w.level * _DAYS if w and w.index >= 0 else None for w in own)
        low = tuple(w.expected_low * _DAYS if w and w.expected_low is not None else None for w in own)
        high = tuple(w.expected_high * _DAYS if w and w.expected_high is not None else None for w in own)
        expected = tuple(
            (a * b) ** 0.5 if a is not None and b is not None else None for a, b in zip(low, high, strict=True)
        )
        series += [
            Series(say("board.chart.trend"), trend, "earlier"),
            Series(say("board.chart.level"), level, "level"),
            Series(say("board.chart.expected"), expected, "expected"),
        ]
        band = Band(say("board.chart.band"), low, high)
    cap = axis_end(board, band)
    marks = []
    started = next((at for at, week in enumerate(shown) if week.index == 0), None)
    if board.start and started is not None:
        marks.append(Mark(started, say("board.chart.start", day=board.start)))
    marks += [
        Mark(at, to_one_line(one.what, _BREAK_NAME))
        for one in board.breaks
        for at, week in enumerate(shown)
        if week.first <= one.on < week.first + timedelta(days=_DAYS)
    ]
    marks += [Mark(at, _spike(board, shown[at], words)) for at in _named_spikes(shown, cap)]
    return Chart(
        title=chart_title(board.uplift, words),
        labels=tuple(words.day(week.first) for week in shown),
        series=tuple(series),
        alternative=_alternative(board, band, levels and series[3], words),
        band=band,
        marks=tuple(marks),
        cap=cap,
        caption=_caption(board, band, words),
        days=tuple(week.first for week in shown),
    )


def _named_spikes(weeks: Sequence[WeekTotal], cap: float) -> list[int]:
    """Which weeks above the axis' end get their number written: the highest first, and others with room beside them."""
    above = [(week.impressions, at) for at, week in enumerate(weeks) if (week.impressions or 0) > cap]
    named: list[int] = []
    for _, at in sorted(above, key=lambda one: (-(one[0] or 0), one[1])):
        if all(abs(at - other) > len(weeks) * _ROOM_FOR_NAME for other in named):
            named.append(at)
    return sorted(named)


def axis_end(board: Board, band: Band | None) -> float:
    """A round number above all weeks but the outliers, and above the band."""
    known = [(week.impressions, week.index < 0) for week in board.weeks if week.impressions is not None]
    sides = [[value for value, before in known if before is side] for side in (True, False)]
    middle = max(median(side) for side in sides if side)
    usual = [value for value, _ in known if value <= 3 * max(middle, 1)] or [value for value, _ in known]
    most = max([float(max(usual)), *((value or 0.0) for value in (band.high if band else ()))])
    return round_up(most * _ROOM)


def round_up(value: float) -> float:
    """The next round number: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 1.0
    while power * 10 <= value:
        power *= 10
    return next(step * power for step in _STEPS if step * power >= value)


def _value(week: WeekTotal) -> float | None:
    return None if week.impressions is None else float(week.impressions)


def _spike(board: Board, week: WeekTotal, words: Words) -> str:
    top = board.top_posts[0] if board.top_posts else None
    by_one = (
        top is not None
        and week.impressions is not None
        and 0 <= (top.created - week.first).days < _DAYS
        and top.impressions * 2 > week.impressions
    )
    return words.say("board.chart.spike_top" if by_one else "board.chart.spike", count=week.impressions)


def _alternative(board: Board, band: Band | None, level: object, words: Words) -> str:
    known = [(week.index, week.impressions) for week in board.weeks if week.impressions is not None]
    before = [count for index, count in known if index < 0]
    since = [count for index, count in known if index >= 0]

    def mean(counts: list[int]) -> object:
        return round(sum(counts) / len(counts)) if counts else words.say("board.means.unknown")

    text = words.say("board.chart.alternative", n=len(known), before=mean(before), since=mean(since))
    if band and isinstance(level, Series):
        ends = [(a, b, c) for a, b, c in zip(band.low, band.high, level.values, strict=True) if a and b and c]
        if ends:
            low, high, now = ends[-1]
            values = {"low": round(low, -2), "high": round(high, -2), "level": round(now, -2)}
            text += " " + words.say(
                "board.chart.alternative_band", **{name: round(value) for name, value in values.items()}
            )
    return text


def _caption(board: Board, band: Band | None, words: Words) -> str:
    first, last = board.weeks[0].first, board.period.last
    text = words.say(
        "board.chart.who_band" if band else "board.chart.who", company=board.company, first=first, last=last
    ).removeprefix(" · ")
    if board.breaks:
        listed = "; ".join(words.say("board.chart.break", day=one.on, what=one.what) for one in board.breaks)
        text += " · " + words.say("board.chart.breaks", list=listed)
    return text

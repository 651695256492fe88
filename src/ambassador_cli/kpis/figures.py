"""Registered key figures become figures: each aspect now, and its change against two earlier periods."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Change, Figure, Measure, Note, Period


def measure_figures(kpis: Sequence[Kpi], facts: Facts, periods: tuple[Period, Period, Period]) -> tuple[Figure, ...]:
    """Every aspect of these key figures. ``periods`` are the one wanted, the one before, and the year before."""
    return tuple(_figure(kpi, aspect, facts, periods) for kpi in kpis for aspect in kpi.aspects(facts, periods[0]))


def _figure(kpi: Kpi, aspect: str, facts: Facts, periods: tuple[Period, Period, Period]) -> Figure:
    now = kpi.measure(facts, periods[0], aspect)
    before, year = (_change(kpi, aspect, facts, now, (periods[0], earlier)) for earlier in periods[1:])
    return Figure(kpi.id, aspect, kpi.unit, periods[0], now, before, year)


def _change(kpi: Kpi, aspect: str, facts: Facts, now: Measure, periods: tuple[Period, Period]) -> Change:
    period, earlier = periods
    then = kpi.measure(facts, earlier, aspect)
    shown = then.value
    why = kpi.why_not(facts, period, earlier, aspect) if kpi.why_not else None
    if why and kpi.section == "group":
        shown = None  # other people's figure: not to be held against this one
    if now.value is None or then.value is None:
        return Change(
            earlier, shown, None, None, why or Note("unknown_then" if now.value is not None else "unknown_now")
        )
    if why:
        return Change(earlier, shown, None, None, why)
    if not (now.complete and then.complete):
        return Change(earlier, shown, None, None, Note("incomplete"))
    if now.variant != then.variant:
        return Change(earlier, shown, None, None, Note("not_the_same_count"))
    difference = now.value - then.value
    ratio = difference / then.value if kpi.unit == "count" and then.value > 0 else None
    return Change(earlier, shown, difference, ratio)

"""Followers: the change of their number where it was written down, else the new ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from ambassador_cli.kpis.page_days import missing_days_note, total_of
from ambassador_cli.kpis.periods import period_before, year_before
from ambassador_cli.models.export import History
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Figure, Measure, Note, Period, WholePercent
from ambassador_cli.texts.bilingual import Bilingual

TOLERANCE_DAYS = 7
_NEW = ("new_total", "new_organic", "new_sponsored", "new_auto_invited")


def measure_follower_change(history: History, period: Period, stock: Mapping[date, int]) -> Measure:
    """K07: end less start where a count stands within seven days of each end of the period (of equally near ones the
    earlier), else the gross number of new followers. ``stock`` holds followers at the end of a day. New
    followers by kind stand beside it in either case."""
    gross = measure_new_followers(history, period)
    ends = _ends(stock, period)
    if ends is None:
        return replace(gross, notes=(Note("gross_followers", detail=True), *gross.notes))
    start, end = ends
    change = stock[end] - stock[start]
    parts = {**gross.parts, "start": stock[start], "end": stock[end]}
    parts["growth"] = change / stock[start] if stock[start] else None
    values = {"start": stock[start], "start_day": start, "end": stock[end], "end_day": end}
    notes = (Note("follower_counts", values, detail=True),)
    return Measure(change, denominator=stock[start], parts=parts, notes=notes, signed=True)


def measure_new_followers(history: History, period: Period) -> Measure:
    """New followers, gross: the sum over exported days, unknown where no day is known."""
    days = [day for day in history.follower_days if period.holds(day.day)]
    known = [day.total for day in days if day.total is not None]
    parts: dict[str, float | int | None] = {
        "new_total": sum(known) if known else None,
        "new_organic": total_of(day.organic for day in days),
        "new_sponsored": total_of(day.sponsored for day in days),
        "new_auto_invited": total_of(day.auto_invited for day in days),
        "growth": None,
        "start": None,
        "end": None,
    }
    notes = missing_days_note(len(known), period)
    return Measure(parts["new_total"], parts=parts, notes=notes, complete=len(known) == period.days, variant="gross")


def _ends(stock: Mapping[date, int], period: Period) -> tuple[date, date] | None:
    """The days of the counts that stand for the period's two ends."""
    start, end = (_nearest(stock, day) for day in _wanted(period))
    return (start, end) if start and end and start < end else None


def _wanted(period: Period) -> tuple[date, date]:
    """The days whose counts make the change: the one before the period's first, and its last."""
    return period.first - timedelta(days=1), period.last


def _nearest(stock: Mapping[date, int], wanted: date) -> date | None:
    near = sorted((abs((day - wanted).days), day) for day in stock)
    return near[0][1] if near and near[0][0] <= TOLERANCE_DAYS else None


def _measure(facts: Facts, period: Period, aspect: str) -> Measure:
    if aspect:
        return measure_new_followers(facts.history, period)
    return measure_follower_change(facts.history, period, facts.programme.follower_stock)


def _aspects(facts: Facts, period: Period) -> tuple[str, ...]:
    """Gross new followers keep a line of their own where the change cannot be held against an earlier one."""
    stock = facts.programme.follower_stock
    net = _ends(stock, period) is not None
    alone = net and any(_ends(stock, earlier) is None for earlier in (period_before(period), year_before(period)))
    return ("", "gross") if alone and facts.history.follower_days else ("",)


def _why_not(facts: Facts, period: Period, earlier: Period, aspect: str) -> Note | None:
    stock = facts.programme.follower_stock
    if aspect or _ends(stock, period) is None or _ends(stock, earlier) is not None:
        return None
    missing = [day for day in _wanted(earlier) if _nearest(stock, day) is None]
    values = {"first": earlier.first, "last": earlier.last}
    if len(missing) == 1:
        return Note("stock_missing", {**values, "day": missing[0]})
    return Note("stocks_missing", values)


def _details(figure: Figure) -> tuple[Note, ...]:
    parts = figure.now.parts
    if figure.aspect or parts.get("new_total") is None:
        return ()
    return (Note("new_followers", {name: parts.get(name) for name in _NEW}),)


def _headline(figure: Figure) -> Note | None:
    parts, value = figure.now.parts, figure.now.value
    growth = parts.get("growth")
    if figure.aspect or growth is None or value is None:
        return None
    way = "more" if value >= 0 else "fewer"
    return Note(
        f"headline_followers_{way}",
        {"percent": WholePercent(abs(growth)), "end": parts["end"], "start": parts["start"]},
    )


FOLLOWER_CHANGE = Kpi(
    id="K07",
    name="follower_change",
    unit="count",
    label=Bilingual(en="Followers", de="Follower"),
    definition=Bilingual(
        en="Followers of the page at the end of the period less those at its start.",
        de="Follower der Seite am Ende des Zeitraums abzüglich derer am Anfang.",
    ),
    formula=Bilingual(
        en="followers at the end - followers on the day before the start",
        de="Follower am Ende - Follower am Tag vor dem Anfang",
    ),
    source=Bilingual(en="follower_stock in programme.yaml", de="follower_stock in programme.yaml"),
    caveat=Bilingual(
        en="The export holds new followers only, no total and nobody who left. With fewer than two counts in"
        " programme.yaml near the period's ends it is new followers, gross, and no rate.",
        de="Der Export enthält nur neue Follower, keinen Stand und niemanden, der ging. Ohne zwei Stände in"
        " programme.yaml nahe Anfang und Ende des Zeitraums sind es neue Follower, brutto, ohne Rate.",
    ),
    measure=_measure,
    aspects=_aspects,
    labels={"gross": Bilingual(en="New followers, gross", de="Neue Follower, brutto")},
    why_not=_why_not,
    details=_details,
    headline=_headline,
    headline_rank=1,
)

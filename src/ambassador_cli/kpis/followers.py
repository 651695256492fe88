"""Followers: the change of their number where it was written down, else the new ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ambassador_cli.kpis.page_activity import missing_days_note, total_of
from ambassador_cli.models.export import History
from ambassador_cli.models.report import Bilingual, Kpi, Measure, Note, Period

TOLERANCE_DAYS = 7

FOLLOWER_CHANGE = Kpi(
    id="K07",
    name="follower_change",
    unit="count",
    label=Bilingual("Followers", "Follower"),
    definition=Bilingual(
        "Followers of the page at the end of the period less those at its start.",
        "Follower der Seite am Ende des Zeitraums abzüglich derer am Anfang.",
    ),
    formula=Bilingual(
        "followers at the end - followers on the day before the start",
        "Follower am Ende - Follower am Tag vor dem Anfang",
    ),
    source=Bilingual("follower_stock in programme.yaml", "follower_stock in programme.yaml"),
    caveat=Bilingual(
        "The export holds new followers only, no total and nobody who left. With fewer than two counts in"
        " programme.yaml near the period's ends it is new followers, gross, and no rate.",
        "Der Export enthält nur neue Follower, keinen Stand und niemanden, der ging. Ohne zwei Stände in"
        " programme.yaml nahe Anfang und Ende des Zeitraums sind es neue Follower, brutto, ohne Rate.",
    ),
)


def measure_follower_change(history: History, period: Period, stock: Mapping[date, int]) -> Measure:
    """K07: end less start where a count stands within seven days of each end of the period (of equally near ones the
    earlier), else the gross number of new followers. ``stock`` holds followers at the end of a day. New
    followers by kind stand beside it in either case."""
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
    gross = missing_days_note(len(known), period)
    start = _nearest(stock, period.first - timedelta(days=1))
    end = _nearest(stock, period.last)
    if start and end and start < end:
        parts |= {"start": stock[start], "end": stock[end]}
        change = stock[end] - stock[start]
        parts["growth"] = change / stock[start] if stock[start] else None
        values = {"start": stock[start], "start_day": start, "end": stock[end], "end_day": end}
        return Measure(value=change, denominator=stock[start], parts=parts, notes=(Note("follower_counts", values),))
    value = parts["new_total"]
    return Measure(value, parts=parts, notes=(Note("gross_followers"), *gross), complete=len(known) == period.days)


def _nearest(stock: Mapping[date, int], wanted: date) -> date | None:
    near = sorted((abs((day - wanted).days), day) for day in stock)
    return near[0][1] if near and near[0][0] <= TOLERANCE_DAYS else None

"""How complete the exports are: nothing may be concluded from weeks that nobody exported."""

from __future__ import annotations

from datetime import date, timedelta

from ambassador_cli.models.export import History
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Measure, Note, Period, Week
from ambassador_cli.texts.bilingual import Bilingual


def exported_days(history: History) -> set[date]:
    """Days whose organic impressions are known."""
    return {day.day for day in history.page_days if day.organic.impressions is not None}


def measure_data_quality(history: History, period: Period) -> Measure:
    """K25, with the breaks inside the period; unknown for a period that holds no whole week or no exported day."""
    known = exported_days(history)
    if not any(period.holds(day) for day in known):
        return Measure(None, notes=(Note("nothing_known"),), complete=False)
    monday = period.first + timedelta(days=-period.first.weekday() % 7)
    weeks = full = 0
    while monday + timedelta(days=6) <= period.last:
        weeks += 1
        full += all(monday + timedelta(days=step) in known for step in range(7))
        monday += timedelta(days=7)
    breaks = find_breaks(known, period)
    parts: dict[str, float | int | None] = {
        "breaks": len(breaks),
        "missing_days": sum(gap.days for gap in breaks),
        "exported_days": period.days - sum(gap.days for gap in breaks),
    }
    notes = tuple(Note("break", {"first": gap.first, "last": gap.last, "n": gap.days}) for gap in breaks)
    if not weeks:
        return Measure(None, parts=parts, notes=(Note("no_whole_week"), *notes))
    return Measure(full / weeks, full, weeks, parts=parts, notes=notes)


def find_breaks(known: set[date], period: Period) -> tuple[Period, ...]:
    """Runs of days in the period that no export holds."""
    breaks: list[Period] = []
    day = period.first
    while day <= period.last:
        if day not in known:
            if breaks and breaks[-1].last == day - timedelta(days=1):
                breaks[-1] = Period(breaks[-1].first, day)
            else:
                breaks.append(Period(day, day))
        day += timedelta(days=1)
    return tuple(breaks)


def weeks_of(history: History, period: Period) -> tuple[Week, ...]:
    """The period's weeks from Monday on; the first and the last are clipped to the period."""
    impressions = {day.day: day.organic.impressions for day in history.page_days}
    followers = {day.day: day.total for day in history.follower_days}
    weeks = []
    monday = period.first - timedelta(days=period.first.weekday())
    while monday <= period.last:
        days = [d for d in (monday + timedelta(days=step) for step in range(7)) if period.holds(d)]
        known = [value for day in days if (value := impressions.get(day)) is not None]
        new = [value for day in days if (value := followers.get(day)) is not None]
        weeks.append(Week(days[0], len(days), len(known), sum(known) if known else None, sum(new) if new else None))
        monday += timedelta(days=7)
    return tuple(weeks)


def missing_days(history: History, period: Period) -> int:
    """How many days of the period no content export holds."""
    return sum(gap.days for gap in find_breaks(exported_days(history), period)) if history.page_days else 0


DATA_QUALITY = Kpi(
    id="K25",
    name="data_quality",
    unit="percent",
    label=Bilingual(en="Weeks fully exported", de="Vollständig exportierte Wochen"),
    definition=Bilingual(
        en="Of the weeks (Monday to Sunday) that lie wholly in the period, the share with seven exported days.",
        de="Anteil der Wochen (Montag bis Sonntag) ganz im Zeitraum, von denen alle sieben Tage exportiert sind.",
    ),
    formula=Bilingual(
        en="weeks with 7 exported days / weeks wholly in the period",
        de="Wochen mit 7 exportierten Tagen / Wochen ganz im Zeitraum",
    ),
    source=Bilingual(en="Content export, sheet Metrics", de="Content-Export, Blatt Kennzahlen"),
    caveat=Bilingual(
        en="LinkedIn forgets days older than 365: what was not exported in time is gone.",
        de="LinkedIn vergisst Tage nach 365 Tagen: Was nicht rechtzeitig exportiert wurde, ist weg.",
    ),
    measure=lambda facts, period, _: measure_data_quality(facts.history, period),
)

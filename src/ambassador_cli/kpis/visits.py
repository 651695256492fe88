"""K27: how often the page itself was opened."""

from __future__ import annotations

from statistics import median

from ambassador_cli.kpis.page_days import missing_days_note
from ambassador_cli.models.export import History
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Figure, Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual


def measure_visits(history: History, period: Period) -> Measure:
    """K27: the sum over exported days; beside it the different visitors of a typical day, which are never summed."""
    days = [day for day in history.visitor_days if period.holds(day.day)]
    known = [day.page_views for day in days if day.page_views is not None]
    visitors = [day.unique_visitors for day in days if day.unique_visitors is not None]
    return Measure(
        value=sum(known) if known else None,
        parts={"visitors_typical_day": median(visitors) if visitors else None},
        notes=missing_days_note(len(known), period),
        complete=len(known) == period.days,
    )


def _aspects(facts: Facts, _period: Period) -> tuple[str, ...]:
    """No line where nobody exports visitors."""
    return ("",) if facts.history.visitor_days else ()


def _details(figure: Figure) -> tuple[Note, ...]:
    visitors = figure.now.parts.get("visitors_typical_day")
    return () if visitors is None else (Note("visitors_typical_day", {"n": round(visitors)}),)


PAGE_VISITS = Kpi(
    id="K27",
    name="page_visits",
    unit="count",
    label=Bilingual(en="Page views", de="Seitenaufrufe"),
    definition=Bilingual(
        en="How often the page itself was opened in the period, on any device and in any of its sections.",
        de="Wie oft die Seite selbst im Zeitraum aufgerufen wurde, auf jedem Gerät und in jedem Bereich.",
    ),
    formula=Bilingual(en="sum over days of Total page views (total)", de="Summe über Tage aller Seitenaufrufe"),
    source=Bilingual(en="Visitors export", de="Besucher-Export"),
    caveat=Bilingual(
        en="Views, not people: different visitors are never added up over days.",
        de="Aufrufe, nicht Menschen: Verschiedene Besucher:innen werden nie über Tage addiert.",
    ),
    measure=lambda facts, period, _: measure_visits(facts.history, period),
    aspects=_aspects,
    details=_details,
)

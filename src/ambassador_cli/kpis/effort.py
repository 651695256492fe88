"""K22 and K23: what it took. Hours and money of the communications team, never of the ambassadors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ambassador_cli.kpis.impressions import measure_impressions
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Figure, Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual


def months_of(period: Period) -> tuple[str, ...]:
    """The months that have a day in the period, as programme.yaml writes them."""
    found, month = [], period.first.replace(day=1)
    while month <= period.last:
        found.append(f"{month:%Y-%m}")
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return tuple(found)


def spent_in(spent: Mapping[str, Decimal], period: Period) -> Measure:
    """The sum of the months of the period; beside it how many months are noted, of how many."""
    months = months_of(period)
    known = [spent[month] for month in months if month in spent]
    parts: dict[str, float | int | None] = {"months": len(months), "months_noted": len(known)}
    if not known:
        return Measure(None, parts=parts, notes=(Note("nothing_spent_noted"),), complete=False)
    notes = () if len(known) == len(months) else (Note("months_missing", {"n": len(known), "of": len(months)}),)
    return Measure(float(sum(known)), parts=parts, notes=notes, complete=len(known) == len(months))


def measure_cost(facts: Facts, period: Period) -> Measure:
    """Money spent for each thousand organic impressions, from the months that are noted: cost, not value."""
    spent = spent_in(facts.programme.costs.spent, period)
    shown = measure_impressions(facts.history, period)
    if spent.value is None or not shown.value or not spent.complete or not shown.complete:
        return Measure(None, notes=spent.notes or shown.notes, complete=False, variant=facts.programme.costs.currency)
    return Measure(
        spent.value / (shown.value / 1000), parts={"spent": spent.value}, variant=facts.programme.costs.currency
    )


def _hours(facts: Facts, _period: Period) -> tuple[str, ...]:
    return ("",) if facts.programme.hours.spent else ()


def _money(facts: Facts, _period: Period) -> tuple[str, ...]:
    return ("",) if facts.programme.costs.spent else ()


def _details(figure: Figure) -> tuple[Note, ...]:
    if figure.now.value is None:
        return ()
    return (Note("hours_spent", {"hours": figure.now.value, "n": figure.now.parts["months_noted"]}),)


HOURS = Kpi(
    id="K22",
    name="hours",
    unit="count",
    label=Bilingual(en="Hours spent", de="Stunden gebraucht"),
    definition=Bilingual(
        en="Hours of the communications team, as noted by month.",
        de="Stunden des Kommunikationsteams, wie je Monat notiert.",
    ),
    formula=Bilingual(en="sum over the months of the period", de="Summe über die Monate des Zeitraums"),
    source=Bilingual(en="hours.spent in programme.yaml", de="hours.spent in programme.yaml"),
    caveat=Bilingual(
        en="Whole months, those at the ends too. Hours of ambassadors are never logged.",
        de="Ganze Monate, auch die an den Enden. Stunden von Botschafterinnen und Botschaftern werden nie erfasst.",
    ),
    measure=lambda facts, period, _aspect: spent_in(facts.programme.hours.spent, period),
    aspects=_hours,
    for_all=False,
    details=_details,
)
COST = Kpi(
    id="K23",
    name="cost_per_1k_impressions",
    unit="money",
    label=Bilingual(en="Cost per 1,000 impressions", de="Kosten je 1.000 Einblendungen"),
    definition=Bilingual(
        en="What was spent for each thousand organic impressions.",
        de="Was für je tausend organische Einblendungen ausgegeben wurde.",
    ),
    formula=Bilingual(en="spent / (organic impressions / 1000)", de="ausgegeben / (organische Einblendungen / 1000)"),
    source=Bilingual(
        en="costs.spent in programme.yaml; content export, sheet Metrics",
        de="costs.spent in programme.yaml; Content-Export, Blatt Kennzahlen",
    ),
    caveat=Bilingual(
        en="Cost, not value. No export says in which target group an impression fell.",
        de="Kosten, kein Wert. Kein Export sagt, in welcher Zielgruppe eine Einblendung landete.",
    ),
    measure=lambda facts, period, _aspect: measure_cost(facts, period),
    aspects=_money,
    for_all=False,
)

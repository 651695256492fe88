"""K05: how many of those shown an organic post did something with it."""

from __future__ import annotations

from ambassador_cli.kpis.page_days import days_in, missing_days_note
from ambassador_cli.models.export import History
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Figure, Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual


def measure_engagement_rate(history: History, period: Period) -> Measure:
    """K05: a ratio of sums over the days on which all five counts are known, never a mean of daily rates."""
    engagements = impressions = known = 0
    for day in days_in(history.page_days, period):
        organic = day.organic
        counts = (organic.clicks, organic.reactions, organic.comments, organic.reposts)
        if organic.impressions is None or any(count is None for count in counts):
            continue
        known += 1
        impressions += organic.impressions
        engagements += sum(count for count in counts if count is not None)
    notes = missing_days_note(known, period)
    if known and impressions <= 0:
        notes += (Note("no_impressions"),)
    return Measure(
        value=engagements / impressions if impressions > 0 else None,
        numerator=engagements if known else None,
        denominator=impressions if known else None,
        notes=notes,
        complete=known == period.days,
    )


def _details(figure: Figure) -> tuple[Note, ...]:
    if not figure.now.denominator:
        return ()
    values = {"part": figure.now.numerator, "whole": figure.now.denominator, "kpi": figure.kpi}
    return (Note("engagements", values),)


ENGAGEMENT_RATE_PAGE = Kpi(
    id="K05",
    name="engagement_rate_page",
    unit="percent",
    label=Bilingual(en="Engagement rate, organic", de="Engagement-Rate, organisch"),
    definition=Bilingual(
        en="Of 100 times shown, how many led to a click, reaction, comment or repost.",
        de="Wie viele von 100 Einblendungen zu einem Klick, einer Reaktion, einem Kommentar oder Repost führten.",
    ),
    formula=Bilingual(
        en="(clicks + reactions + comments + reposts) / impressions, all organic, sums over the period",
        de="(Klicks + Reaktionen + Kommentare + Reposts) / Impressions, alles organisch, Summen über den Zeitraum",
    ),
    source=Bilingual(en="Content export, sheet Metrics", de="Content-Export, Blatt Kennzahlen"),
    caveat=Bilingual(
        en="LinkedIn's formula for organic posts. Not comparable with rates of personal profiles or other tools.",
        de="LinkedIns Formel für organische Beiträge. Nicht vergleichbar mit Raten von Profilen oder anderen "
        "Werkzeugen.",
    ),
    measure=lambda facts, period, _: measure_engagement_rate(facts.history, period),
    details=_details,
)

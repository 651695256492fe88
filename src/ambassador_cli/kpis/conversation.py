"""K06: how often a post shown starts a conversation."""

from __future__ import annotations

from ambassador_cli.kpis.page_days import days_in, missing_days_note
from ambassador_cli.models.export import History
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual


def measure_conversation(history: History, period: Period) -> Measure:
    """K06: a ratio of sums over the days on which both counts are known, never a mean of daily rates."""
    pairs = [
        (day.organic.comments, day.organic.impressions)
        for day in days_in(history.page_days, period)
        if day.organic.comments is not None and day.organic.impressions is not None
    ]
    comments, impressions = sum(part for part, _ in pairs), sum(whole for _, whole in pairs)
    notes = missing_days_note(len(pairs), period)
    if pairs and impressions <= 0:
        notes += (Note("no_impressions"),)
    return Measure(
        value=comments / impressions if impressions > 0 else None,
        numerator=comments if pairs else None,
        denominator=impressions if pairs else None,
        notes=notes,
        complete=len(pairs) == period.days,
    )


CONVERSATION_RATE = Kpi(
    id="K06",
    name="conversation_rate",
    unit="permille",
    label=Bilingual(en="Comments per 1,000 shown", de="Kommentare je 1.000 Einblendungen"),
    definition=Bilingual(
        en="How many comments the page's posts got for every 1,000 times they were shown without payment.",
        de="Wie viele Kommentare die Beiträge der Seite je 1.000 unbezahlte Einblendungen bekamen.",
    ),
    formula=Bilingual(
        en="comments / impressions × 1,000, both organic, sums over the period",
        de="Kommentare / Impressions × 1.000, beides organisch, Summen über den Zeitraum",
    ),
    source=Bilingual(en="Content export, sheet Metrics", de="Content-Export, Blatt Kennzahlen"),
    caveat=Bilingual(
        en="A thread of congratulations counts as much as a conversation.",
        de="Eine Reihe von Glückwünschen zählt so viel wie ein Gespräch.",
    ),
    measure=lambda facts, period, _: measure_conversation(facts.history, period),
)

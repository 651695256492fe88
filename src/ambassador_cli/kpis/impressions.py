"""K02: how often the page's posts were shown, on the days of the period. Paid ones stand beside and are never added."""

from __future__ import annotations

from ambassador_cli.kpis.page_days import days_in, missing_days_note, total_of
from ambassador_cli.models.export import History
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Figure, Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual


def measure_impressions(history: History, period: Period) -> Measure:
    """K02: the sum over exported days, unknown where no day is known; beside it the sum over the posts created
    in the period (lifetime figures), which is another count and never reconciled with it."""
    days = days_in(history.page_days, period)
    known = [day.organic.impressions for day in days if day.organic.impressions is not None]
    posts = [
        p.organic.impressions for p in history.posts if period.holds(p.created) and p.organic.impressions is not None
    ]
    return Measure(
        value=sum(known) if known else None,
        parts={
            "sponsored": total_of(day.sponsored.impressions for day in days),
            "total": total_of(day.total.impressions for day in days),
            "sum_over_posts": sum(posts) if posts else None,
            "clicks": total_of(day.organic.clicks for day in days),
            "reactions": total_of(day.organic.reactions for day in days),
            "comments": total_of(day.organic.comments for day in days),
            "reposts": total_of(day.organic.reposts for day in days),
        },
        notes=missing_days_note(len(known), period),
        complete=len(known) == period.days,
    )


def measure_sponsored(history: History, period: Period) -> Measure:
    """Paid impressions: the sum over the days on which they are known."""
    known = [d.sponsored.impressions for d in days_in(history.page_days, period) if d.sponsored.impressions is not None]
    return Measure(
        sum(known) if known else None,
        notes=missing_days_note(len(known), period),
        complete=len(known) == period.days,
    )


def _aspects(facts: Facts, period: Period) -> tuple[str, ...]:
    paid = total_of(day.sponsored.impressions for day in days_in(facts.history.page_days, period))
    return ("", "sponsored") if paid else ("",)


def _details(figure: Figure) -> tuple[Note, ...]:
    days, posts = figure.now.value, figure.now.parts.get("sum_over_posts")
    if figure.aspect or days is None or posts is None:
        return ()
    return (Note("two_sums", {"days": days, "posts": posts}),)


def _headline(figure: Figure) -> Note | None:
    if figure.aspect or figure.now.value is None:
        return None
    return Note("headline_impressions", {"count": figure.now.value})


IMPRESSIONS_PAGE = Kpi(
    id="K02",
    name="impressions_page",
    unit="count",
    label=Bilingual(en="Impressions, organic", de="Impressions, organisch"),
    definition=Bilingual(
        en="How often posts of the page were shown without payment in the period, older posts included.",
        de="Wie oft Beiträge der Seite im Zeitraum unbezahlt angezeigt wurden, auch ältere Beiträge.",
    ),
    formula=Bilingual(en="sum over days of Impressions (organic)", de="Summe über Tage von Impressions (organisch)"),
    source=Bilingual(en="Content export, sheet Metrics", de="Content-Export, Blatt Kennzahlen"),
    caveat=Bilingual(
        en="Times shown, not people. Differs from the sum over posts (their lifetime); both are printed.",
        de="Einblendungen, nicht Menschen. Weicht von der Summe über Beiträge (seit Erscheinen) ab; beide stehen da.",
    ),
    judged=True,
    measure=lambda facts, period, aspect: (
        measure_sponsored(facts.history, period) if aspect else measure_impressions(facts.history, period)
    ),
    aspects=_aspects,
    labels={"sponsored": Bilingual(en="Impressions, sponsored", de="Impressions, gesponsert")},
    details=_details,
    headline=_headline,
    headline_rank=2,
)

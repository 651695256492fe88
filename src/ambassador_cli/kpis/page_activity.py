"""What happened on the page: impressions and the engagement rate, organic only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambassador_cli.models.export import History, PageDay
from ambassador_cli.models.report import Bilingual, Kpi, Measure, Note, Period

IMPRESSIONS_PAGE = Kpi(
    id="K02",
    name="impressions_page",
    unit="count",
    label=Bilingual("Impressions, organic", "Impressions, organisch"),
    definition=Bilingual(
        "How often posts of the page were shown without payment in the period, older posts included.",
        "Wie oft Beiträge der Seite im Zeitraum unbezahlt angezeigt wurden, auch ältere Beiträge.",
    ),
    formula=Bilingual("sum over days of Impressions (organic)", "Summe über Tage von Impressions (organisch)"),
    source=Bilingual("Content export, sheet Metrics", "Content-Export, Blatt Kennzahlen"),
    caveat=Bilingual(
        "Times shown, not people. Differs from the sum over posts (their lifetime); both are printed.",
        "Anzeigen, nicht Menschen. Weicht von der Summe über Beiträge (seit Erscheinen) ab; beide stehen da.",
    ),
)
ENGAGEMENT_RATE_PAGE = Kpi(
    id="K05",
    name="engagement_rate_page",
    unit="percent",
    label=Bilingual("Engagement rate, organic", "Engagement-Rate, organisch"),
    definition=Bilingual(
        "Of 100 times shown, how many led to a click, reaction, comment or repost.",
        "Wie viele von 100 Anzeigen zu einem Klick, einer Reaktion, einem Kommentar oder Repost führten.",
    ),
    formula=Bilingual(
        "(clicks + reactions + comments + reposts) / impressions, all organic, sums over the period",
        "(Klicks + Reaktionen + Kommentare + Reposts) / Impressions, alles organisch, Summen über den Zeitraum",
    ),
    source=Bilingual("Content export, sheet Metrics", "Content-Export, Blatt Kennzahlen"),
    caveat=Bilingual(
        "LinkedIn's formula for organic posts. Not comparable with rates of personal profiles or other tools.",
        "LinkedIns Formel für organische Beiträge. Nicht vergleichbar mit Raten von Profilen oder anderen Werkzeugen.",
    ),
)


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


def days_in(days: Sequence[PageDay], period: Period) -> list[PageDay]:
    """The page's days that lie in the period."""
    return [day for day in days if period.holds(day.day)]


def total_of(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; unknown where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def missing_days_note(known: int, period: Period) -> tuple[Note, ...]:
    """A note where days of the period are unknown."""
    if known == period.days:
        return ()
    if not known:
        return (Note("nothing_known"),)
    return (Note("days_missing", {"n": period.days - known, "of": period.days}),)

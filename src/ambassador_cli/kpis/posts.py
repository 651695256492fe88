"""Posts of the page: how much hangs on a few of them, and which they are."""

from __future__ import annotations

from math import ceil

from ambassador_cli.models.export import Figures, History, PagePost
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Figure, Measure, Note, Period, TopPost
from ambassador_cli.texts.bilingual import Bilingual

RATE_FLOOR = 1000
"""A post needs this many organic impressions before its rate is listed: below it the rate is mostly chance."""


def posts_in(history: History, period: Period) -> list[PagePost]:
    """Posts created in the period, with known organic impressions, strongest first (ties: the earlier one)."""
    posts = [p for p in history.posts if period.holds(p.created) and p.organic.impressions is not None]
    return sorted(posts, key=lambda post: (-(post.organic.impressions or 0), post.id, post.created))


def measure_concentration(history: History, period: Period, *, top_fifth: bool) -> Measure:
    """K15: the share of the strongest post, or of the strongest fifth rounded up."""
    posts = posts_in(history, period)
    impressions = [post.organic.impressions or 0 for post in posts]
    total = sum(impressions)
    if not posts or total <= 0:
        return Measure(None, notes=(Note("no_posts"),), complete=False)
    taken = ceil(len(posts) / 5) if top_fifth else 1
    top = sum(impressions[:taken])
    exported = sum(period.holds(day.day) for day in history.page_days)
    parts: dict[str, float | int | None] = {"posts": len(posts), "counted": taken}
    return Measure(top / total, top, total, parts=parts, complete=exported == period.days)


def top_posts_by_impressions(history: History, period: Period, most: int) -> tuple[TopPost, ...]:
    """The posts that were shown most, organically."""
    posts = posts_in(history, period)
    total = sum(post.organic.impressions or 0 for post in posts)
    return tuple(top_post(post, total) for post in posts[:most])


def top_posts_by_rate(history: History, period: Period, most: int) -> tuple[TopPost, ...]:
    """The posts with the highest organic engagement rate among those with at least 1,000 organic impressions."""
    posts = posts_in(history, period)
    total = sum(post.organic.impressions or 0 for post in posts)
    rated = [(rate_of(p.organic), p) for p in posts if (p.organic.impressions or 0) >= RATE_FLOOR]
    known = sorted(((rate, p) for rate, p in rated if rate is not None), key=lambda pair: (-pair[0], pair[1].id))
    return tuple(top_post(post, total) for _, post in known[:most])


def rate_of(figures: Figures) -> float | None:
    """(clicks + reactions + comments + reposts) / impressions; unknown where one of them is."""
    counts = (figures.clicks, figures.reactions, figures.comments, figures.reposts)
    if not figures.impressions or figures.impressions < 0 or any(count is None for count in counts):
        return None
    return sum(count for count in counts if count is not None) / figures.impressions


def top_post(post: PagePost, total: int) -> TopPost:
    """A post as it is listed; ``total`` are the organic impressions of which its share is taken."""
    impressions = post.organic.impressions or 0
    return TopPost(
        id=post.id,
        link=post.link,
        text=post.text,
        created=post.created,
        as_of=post.as_of,
        boosted=post.boosted,
        impressions=impressions,
        share=impressions / total if total > 0 else None,
        engagement_rate=rate_of(post.organic),
    )


def _details(figure: Figure) -> tuple[Note, ...]:
    parts = figure.now.parts
    if figure.aspect != "top_fifth" or not parts:
        return ()
    return (Note("posts", {"n": parts["posts"], "counted": parts["counted"]}),)


CONCENTRATION = Kpi(
    id="K15",
    name="concentration",
    unit="percent",
    label=Bilingual(en="Share of the top posts", de="Anteil der Top-Beiträge"),
    definition=Bilingual(
        en="How much of the organic impressions of the period's posts the strongest one brought, and the top fifth.",
        de="Wie viel aller organischen Impressions der stärkste Beitrag brachte, wie viel das oberste Fünftel.",
    ),
    formula=Bilingual(
        en="organic impressions of the top post (of the top ceil(n/5) posts) / those of all n posts",
        de="organische Impressions des stärksten Beitrags (der stärksten ceil(n/5)) / die aller n Beiträge",
    ),
    source=Bilingual(en="Content export, sheet All posts", de="Content-Export, Blatt Alle Beiträge"),
    caveat=Bilingual(
        en="Lifetime figures: a post of last week had less time than one of last year.",
        de="Zahlen seit Erscheinen: Ein Beitrag von letzter Woche hatte weniger Zeit als einer vom letzten Jahr.",
    ),
    measure=lambda facts, period, aspect: measure_concentration(facts.history, period, top_fifth=aspect == "top_fifth"),
    aspects=lambda _facts, _period: ("top_post", "top_fifth"),
    labels={
        "top_post": Bilingual(en="Share of the top post", de="Anteil des stärksten Beitrags"),
        "top_fifth": Bilingual(en="Share of the top fifth", de="Anteil des obersten Fünftels"),
    },
    details=_details,
)

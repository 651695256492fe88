"""K08: how fast the number of followers grows a week. A description, not a cause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import expm1, log

from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual

FEWEST_COUNTS = 3
SHORTEST_DAYS = 28


def measure_growth_rate(stock: Mapping[date, int], period: Period) -> Measure:
    """The slope of log(followers) over time by least squares, as a ratio a week, from the counts of the period.
    ``stock`` holds followers at the end of a day; three counts over four weeks at least."""
    known = sorted((day, count) for day, count in stock.items() if period.holds(day) and count > 0)
    if len(known) < FEWEST_COUNTS or (known[-1][0] - known[0][0]).days < SHORTEST_DAYS:
        return Measure(None, notes=(Note("too_few_counts", {"n": len(known), "least": FEWEST_COUNTS}),))
    weeks = [(day - known[0][0]).days / 7 for day, _ in known]
    logs = [log(count) for _, count in known]
    mean_week, mean_log = sum(weeks) / len(weeks), sum(logs) / len(logs)
    above = sum((week - mean_week) * (value - mean_log) for week, value in zip(weeks, logs, strict=True))
    slope = above / sum((week - mean_week) ** 2 for week in weeks)
    return Measure(expm1(slope), parts={"counts": len(known)}, signed=True)


def _aspects(facts: Facts, period: Period) -> tuple[str, ...]:
    return ("",) if sum(period.holds(day) for day in facts.programme.follower_stock) >= FEWEST_COUNTS else ()


FOLLOWER_GROWTH_RATE = Kpi(
    id="K08",
    name="follower_growth_rate",
    unit="percent",
    label=Bilingual(en="Follower growth a week", de="Wachstum der Follower je Woche"),
    definition=Bilingual(
        en="By how many percent the number of followers grew in a usual week of the period.",
        de="Um wie viel Prozent die Zahl der Follower in einer üblichen Woche des Zeitraums wuchs.",
    ),
    formula=Bilingual(
        en="slope of log followers over weeks, by least squares",
        de="Steigung der logarithmierten Follower über die Wochen, kleinste Quadrate",
    ),
    source=Bilingual(
        en="follower_stock in programme.yaml, three counts over four weeks or more",
        de="follower_stock in programme.yaml, mindestens drei Stände über vier Wochen",
    ),
    caveat=Bilingual(en="It describes, and says nothing about why.", de="Sie beschreibt und sagt nichts über Gründe."),
    measure=lambda facts, period, _aspect: measure_growth_rate(facts.programme.follower_stock, period),
    aspects=_aspects,
)

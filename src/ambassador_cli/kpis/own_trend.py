"""K20: how much more than its own trend the page has shown since the start, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ambassador_cli.kpis.uplift import measure_uplift
from ambassador_cli.models.export import History
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Measure, Note, Period, WholePercent
from ambassador_cli.models.uplift import DailySeries, Estimate, Uplift
from ambassador_cli.texts.bilingual import Bilingual


def measure_own_trend(facts: Facts, period: Period, _aspect: str) -> Measure:
    """The uplift of the page's organic impressions, for the whole time since the start and for no other period: what
    lies before the start is what it is held against. Known only from a range that is narrow enough."""
    start = facts.programme.start
    if start is None or period.first != start:
        return Measure(None)
    found = judge_impressions(facts, period, start)
    estimate = found.estimate
    sure = found.refusal is None and "early" not in found.remarks
    parts = {"low": estimate.low, "high": estimate.high, "smallest": estimate.smallest} if estimate else {}
    return Measure(
        value=estimate.effect if sure and estimate else None,
        parts=parts,
        notes=tuple(_notes(found, _worthwhile(facts))),
        variant=found.verdict,
    )


def judge_impressions(facts: Facts, period: Period, start: date) -> Uplift:
    """The whole answer on organic impressions."""
    return measure_uplift(
        impressions_by_day(facts.history),
        start,
        controls=facts.controls,
        worthwhile=_worthwhile(facts),
        top_post=_strongest_since(facts.history, period),
        breaks=[one.on for one in facts.breaks],
        boosts=[post.created for post in facts.history.posts if post.boosted],
    )


def judge_new_followers(facts: Facts, start: date) -> Uplift | None:
    """The same for new followers a day, gross; ``None`` where none are known."""
    values = {day.day: float(day.total) for day in facts.history.follower_days if day.total is not None}
    if not values:
        return None
    series = DailySeries(values, tuple(post.created for post in facts.history.posts))
    boosts = [post.created for post in facts.history.posts if post.boosted]
    return measure_uplift(series, start, worthwhile=_worthwhile(facts), boosts=boosts, check=False)


def impressions_by_day(history: History) -> DailySeries:
    values = {day.day: float(count) for day in history.page_days if (count := day.organic.impressions) is not None}
    return DailySeries(values, tuple(post.created for post in history.posts))


def _worthwhile(facts: Facts) -> float | None:
    percent = facts.programme.looking.worthwhile
    return float(percent) / 100 if percent is not None else None


def _strongest_since(history: History, period: Period) -> date | None:
    known = [(p.organic.impressions, p.created) for p in history.posts if period.holds(p.created)]
    counted = [(count, created) for count, created in known if count is not None]
    return max(counted)[1] if counted else None


def _notes(found: Uplift, worthwhile: float | None) -> Iterator[Note]:
    """The verdict in a sentence, then what it rests on; what is not known comes without ``detail``."""
    estimate = found.estimate
    if found.refusal == "weeks_after":
        yield Note("uplift_weeks_after", {"n": found.weeks_after, "day": found.ask_again})
        return
    if found.refusal:
        yield Note(f"uplift_{found.refusal}", {"n": found.weeks_before})
        return
    if estimate is None:
        return
    early = "early" in found.remarks
    yield Note("uplift_early" if early else f"uplift_{found.verdict}", _ends(estimate, worthwhile), detail=True)
    yield Note("uplift_cause", detail=True)
    if found.without_top_post:
        yield Note("uplift_without_top", _ends(found.without_top_post, worthwhile), detail=True)
    if found.cross_check:
        values = {"n": found.cross_check.pretended, "larger": found.cross_check.larger}
        yield Note("uplift_cross_check", values, detail=True)
    for remark in found.remarks:
        if remark != "early":
            yield Note(f"uplift_{remark}")


def _ends(estimate: Estimate, worthwhile: float | None) -> dict[str, object]:
    """The estimate's numbers in whole percent; beside the signed ends their sizes, for "below" and "above"."""
    ends = {"effect": estimate.effect, "low": estimate.low, "high": estimate.high, "smallest": estimate.smallest}
    said: dict[str, object] = {name: WholePercent(round(value, 2) or 0.0) for name, value in ends.items()}
    said |= {f"{name}_size": WholePercent(abs(round(value, 2))) for name, value in ends.items()}
    return said | {"worthwhile": WholePercent(worthwhile or 0.0)}


def _since_start(facts: Facts, period: Period) -> tuple[str, ...]:
    start = facts.programme.start
    return ("",) if start is not None and period.first == start and facts.history.page_days else ()


def _never_compared(_facts: Facts, _period: Period, _earlier: Period, _aspect: str) -> Note:
    return Note("uplift_whole_time")


MORE_THAN_TREND = Kpi(
    id="K20",
    name="uplift",
    unit="percent",
    label=Bilingual(en="More than its own trend", de="Mehr als der eigene Trend"),
    definition=Bilingual(
        en="How far the organic impressions of a usual week since the start lie above what the page's own growth and "
        "its own posting explain.",
        de="Wie weit die organischen Impressions einer üblichen Woche seit dem Start über dem liegen, was das eigene "
        "Wachstum der Seite und ihr eigenes Posten erklären.",
    ),
    formula=Bilingual(
        en="step at the start in a weekly series with trend, own posts, slow and white noise, beside one loud post "
        "that may look like a step; Bayesian, 95 % range",
        de="Stufe am Start in einer Wochenreihe mit Trend, eigenen Beiträgen, langsamem und weißem Rauschen, neben "
        "einem lauten Beitrag, der wie eine Stufe aussehen kann; bayesianisch, 95-%-Bereich",
    ),
    source=Bilingual(
        en="Content export, both sheets; start in programme.yaml",
        de="Content-Export, beide Blätter; start in programme.yaml",
    ),
    caveat=Bilingual(
        en="One page cannot show that the programme is the reason. Season, ads and changes of the platform may hide in "
        "it.",
        de="Eine einzelne Seite kann nicht zeigen, dass das Programm der Grund ist. Jahreszeit, Werbung und Änderungen "
        "der Plattform können darin stecken.",
    ),
    measure=measure_own_trend,
    aspects=_since_start,
    why_not=_never_compared,
)

"""What the page for the board says, measured: nothing here decides how it is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from ambassador_cli.kpis.audience import TARGET_SHARE
from ambassador_cli.kpis.effort import measure_cost, months_of, spent_in
from ambassador_cli.kpis.figures import measure_figures
from ambassador_cli.kpis.followers import FOLLOWER_CHANGE, measure_follower_change, measure_new_followers
from ambassador_cli.kpis.impressions import IMPRESSIONS_PAGE, measure_impressions, measure_sponsored
from ambassador_cli.kpis.months import measure_months
from ambassador_cli.kpis.own_trend import MORE_THAN_TREND, judge_impressions, judge_new_followers
from ambassador_cli.kpis.periods import year_before
from ambassador_cli.kpis.posts import CONCENTRATION, measure_concentration, top_posts_by_impressions
from ambassador_cli.kpis.survey import CONFIDENCE, NEW_TIES
from ambassador_cli.kpis.target_gain import TARGET_GAIN
from ambassador_cli.models.board import (
    Board,
    Count,
    Counted,
    Effort,
    Meaning,
    Option,
    PostsOfTime,
    TargetLine,
    WeekTotal,
)
from ambassador_cli.models.export import History
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.plan import Plan
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Figure, Measure, Period

MEANS = (20_000, 80_000)
YOUNG_DAYS = 14
"""A post younger than this at its last export is still growing."""

TOP = 4
_WEEK = 7
_TWO_YEARS = 730
_OF_A_LOOK = timedelta(days=7)


def measure_board(
    facts: Facts,
    period: Period,
    *,
    today: date,
    means: Sequence[int] = MEANS,
    profiles: Iterable[Figure] = (),
    plan: Plan | None = None,
    places: int | None = None,
    options: tuple[Option, ...] = (),
) -> Board:
    """Everything for ``period`` and the equally long time before it.

    ``profiles`` are figures of own profiles that may be shown to all; ``plan`` is the plan of the period's months (for
    hours), ``places`` how many take part, ``options`` the numbers of people to decide among.
    """
    decided, history = facts.programme, facts.history
    before = period.before()
    start = decided.start if decided.start == period.first else None
    uplift = judge_impressions(facts, period, start) if start and history.page_days else None
    followers, leads = _headline(history, period, before, decided.follower_stock)
    impressions = Count(
        IMPRESSIONS_PAGE.id, _whole(measure_impressions(history, period)), _whole(measure_impressions(history, before))
    )
    if leads == "nothing" and impressions.now is not None:
        leads = "impressions"
    now = _posts(history, period, decided.follower_stock)
    earlier = _posts(history, before, decided.follower_stock)
    weeks = _weeks(history, start or period.first)
    typical = _typical_week(weeks, period)
    concentration = measure_concentration(history, period, top_fifth=False)
    gross = measure_new_followers(history, period)
    return Board(
        company=decided.company.name if decided.company else "",
        period=period,
        before=before,
        start=start,
        headline=leads,
        followers=followers,
        impressions=impressions,
        stock=dict(sorted((day, count) for day, count in decided.follower_stock.items() if day <= period.last)),
        uplift=uplift,
        follower_uplift=judge_new_followers(facts, start) if start else None,
        uplift_kpi=MORE_THAN_TREND.id,
        weeks=weeks,
        typical_week=typical,
        top_share=concentration.value,
        top_kpi=CONCENTRATION.id,
        posts_now=now,
        posts_before=earlier,
        meanings=tuple(_meaning(size, now, earlier, typical, decided) for size in means),
        targets=tuple(_targets(facts, period)),
        inside=measure_figures((CONFIDENCE, NEW_TIES), facts, (period, before, year_before(period))),
        profiles=tuple(profiles),
        places=places,
        top_posts=top_posts_by_impressions(history, period, TOP),
        ads_impressions=_count(measure_sponsored(history, period)),
        ads_followers=_part(gross, "new_sponsored"),
        invited=_part(gross, "new_auto_invited"),
        effort=_effort(facts, period, plan),
        options=options,
        decision=decided.decision,
        look_again=next((day for day in sorted(decided.looking.days) if day > today), None),
        judged_on=_planned_look(decided.looking.days, period.last),
        breaks=tuple(one for one in facts.breaks if _near(one.on, history)),
        controls=len(facts.controls),
        two_years=_known_days(history) >= _TWO_YEARS,
        sources=tuple(source for source in history.sources if not source.person),
        people_files=sum(bool(source.person) for source in history.sources),
        months=measure_months(history, period.last),
    )


def _headline(history: History, period: Period, before: Period, stock: Mapping[date, int]) -> tuple[Count, Counted]:
    """The change of followers where it is known for both times, else new ones, gross."""
    now, then = (measure_follower_change(history, time, stock) for time in (period, before))
    if now.variant != "gross" and now.value is not None:
        return Count(FOLLOWER_CHANGE.id, int(now.value), _whole(then) if then.variant != "gross" else None), "followers"
    count = Count(
        FOLLOWER_CHANGE.id,
        _whole(measure_new_followers(history, period)),
        _whole(measure_new_followers(history, before)),
    )
    return count, "new_followers" if count.now is not None else "nothing"


def _whole(measure: Measure) -> int | None:
    """The count of a time of which every day is known."""
    return int(measure.value) if measure.value is not None and measure.complete else None


def _count(measure: Measure) -> int | None:
    return int(measure.value) if measure.value is not None else None


def _part(measure: Measure, name: str) -> int | None:
    value = measure.parts.get(name)
    return int(value) if value is not None else None


def _posts(history: History, period: Period, stock: Mapping[date, int]) -> PostsOfTime:
    settled: list[int] = []
    young: list[int] = []
    per_100: list[float] = []
    for post in history.posts:
        shown = post.organic.impressions
        if not period.holds(post.created) or shown is None:
            continue
        if (post.as_of - post.created).days < YOUNG_DAYS:
            young.append(shown)
            continue
        settled.append(shown)
        followers = followers_on(stock, post.created)
        if followers:
            per_100.append(shown / followers * 100)
    return PostsOfTime(
        tuple(sorted(settled)),
        tuple(sorted(young)),
        float(median(settled)) if settled else None,
        float(median(per_100)) if per_100 else None,
    )


def followers_on(stock: Mapping[date, int], day: date) -> float | None:
    """Followers on a day, on the straight line between the counts around it; ``None`` outside of them."""
    before = max((known for known in stock if known <= day), default=None)
    after = min((known for known in stock if known >= day), default=None)
    if before is None or after is None:
        return None
    if before == after:
        return float(stock[before])
    share = (day - before).days / (after - before).days
    return stock[before] + (stock[after] - stock[before]) * share


def _weeks(history: History, start: date) -> tuple[WeekTotal, ...]:
    known = {day.day: day.organic.impressions for day in history.page_days if day.organic.impressions is not None}
    if not known:
        return ()
    first, last = min(known), max(known)
    index = -((start - first).days // _WEEK)
    found = []
    while start + timedelta(days=_WEEK * index + _WEEK - 1) <= last:
        begin = start + timedelta(days=_WEEK * index)
        values = [known.get(begin + timedelta(days=step)) for step in range(_WEEK)]
        whole = sum(value for value in values if value is not None) if None not in values else None
        found.append(WeekTotal(index, begin, whole))
        index += 1
    return tuple(found)


def _planned_look(days: Sequence[date], last: date) -> date | None:
    """The planned look that a page of data up to ``last`` is not: the next one, or the last where all are over. None
    where it is one, within a week, as exports end some days before; and where none is planned."""
    if not days or any(abs(last - day) <= _OF_A_LOOK for day in days):
        return None
    return min((day for day in days if day > last), default=max(days))


def _typical_week(weeks: Iterable[WeekTotal], period: Period) -> float | None:
    known = [week.impressions for week in weeks if week.impressions is not None and period.holds(week.first)]
    return float(median(known)) if known else None


def _meaning(size: int, now: PostsOfTime, before: PostsOfTime, typical: float | None, decided: Programme) -> Meaning:
    return Meaning(
        size,
        size / now.median if now.median else None,
        size / before.median if before.median else None,
        sum(shown >= size for shown in (*now.settled, *now.young)),
        now.number,
        size / typical if typical else None,
        tuple((crowd.name, size / crowd.size) for crowd in decided.audiences if crowd.size),
    )


def _targets(facts: Facts, period: Period) -> Iterable[TargetLine]:
    times = (period, period.before(), year_before(period))
    shares = measure_figures((TARGET_SHARE,), facts, times)
    gains = {figure.aspect: figure for figure in measure_figures((TARGET_GAIN,), facts, times)}
    for figure in shares:
        if figure.now.value is not None:
            targets: tuple[str, ...] = getattr(facts.programme.target_groups, figure.aspect)
            yield TargetLine(figure.aspect, targets, figure, gains.get(figure.aspect))


def _effort(facts: Facts, period: Period, plan: Plan | None) -> Effort:
    decided = facts.programme
    hours, money = spent_in(decided.hours.spent, period), spent_in(decided.costs.spent, period)
    cost = measure_cost(facts, period)
    months = months_of(period)
    planned = [month for month in plan.months if f"{month.month:%Y-%m}" in months] if plan else []
    available = decided.hours.available_per_month
    noted = max(int(hours.parts["months_noted"] or 0), int(money.parts["months_noted"] or 0))
    return Effort(
        hours_spent=hours.value,
        hours_planned=float(sum((month.planned for month in planned), Decimal(0))) if planned else None,
        hours_there=float(available * len(planned)) if available is not None and planned else None,
        money_spent=money.value,
        budget=float(decided.costs.budget) if decided.costs.budget is not None else None,
        currency=decided.costs.currency,
        months=len(months),
        months_noted=noted,
        per_1000=cost.value,
    )


def _near(day: date, history: History) -> bool:
    days = [row.day for row in history.page_days]
    return bool(days) and days[0] <= day <= days[-1]


def _known_days(history: History) -> int:
    days = [row.day for row in history.page_days]
    return (days[-1] - days[0]).days + 1 if days else 0

"""The answer: is the page above its own trend since the start, how sure is that, or why it is not said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import exp, expm1, log1p

from ambassador_cli.kpis.uplift.cross_check import check_across
from ambassador_cli.kpis.uplift.posterior import (
    CONTROLS_POSTS,
    LEVEL,
    OWN_POSTS,
    OWN_TREND,
    STEADY_ALONE,
    STEADY_BESIDE_CONTROLS,
    STEP,
    TREND,
    TREND_BESIDE_CONTROLS,
    WEEKS_A_YEAR,
    Column,
    Posterior,
    Prior,
    fit_step,
)
from ambassador_cli.kpis.uplift.student import deviation_of, mean_of, quantile_of
from ambassador_cli.kpis.uplift.weekly import (
    DAYS,
    STILL_REVISED,
    above_typical,
    posting,
    settled_days,
    typical_days,
    weeks_between,
)
from ambassador_cli.models.uplift import DailySeries, Estimate, Refusal, Remark, Uplift, Verdict, Week

FEWEST_BEFORE = 8
FEWEST_AFTER = 4
ENOUGH_BEFORE = 18
"""Weeks before the start with which more than a range may be said."""

WIDEST = 4.0
"""Upper end over lower end of the range, both as factors, above which nothing can be told."""

ENOUGH_WHOLE_WEEKS = 0.8
FEWEST_POSTS = 20
TOP_POST_LIFE = 14
LAG = 2
"""LinkedIn's exports end up to two days before the day they are made."""

_TAIL = 0.025
_POWER = 2.8
"""Standard deviations between nothing and what 80 % of such looks find at the 5 % level: 1.96 + 0.84."""

_NEAR = timedelta(days=28)
_LONGEST_GAP = 7
_TWO_YEARS = 730


def measure_uplift(
    series: DailySeries,
    start: date,
    *,
    controls: Sequence[DailySeries] = (),
    worthwhile: float | None = None,
    top_post: date | None = None,
    breaks: Iterable[date] = (),
    boosts: Iterable[date] = (),
    check: bool = True,
) -> Uplift:
    """K20 for one daily count of the page around ``start``.

    ``controls`` are the same count of other pages; ``worthwhile`` the smallest effect that matters, as a ratio;
    ``top_post`` the day on which the strongest post since the start was created; ``breaks`` and ``boosts`` are days
    on which the platform's way of counting changed or a post was paid for. ``check`` off leaves the cross-check out.
    """
    values = settled_days(series.values)
    if not values:
        return Uplift("refused", 0, 0, refusal="weeks_before")
    first, last = min(values), max(values)
    weeks = weeks_between(first, last, start)
    fitted = _Fitted.of(series, values, start, weeks, controls)
    before, after = sum(week < 0 for week in fitted.series), sum(week >= 0 for week in fitted.series)
    remarks: list[Remark] = ["early"] if before < ENOUGH_BEFORE else []
    remarks += _remarks(values, start, breaks=tuple(breaks), boosts=tuple(boosts))
    remarks += [] if fitted.by_posts else ["no_posts"]
    refusal = _too_little(values, start, weeks, before, after)
    if refusal:
        again = start + timedelta(days=FEWEST_AFTER * DAYS - 1 + STILL_REVISED + LAG)
        return Uplift(
            "refused", before, after, None, refusal, again if refusal == "weeks_after" else None, remarks=tuple(remarks)
        )
    posterior = fitted.posterior()
    estimate = to_estimate(posterior)
    wide = (1 + estimate.high) / (1 + estimate.low) > WIDEST
    return Uplift(
        verdict="refused" if wide else judge(estimate, worthwhile),
        weeks_before=before,
        weeks_after=after,
        estimate=estimate,
        refusal="too_wide" if wide else None,
        remarks=tuple(remarks),
        by_posts=fitted.by_posts,
        controls=len(controls),
        weeks=tuple(_weeks(fitted, posterior, estimate, start)),
        without_top_post=_without(series, start, controls, top_post) if top_post else None,
        cross_check=check_across(fitted.series, fitted.columns, fitted.trend, fitted.steady) if check else None,
    )


def judge(estimate: Estimate, worthwhile: float | None) -> Verdict:
    """The verdict that a range allows; where it lies above nothing, that wins."""
    if estimate.low > 0:
        return "yes"
    if estimate.high < 0:
        return "below"
    if worthwhile is not None and estimate.high < worthwhile:
        return "no_effect"
    return "cannot_tell"


def to_estimate(posterior: Posterior) -> Estimate:
    """The step as a ratio: its mean, its 95 % range, and the smallest effect that is found in four of five cases."""
    step = posterior.step
    return Estimate(
        effect=expm1(mean_of(step)),
        low=expm1(quantile_of(step, _TAIL)),
        high=expm1(quantile_of(step, 1 - _TAIL)),
        smallest=expm1(_POWER * deviation_of(step)),
    )


@dataclass(frozen=True, slots=True)
class _Fitted:
    """What goes into the regression: the series (less the controls' mean, ``taken_off``), its columns, the trend's
    prior and how likely it is to be steady; ``above`` is how far the log of a week's mean day lies above the series, as
    a rule."""

    series: Mapping[int, float]
    columns: Sequence[Column]
    trend: Prior
    steady: float
    taken_off: Mapping[int, float]
    above: float

    @property
    def by_posts(self) -> bool:
        return bool(self.columns)

    @classmethod
    def of(
        cls,
        series: DailySeries,
        values: Mapping[date, float],
        start: date,
        weeks: range,
        controls: Sequence[DailySeries],
    ) -> _Fitted:
        own = typical_days(values, start, weeks)
        above = above_typical(values, start, own)
        others = [typical_days(settled_days(control.values), start, weeks) for control in controls]
        own = {week: value for week, value in own.items() if all(week in other for other in others)}
        taken_off = {week: sum(other[week] for other in others) / len(others) if others else 0.0 for week in own}
        own = {week: value - taken_off[week] for week, value in own.items()}
        columns: list[Column] = []
        first, last, known = min(values), max(values), sorted(own)
        if any(week < 0 for week in known) and _enough(series, first, last):
            columns.append(Column(posting(series.posts, first, last, start, known), OWN_POSTS))
            if controls and all(_enough(control, first, last) for control in controls):
                theirs = [posting(control.posts, first, last, start, known) for control in controls]
                mean = {week: sum(one[week] for one in theirs) / len(theirs) for week in known}
                columns.append(Column(mean, CONTROLS_POSTS))
        trend, steady = (TREND_BESIDE_CONTROLS, STEADY_BESIDE_CONTROLS) if others else (OWN_TREND, STEADY_ALONE)
        return cls(own, columns, trend, steady, taken_off, above)

    def posterior(self) -> Posterior:
        return fit_step(self.series, self.trend, self.columns, steady=self.steady)


def _enough(series: DailySeries, first: date, last: date) -> bool:
    return sum(first <= post <= last for post in series.posts) >= FEWEST_POSTS


def _too_little(values: Mapping[date, float], start: date, weeks: range, before: int, after: int) -> Refusal | None:
    if before < FEWEST_BEFORE:
        return "weeks_before"
    if after < FEWEST_AFTER:
        return "weeks_after"
    whole = sum(all(start + timedelta(days=DAYS * week + step) in values for step in range(DAYS)) for week in weeks)
    return "days_missing" if whole < ENOUGH_WHOLE_WEEKS * len(weeks) else None


def _remarks(
    values: Mapping[date, float], start: date, *, breaks: Sequence[date], boosts: Sequence[date]
) -> Iterable[Remark]:
    days = sorted(values)
    if (days[-1] - days[0]).days + 1 < _TWO_YEARS:
        yield "season_not_separable"
        if _near_holidays(start):
            yield "holiday_near"
    if any((later - earlier).days - 1 > _LONGEST_GAP for earlier, later in pairwise(days)):
        yield "gap"
    if any(abs(day - start) <= _NEAR for day in breaks):
        yield "break_near_start"
    if any(abs(day - start) <= _NEAR for day in boosts):
        yield "boost_near_start"


def _near_holidays(start: date) -> bool:
    """Within four weeks of August or of the days between Christmas and New Year."""
    quiet = [
        (date(year, month, first), date(year, month, last))
        for year in (start.year - 1, start.year, start.year + 1)
        for month, first, last in ((8, 1, 31), (12, 24, 31))
    ]
    return any(first - _NEAR <= start <= last + _NEAR for first, last in quiet)


def _weeks(fitted: _Fitted, posterior: Posterior, estimate: Estimate, start: date) -> Iterable[Week]:
    """The series with its level, and from the start on the range in which it would lie without the step: the level
    leaves that range exactly when the step's range excludes nothing. What was taken off for the controls is added
    again, and so is what lies between a typical and a mean day, so that all of it are counts of the page and the
    level runs through its weeks."""
    low, high = log1p(estimate.low), log1p(estimate.high)
    for week, value in sorted(fitted.series.items()):
        others = fitted.taken_off[week] + fitted.above
        level = posterior.means[LEVEL] + posterior.means[TREND] * week / WEEKS_A_YEAR + others
        first = start + timedelta(days=DAYS * week)
        typical = exp(value + others) - 0.5
        if week < 0:
            yield Week(week, first, typical, exp(level) - 0.5)
        else:
            level += posterior.means[STEP]
            expected = exp(level - high) - 0.5, exp(level - low) - 0.5
            yield Week(week, first, typical, exp(level) - 0.5, *expected)


def _without(series: DailySeries, start: date, controls: Sequence[DailySeries], top_post: date) -> Estimate | None:
    """The estimate with the strongest post's fourteen days taken as missing: lifetime counts are never taken off
    daily sums. ``None`` where too few weeks are left."""
    life = {top_post + timedelta(days=step) for step in range(TOP_POST_LIFE)}
    values = {day: value for day, value in settled_days(series.values).items() if day not in life}
    if not values:
        return None
    weeks = weeks_between(min(values), max(values), start)
    fitted = _Fitted.of(series, values, start, weeks, controls)
    before, after = sum(week < 0 for week in fitted.series), sum(week >= 0 for week in fitted.series)
    if before < FEWEST_BEFORE or after < FEWEST_AFTER:
        return None
    return to_estimate(fitted.posterior())

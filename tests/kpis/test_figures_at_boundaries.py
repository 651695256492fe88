"""Where figures begin and stop: seven days around a count, a week after a period, a thousand impressions, a quarter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from math import log

import pytest

from ambassador_cli.kpis import KPIS, choose_period
from ambassador_cli.kpis.audience import measure_target_share
from ambassador_cli.kpis.board import _near, _weeks
from ambassador_cli.kpis.conversation import measure_conversation
from ambassador_cli.kpis.data_quality import find_breaks, measure_data_quality, weeks_of
from ambassador_cli.kpis.engagement_rate import measure_engagement_rate
from ambassador_cli.kpis.followers import measure_follower_change
from ambassador_cli.kpis.group_windows import month_of, windows_in
from ambassador_cli.kpis.growth import measure_growth_rate
from ambassador_cli.kpis.impressions import measure_impressions
from ambassador_cli.kpis.months import measure_months
from ambassador_cli.kpis.periods import exported_period
from ambassador_cli.kpis.posts import measure_concentration, top_posts_by_impressions, top_posts_by_rate
from ambassador_cli.kpis.targets import check_targets
from ambassador_cli.kpis.uplift import measure_uplift
from ambassador_cli.kpis.uplift.judge import _near_holidays
from ambassador_cli.kpis.uplift.weekly import above_typical, typical_days
from ambassador_cli.models.board import Count
from ambassador_cli.models.export import Audience, Figures, FollowerDay, History, PageDay, PagePost
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Change, Figure, Measure, Period, Unit
from kpis.uplift.pages import START, World, invent

FIRST = date(2024, 1, 1)
QUARTER = Period(FIRST, date(2024, 3, 31))
NONE = Figures()


def _organic(impressions: int | None, engagements: int | None = 0) -> Figures:
    return Figures(
        impressions=impressions, clicks=engagements, reactions=engagements, comments=engagements, reposts=engagements
    )


def _days(impressions: Iterable[int | None], engagements: int | None = 0) -> History:
    start = FIRST
    return History(
        page_days=tuple(
            PageDay(start + timedelta(days=at), _organic(count, engagements), NONE, NONE)
            for at, count in enumerate(impressions)
        )
    )


def _post(number: int, impressions: int, clicks: int = 0, day: date = FIRST) -> PagePost:
    figures = Figures(impressions=impressions, clicks=clicks, reactions=0, comments=0, reposts=0)
    return PagePost(f"{number:019}", "", "t", day, day, "", False, 0, figures, figures)


@pytest.mark.parametrize(("off", "change"), [(-8, None), (-7, 500), (0, 500), (7, 500), (8, None)])
def test_a_count_of_followers_holds_for_seven_days_on_either_side(off: int, change: int | None) -> None:
    """The day before the first, and the last: a week before or after counts, eight days do not."""
    for start, end in ((off, 0), (0, off)):
        stock = {
            FIRST - timedelta(days=1) + timedelta(days=start): 1000,
            QUARTER.last + timedelta(days=end): 1500,
        }
        measure = measure_follower_change(History(), QUARTER, stock)
        assert measure.value == change
        assert measure.parts["growth"] == (0.5 if change else None)


def test_of_equally_near_counts_the_earlier_holds() -> None:
    last = QUARTER.last
    stock = {FIRST - timedelta(days=1): 100, last - timedelta(days=2): 150, last + timedelta(days=2): 170}
    assert measure_follower_change(History(), QUARTER, stock).value == 50


def test_growth_from_nothing_is_unknown() -> None:
    measure = measure_follower_change(History(), QUARTER, {FIRST - timedelta(days=1): 0, QUARTER.last: 50})
    assert (measure.value, measure.parts["growth"]) == (50, None)


def test_new_followers_are_those_of_the_period() -> None:
    """The first and the last day included, the days around them not."""
    days = [FIRST - timedelta(days=1), FIRST, QUARTER.last, QUARTER.last + timedelta(days=1)]
    rows = tuple(FollowerDay(day, total=10**at, organic=0, sponsored=0, auto_invited=0) for at, day in enumerate(days))
    measure = measure_follower_change(History(follower_days=rows), QUARTER, {})
    assert (measure.value, measure.complete) == (110, False)


@pytest.mark.parametrize(("after", "known"), [(-91, False), (-90, True), (0, True), (7, True), (8, False)])
def test_a_snapshot_of_the_audience_holds_from_the_first_day_to_a_week_after_the_last(after: int, known: bool) -> None:
    """A quarter of 91 days: its first day lies 90 days before its last."""
    audience = Audience("function", QUARTER.last + timedelta(days=after), (("it", 30), ("sales", 10)))
    measure = measure_target_share(History(audiences=(audience,)), QUARTER, "function", ["IT"], {})
    assert measure.value == (0.75 if known else None)
    assert (measure.numerator, measure.denominator) == ((30, 40) if known else (None, None))


def test_of_several_snapshots_the_newest_holds() -> None:
    audiences = tuple(
        Audience("function", QUARTER.last + timedelta(days=at), (("it", 10 + at), ("hr", 10))) for at in (1, 5, 3)
    )
    measure = measure_target_share(History(audiences=audiences), QUARTER, "function", ["IT"], {})
    assert measure.numerator == 15


@pytest.mark.parametrize(("impressions", "listed"), [(999, 0), (1000, 1)])
def test_a_rate_is_listed_from_a_thousand_impressions_on(impressions: int, listed: int) -> None:
    """Below it the rate is mostly chance."""
    posts = top_posts_by_rate(History(posts=(_post(1, impressions, clicks=100),)), QUARTER, 5)
    assert len(posts) == listed
    assert [post.engagement_rate for post in posts] == [100 / impressions] * listed


def test_shares_are_parts_of_the_whole() -> None:
    """The strongest of six posts, the strongest two (a fifth of six, rounded up), and each post's own share."""
    counts = [100, 50, 20, 10, 10, 10]
    history = History(posts=tuple(_post(at, count) for at, count in enumerate(counts)))
    top = measure_concentration(history, QUARTER, top_fifth=False)
    fifth = measure_concentration(history, QUARTER, top_fifth=True)
    assert (top.value, top.numerator, top.denominator) == (0.5, 100, 200)
    assert (fifth.value, fifth.numerator) == (0.75, 150)
    assert [post.share for post in top_posts_by_impressions(history, QUARTER, 2)] == [0.5, 0.25]
    five = History(posts=tuple(_post(at, 10) for at in range(5)))
    assert measure_concentration(five, QUARTER, top_fifth=True).value == 0.2


def test_a_rate_is_a_ratio_of_sums_never_a_mean_of_rates() -> None:
    """(4 x 1 + 4 x 1) of (10 + 90): 8 %, where the mean of 40 % and 4.4 % is 22 %."""
    measure = measure_engagement_rate(_days([10, 90], engagements=1), Period(FIRST, FIRST + timedelta(days=1)))
    assert (measure.value, measure.numerator, measure.denominator, measure.complete) == (0.08, 8, 100, True)
    nothing = measure_engagement_rate(_days([0], engagements=0), Period(FIRST, FIRST))
    assert (nothing.value, nothing.denominator) == (None, 0)
    half = measure_engagement_rate(_days([10, None], engagements=1), Period(FIRST, FIRST + timedelta(days=1)))
    assert (half.value, half.complete) == (0.4, False)


def test_unknown_days_are_said_and_known_ones_summed() -> None:
    two = Period(FIRST, FIRST + timedelta(days=1))
    assert (measure_impressions(_days([5, None]), two).value, measure_impressions(_days([5, None]), two).complete) == (
        5,
        False,
    )
    (note,) = measure_impressions(_days([5, None]), two).notes
    assert (note.id, note.values) == ("days_missing", {"n": 1, "of": 2})
    assert measure_impressions(_days([None, None]), two).value is None
    assert measure_impressions(_days([0, 0]), two).value == 0


def test_weeks_count_where_all_seven_days_are_there() -> None:
    """1 January 2024 is a Monday: 14 days are two weeks, of which the second lacks one day."""
    fortnight = Period(FIRST, FIRST + timedelta(days=13))
    whole = measure_data_quality(_days([1] * 14), fortnight)
    assert (whole.value, whole.numerator, whole.denominator, whole.parts["breaks"]) == (1.0, 2, 2, 0)
    broken = measure_data_quality(_days([1] * 9 + [None] + [1] * 4), fortnight)
    assert (broken.value, broken.parts["breaks"], broken.parts["missing_days"]) == (0.5, 1, 1)
    assert broken.parts["exported_days"] == 13
    six = Period(FIRST, FIRST + timedelta(days=5))
    assert measure_data_quality(_days([1] * 6), six).value is None
    seven = Period(FIRST, FIRST + timedelta(days=6))
    assert measure_data_quality(_days([1] * 7), seven).value == 1.0


def test_breaks_are_runs_of_missing_days() -> None:
    known = {FIRST, FIRST + timedelta(days=3)}
    breaks = find_breaks(known, Period(FIRST, FIRST + timedelta(days=5)))
    assert [(gap.first.day, gap.last.day, gap.days) for gap in breaks] == [(2, 3, 2), (5, 6, 2)]


def test_weeks_are_clipped_to_the_period() -> None:
    """Wednesday to the Tuesday after next: five, seven and two days."""
    weeks = weeks_of(_days([1] * 31), Period(date(2024, 1, 3), date(2024, 1, 16)))
    assert [(week.first.day, week.days, week.impressions) for week in weeks] == [(3, 5, 5), (8, 7, 7), (15, 2, 2)]


def _figure(kpi: str, unit: Unit, value: float | None, period: Period) -> Figure:
    nothing = Change(period, None, None, None)
    return Figure(
        kpi=kpi,
        aspect="",
        unit=unit,
        period=period,
        now=Measure(value),
        before=nothing,
        year_before=nothing,
    )


@pytest.mark.parametrize(("per", "value"), [("period", 91), ("month", 30.4375), ("quarter", 91.3125), ("year", 365.25)])
def test_a_target_for_a_count_is_held_against_its_average(per: str, value: float) -> None:
    """One a day over a quarter of 91 days: 365.25 a year, a quarter of that in a quarter, a twelfth in a month."""
    kpi = next(kpi for kpi in KPIS if kpi.name == "impressions_page")
    programme = Programme.model_validate({"targets": {kpi.id: {"at_least": str(value), "per": per}}})
    (check,) = check_targets([kpi], programme, [_figure(kpi.id, "count", 91, QUARTER)])
    assert check.value == pytest.approx(value)
    assert check.met
    above = Programme.model_validate({"targets": {kpi.id: {"at_least": str(Decimal(str(value)) + 1), "per": per}}})
    assert check_targets([kpi], above, [_figure(kpi.id, "count", 91, QUARTER)])[0].met is False


def test_a_target_for_a_rate_stands_in_percent_and_one_without_figure_is_unknown() -> None:
    kpi = next(kpi for kpi in KPIS if kpi.name == "engagement_rate_page")
    programme = Programme.model_validate({"targets": {kpi.id: {"at_least": "4.5", "per": "year"}}})
    met = [
        check_targets([kpi], programme, figures)[0].met
        for figures in ([_figure(kpi.id, "percent", 0.045, QUARTER)], [_figure(kpi.id, "percent", 0.044, QUARTER)], [])
    ]
    assert met == [True, False, None]


def test_a_report_runs_a_year_unless_it_knows_better() -> None:
    """The last 365 days; from the programme's start where there is one; never past the last exported day."""
    exported = Period(date(2022, 1, 1), date(2024, 3, 31))
    assert choose_period(exported).days == 365
    assert choose_period(exported).last == exported.last
    assert choose_period(exported, start=date(2024, 2, 1)) == Period(date(2024, 2, 1), exported.last)
    assert choose_period(exported, start=exported.last).days == 1
    assert choose_period(exported, start=date(2024, 4, 1)).days == 365
    short = Period(date(2024, 1, 1), date(2024, 3, 31))
    assert choose_period(short) == short
    assert choose_period(exported, first=date(2024, 3, 1), last=date(2024, 6, 1)) == Period(
        date(2024, 3, 1), date(2024, 3, 31)
    )


def test_exported_days_are_those_of_the_content_export_or_the_followers_export() -> None:
    assert exported_period(_days([1, 1, 1])) == Period(FIRST, FIRST + timedelta(days=2))
    followers = History(follower_days=(FollowerDay(FIRST, total=1, organic=1, sponsored=0, auto_invited=0),))
    assert exported_period(followers) == Period(FIRST, FIRST)
    assert exported_period(History()) is None


def test_the_conversation_counts_comments_and_reposts_among_the_times_shown() -> None:
    """One comment and one repost each day: 2 x 2 of 200."""
    measure = measure_conversation(_days([100, 100], engagements=1), Period(FIRST, FIRST + timedelta(days=1)))
    assert measure.denominator == 200
    assert measure.value == pytest.approx((measure.numerator or 0) / 200)


def test_a_period_that_ends_on_a_monday_has_a_week_of_one_day() -> None:
    weeks = weeks_of(_days([1] * 8), Period(FIRST, FIRST + timedelta(days=7)))
    assert FIRST.weekday() == 0
    assert [(week.first, week.days, week.impressions) for week in weeks] == [
        (FIRST, 7, 7),
        (FIRST + timedelta(days=7), 1, 1),
    ]


@pytest.mark.parametrize(("off", "shown"), [(-1, False), (0, True), (9, True), (10, False)])
def test_a_break_of_the_platform_is_named_where_exported_days_are(off: int, shown: bool) -> None:
    assert _near(FIRST + timedelta(days=off), _days([1] * 10)) is shown
    assert not _near(FIRST, History())


@pytest.mark.parametrize(("days", "weeks"), [(13, [0]), (14, [0, 1]), (15, [0, 1])])
def test_weeks_from_the_start_are_whole(days: int, weeks: list[int]) -> None:
    """A week is there once its seventh day is exported; one with a day unknown has no sum."""
    found = _weeks(_days([1] * days), FIRST)
    assert [(week.index, week.first, week.impressions) for week in found] == [
        (index, FIRST + timedelta(days=7 * index), 7) for index in weeks
    ]
    assert [week.impressions for week in _weeks(_days([1, None, *[1] * 12]), FIRST)] == [None, 7]


def test_windows_of_a_period_touch_one_another() -> None:
    """Whole months back from the end: none is left out, none counted twice."""
    found = windows_in(Period(date(2024, 1, 15), date(2024, 3, 31)))
    assert found == (month_of(date(2024, 3, 1)), month_of(date(2024, 2, 1)))
    quarters = windows_in(Period(date(2023, 10, 1), date(2024, 7, 30)))
    assert [one.first for one in quarters] == [date(2024, 4, 1), date(2024, 1, 1), date(2023, 10, 1)]
    assert windows_in(Period(date(2024, 1, 2), date(2024, 1, 31))) == ()


def test_typical_days_and_weeks_are_logs_of_counts_and_a_half() -> None:
    """Seven equal days: the log of count + 0.5, for zeros too; a week's mean lies no higher."""
    start = FIRST
    for count in (0.0, 99.5):
        values = {start + timedelta(days=step): count for step in range(7)}
        typical = typical_days(values, start, [0])
        assert typical == {0: pytest.approx(log(count + 0.5))}
        assert above_typical(values, start, typical) == pytest.approx(0.0)
    assert above_typical({}, start, {}) == 0.0


@pytest.mark.parametrize(("last", "months"), [(date(2024, 1, 30), 0), (date(2024, 1, 31), 1), (date(2024, 2, 28), 1)])
def test_a_month_is_there_once_its_last_day_is(last: date, months: int) -> None:
    found = measure_months(_days([1] * 59), last)
    assert [(month.first, month.by_day) for month in found] == [(FIRST, 31)][:months]
    assert measure_months(History(), last) == ()


def test_months_by_post_are_those_in_which_posts_were_created() -> None:
    """Of a month with a day unknown the count by day is unknown; the last so many months are told."""
    posts = (_post(1, 500, day=FIRST), _post(2, 7, day=date(2024, 1, 31)), _post(3, 9, day=date(2024, 2, 1)))
    history = History(page_days=_days([None, *[1] * 59]).page_days, posts=posts)
    january, february = measure_months(history, date(2024, 2, 29))
    assert (january.by_day, january.by_post, january.posts) == (None, 507, 2)
    assert (february.by_day, february.by_post, february.posts) == (29, 9, 1)
    assert measure_months(history, date(2024, 2, 29), 1) == (february,)
    year = _days([1] * (366 + 31))
    (*_, last) = measure_months(year, date(2025, 1, 31))
    assert (last.by_day, last.year_before) == (31, 31)


@pytest.mark.parametrize(
    ("now", "before", "change"), [(12, 10, 0.2), (0, 10, -1.0), (10, 0, None), (10, None, None), (None, 10, None)]
)
def test_a_change_needs_something_that_it_is_one_of(now: int | None, before: int | None, change: float | None) -> None:
    assert Count("x", now, before).change == (pytest.approx(change) if change is not None else None)


def test_growth_takes_counts_above_nothing() -> None:
    """Three counts over four weeks; a page with no followers has no logarithm, one with one has."""
    days = [FIRST + timedelta(days=14 * n) for n in range(4)]
    growing = {day: 100 * 2**n for n, day in enumerate(days)}
    assert measure_growth_rate(growing, QUARTER).value == pytest.approx(2**0.5 - 1)
    assert measure_growth_rate({**growing, days[0]: 0}, QUARTER).parts == {"counts": 3}
    assert measure_growth_rate(dict(zip(days, (1, 2, 4, 8), strict=True)), QUARTER).parts == {"counts": 4}
    assert measure_growth_rate(dict(list(growing.items())[:2]), QUARTER).value is None
    close = {FIRST + timedelta(days=n): 100 for n in (0, 10, 27)}
    assert measure_growth_rate(close, QUARTER).value is None
    assert measure_growth_rate({**close, FIRST + timedelta(days=28): 100}, QUARTER).value == pytest.approx(0)


@pytest.mark.parametrize(
    ("start", "near"),
    [
        ("2024-07-03", False),
        ("2024-07-04", True),
        ("2024-08-15", True),
        ("2024-09-28", True),
        ("2024-09-29", False),
        ("2024-11-25", False),
        ("2024-11-26", True),
        ("2024-01-28", True),
        ("2024-01-29", False),
    ],
)
def test_a_start_is_near_holidays_within_four_weeks(start: str, near: bool) -> None:
    """Of August, and of the days between Christmas and New Year."""
    assert _near_holidays(date.fromisoformat(start)) is near


def test_the_smallest_effect_that_is_found_is_2_8_deviations() -> None:
    """1.96 for the 5 % level and 0.84 for 80 % of looks, on the log scale."""
    found = measure_uplift(invent(World(270, 90), 3), START, check=False).estimate
    assert found is not None
    deviation = (log(1 + found.high) - log(1 + found.low)) / (2 * 1.96)
    assert log(1 + found.smallest) == pytest.approx(2.8 * deviation, rel=0.08)

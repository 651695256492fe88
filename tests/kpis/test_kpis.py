"""Key figures against cases counted by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from ambassador_cli.errors import UsageError
from ambassador_cli.kpis import KPIS, choose_period, measure_report
from ambassador_cli.kpis.audience import measure_target_share
from ambassador_cli.kpis.conversation import measure_conversation
from ambassador_cli.kpis.data_quality import measure_data_quality, weeks_of
from ambassador_cli.kpis.engagement_rate import measure_engagement_rate
from ambassador_cli.kpis.followers import measure_follower_change
from ambassador_cli.kpis.impressions import measure_impressions
from ambassador_cli.kpis.periods import export_due, period_before, year_before
from ambassador_cli.kpis.posts import measure_concentration, top_posts_by_rate
from ambassador_cli.models.export import Audience, Figures, FollowerDay, History, PageDay, PagePost, VisitorDay
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Figure, Period

NOTHING = Figures()


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(first: str, last: str) -> Period:
    return Period(day(first), day(last))


def page_day(when: date, impressions: int | None, engagements: int | None = 1) -> PageDay:
    organic = Figures(
        impressions=impressions, clicks=engagements, reactions=engagements, comments=engagements, reposts=engagements
    )
    return PageDay(when, organic, NOTHING, NOTHING)


def days_from(first: str, values: Sequence[int | None], missing: tuple[int, ...] = ()) -> History:
    start = day(first)
    return History(
        page_days=tuple(
            page_day(start + timedelta(days=index), value) for index, value in enumerate(values) if index not in missing
        )
    )


def post(number: int, created: str, impressions: int | None, clicks: int = 0) -> PagePost:
    organic = Figures(impressions=impressions, clicks=clicks, reactions=0, comments=0, reposts=0)
    return PagePost(f"{number:019}", "", "t", day(created), day(created), "", False, 0, organic, organic)


def test_impressions_are_the_sum_of_days_negative_ones_included() -> None:
    """10 + 20 - 5 = 25, the days outside left out."""
    measure = measure_impressions(days_from("2024-01-01", [100, 10, 20, -5, 100]), span("2024-01-02", "2024-01-04"))
    assert (measure.value, measure.complete, measure.notes) == (25, True, ())


def test_unknown_is_not_zero() -> None:
    """A missing day is said; a period without any known day is unknown."""
    history = days_from("2024-01-01", [10, None, 30])
    measure = measure_impressions(history, span("2024-01-01", "2024-01-04"))
    assert (measure.value, measure.complete) == (40, False)
    assert [(note.id, dict(note.values)) for note in measure.notes] == [("days_missing", {"n": 2, "of": 4})]
    unknown = measure_impressions(history, span("2024-01-02", "2024-01-02"))
    assert (unknown.value, [note.id for note in unknown.notes]) == (None, ["nothing_known"])


def test_the_rate_is_a_ratio_of_sums_not_a_mean_of_rates() -> None:
    """(4 + 4) / (100 + 10), not the mean of 4 % and 40 %."""
    history = days_from("2024-01-01", [100, 10])
    measure = measure_engagement_rate(history, span("2024-01-01", "2024-01-02"))
    assert measure.value == pytest.approx(8 / 110, abs=1e-12)
    zero = measure_engagement_rate(days_from("2024-01-01", [0]), span("2024-01-01", "2024-01-01"))
    assert (zero.value, [note.id for note in zero.notes]) == (None, ["no_impressions"])


STOCK = {day("2023-12-30"): 1000, day("2024-01-15"): 1050, day("2024-02-01"): 1200}


@pytest.mark.parametrize(
    ("period", "stock", "value", "growth"),
    [
        (span("2024-01-01", "2024-01-31"), STOCK, 200, 0.2),
        (span("2024-01-01", "2024-01-14"), STOCK, 50, 0.05),
        (span("2024-01-01", "2024-01-31"), {day("2023-12-30"): 1000}, 4, None),
        (span("2024-01-01", "2024-01-31"), {day("2023-12-20"): 900, day("2024-01-31"): 1200}, 4, None),
        (span("2024-01-01", "2024-01-31"), {}, 4, None),
    ],
)
def test_followers(period: Period, stock: Mapping[date, int], value: int, growth: float | None) -> None:
    """Two counts within a week of both ends give the change; else new followers, gross, and no rate."""
    history = History(
        follower_days=(FollowerDay(day("2024-01-05"), 3, 1, 0, 4), FollowerDay(day("2024-03-05"), 9, 0, 0, 9))
    )
    measure = measure_follower_change(history, period, stock)
    assert (measure.value, measure.parts["growth"]) == (value, growth)
    assert measure.parts["new_total"] == 4


def test_target_share_counts_names_of_both_languages_once() -> None:
    """(30 + 20) / 100; a target the sheet does not list is named; other sheets do not matter."""
    names = {"forschung": "research", "research": "research"}
    history = History(
        audiences=(
            Audience("function", day("2024-01-31"), (("Forschung", 30), ("Sales", 20), ("Legal", 50))),
            Audience("function", day("2024-06-30"), (("Research", 100),)),
            Audience("industry", day("2024-01-31"), (("Research", 7),)),
        )
    )
    period = span("2024-01-01", "2024-01-29")
    measure = measure_target_share(history, period, "function", ["Research", "Sales", "Lotsen"], names)
    assert (measure.value, measure.numerator, measure.denominator) == (0.5, 50, 100)
    assert [note.id for note in measure.notes] == ["snapshot", "not_listed"]
    assert measure.notes[1].values["names"] == "Lotsen"
    assert measure_target_share(history, period, "seniority", ["CXO"], {}).value is None
    assert measure_target_share(history, span("2023-01-01", "2023-02-01"), "function", ["Sales"], {}).value is None


def test_concentration() -> None:
    """Six posts of 100, 50, 20, 10, 10, 10: the top one has half, the top fifth (two) three quarters."""
    impressions = [10, 100, 10, 50, 20, 10]
    posts = tuple(post(index, "2024-01-10", count) for index, count in enumerate(impressions))
    history = History(posts=(*posts, post(9, "2024-02-10", 999), post(8, "2024-01-11", None)))
    period = span("2024-01-01", "2024-01-31")
    assert measure_concentration(history, period, top_fifth=False).value == 0.5
    fifth = measure_concentration(history, period, top_fifth=True)
    assert (fifth.value, fifth.parts) == (0.75, {"posts": 6, "counted": 2})
    assert measure_concentration(history, span("2023-01-01", "2023-01-31"), top_fifth=False).value is None


def test_rates_are_listed_from_a_thousand_impressions_on() -> None:
    """A post with 999 impressions and a dream rate is not listed."""
    history = History(
        posts=(post(1, "2024-01-10", 999, 999), post(2, "2024-01-10", 1000, 10), post(3, "2024-01-10", 2000, 40))
    )
    listed = top_posts_by_rate(history, span("2024-01-01", "2024-01-31"), 5)
    assert [(int(p.id), p.engagement_rate) for p in listed] == [(3, 0.02), (2, 0.01)]


def test_data_quality_counts_whole_weeks() -> None:
    """3 Jan 2024 is a Wednesday: weeks of 8, 15 and 22 Jan lie wholly inside; a day of the second is missing."""
    history = days_from("2024-01-03", [5] * 28, missing=(13, 14, 27))
    measure = measure_data_quality(history, span("2024-01-03", "2024-01-30"))
    assert (measure.numerator, measure.denominator) == (2, 3)
    assert measure.value == pytest.approx(2 / 3)
    breaks = [(note.values["first"], note.values["last"]) for note in measure.notes]
    assert breaks == [(day("2024-01-16"), day("2024-01-17")), (day("2024-01-30"), day("2024-01-30"))]
    assert measure.parts == {"breaks": 2, "missing_days": 3, "exported_days": 25}
    short = measure_data_quality(history, span("2024-01-03", "2024-01-08"))
    assert (short.value, [note.id for note in short.notes]) == (None, ["no_whole_week"])


def test_weeks_begin_on_monday_and_are_clipped() -> None:
    """Wednesday to the Tuesday after next: three rows of 5, 7 and 2 days."""
    weeks = weeks_of(days_from("2024-01-03", [1] * 14), span("2024-01-03", "2024-01-16"))
    assert [(w.first, w.days, w.exported_days, w.impressions) for w in weeks] == [
        (day("2024-01-03"), 5, 5, 5),
        (day("2024-01-08"), 7, 7, 7),
        (day("2024-01-15"), 2, 2, 2),
    ]


EXPORTED = span("2022-06-01", "2024-05-30")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, span("2023-06-01", "2024-05-30")),
        ({"start": day("2023-06-12")}, span("2023-06-12", "2024-05-30")),
        ({"start": day("2025-06-12")}, span("2023-06-01", "2024-05-30")),
        ({"start": day("2023-06-12"), "last": day("2024-12-31")}, span("2023-06-12", "2024-05-30")),
        ({"first": day("2024-01-01"), "last": day("2024-01-31")}, span("2024-01-01", "2024-01-31")),
        ({"month": day("2024-05-20")}, span("2024-05-01", "2024-05-30")),
        ({"month": day("2024-02-01")}, span("2024-02-01", "2024-02-29")),
    ],
)
def test_the_period_ends_on_the_last_exported_day(asked: dict[str, date], expected: Period) -> None:
    """Whatever is asked for, nothing is reported past it; the start is the default where it is known."""
    assert choose_period(EXPORTED, **asked) == expected


@pytest.mark.parametrize(
    ("asked", "identifier"),
    [
        ({"month": day("2024-06-01")}, "usage.nothing_exported"),
        ({"first": day("2021-01-01"), "last": day("2021-02-01")}, "usage.nothing_exported"),
        ({"first": day("2024-02-01"), "last": day("2024-01-01")}, "usage.days_swapped"),
        ({"first": day("2024-02-01"), "month": day("2024-01-01")}, "usage.month_and_days"),
    ],
)
def test_a_period_without_days_is_refused(asked: dict[str, date], identifier: str) -> None:
    """With the days that could have been asked for."""
    with pytest.raises(UsageError) as caught:
        choose_period(EXPORTED, **asked)
    assert [p.id for p in caught.value.problems] == [identifier]


@pytest.mark.parametrize(
    ("period", "before", "year"),
    [
        (span("2023-06-12", "2024-05-30"), span("2022-06-23", "2023-06-11"), span("2022-06-12", "2023-05-30")),
        (span("2024-02-01", "2024-02-29"), span("2024-01-01", "2024-01-31"), span("2023-02-01", "2023-02-28")),
        (span("2023-02-01", "2023-02-28"), span("2023-01-01", "2023-01-31"), span("2022-02-01", "2022-02-28")),
        (span("2024-05-01", "2024-05-30"), span("2024-04-01", "2024-04-30"), span("2023-05-01", "2023-05-30")),
        (span("2024-01-05", "2024-01-06"), span("2024-01-03", "2024-01-04"), span("2023-01-05", "2023-01-06")),
    ],
)
def test_what_a_period_is_held_against(period: Period, before: Period, year: Period) -> None:
    """A month against the month before, anything else against as many days directly before."""
    assert (period_before(period), year_before(period)) == (before, year)


def test_the_next_export_is_due_before_days_are_lost() -> None:
    """The day after the last exported one is still shown 365 days later, not a day longer."""
    assert export_due(EXPORTED) == day("2025-05-30")


def test_changes_need_both_periods_whole() -> None:
    """A count changes by a ratio, a rate by points; where a day is missing there is no change but a reason."""
    values = [100] * 7 + [150] * 7
    period = span("2024-01-08", "2024-01-14")
    programme = Programme.model_validate(
        {"targets": {"K02": {"at_least": "4000", "per": "month"}, "K05": {"at_least": "3"}}}
    )
    report = measure_report(Facts(days_from("2024-01-01", values), programme), period)
    figures = {(f.kpi, f.aspect): f for f in report.figures}
    assert figures["K02", ""].before.ratio == pytest.approx(0.5)
    assert figures["K05", ""].before.difference == pytest.approx(4 / 150 - 4 / 100)
    assert figures["K02", ""].year_before.note is not None
    checks = {check.kpi: check for check in report.targets}
    assert checks["K02"].value == pytest.approx(1050 / 7 * 365.25 / 12)
    assert (checks["K02"].met, checks["K05"].met) == (True, False)
    gap = measure_report(Facts(days_from("2024-01-01", values, missing=(3,)), programme), period)
    change = next(f for f in gap.figures if f.kpi == "K02").before
    assert (change.difference, change.note and change.note.id) == (None, "incomplete")


def test_every_kpi_is_documented_in_both_languages() -> None:
    """Id, name, label, definition, formula, source and caveat; ids and names stand once."""
    assert len({kpi.id for kpi in KPIS}) == len({kpi.name for kpi in KPIS}) == len(KPIS)
    for kpi in KPIS:
        for text in (kpi.label, kpi.definition, kpi.source, kpi.caveat, kpi.formula):
            assert text.en and text.de


def test_every_kpi_is_measured_explained_and_may_have_a_target_by_being_registered() -> None:
    """Aspects and variants have labels; the counterpart of one of the group is one of the page."""
    page = {kpi.id for kpi in KPIS if kpi.section == "page"}
    for kpi in KPIS:
        assert not kpi.counterpart or (kpi.section == "group" and kpi.counterpart in page)
        for label in kpi.labels.values():
            assert label.en and label.de


def test_conversation_is_a_ratio_of_sums() -> None:
    """(1 + 1) / (100 + 10), in per mille as a ratio."""
    measure = measure_conversation(days_from("2024-01-01", [100, 10]), span("2024-01-01", "2024-01-02"))
    assert measure.value == pytest.approx(2 / 110)
    assert (measure.numerator, measure.denominator) == (2, 110)


def _figures(history: History, period: Period, **programme: object) -> dict[tuple[str, str], Figure]:
    decided = Programme.model_validate(programme)
    return {(f.kpi, f.aspect): f for f in measure_report(Facts(history, decided), period).figures}


def test_page_visits_add_views_and_never_visitors() -> None:
    """30 views on two days; the visitors of a typical day stand beside. No line without a visitors export."""
    days = (VisitorDay(day("2024-01-01"), 10, 4), VisitorDay(day("2024-01-02"), 20, 6))
    found = _figures(History(visitor_days=days), span("2024-01-01", "2024-01-02"))["K27", ""].now
    assert (found.value, dict(found.parts)) == (30, {"visitors_typical_day": 5})
    assert ("K27", "") not in _figures(History(), span("2024-01-01", "2024-01-02"))


def test_paid_impressions_stand_beside_and_are_never_added() -> None:
    """A line of their own where there are any."""
    free = Figures(impressions=100)
    paid = History(page_days=(PageDay(day("2024-01-01"), free, Figures(impressions=40), Figures(impressions=140)),))
    found = _figures(paid, span("2024-01-01", "2024-01-01"))
    assert (found["K02", ""].now.value, found["K02", "sponsored"].now.value) == (100, 40)
    assert ("K02", "sponsored") not in _figures(days_from("2024-01-01", [5]), span("2024-01-01", "2024-01-01"))


def test_gross_new_followers_stay_where_the_net_change_has_nothing_to_be_held_against() -> None:
    """Counts at both ends of February, none at the start of January: net and gross, and the one day that is missing."""
    first = day("2023-01-01")
    history = History(
        follower_days=tuple(FollowerDay(first + timedelta(days=n), 1, 0, 0, 1 + (n % 3 == 0)) for n in range(425))
    )
    stock = {"2024-01-31": 1000, "2024-02-29": 1100, "2023-01-31": 500, "2023-02-28": 510}
    found = _figures(history, span("2024-02-01", "2024-02-29"), follower_stock=stock)
    net, gross = found["K07", ""], found["K07", "gross"]
    assert (net.now.value, net.before.difference) == (100, None)
    assert net.before.note is not None
    assert (net.before.note.id, net.before.note.values["day"]) == ("stock_missing", day("2023-12-31"))
    assert net.year_before.difference == 90
    assert gross.now.value == net.now.parts["new_total"]
    assert gross.before.difference is not None
    whole = _figures(history, span("2024-02-01", "2024-02-29"), follower_stock={**stock, "2023-12-31": 900})
    assert ("K07", "gross") not in whole
    assert whole["K07", ""].before.difference == 0


def test_a_target_whose_figure_is_missing_is_named() -> None:
    """Nothing of visitors was exported: the target stays in the list, unknown; of several lines the plain one
    counts."""
    programme = Programme.model_validate(
        {"targets": {"K27": {"at_least": 10}, "K02": {"at_least": 1}, "K06": {"at_least": 9}}}
    )
    day_one = PageDay(day("2024-01-01"), Figures(impressions=100, comments=1), Figures(impressions=4), NOTHING)
    paid = History(page_days=(day_one,))
    report = measure_report(Facts(paid, programme), span("2024-01-01", "2024-01-01"))
    assert [(t.kpi, t.aspect, t.value, t.met) for t in report.targets] == [
        ("K02", "", 100, True), ("K06", "", 10, True), ("K27", "", None, None),
    ]  # fmt: skip


def test_one_sentence_is_the_headline() -> None:
    """The change of followers where it is known, else impressions, else nothing."""
    period = span("2024-01-02", "2024-01-03")
    stock = Programme.model_validate({"follower_stock": {"2024-01-01": 100, "2024-01-03": 90}})
    history = days_from("2024-01-02", [5, 6])
    known = measure_report(Facts(history, stock), period).headline
    assert known is not None
    assert (known.id, known.values["percent"]) == ("headline_followers_fewer", pytest.approx(0.1))
    counted = measure_report(Facts(history, Programme()), period).headline
    assert counted is not None
    assert (counted.id, counted.values["count"]) == ("headline_impressions", 11)
    assert measure_report(Facts(History(), Programme()), period).headline is None

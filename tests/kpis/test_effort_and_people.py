"""Growth, gains, retention, levels, survey, hours and money: against cases counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from math import exp, log

import pytest

from ambassador_cli.kpis.effort import measure_cost, months_of, spent_in
from ambassador_cli.kpis.growth import FOLLOWER_GROWTH_RATE, measure_growth_rate
from ambassador_cli.kpis.levels import measure_level_moves
from ambassador_cli.kpis.retention import measure_retention, wilson
from ambassador_cli.kpis.survey import measure_confidence, measure_new_ties
from ambassador_cli.kpis.target_gain import measure_target_gain
from ambassador_cli.models.export import Audience, Figures, History, PageDay
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Period
from ambassador_cli.models.roster import Person, Roster
from ambassador_cli.models.survey import Survey

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


def test_growth_is_the_slope_of_the_log() -> None:
    """follower_growth_rate: 2 % a week, exactly; counts outside the period do not enter."""
    stock = {date(2024, 1, 7) + timedelta(weeks=n): round(1e9 * 1.02**n) for n in range(10)}
    stock[date(2023, 6, 1)] = 5
    assert measure_growth_rate(stock, YEAR).value == pytest.approx(0.02, abs=1e-7)
    three = {date(2024, 1, 1): 100, date(2024, 1, 15): 110, date(2024, 1, 29): 100}
    assert measure_growth_rate(three, YEAR).value == pytest.approx(0, abs=1e-12)
    uneven = {date(2024, 1, 1): 100, date(2024, 1, 8): 100, date(2024, 2, 5): 200}
    # Weeks 0, 1, 5 (mean 2); logs 0, 0, ln 2 over ln 100: slope = 3 * (2/3) ln 2 / (4 + 1 + 9) + ... by hand:
    slope = (-2 * (0 - log(2) / 3) - 1 * (0 - log(2) / 3) + 3 * (log(2) * 2 / 3)) / 14
    assert measure_growth_rate(uneven, YEAR).value == pytest.approx(exp(slope) - 1, abs=1e-12)
    short = {date(2024, 1, 1): 100, date(2024, 1, 8): 110, date(2024, 1, 15): 120}
    assert measure_growth_rate(short, YEAR).value is None
    facts = Facts(History(), Programme(follower_stock=short))
    assert FOLLOWER_GROWTH_RATE.aspects(facts, YEAR) == ("",)
    assert FOLLOWER_GROWTH_RATE.aspects(Facts(History(), Programme()), YEAR) == ()


def snapshot(day: date, **counts: int) -> Audience:
    return Audience("function", day, tuple(sorted(counts.items())))


def test_the_gain_of_target_groups_is_divided_by_the_gain_of_the_sheet() -> None:
    """target_gain_share: (150 - 100) / (1500 - 1000) = 10 %."""
    first = snapshot(date(2023, 12, 31), research=100, sales=900)
    last = snapshot(date(2024, 12, 31), research=150, sales=1350)
    history = History(audiences=(first, last))
    found = measure_target_gain(history, YEAR, "function", ["Research"], {})
    assert (found.value, found.numerator, found.denominator) == (0.1, 50, 500)
    alone = measure_target_gain(History(audiences=(last,)), YEAR, "function", ["Research"], {})
    assert (alone.value, alone.notes[0].id) == (None, "one_snapshot")
    little = History(audiences=(first, snapshot(date(2024, 12, 31), research=110, sales=950)))
    found = measure_target_gain(little, YEAR, "function", ["Research"], {})
    assert (found.value, found.notes[0].id) == (None, "little_gained")


def person(n: int, *, joined: date | None = None, left: date | None = None, level: str | None = None) -> Person:
    about = {"name": f"P{n}", "joined": joined, "left": left, "level": level, "attributes": {"experience": "neu"}}
    return Person.model_validate({**about, "status": "left" if left else "group"})


def test_retention_counts_who_was_still_there() -> None:
    """retention: of 20 who joined, 10 left after two months: 50 %; one who left is told by a word only."""
    joined = date(2024, 1, 1)
    people = [person(n, joined=joined, left=date(2024, 3, 1) if n < 10 else None) for n in range(20)]
    found = measure_retention(Roster(people=tuple(people)), YEAR, 3)
    assert (found.value, found.band) == (0.5, "")
    assert (found.parts["low"], found.parts["high"]) == (0.3, 0.7)
    one = [person(n, joined=joined, left=date(2024, 3, 1) if n < 1 else None) for n in range(20)]
    assert measure_retention(Roster(people=tuple(one)), YEAR, 3).band == "most"
    assert measure_retention(Roster(people=tuple(one)), YEAR, 3).value is None
    later = [person(n, joined=joined, left=date(2024, 6, 1) if n < 10 else None) for n in range(20)]
    assert measure_retention(Roster(people=tuple(later)), YEAR, 3).band == "most"
    few = Roster(people=tuple(people[:4]))
    assert measure_retention(few, YEAR, 3).notes[0].id == "left_out"
    new = [person(n, joined=date(2024, 11, 1)) for n in range(20)]
    assert measure_retention(Roster(people=tuple(new)), YEAR, 3).value is None
    assert wilson(10, 20) == pytest.approx((0.2993, 0.7007), abs=1e-4)


@pytest.mark.parametrize(
    ("moved", "value"), [(0, None), (4, None), (5, 5), (9, 9), (11, 11), (12, None), (15, None), (16, 16)]
)
def test_level_moves_say_nothing_of_fewer_than_five(moved: int, value: int | None) -> None:
    """level_moves: of sixteen; with four who moved, or four who did not, nothing is said."""
    people = [person(n, level="etwas" if n < moved else None) for n in range(16)]
    found = measure_level_moves(Roster(people=tuple(people)), "experience")
    assert found.value == value
    if value == 9:
        assert dict(found.parts) == {"then: neu": 16, "now: etwas": 9, "now: neu": 7}


def test_the_survey_says_medians_and_shares_from_five_answers_on() -> None:
    """new_ties and confidence."""
    survey = Survey(
        before={"allowed": (1, 2, 3, 3, 4)},
        after={"allowed": (2, 4, 4, 5, 5, 5), "ask": (5, 5, 5, 5), "ties": (0, 2, 3, 8, 40)},
    )
    found = measure_confidence(survey, "allowed")
    assert found.value == 5 / 6
    assert dict(found.parts) == {
        "answers": 6,
        "median": 4.5,
        "answers_before": 5,
        "median_before": 3.0,
        "share_before": 1 / 5,
    }
    assert (measure_confidence(survey, "ask").value, measure_new_ties(survey).value) == (None, 3.0)
    assert measure_new_ties(Survey()).notes[0].id == "survey_few"


def test_hours_and_money_are_sums_of_months() -> None:
    """hours and cost_per_1k_impressions: 300 EUR for 20,000 impressions are 15 EUR a thousand."""
    assert months_of(Period(date(2023, 12, 31), date(2024, 2, 1))) == ("2023-12", "2024-01", "2024-02")
    spent = {"2024-01": Decimal(10), "2024-02": Decimal("2.5"), "2025-01": Decimal(99)}
    two = Period(date(2024, 1, 15), date(2024, 2, 3))
    assert (spent_in(spent, two).value, spent_in(spent, two).complete) == (12.5, True)
    missing = spent_in(spent, Period(date(2024, 1, 1), date(2024, 3, 31)))
    assert (missing.value, missing.complete, dict(missing.notes[0].values)) == (12.5, False, {"n": 2, "of": 3})
    assert spent_in({}, two).value is None
    january = Period(date(2024, 1, 1), date(2024, 1, 2))
    days = tuple(PageDay(date(2024, 1, day), Figures(impressions=10_000), Figures(), Figures()) for day in (1, 2))
    programme = Programme.model_validate({"costs": {"currency": "CHF", "spent": {"2024-01": "300"}}})
    found = measure_cost(Facts(History(page_days=days), programme), january)
    assert (found.value, found.variant) == (15.0, "CHF")
    gap = measure_cost(Facts(History(page_days=days[:1]), programme), january)
    assert gap.value is None

"""The calendar: every slot is a date or named as dropped, and no date lies where none may lie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.models.plan import Plan
from ambassador_cli.models.programme import Hours, Programme
from ambassador_cli.models.rhythm import CalendarSettings, Launch, Recurring, Span, Training
from ambassador_cli.planning import FreeDays, known_states, plan_programme, public_holidays
from ambassador_cli.planning.slots import same_week
from ambassador_cli.planning.trainings import training_groups
from planning.programmes import FIRST, LAST, programmes

HAMBURG = public_holidays("Europe/Berlin", "HH", [2026, 2027], language="de")
LEVELS = {"neu": 6, "etwas": 7, "geübt": 5}
MEETINGS = {"launch", "training", "jour_fixe", "coffee", "agency"}
PEOPLE = 18


def _plan(programme: Programme, first: date, last: date, *, levels: Mapping[str, int]) -> Plan:
    return plan_programme(programme, first, last, people=PEOPLE, levels=levels, free=_free(programme))


def _free(programme: Programme) -> FreeDays:
    return FreeDays(programme.calendar, HAMBURG)


@given(programme=programmes(), people=st.integers(0, 30), due=st.none() | st.dates(FIRST, LAST))
@settings(max_examples=200, deadline=None)
@pytest.mark.claim("working-hours")
def test_no_date_lies_where_none_may_lie(programme: Programme, people: int, due: date | None) -> None:
    """No meeting on a weekend, holiday, closed or absent day, outside working hours, before the launch or on top of
    another; month sums are the sums of their lines."""
    free = _free(programme)
    plan = plan_programme(programme, FIRST, LAST, people=people, levels=LEVELS, free=free, export_due=due)
    meetings = [found for found in plan.dates if found.kind in MEETINGS]
    for found in meetings:
        assert free.why_not(found.on) is None
        assert found.at is not None and found.ends is not None
        assert programme.calendar.working_hours.first <= found.at <= found.ends <= programme.calendar.working_hours.last
        assert found.on.isocalendar()[:2] == found.slot.isocalendar()[:2]
        launch = programme.launch
        assert not launch or (found.on, found.at) >= (launch.on, launch.time)
        assert (found.moved is None) == (found.on == found.slot)
    for one, other in combinations(meetings, 2):
        if one.on == other.on and one.at and one.ends and other.at and other.ends:
            assert one.ends <= other.at or other.ends <= one.at
    for found in plan.dates:
        if found.kind == "exports":
            assert found.on <= found.slot
    for month in plan.months:
        own = [found.hours for found in plan.dates if found.on.replace(day=1) == month.month]
        assert month.dates == sum(own, Decimal(0))
        assert (
            month.planned
            == month.dates + programme.hours.fixed_per_month + people * programme.hours.per_person_per_month
        )


@given(programme=programmes())
@settings(max_examples=100, deadline=None)
def test_every_slot_is_a_date_or_named(programme: Programme) -> None:
    """Each nominal slot of a rhythm stands once: as a date, or among those that were dropped."""
    plan = plan_programme(programme, FIRST, LAST, people=PEOPLE, levels=LEVELS, free=_free(programme))
    rhythm = programme.jour_fixe
    anchor = rhythm and (rhythm.first or (programme.launch.on if programme.launch else None))
    shown = [found.slot for found in plan.dates if found.kind == "jour_fixe"]
    dropped = [found.slot for found in plan.dropped if found.kind == "jour_fixe"]
    if not rhythm or not anchor:
        assert not shown + dropped
        return
    day = anchor + timedelta(days=(rhythm.weekday - anchor.weekday()) % 7)
    wanted = []
    while day <= LAST:
        wanted += [day] if day >= FIRST else []
        day += timedelta(weeks=rhythm.every_weeks)
    edge = {slot for slot in wanted if (slot - FIRST).days < 7 or (LAST - slot).days < 7}
    assert len(set(shown + dropped)) == len(shown + dropped)
    assert set(wanted) - edge <= set(shown + dropped)


def _meeting(**calendar: object) -> Programme:
    return Programme(
        calendar=CalendarSettings.model_validate(calendar),
        jour_fixe=Recurring(
            weekday=1, every_weeks=2, first=date(2026, 6, 16), times=(time(10), time(14)), hours=Decimal(2)
        ),
        hours=Hours(fixed_per_month=Decimal(24), per_person_per_month=Decimal("1.5"), available_per_month=Decimal(50)),
    )


def test_times_take_turns_and_a_holiday_moves_to_the_nearest_day() -> None:
    """10:00 and 14:00 by turns; a closed Tuesday moves to Wednesday, the later of two as near."""
    programme = _meeting(closed=[{"from": "2026-06-30", "to": "2026-06-30"}])
    plan = plan_programme(
        programme, date(2026, 6, 1), date(2026, 7, 31), people=PEOPLE, levels={}, free=_free(programme)
    )
    found = [(d.on, d.at, d.moved) for d in plan.dates if d.kind == "jour_fixe"]
    assert found == [
        (date(2026, 6, 16), time(10), None),
        (date(2026, 7, 1), time(14), "closed"),
        (date(2026, 7, 14), time(10), None),
        (date(2026, 7, 28), time(14), None),
    ]
    assert [month.planned for month in plan.months] == [Decimal(53), Decimal(57)]
    assert plan.lacking == Decimal(10)
    assert [(saving.id, saving.hours) for saving in plan.savings] == [
        ("jour_fixe_rarer", Decimal(4)),
        ("fewer_people", Decimal(9)),
    ]


def test_a_week_without_a_free_day_is_dropped_with_its_reason() -> None:
    """The team's absence takes the whole week: the slot is named with its last day."""
    programme = _meeting(absences=[{"from": "2026-06-26", "to": "2026-07-05"}])
    plan = plan_programme(
        programme, date(2026, 6, 1), date(2026, 7, 31), people=PEOPLE, levels={}, free=_free(programme)
    )
    assert [(d.slot, d.reason, d.until) for d in plan.dropped] == [(date(2026, 6, 30), "absence", date(2026, 7, 5))]


def test_nothing_of_the_group_lies_before_the_launch() -> None:
    """A rhythm that was begun earlier waits for the launch; trainings come after it, the launch keeps its hour."""
    programme = _meeting().model_copy(
        update={
            "launch": Launch(on=date(2026, 7, 14), time=time(10)),
            "trainings": (Training(name="Grundlagen", time=time(10), minutes=60),),
        }
    )
    plan = plan_programme(
        programme, date(2026, 6, 1), date(2026, 7, 20), people=PEOPLE, levels=LEVELS, free=_free(programme)
    )
    assert [(d.kind, d.on, d.at) for d in plan.dates if d.kind in MEETINGS] == [
        ("launch", date(2026, 7, 14), time(10)),
        ("jour_fixe", date(2026, 7, 14), time(14)),
        ("training", date(2026, 7, 15), time(10)),
    ]


def test_newcomers_learn_apart_where_numbers_allow() -> None:
    """A group a level from five people on; a smaller one joins its neighbour, and that is said."""
    both = Training(name="Erzählen", levels=("neu", "etwas", "geübt"))
    apart = (("neu",), ("etwas", "geübt"))
    assert [(g.levels, g.people, g.joined) for g in training_groups([both], LEVELS, apart=apart)] == [
        (("neu",), 6, False),
        (("etwas", "geübt"), 12, False),
    ]
    few = training_groups([both], LEVELS | {"neu": 4}, apart=apart)
    assert [(g.levels, g.people, g.joined) for g in few] == [(("neu", "etwas", "geübt"), 16, True)]


def test_the_nearest_day_of_the_week_comes_first() -> None:
    """The day itself, then the nearest working day; of two as near the later one; never another week."""
    assert [day.day for day in same_week(date(2026, 6, 17))] == [17, 18, 16, 19, 15]
    assert [day.day for day in same_week(date(2026, 6, 20))] == [20, 19, 18, 17, 16, 15]


def test_holidays_follow_the_state() -> None:
    """Names and codes of states, Catholic days on request, and an unknown state is an error."""
    bavaria = public_holidays("Europe/Berlin", "Bayern", [2026], language="de")
    assert date(2026, 11, 1) in bavaria and date(2026, 8, 15) not in bavaria
    assert date(2026, 8, 15) in public_holidays("Europe/Berlin", "BY", [2026], language="de", catholic=True)
    assert "HH" in known_states("Europe/Berlin") and "Hamburg" in known_states("Europe/Berlin")
    with pytest.raises(KeyError):
        public_holidays("Europe/Berlin", "DE-HH", [2026], language="de")
    assert date(2026, 10, 26) in public_holidays("Europe/Vienna", None, [2026], language="de")


def test_a_span_is_not_upside_down() -> None:
    """An absence that ends before it begins is refused."""
    with pytest.raises(ValueError, match="to before from"):
        Span.model_validate({"from": "2026-06-02", "to": "2026-06-01"})

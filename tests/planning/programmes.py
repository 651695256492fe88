"""Invented programmes for the calendar's properties."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from ambassador_cli.models.programme import Hours, Programme
from ambassador_cli.models.rhythm import (
    Agency,
    BudgetTalk,
    CalendarSettings,
    Coffee,
    Launch,
    Levels,
    Recurring,
    Span,
    Training,
    WorkingHours,
)

FIRST, LAST = date(2026, 3, 1), date(2027, 2, 28)
DAYS = st.dates(FIRST, LAST)
CLOCKS = st.builds(time, st.integers(6, 18), st.sampled_from([0, 15, 30]))
HOURS = st.integers(0, 24).map(lambda quarter: Decimal(quarter) / 4)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A few days up to six weeks."""
    begins = draw(DAYS)
    return Span.model_validate({"from": begins, "to": begins + timedelta(days=draw(st.integers(0, 42)))})


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A programme with any rhythm on any days."""
    launch = draw(DAYS)
    hours = WorkingHours.model_validate({"from": draw(st.sampled_from([time(8), time(9)])), "to": time(16)})
    calendar = CalendarSettings(
        closed=tuple(draw(st.lists(spans(), max_size=2))),
        absences=tuple(draw(st.lists(spans(), max_size=3))),
        working_hours=hours,
    )
    every = st.builds(
        Recurring,
        weekday=st.integers(0, 6),
        every_weeks=st.integers(1, 6),
        first=st.none() | DAYS,
        times=st.lists(CLOCKS, min_size=1, max_size=3).map(tuple),
        minutes=st.sampled_from([30, 45, 90]),
        hours=HOURS,
    )
    coffee = st.builds(
        Coffee,
        weekday=st.integers(0, 4),
        every_weeks=st.integers(1, 9),
        first=DAYS,
        times=st.just((time(13),)),
        hours=HOURS,
    )
    training = st.builds(
        Training,
        name=st.sampled_from(["Grundlagen", "Erzählen", "Was darf ich?"]),
        levels=st.sampled_from(["all", ("neu",), ("neu", "geübt"), ("etwas", "geübt")]),
        time=CLOCKS,
        minutes=st.sampled_from([60, 180]),
        hours=HOURS,
        days_after_launch=st.integers(0, 40),
    )
    return Programme(
        calendar=calendar,
        launch=draw(st.none() | st.builds(Launch, on=st.just(launch), time=CLOCKS)),
        trainings=tuple(draw(st.lists(training, max_size=3))),
        jour_fixe=draw(st.none() | every),
        coffee=draw(st.none() | coffee),
        agency=draw(st.none() | st.builds(Agency, first=DAYS, every_weeks=st.integers(1, 8), hours=HOURS)),
        review=tuple(draw(st.lists(DAYS, max_size=2))),
        budget_talk=draw(st.none() | st.builds(BudgetTalk, on=DAYS)),
        levels=Levels.model_validate({"from": "experience", "newcomers": ["neu"], "experienced": ["etwas", "geübt"]}),
        hours=Hours(
            fixed_per_month=draw(HOURS), per_person_per_month=draw(HOURS), available_per_month=draw(st.none() | HOURS)
        ),
    )

"""All dates of a programme between two days, and the hours they take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from ambassador_cli.models.plan import (
    HolidayElsewhere,
    JoinedTraining,
    MonthHours,
    Plan,
    PlannedDate,
    Saving,
)
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rhythm import Recurring, Training
from ambassador_cli.planning.free_days import FreeDays
from ambassador_cli.planning.hours import care_hours
from ambassador_cli.planning.slots import Calendar, Slot, slots_of
from ambassador_cli.planning.trainings import FEWEST, training_groups

SMALLER_STEP = 3
_BEFORE_MONTH = timedelta(days=1)


def plan_programme(
    programme: Programme,
    first: date,
    last: date,
    *,
    people: int,
    levels: Mapping[str, int],
    free: FreeDays,
    export_due: date | None = None,
    elsewhere: Sequence[HolidayElsewhere] = (),
) -> Plan:
    """The plan from ``first`` to ``last``, both included.

    ``people`` is the size of the group, ``levels`` counts it by level; ``export_due`` is the last day on which
    LinkedIn still shows what was not exported. The order of precedence is launch, trainings, jour fixe, agency,
    coffee-and-learn: who comes later moves. Nothing of the group lies before the launch. Hours are decimal hours.
    """
    launch = programme.launch
    calendar = Calendar(free, programme.calendar.working_hours, (launch.on, launch.time) if launch else None)
    joined: list[JoinedTraining] = []
    # Dates before ``first`` are placed as well: what moves there decides whether one of the plan's days is taken.
    if launch:
        wanted = PlannedDate("launch", launch.on, launch.on, launch.time, launch.minutes)
        calendar.place(Slot(wanted, (launch.time,)))
        groups = training_groups(programme.trainings, levels, apart=_apart(programme))
        for group in groups:
            calendar.place(_training(group.training, launch.on))
            if group.joined:
                joined.append(JoinedTraining(group.training.name, group.levels, group.people, FEWEST))
    for slot in _recurring(programme, last):
        calendar.place(slot)
    dates = [_booked(programme, found) for found in calendar.placed]
    dates += _reminders(programme, first, last, free, export_due)
    shown = sorted(
        (found for found in dates if first <= found.on <= last),
        key=lambda found: (found.on, found.at is None, found.at or found.kind, found.kind, found.name),
    )
    months = tuple(_months(programme, shown, first, last, people))
    return Plan(
        first,
        last,
        people,
        tuple(shown),
        tuple(sorted((d for d in calendar.dropped if first <= d.slot <= last), key=lambda d: (d.slot, d.kind))),
        tuple(joined),
        months,
        tuple(_savings(programme, shown, months, people)) if any(month.lacking for month in months) else (),
        tuple(elsewhere),
        tuple(_without_date(programme, calendar.placed, first, last)),
    )


def _apart(programme: Programme) -> tuple[tuple[str, ...], ...]:
    levels = programme.levels
    return tuple(part for part in (levels.newcomers, levels.experienced) if part)


def _training(training: Training, launch: date) -> Slot:
    day = launch + timedelta(days=training.days_after_launch)
    wanted = PlannedDate("training", day, day, training.time, training.minutes, training.hours, name=training.name)
    return Slot(wanted, (training.time,))


def _recurring(programme: Programme, last: date) -> Iterator[Slot]:
    begin = programme.launch.on if programme.launch else programme.start
    jour_fixe, coffee, agency = programme.jour_fixe, programme.coffee, programme.agency
    if jour_fixe and (anchor := jour_fixe.first or begin):
        yield from slots_of("jour_fixe", jour_fixe, anchor, anchor, last)
    if agency:
        every = Recurring(
            weekday=agency.first.weekday(),
            every_weeks=agency.every_weeks,
            times=(agency.time,),
            minutes=agency.minutes,
            hours=agency.hours,
        )
        yield from slots_of("agency", every, agency.first, agency.first, last)
    if coffee and (anchor := coffee.first or begin):
        yield from slots_of("coffee", coffee, anchor, anchor, last)


def _booked(programme: Programme, found: PlannedDate) -> PlannedDate:
    """A coffee-and-learn with the topic and guest booked for its week."""
    if found.kind != "coffee" or not programme.coffee:
        return found
    for booking in programme.coffee.booked:
        if booking.on.isocalendar()[:2] == found.slot.isocalendar()[:2]:
            return replace(found, topic=booking.topic or "", guest=booking.guest or "")
    return found


def _without_date(
    programme: Programme, placed: Sequence[PlannedDate], first: date, last: date
) -> Iterator[tuple[date, str]]:
    """Bookings in whose week no coffee-and-learn lies: none may be lost in silence."""
    weeks = {found.slot.isocalendar()[:2] for found in placed if found.kind == "coffee"}
    for booking in programme.coffee.booked if programme.coffee else ():
        if first <= booking.on <= last and booking.on.isocalendar()[:2] not in weeks:
            yield booking.on, booking.topic or booking.guest or ""


def _reminders(
    programme: Programme, first: date, last: date, free: FreeDays, export_due: date | None
) -> Iterator[PlannedDate]:
    for day in programme.review:
        yield PlannedDate("review", day, day)
    for day in programme.looking.days:
        yield PlannedDate("looking", day, day)
    talk = programme.budget_talk
    if talk:
        ready = talk.on - timedelta(days=talk.data_ready_days_before)
        yield PlannedDate("data_ready", ready, _working_day(ready, free))
        yield PlannedDate("budget_talk", talk.on, talk.on)
    month = first.replace(day=1)
    while month <= last:
        end = _next_month(month) - timedelta(days=1)
        day = _working_day(end, free)
        if day >= month:
            yield PlannedDate("exports", end, day)
        month = _next_month(month)
    if export_due:
        yield PlannedDate("exports", export_due, _working_day(export_due, free), name="due")


def _working_day(day: date, free: FreeDays) -> date:
    """The day, else the last working day before it."""
    found = day
    while free.why_not(found):
        found -= timedelta(days=1)
        if (day - found).days > 62:
            return day
    return found


def _months(
    programme: Programme, dates: Sequence[PlannedDate], first: date, last: date, people: int
) -> Iterator[MonthHours]:
    month = first.replace(day=1)
    while month <= last:
        following = _next_month(month)
        own = sum((found.hours for found in dates if month <= found.on < following), Decimal(0))
        yield MonthHours(
            month,
            own,
            care_hours(programme.hours, people),
            programme.hours.available_per_month,
            programme.hours.spent.get(f"{month:%Y-%m}"),
        )
        month = following


def monthly_days(free: FreeDays, first: date, count: int) -> tuple[date, ...]:
    """The first working day of each month, from ``first`` on; a month in which nothing is left is passed over."""
    found: list[date] = []
    month = first.replace(day=1)
    for _ in range(count * 2):
        following = _next_month(month)
        days = (month + timedelta(days=n) for n in range((following - month).days))
        day = next((day for day in days if not free.why_not(day)), None)
        if day is not None and day >= first and len(found) < count:
            found.append(day)
        month = following
    return tuple(found)


def _next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _savings(
    programme: Programme, dates: Sequence[PlannedDate], months: Sequence[MonthHours], people: int
) -> Iterator[Saving]:
    """What could be dropped first, the least missed first: coffees but one, the jour fixe a week rarer, fewer people
    in the next round."""
    coffees = [found for found in dates if found.kind == "coffee"]
    if len(coffees) > 1:
        kept = coffees[-1]
        yield Saving("coffee_once", sum((c.hours for c in coffees[:-1]), Decimal(0)), month=kept.on.replace(day=1))
    meetings = [found for found in dates if found.kind == "jour_fixe"]
    if programme.jour_fixe and meetings:
        now = programme.jour_fixe.every_weeks
        fewer = len(meetings) - len(meetings) * now // (now + 1)
        if fewer:
            yield Saving("jour_fixe_rarer", meetings[0].hours * fewer, every_weeks=now + 1)
    smaller = people - SMALLER_STEP
    per_person = (
        care_hours(programme.hours, people) - care_hours(programme.hours, smaller) if smaller > 0 else Decimal(0)
    )
    if per_person:
        yield Saving("fewer_people", per_person * len(months), people=smaller, instead_of=people)

"""A plan: dates of a programme with the hours they cost the team. Times are wall-clock times of the programme's
zone; hours are decimal hours of the communications team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Literal

DateKind = Literal[
    "launch", "training", "jour_fixe", "coffee", "agency", "review", "looking", "budget_talk", "data_ready", "exports"
]
DropReason = Literal["weekend", "holiday", "closed", "absence", "hours", "overlap", "before_launch"]


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """One date. ``slot`` is the day its rhythm asked for, ``on`` the day it lies on; without ``at`` it is a reminder
    for the whole day. ``name``, ``topic`` and ``guest`` are the programme's words. ``moved`` says why it is not on
    its slot."""

    kind: DateKind
    slot: date
    on: date
    at: time | None = None
    minutes: int = 0
    hours: Decimal = Decimal(0)
    name: str = ""
    topic: str = ""
    guest: str = ""
    moved: DropReason | None = None

    @property
    def ends(self) -> time | None:
        """When it ends, on the same day."""
        if self.at is None:
            return None
        minutes = self.at.hour * 60 + self.at.minute + self.minutes
        return time(minutes // 60, minutes % 60) if minutes < 24 * 60 else time(23, 59)


@dataclass(frozen=True, slots=True)
class DroppedDate:
    """A slot that found no day in its week, and why; ``until`` is the last day of the absence or closing."""

    kind: DateKind
    slot: date
    reason: DropReason
    name: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class JoinedTraining:
    """A training whose level has too few people for a group of its own, joined with another level's;
    ``fewest`` is how many such a group needs."""

    name: str
    levels: tuple[str, ...]
    people: int
    fewest: int


@dataclass(frozen=True, slots=True)
class MonthHours:
    """One month's hours of the team: its dates, the care besides them, what is there, what was spent."""

    month: date
    dates: Decimal
    care: Decimal
    available: Decimal | None = None
    spent: Decimal | None = None

    @property
    def planned(self) -> Decimal:
        """Dates and care together."""
        return self.dates + self.care

    @property
    def lacking(self) -> Decimal:
        """What is planned above what is there; nothing where that is not known."""
        return max(Decimal(0), self.planned - self.available) if self.available is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class Saving:
    """Something that could be dropped first, and the hours it saves over the plan's months."""

    id: Literal["coffee_once", "jour_fixe_rarer", "fewer_people"]
    hours: Decimal
    every_weeks: int = 0
    people: int = 0
    instead_of: int = 0
    month: date | None = None


@dataclass(frozen=True, slots=True)
class HolidayElsewhere:
    """A holiday in a state where others work, on a day that is none for the team."""

    on: date
    state: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All dates between two days, in order, with what was dropped and what it takes. ``without_date`` are bookings
    (day, topic) in whose week no coffee-and-learn lies."""

    first: date
    last: date
    people: int
    dates: tuple[PlannedDate, ...] = ()
    dropped: tuple[DroppedDate, ...] = ()
    joined: tuple[JoinedTraining, ...] = ()
    months: tuple[MonthHours, ...] = ()
    savings: tuple[Saving, ...] = ()
    elsewhere: tuple[HolidayElsewhere, ...] = ()
    without_date: tuple[tuple[date, str], ...] = ()

    @property
    def lacking(self) -> Decimal:
        """Hours that lack over all months."""
        return sum((month.lacking for month in self.months), Decimal(0))


WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ReadyCheck:
    """One thing that a start needs; ``lacks`` names what is not there, empty where it is."""

    name: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """All checks, and the day they are for."""

    start: date | None
    checks: tuple[ReadyCheck, ...]

    @property
    def done(self) -> int:
        """How many hold."""
        return sum(not check.lacks for check in self.checks)

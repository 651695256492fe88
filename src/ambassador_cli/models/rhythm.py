"""When things happen in a programme, as programme.yaml says it: dates, rhythm, who is free, who has agreed."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ambassador_cli.models.base import Day, Model, Number, Text, YesNo
from ambassador_cli.models.event import Zone

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:\s*Uhr)?")
_WEEKDAYS = (
    ("mo", "montag", "mon", "monday"),
    ("di", "dienstag", "tue", "tuesday"),
    ("mi", "mittwoch", "wed", "wednesday"),
    ("do", "donnerstag", "thu", "thursday"),
    ("fr", "freitag", "fri", "friday"),
    ("sa", "samstag", "sonnabend", "sat", "saturday"),
    ("so", "sonntag", "sun", "sunday"),
)


def _clock(value: object) -> object:
    if not isinstance(value, str):
        return value
    parts = _CLOCK.fullmatch(value.strip())
    try:
        if parts:
            return datetime.time(int(parts[1]), int(parts[2]))
    except ValueError:
        pass
    raise PydanticCustomError("not_a_clock", "a time of day")


def _weekday(value: object) -> object:
    if not isinstance(value, str):
        return value
    word = value.strip().casefold().rstrip(".")
    for number, names in enumerate(_WEEKDAYS):
        if word in names:
            return number
    raise PydanticCustomError("not_a_weekday", "a day of the week")


Clock = Annotated[datetime.time, BeforeValidator(_clock), WithJsonSchema({"type": "string"})]
"""A time of day in the programme's time zone, written 10:00."""

Weekday = Annotated[int, BeforeValidator(_weekday), WithJsonSchema({"type": "string"})]
"""A day of the week, written Di or Tue; 0 is Monday."""


class Span(Model):
    """Days from ``from`` to ``to``, both included."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")

    @model_validator(mode="after")
    def _not_upside_down(self) -> Span:
        if self.last < self.first:
            raise PydanticCustomError("span_upside_down", "to before from")
        return self

    def holds(self, day: datetime.date) -> bool:
        """Does ``day`` lie in it?"""
        return self.first <= day <= self.last


class WorkingHours(Model):
    """No date begins before ``from`` or ends after ``to``."""

    first: Clock = Field(default=datetime.time(9), alias="from")
    last: Clock = Field(default=datetime.time(16), alias="to")


class CalendarSettings(Model):
    """Days and hours on which nothing is planned. ``state`` is the team's; in the states of ``also`` others work:
    their holidays are mentioned, not left out. ``absences`` are those of the communications team."""

    time_zone: Zone = "Europe/Berlin"
    state: Text | None = None
    also: tuple[Text, ...] = ()
    catholic: YesNo = False
    closed: tuple[Span, ...] = ()
    absences: tuple[Span, ...] = ()
    working_hours: WorkingHours = WorkingHours.model_construct()


class Recurring(Model):
    """A date that comes back: every so many weeks on a weekday, its times taking turns. ``minutes`` is its length,
    ``hours`` what it costs the team."""

    weekday: Weekday
    every_weeks: int = Field(default=2, ge=1, le=52)
    first: Day | None = None
    times: tuple[Clock, ...] = Field(default=(datetime.time(10),), min_length=1)
    minutes: int = Field(default=45, ge=5, le=480)
    hours: Number = Field(default=Decimal(0), ge=0)


class Booking(Model):
    """Topic and guest of one coffee-and-learn."""

    on: Day
    topic: Text | None = None
    guest: Text | None = None


class Coffee(Recurring):
    """Coffee-and-learn with an expert, now and then."""

    every_weeks: int = Field(default=8, ge=1, le=52)
    minutes: int = Field(default=60, ge=5, le=480)
    booked: tuple[Booking, ...] = ()


class Training(Model):
    """A training for some levels (or ``all``), so many days after the launch."""

    name: Text
    levels: tuple[Text, ...] | Literal["all"] = "all"
    time: Clock = datetime.time(10)
    minutes: int = Field(default=120, ge=5, le=480)
    hours: Number = Field(default=Decimal(0), ge=0)
    days_after_launch: int = Field(default=0, ge=0, le=730)


class Launch(Model):
    """The day on which the group starts, and who welcomes it."""

    on: Day
    time: Clock = datetime.time(11)
    minutes: int = Field(default=60, ge=5, le=480)
    welcome_by: Text | None = None


class Occasion(Model):
    """A day that gives somebody something to tell."""

    on: Day
    name: Text


class Call(Model):
    """The call to apply: until when, where the form is, where it says what becomes of the answers, and who signs."""

    until: Day | None = None
    form: Text | None = None
    information: Text | None = None
    signed_by: Text | None = None


class Material(Model):
    """Something that everyone may use, and where it lies."""

    name: Text
    where: Text


class Agency(Model):
    """Sessions with the agency on the figures."""

    first: Day
    every_weeks: int = Field(default=4, ge=1, le=52)
    time: Clock = datetime.time(10)
    minutes: int = Field(default=60, ge=5, le=480)
    hours: Number = Field(default=Decimal(0), ge=0)


class BudgetTalk(Model):
    """The talk about next year's budget, and how many days before it the figures must be there."""

    on: Day
    data_ready_days_before: int = Field(default=14, ge=0, le=365)


class Agreed(Model):
    """Who agreed, when, and where it is written."""

    who: Text | None = None
    on: Day
    note: Text | None = None
    where: Text | None = None


class Committed(Model):
    """What was settled before the start; what is not here is open."""

    management: Agreed | None = None
    works_council: Agreed | None = None
    data_protection: Agreed | None = None
    guideline: Agreed | None = None


class Levels(Model):
    """Which attribute says how experienced people are on LinkedIn, and which of its values count as newcomers."""

    attribute: Text = Field(default="experience", alias="from")
    newcomers: tuple[Text, ...] = ()
    experienced: tuple[Text, ...] = ()


class Looking(Model):
    """When the effect is judged, by which figure (none: the one that leads the report), and from which size on it
    matters (percent)."""

    metric: Text | None = None
    days: tuple[Day, ...] = ()
    worthwhile: Number | None = Field(default=None, ge=0)


class Decision(Model):
    """What is asked for, until when, by whom, how many people they recommend, and what ends otherwise."""

    ask: Text | None = None
    by: Day | None = None
    owner: Text | None = None
    recommends: int | None = Field(default=None, ge=0)
    options: tuple[int, ...] = ()
    ends: Text | None = None


class Crowd(Model):
    """A group of people outside by which numbers can be read; ``size`` is how many they are."""

    name: Text
    size: int | None = Field(default=None, ge=1)


class PlatformBreak(Model):
    """A day from which on the platform counts differently: what changed, and where that is written."""

    on: Day
    what: Text
    source: Text | None = None

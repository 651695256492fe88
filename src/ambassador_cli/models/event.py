"""What a calendar file holds: one entry a date, no series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Zone = Literal["Europe/Berlin", "Europe/Vienna", "Europe/Zurich"]
"""Zones of Central European time: one rule for all three."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry. ``uid`` stays the same when the date moves inside its week; without ``begins`` it is a reminder for
    the whole day that blocks nobody's time. Times are wall-clock times of the calendar's zone."""

    uid: str
    on: date
    title: str
    begins: time | None = None
    ends: time | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """All entries under one name. ``stamp`` is the day of what went in: the same plan gives the same bytes."""

    name: str
    zone: Zone
    stamp: date
    events: tuple[CalendarEvent, ...]

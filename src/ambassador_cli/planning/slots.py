"""From the slots that a rhythm asks for to days that are free: rules 1 to 5 of the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from ambassador_cli.models.plan import WEEK, DateKind, DroppedDate, DropReason, PlannedDate
from ambassador_cli.models.rhythm import Recurring, WorkingHours
from ambassador_cli.planning.free_days import FreeDays

WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class Slot:
    """What a rhythm asks for: a day, and the times that may be taken on it, the first one first."""

    wanted: PlannedDate
    times: tuple[time, ...]


@dataclass(slots=True)
class Calendar:
    """Dates as they are placed, one after the other: who comes first keeps its hour."""

    free: FreeDays
    hours: WorkingHours
    launch: tuple[date, time] | None
    placed: list[PlannedDate] = field(default_factory=list)
    dropped: list[DroppedDate] = field(default_factory=list)

    def place(self, slot: Slot) -> PlannedDate | None:
        """The slot on its day, else on the nearest free working day of the same week (of two, the later one), at its
        time, else at another one of its rhythm; where there is none it is dropped, with the reason of its own day."""
        wanted = slot.wanted
        reasons: list[DropReason] = []
        for day in same_week(wanted.slot):
            reason = self._why_not(day)
            if reason:
                reasons.append(reason)
                continue
            for at in slot.times:
                found = replace(wanted, on=day, at=at, moved=reasons[0] if day != wanted.slot and reasons else None)
                clash = self._clash(found)
                if clash is None:
                    self.placed.append(found)
                    return found
                reasons.append(clash)
        day = wanted.slot
        self.dropped.append(DroppedDate(wanted.kind, day, reasons[0], wanted.name, self.free.until(day)))
        return None

    def _why_not(self, day: date) -> DropReason | None:
        if self.launch and day < self.launch[0]:
            return "before_launch"
        return self.free.why_not(day)

    def _clash(self, found: PlannedDate) -> DropReason | None:
        begins, ends = found.at, found.ends
        if begins is None or ends is None:
            return None
        if begins < self.hours.first or ends > self.hours.last or _minutes(ends) - _minutes(begins) < found.minutes:
            return "hours"
        if self.launch and found.kind != "launch" and (found.on, begins) < self.launch:
            return "before_launch"
        for other in self.placed:
            if other.on == found.on and other.at and other.ends and begins < other.ends and other.at < ends:
                return "overlap"
        return None


def slots_of(kind: DateKind, rhythm: Recurring, first: date, begins: date, last: date) -> Iterator[Slot]:
    """The slots of a rhythm from ``begins`` to ``last``: every so many weeks from ``first`` on, on its weekday, its
    times taking turns by the number of the slot, so that part-timers are not always left out."""
    day = first + timedelta(days=(rhythm.weekday - first.weekday()) % 7)
    number = 0
    while day <= last:
        if day >= begins:
            turn = number % len(rhythm.times)
            times = (*rhythm.times[turn:], *rhythm.times[:turn])
            yield Slot(PlannedDate(kind, day, day, times[0], rhythm.minutes, rhythm.hours), times)
        day += WEEK * rhythm.every_weeks
        number += 1


def same_week(day: date) -> Sequence[date]:
    """The day, then the working days of its ISO week from the nearest on; of two as near, the later one."""
    monday = day - timedelta(days=day.weekday())
    others = [monday + timedelta(days=step) for step in range(WORKING_DAYS) if step != day.weekday()]
    return [day, *sorted(others, key=lambda other: (abs((other - day).days), -other.toordinal()))]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute

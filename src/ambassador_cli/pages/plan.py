"""The plan as a page: dates by month with their hours, what could be dropped first, a calendar, and data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph, Table, TableCell
from ambassador_cli.models.event import CalendarEvent, CalendarFile, Zone
from ambassador_cli.models.page import Page
from ambassador_cli.models.plan import DroppedDate, DropReason, MonthHours, Plan, PlannedDate, Saving
from ambassador_cli.pages.cells import day_cell, number_cell
from ambassador_cli.texts.words import Words

FORMAT = "amb-plan/1"
_UNTIL = frozenset({"closed", "absence"})


@dataclass(frozen=True, slots=True)
class PlanPage(Page):
    """``company`` and ``slug`` name the calendar and its entries; ``state`` is the team's, empty where none is set."""

    plan: Plan
    words: Words
    company: str
    slug: str
    zone: Zone
    state: str

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "csv", "xlsx", "docx", "ics", "json")

    def document(self) -> Document:
        """What people read: a heading and a table a month."""
        plan, say = self.plan, self.words.say
        values = {"first": plan.first, "last": plan.last}
        title = say("plan.title", company=self.company, **values) if self.company else say("plan.title_plain", **values)
        blocks: list[Block] = [Heading(title, 1)]
        blocks.append(
            Paragraph(say("plan.holidays", state=self.state) if self.state else say("plan.holidays_none"), quiet=True)
        )
        if not plan.dates and not plan.dropped:
            return Document((*blocks, Paragraph(say("plan.nothing"))), self.words.language)
        for month in plan.months:
            blocks += [Heading(self.words.month(month.month)), self._month(month)]
        joined = tuple(
            say("plan.joined", name=one.name, levels=", ".join(one.levels), fewest=one.fewest) for one in plan.joined
        )
        joined += tuple(
            say("plan.without_date", day=self.words.short_day(day), topic=topic) for day, topic in plan.without_date
        )
        if joined:
            blocks.append(Bullets(joined))
        return Document((*blocks, *self._balance()), self.words.language)

    def sheets(self) -> Document:
        """Two sheets to compute with: the dates, and the hours a month."""
        say = self.words.say
        hours = tuple(
            (
                TableCell(self.words.month(one.month), one.month),
                *(self._hours(value) for value in (one.dates, one.care, one.planned, one.available, one.spent)),
            )
            for one in self.plan.months
        )
        columns = ("month", "dates", "care", "planned", "available", "spent")
        months = Table(
            tuple(say(f"plan.column.{name}") for name in columns),
            hours,
            ("left", *("right",) * 5),
            title=say("plan.sheet.hours"),
        )
        title = self.document().title
        return Document((Heading(title, 1), self.table(), months), self.words.language)

    def table(self) -> Table:
        """A row a date."""
        say, words = self.words.say, self.words
        rows = tuple(
            (
                day_cell(found.on, words),
                self._time(found),
                self.title_of(found),
                self._hours(found.hours) if found.hours else TableCell(""),
            )
            for found in self.plan.dates
        )
        columns = ("date", "time", "what", "hours")
        headers = tuple(say(f"plan.column.{name}") for name in columns)
        return Table(headers, rows, ("left", "left", "left", "right"), flexible=2, title=say("plan.sheet.dates"))

    def calendar(self) -> CalendarFile:
        """An entry a date: one that moves inside its week keeps its id."""
        events = tuple(
            CalendarEvent(
                uid=self._uid(found),
                on=found.on,
                title=self.title_of(found),
                begins=found.at,
                ends=found.ends,
            )
            for found in self.plan.dates
        )
        name = self.words.say("plan.calendar_name", company=self.company or "amb")
        return CalendarFile(name, self.zone, self.plan.first, events)

    def record(self) -> object:
        """The plan's fields by their names; hours are decimal hours, times wall-clock times of ``time_zone``."""
        plan = self.plan
        return {
            "format": FORMAT,
            "time_zone": self.zone,
            "first": plan.first,
            "last": plan.last,
            "people": plan.people,
            "dates": [
                {
                    "kind": found.kind,
                    "on": found.on,
                    "at": self._time(found) or None,
                    "minutes": found.minutes,
                    "hours": found.hours,
                    "title": self.title_of(found),
                    "slot": found.slot,
                    "moved": found.moved,
                }
                for found in plan.dates
            ],
            "dropped": plan.dropped,
            "months": [
                {
                    "month": f"{month.month:%Y-%m}",
                    "dates": month.dates,
                    "care": month.care,
                    "planned": month.planned,
                    "available": month.available,
                    "spent": month.spent,
                }
                for month in plan.months
            ],
        }

    def title_of(self, found: PlannedDate) -> str:
        """What a date is, in words; where it does not lie on its own day, why."""
        say = self.words.say
        what = self._what(found)
        if found.moved is None:
            return what
        return say("plan.moved", what=what, day=self.words.short_day(found.slot), reason=self._reason(found.moved))

    def _what(self, found: PlannedDate) -> str:
        say = self.words.say
        if found.kind == "coffee":
            if not found.topic:
                return say("plan.kind.coffee_open")
            way = "coffee_guest" if found.guest else "coffee_topic"
            return say(f"plan.kind.{way}", topic=found.topic, guest=found.guest)
        if found.kind == "data_ready":
            talks = [other.on for other in self.plan.dates if other.kind == "budget_talk"]
            return say("plan.kind.data_ready", day=talks[0] if talks else found.slot)
        if found.kind == "exports" and found.name:
            return say("plan.kind.exports_due")
        return say(f"plan.kind.{found.kind}", name=found.name)

    def _month(self, month: MonthHours) -> Table:
        say, words = self.words.say, self.words
        lines: list[tuple[object, tuple[str | TableCell, ...]]] = []
        for found in self.plan.dates:
            if found.on.replace(day=1) == month.month:
                hours: str | TableCell = self._hours(found.hours) if found.hours else ""
                when = words.short_day(found.on) + (f" {self._time(found)}" if found.at else "")
                lines.append((found.on, (when, self.title_of(found), hours)))
        for gone in self.plan.dropped:
            if gone.slot.replace(day=1) == month.month:
                lines.append((gone.slot, (words.short_day(gone.slot), self._dropped(gone), "")))
        lines.sort(key=lambda line: str(line[0]))
        rows = [row for _, row in lines]
        rows.append(("", say("plan.care", n=self.plan.people), self._hours(month.care)))
        rows.append(("", self._sum(month), ""))
        return Table(("", "", say("plan.column.hours")), tuple(rows), ("left", "left", "right"), flexible=1)

    def _sum(self, month: MonthHours) -> str:
        number = self.words.number
        values = {"planned": number(month.planned, 1)}
        if month.available is None:
            return self.words.say("plan.month_sum", **values)
        values["available"] = number(month.available, 1)
        if month.spent is None:
            return self.words.say("plan.month_sum_available", **values)
        return self.words.say("plan.month_sum_spent", spent=number(month.spent, 1), **values)

    def _balance(self) -> Iterator[Block]:
        """What lacks over all months, what could go first, and what then still lacks."""
        say, plan = self.words.say, self.plan
        if all(month.available is None for month in plan.months):
            yield Paragraph(say("plan.unknown_available"), quiet=True)
        elif not plan.lacking:
            yield Paragraph(say("plan.enough"))
        else:
            hours = self.words.number(plan.lacking, 1)
            yield Paragraph(say("plan.lacking", hours=hours, n=len(plan.months)))
            yield Bullets(tuple(self._saving(saving) for saving in plan.savings))
            rest = plan.lacking - sum((saving.hours for saving in plan.savings), Decimal(0))
            then = say("plan.still_lacking", hours=self.words.number(rest, 1)) if rest > 0 else say("plan.none_lacking")
            yield Paragraph(f"{then} {say('plan.keep')}")
        if plan.elsewhere:
            days = ", ".join(
                say("plan.elsewhere_day", day=self.words.short_day(one.on), state=one.state, name=one.name)
                for one in plan.elsewhere
            )
            yield Paragraph(say("plan.elsewhere", days=days), quiet=True)

    def _saving(self, saving: Saving) -> str:
        return self.words.say(
            f"plan.saving.{saving.id}",
            hours=self.words.number(saving.hours, 1),
            month=self.words.month(saving.month) if saving.month else "",
            n=saving.every_weeks,
            people=saving.people,
            instead_of=saving.instead_of,
        )

    def _dropped(self, gone: DroppedDate) -> str:
        say = self.words.say
        what = say(f"plan.kind.{gone.kind}", name=gone.name)
        reason = self._reason(gone.reason)
        if gone.until and gone.reason in _UNTIL:
            reason = say(f"plan.reason.{gone.reason}_until", day=self.words.short_day(gone.until))
        return say("plan.drops", what=what, reason=reason)

    def _reason(self, reason: DropReason) -> str:
        return self.words.say(f"plan.reason.{reason}")

    def _hours(self, value: Decimal | None) -> TableCell:
        return TableCell("") if value is None else number_cell(value, self.words, 1)

    def _time(self, found: PlannedDate) -> str:
        return f"{found.at:%H:%M}" if found.at else ""

    def _uid(self, found: PlannedDate) -> str:
        year, week, _ = found.slot.isocalendar()
        day = "" if found.kind in {"jour_fixe", "coffee", "agency"} else f"-{found.slot:%m%d}"
        same = [other for other in self.plan.dates if (other.kind, other.slot) == (found.kind, found.slot)]
        number = f"-{same.index(found) + 1}" if len(same) > 1 else ""
        kind = found.kind.replace("_", "")
        return f"{kind}-{year}-W{week:02}{day}{number}@{self.slug or 'amb'}.amb"

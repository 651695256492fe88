"""Calendar files (RFC 5545) as Outlook and Google read them: one entry a date, local times with their zone."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from ambassador_cli.writers.form import Form

if TYPE_CHECKING:
    from icalendar import Event

    from ambassador_cli.models.event import CalendarEvent, CalendarFile

_ZONE = """BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
END:VTIMEZONE
"""
"""Central European time as one rule a half-year: Outlook reads of a zone only its id, begin, rule and offsets
([MS-STANOICAL] 2.2.47) and ignores the lists of days that libraries write."""


def to_ics(calendar: CalendarFile) -> bytes:
    """The file's bytes: CRLF, lines of at most 75 octets, nothing that invites, reminds or repeats."""
    from icalendar import Calendar, Timezone

    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//amb//ambassador-cli//EN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", _plain(calendar.name))
    whole.add_component(Timezone.from_ical(_ZONE.format(zone=calendar.zone).replace("\n", "\r\n")))
    for event in calendar.events:
        whole.add_component(_entry(event, calendar))
    return bytes(whole.to_ical(sorted=False))


def _entry(event: CalendarEvent, calendar: CalendarFile) -> Event:
    from icalendar import Event, vDate, vDatetime

    entry = Event()
    entry.add("uid", event.uid)
    # A stamp is written in UTC; that of the day of the inputs makes the same plan the same bytes.
    entry["DTSTAMP"] = f"{calendar.stamp:%Y%m%d}T000000Z"
    entry.add("summary", _plain(event.title))
    if event.description:
        entry.add("description", _plain(event.description))
    if event.begins is None or event.ends is None:
        entry["DTSTART"] = vDate(event.on)
        entry["DTSTART"].params["VALUE"] = "DATE"
        entry.add("transp", "TRANSPARENT")
        return entry
    for name, at in (("DTSTART", event.begins), ("DTEND", event.ends)):
        entry[name] = vDatetime(datetime.combine(event.on, time(at.hour, at.minute)))
        entry[name].params["TZID"] = calendar.zone
    entry.add("transp", "OPAQUE")
    return entry


def _plain(text: str) -> str:
    from ambassador_cli.texts.visible import to_visible

    return to_visible(text)


FORM = Form("ics", (".ics",), lambda page: to_ics(page.calendar()), binary=True)

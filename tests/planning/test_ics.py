"""Calendar files: a zone that equals tzdata, short lines, nothing that invites, the same bytes for the same plan."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from ambassador_cli.models.event import CalendarEvent, CalendarFile, Zone
from ambassador_cli.writers.forms.ics import to_ics
from conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"


def _calendar(zone: Zone, *days: date) -> CalendarFile:
    events = tuple(
        CalendarEvent(
            f"jourfixe-{day}@x.amb", day, "Jour fixe; „eins, zwei“ " + "ä" * 60, time(10), time(10, 45), "a\nb"
        )
        for day in days
    )
    return CalendarFile("Nordlicht", zone, date(2026, 6, 1), (*events, CalendarEvent("e@x.amb", days[0], "Exporte")))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Europe/Vienna", "Europe/Zurich"])
def test_the_zone_equals_tzdata(zone: Zone) -> None:
    """In every month from 2020 to 2044, and on both days of change, a date has the offset that tzdata gives it."""
    days = [date(year, month, day) for year in range(2020, 2045) for month in range(1, 13) for day in (1, 26, 28)]
    text = to_ics(_calendar(zone, *days)).decode()
    begin, end = text.index("BEGIN:VTIMEZONE"), text.index("END:VTIMEZONE") + len("END:VTIMEZONE\r\n")
    block = icalendar.Timezone.from_ical(text[begin:end])
    assert isinstance(block, icalendar.Timezone)
    rules = block.to_tz()
    for day in days:
        noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 the zone is what is compared
        assert noon.replace(tzinfo=rules).utcoffset() == noon.replace(tzinfo=ZoneInfo(zone)).utcoffset(), day
    assert text[begin:end].count("RRULE") == 2 and "RDATE" not in text


def test_lines_are_short_and_nothing_invites() -> None:
    """CRLF, 75 octets at most, no organiser, attendee, alarm or series; meetings block time, reminders do not."""
    content = to_ics(_calendar("Europe/Berlin", date(2026, 6, 16)))
    lines = content.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 and b"\n" not in line for line in lines)
    for word in (b"ORGANIZER", b"ATTENDEE", b"VALARM", b"BEGIN:VEVENT\r\nRRULE"):
        assert word not in content
    meeting, reminder = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert meeting.decoded("dtstart") == datetime(2026, 6, 16, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert (meeting["transp"], reminder["transp"]) == ("OPAQUE", "TRANSPARENT")
    assert reminder.decoded("dtstart") == date(2026, 6, 16)
    assert str(meeting["summary"]).startswith("Jour fixe; „eins, zwei“")
    assert content == to_ics(_calendar("Europe/Berlin", date(2026, 6, 16)))


def test_a_date_that_moves_inside_its_week_keeps_its_id(tmp_path: Path, amb: Run) -> None:
    """The id is made of the slot: another time or day of the same week updates the entry instead of doubling it."""
    text = (EXAMPLES / "programme.yaml").read_text(encoding="utf-8")
    moved = text.replace('times: ["14:00", "10:00"]', 'times: ["11:00"]').replace(
        "absences: [", "absences: [{from: 2024-06-04, to: 2024-06-04}, "
    )
    assert moved != text
    ids = []
    for number, content in enumerate((text, moved)):
        folder = tmp_path / str(number)
        folder.mkdir()
        secret = EXAMPLES / "confidential.yaml"
        (folder / secret.name).write_bytes(secret.read_bytes())
        (folder / "programme.yaml").write_text(content, encoding="utf-8")
        assert amb("plan", "-o", "plan.ics", cwd=folder).returncode == 0
        events = icalendar.Calendar.from_ical((folder / "plan.ics").read_bytes()).walk("VEVENT")
        ids.append([str(event["uid"]) for event in events])
        assert len(set(ids[-1])) == len(ids[-1])
    assert sorted(ids[0]) == sorted(ids[1])

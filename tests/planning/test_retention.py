"""What was kept long enough, by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassador_cli.models.group import ConfirmedGroup, Member
from ambassador_cli.models.programme import Keep
from ambassador_cli.models.roster import Consents, Person
from ambassador_cli.planning.retention import add_months, find_due

DRAWN = date(2024, 6, 10)
GROUP = ConfirmedGroup(confirmed=DRAWN, group=(Member(name="In"),), reserve=(Member(name="Reserve"),))


def _person(name: str, **more: Any) -> Person:
    return Person(name=name, **{"applied": date(2024, 5, 2), **more})


PEOPLE = (
    _person("In", status="group"),
    _person("Reserve"),
    _person("Out"),
    _person("Kept", consents=Consents(keep_application=date(2024, 5, 2))),
    _person(
        "Kept once",
        consents=Consents(keep_application=date(2024, 5, 2)),
        withdrawn=Consents(keep_application=date(2024, 7, 1)),
    ),
    _person("Later", applied=date(2024, 6, 11)),
    _person("No", status="declined"),
    _person("Gone", status="left"),
)


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (date(2024, 6, 10), {"No"}),
        (date(2024, 12, 9), {"No"}),
        (date(2024, 12, 10), {"No", "Reserve", "Out", "Kept once"}),
    ],
)
def test_who_is_due(today: date, names: set[str]) -> None:
    """Whoever declined at once; who was not drawn and did not agree to be kept after six months, to the day."""
    due = find_due(PEOPLE, GROUP, Keep(), today)
    assert {person.name for person in due.people} == names
    assert due.names_since == (date(2024, 12, 10) if today >= date(2024, 12, 10) else None)
    assert due.people_since == due.names_since


def test_nothing_is_due_before_a_draw() -> None:
    """But for those who declined."""
    due = find_due(PEOPLE, None, Keep(), date(2030, 1, 1))
    assert [person.name for person in due.people] == ["No"]
    assert due.people_since is None and due.names_since is None


def test_the_months_are_those_of_the_programme() -> None:
    """Each for itself."""
    keep = Keep(applications_months=2, draw_names_months=3)
    due = find_due(PEOPLE, GROUP, keep, date(2024, 8, 10))
    assert len(due.people) == 4 and due.names_since is None
    assert find_due(PEOPLE, GROUP, keep, date(2024, 9, 10)).names_since == date(2024, 9, 10)


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), months=st.integers(0, 240))
def test_months_are_calendar_months(day: date, months: int) -> None:
    """The same day of the month, or its last; never in the month after."""
    after = add_months(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or ((after + timedelta(days=1)).day == 1 and after.day < day.day)

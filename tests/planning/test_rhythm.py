"""How long a date may be: five minutes to eight hours, whichever it is."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from pydantic import ValidationError

from ambassador_cli.models.plan import PlannedDate
from ambassador_cli.models.rhythm import Agency, Coffee, Launch, Recurring, Training

DATES: dict[type[Any], dict[str, Any]] = {
    Recurring: {"weekday": "Di"},
    Coffee: {"weekday": "Do"},
    Training: {"name": "Grundlagen"},
    Launch: {"on": "2026-06-09"},
    Agency: {"first": "2026-07-07"},
}


@pytest.mark.parametrize("kind", DATES, ids=lambda kind: kind.__name__)
def test_minutes_have_both_ends(kind: type[Any]) -> None:
    """Both ends count, what lies beyond does not."""
    for minutes in (5, 480):
        assert kind.model_validate({**DATES[kind], "minutes": minutes}).minutes == minutes
    for minutes in (4, 481):
        with pytest.raises(ValidationError):
            kind.model_validate({**DATES[kind], "minutes": minutes})


@pytest.mark.parametrize(
    ("at", "minutes", "ends"),
    [
        (time(10), 45, time(10, 45)),
        (time(10, 30), 30, time(11)),
        (time(10, 59), 61, time(12)),
        (time(23), 59, time(23, 59)),
        (time(23), 60, time(23, 59)),
        (time(20), 480, time(23, 59)),
        (None, 45, None),
    ],
)
def test_a_date_ends_on_its_own_day(at: time | None, minutes: int, ends: time | None) -> None:
    day = date(2026, 6, 9)
    assert PlannedDate("jour_fixe", day, day, at, minutes).ends == ends

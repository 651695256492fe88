"""How long a date may be: five minutes to eight hours, whichever it is."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

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

"""When a person's file was kept long enough."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from ambassador_cli.readers.linkedin.person_file import is_expired


@pytest.mark.parametrize(
    ("last", "today", "expired"),
    [
        (date(2024, 5, 3), date(2025, 6, 3), False),
        (date(2024, 5, 2), date(2025, 6, 3), True),
        (date(2024, 12, 15), date(2026, 1, 15), False),
        (date(2024, 12, 14), date(2026, 1, 15), True),
        (date(2023, 12, 28), date(2025, 1, 31), False),
        (date(2023, 12, 27), date(2025, 1, 31), True),
        (None, date(2025, 6, 3), False),
    ],
)
def test_thirteen_months_to_the_day(last: date | None, today: date, expired: bool) -> None:
    """Over the end of a year too; at the end of a month the 28th stands for the days that other months lack."""
    file = cast(Any, SimpleNamespace(span=(None, last)))
    assert is_expired(file, 13, today) is expired

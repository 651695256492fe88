"""Hours of the communications team in a month, never of the ambassadors."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ambassador_cli.models.programme import Hours


def care_hours(hours: Hours, people: int, dates: Iterable[Decimal] = ()) -> Decimal:
    """Hours of one month: what is fixed, plus what each of ``people`` takes, plus the hours of the month's ``dates``
    (meetings, trainings). ``fixed_per_month`` is care besides the dates; without ``dates`` only care is counted."""
    return hours.fixed_per_month + hours.per_person_per_month * people + sum(dates, start=Decimal(0))

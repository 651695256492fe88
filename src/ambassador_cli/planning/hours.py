"""Hours of the communications team in a month, never of the ambassadors; and what a number of people costs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ambassador_cli.models.board import Option
from ambassador_cli.models.programme import Costs, Hours, Programme


def care_hours(hours: Hours, people: int, dates: Iterable[Decimal] = ()) -> Decimal:
    """Hours of one month: what is fixed, plus what each of ``people`` takes, plus the hours of the month's ``dates``
    (meetings, trainings). ``fixed_per_month`` is care besides the dates; without ``dates`` only care is counted."""
    return hours.fixed_per_month + hours.per_person_per_month * people + sum(dates, start=Decimal(0))


def cost_of(costs: Costs, people: int) -> Decimal:
    """The budget's lines for ``people`` in a year, those per person as often."""
    return sum((item.amount * (people if item.per_person else 1) for item in costs.items), start=Decimal(0))


def options_for(programme: Programme, places: int | None, dates: Iterable[Decimal] = ()) -> tuple[Option, ...]:
    """The numbers of people to decide among, ascending: those of ``decision``, the one of today (``places``), and 0,
    which ends the programme and costs nothing. ``dates`` are the hours of a usual month's dates. Empty where neither
    money nor hours nor a recommendation is noted."""
    costs, hours, wanted = programme.costs, programme.hours, programme.decision
    counted = hours.fixed_per_month or hours.per_person_per_month
    if not (costs.items or counted or wanted.recommends is not None):
        return ()
    listed = list(dates)
    sizes = {*wanted.options, 0} | {size for size in (wanted.recommends, places) if size is not None}
    return tuple(
        Option(
            people,
            (float(cost_of(costs, people)) if people else 0.0) if costs.items else None,
            (care_hours(hours, people, listed) if people else Decimal(0)) if counted else None,
            is_now=people == places,
            recommended=people == wanted.recommends,
        )
        for people in sorted(sizes)
    )

"""Days on which nothing is planned: weekends, holidays of the team's state, closed days, absences of the team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ambassador_cli.models.event import Zone
from ambassador_cli.models.plan import DropReason
from ambassador_cli.models.rhythm import CalendarSettings, Span

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY = 5


@dataclass(frozen=True)
class FreeDays:
    """What ``calendar:`` says, beside the holidays of the team's state by day."""

    settings: CalendarSettings
    holidays: Mapping[date, str]

    def why_not(self, day: date) -> DropReason | None:
        """Why nothing is planned on ``day``; ``None`` for a working day."""
        if day.weekday() >= SATURDAY:
            return "weekend"
        if day in self.holidays:
            return "holiday"
        if _inside(day, self.settings.closed):
            return "closed"
        return "absence" if _inside(day, self.settings.absences) else None

    def until(self, day: date) -> date | None:
        """The last day of the closing or absence that holds ``day``."""
        return max((span.last for span in self._spans if span.holds(day)), default=None)

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return (*self.settings.closed, *self.settings.absences)


def _inside(day: date, spans: Iterable[Span]) -> bool:
    return any(span.holds(day) for span in spans)


def known_states(zone: Zone) -> tuple[str, ...]:
    """Codes and names that ``calendar.state`` may have in the country of a time zone."""
    country = _country(zone)
    return (*country.subdivisions, *country.subdivisions_aliases)


def public_holidays(
    zone: Zone, state: str | None, years: Iterable[int], *, language: str, catholic: bool = False
) -> dict[date, str]:
    """Holidays by law in a state (a code or name of :func:`known_states`, else the whole country's), with their names.

    ``catholic`` adds days that are free only where the parish is mostly Catholic (15 August in Bavaria). Source: the
    package ``holidays``. Raises ``KeyError`` for an unknown state.
    """
    country = _country(zone)
    code = country.subdivisions_aliases.get(state, state) if state else None
    if code is not None and code not in country.subdivisions:
        raise KeyError(state)
    categories = ("public", "catholic") if catholic and "catholic" in country.supported_categories else ("public",)
    spoken = language if language == "de" else "en_US"
    found = country(subdiv=code, years=list(years), categories=categories, language=spoken)
    return {day: found[day] for day in sorted(found)}


def _country(zone: Zone) -> type[HolidayBase]:
    # Only the country that is asked for is loaded: all of them would take half a second.
    if zone == "Europe/Vienna":
        from holidays.countries.austria import Austria

        return Austria
    if zone == "Europe/Zurich":
        from holidays.countries.switzerland import Switzerland

        return Switzerland
    from holidays.countries.germany import Germany

    return Germany

"""What stands in a roster, as counts only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RosterSummary:
    """How many people there are by what they are in the programme, by level, and by consent that holds today."""

    people: int
    by_status: tuple[tuple[str, int], ...]
    by_level: tuple[tuple[str, int], ...]
    by_consent: tuple[tuple[str, int], ...]
    taken_back: int

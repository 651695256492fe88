"""Counts of people for the one who runs the programme."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from ambassador_cli.models.roster import PURPOSES, Person, Roster, Status
from ambassador_cli.models.roster_summary import RosterSummary


def level_of(person: Person, attribute: str) -> str | None:
    """Where a person sees themselves today, else as they applied."""
    return person.level or person.attributes.get(attribute)


def summarise(roster: Roster, attribute: str) -> RosterSummary:
    """How many people by status, by level (``attribute`` as applied) and by consent that holds; nothing is put in
    order by it, each line stands where the file format has it."""
    statuses = Counter(person.status for person in roster.people)
    levels = Counter(level for person in roster.people if (level := level_of(person, attribute)))
    consents = {purpose: sum(person.agreed(purpose) is not None for person in roster.people) for purpose in PURPOSES}
    back = sum(any(getattr(person.withdrawn, purpose) for purpose in PURPOSES) for person in roster.people)
    return RosterSummary(
        people=len(roster.people),
        by_status=tuple((status, statuses[status]) for status in get_args(Status) if statuses[status]),
        by_level=tuple(sorted(levels.items())),
        by_consent=tuple((purpose, count) for purpose, count in consents.items() if count),
        taken_back=back,
    )

"""K18: where people see themselves on LinkedIn today, beside what they applied with. On their own word."""

from __future__ import annotations

from collections import Counter

from ambassador_cli.kpis.group_safety import FEWEST_PEOPLE
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Measure, Note, Period
from ambassador_cli.models.roster import Roster
from ambassador_cli.texts.bilingual import Bilingual


def measure_level_moves(roster: Roster, attribute: str) -> Measure:
    """How many of those who take part see themselves on another level than when they applied; beside it the counts of
    each level then and today (``then: neu``, ``now: neu``). Nothing under five: no count, and no level that fewer
    have."""
    group = [person for person in roster.people if person.status == "group" and attribute in person.attributes]
    moved = sum(bool(person.level) and person.level != person.attributes[attribute] for person in group)
    still = len(group) - moved
    if len(group) < FEWEST_PEOPLE or moved < FEWEST_PEOPLE or 0 < still < FEWEST_PEOPLE:
        return Measure(None, notes=(Note("left_out", {"n": FEWEST_PEOPLE}),))
    then = Counter(person.attributes[attribute] for person in group)
    now = Counter(person.level or person.attributes[attribute] for person in group)
    parts: dict[str, float | int | None] = {}
    for name, counts in (("then", then), ("now", now)):
        # One hidden count alone could be had by taking the others off the sum.
        few = [level for level, count in counts.items() if count < FEWEST_PEOPLE]
        if not few:
            parts |= {f"{name}: {level}": count for level, count in sorted(counts.items())}
    return Measure(moved, denominator=len(group), parts=parts)


def _aspects(facts: Facts, _period: Period) -> tuple[str, ...]:
    people = facts.roster.people if facts.roster else ()
    return ("",) if any(person.level for person in people) else ()


def _never_compared(_facts: Facts, _period: Period, _earlier: Period, _aspect: str) -> Note:
    return Note("not_compared")


LEVEL_MOVES = Kpi(
    id="K18",
    name="level_moves",
    unit="count",
    label=Bilingual(en="See themselves on another level", de="Sehen sich auf einer anderen Stufe"),
    definition=Bilingual(
        en="How many see themselves on another level on LinkedIn today than when they applied.",
        de="Wie viele sich auf LinkedIn heute auf einer anderen Stufe sehen als bei der Bewerbung.",
    ),
    formula=Bilingual(
        en="people of the group whose level today is not the one they applied with; nothing under five",
        de="Menschen der Gruppe, deren Stufe heute nicht die der Bewerbung ist; nichts unter fünf",
    ),
    source=Bilingual(
        en="level and attributes in roster.yaml (amb roster level)",
        de="level und attributes in roster.yaml (amb roster level)",
    ),
    caveat=Bilingual(
        en="People's own word. Never from a list of attendance.", de="Eigene Angabe. Nie aus einer Anwesenheitsliste."
    ),
    measure=lambda facts, _period, _aspect: (
        measure_level_moves(facts.roster, facts.programme.levels.attribute) if facts.roster else Measure(None)
    ),
    aspects=_aspects,
    why_not=_never_compared,
    may_have_target=False,
    of_page=False,
)

"""What is worth a look in a roster that can be read: gaps, doubles, what is due. Places instead of names."""

from __future__ import annotations

from collections.abc import Collection

from ambassador_cli.errors import Place, Problem
from ambassador_cli.grammar.names import spellings_of
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.roster import PURPOSES, Roster
from ambassador_cli.planning.retention import Due


def check_roster(roster: Roster, programme: Programme, due: Due, exports: Collection[str], file: str) -> list[Problem]:
    """Warnings with their place in ``file``, in this order: people without a value for what is balanced, names that may
    be one person's, a level that is none, files that are not among ``exports``, no consent at all, no day with the
    works council, applications that are due."""
    found: list[Problem] = []
    for name in programme.dimensions:
        lacking = [at for at, person in enumerate(roster.people) if name not in person.attributes]
        if lacking:
            place = Place(file, path=f"people[{lacking[0]}].attributes")
            found.append(Problem("roster.check_no_value", place, {"n": len(lacking), "key": name}, "warning"))
    seen: dict[str, int] = {}
    for at, person in enumerate(roster.people):
        spelled = spellings_of(person.name)
        first = next((seen[spelling] for spelling in spelled if spelling in seen), None)
        if first is not None:
            place = Place(file, path=f"people[{at}].name")
            found.append(Problem("roster.check_same", place, {"first": f"people[{first}]"}, "warning"))
        for spelling in spelled:
            seen.setdefault(spelling, at)
    dimension = programme.dimensions.get(programme.levels.attribute)
    for at, person in enumerate(roster.people):
        if dimension and dimension.known and person.level and person.level not in dimension.known:
            values = {"found": person.level, "expected": ", ".join(dimension.known)}
            found.append(Problem("roster.check_level", Place(file, path=f"people[{at}].level"), values, "warning"))
        for name in person.files:
            if name not in exports:
                place = Place(file, path=f"people[{at}].files")
                found.append(Problem("roster.check_file", place, {"found": name}, "warning"))
    whole = Place(file)
    if roster.people and not any(person.agreed(purpose) for person in roster.people for purpose in PURPOSES):
        found.append(Problem("roster.check_no_consents", whole, level="warning"))
    if roster.people and not programme.committed.works_council:
        found.append(Problem("roster.check_works_council", whole, level="warning"))
    if due.people:
        found.append(Problem("roster.check_due", whole, {"n": len(due.people)}, "warning"))
    return found

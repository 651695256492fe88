"""programme.yaml, roster.yaml and the confidential file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ambassador_cli.errors import InputError, Own, Problem
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.grammar.nearest_word import suggest
from ambassador_cli.models.company import Confidential
from ambassador_cli.models.programme import Programme, Secrets
from ambassador_cli.models.roster import Roster
from ambassador_cli.readers.patterns import why_bad_pattern
from ambassador_cli.readers.terms import find_bad_terms
from ambassador_cli.readers.user_files import read_user_file
from ambassador_cli.readers.validation import in_file_order, keys_of, not_one_of, validate
from ambassador_cli.readers.yaml_documents import MAX_BYTES, Document, read_yaml

if TYPE_CHECKING:
    from ambassador_cli.models.kpi import Kpi


def read_programme(path: Path, *, kpis: Callable[[], Mapping[str, Kpi]] | None = None) -> Programme:
    """programme.yaml, joined with the file that ``confidential_file`` names (beside it, or by a path).

    ``kpis`` gives all key figures by id; it is asked only where one is named, and without it any id may stand there.
    Raises ``InputError`` with the problems of both files.
    """
    document = read_yaml(read_user_file(path, MAX_BYTES), path.name, keys=keys_of(Programme))
    problems: list[Problem] = []
    programme: Programme | None = None
    try:
        programme = validate(Programme, document)
    except InputError as error:
        problems += error.problems
    problems += _check_programme(document, kpis)
    problems += _check_terms(programme, document)
    secrets = Secrets()
    named = programme.confidential_file if programme else None
    if named:
        try:
            secrets = read_secrets(path.parent / named)
        except InputError as error:
            problems += error.problems
    if problems or programme is None:
        raise InputError(in_file_order(problems))
    return _joined(programme, secrets)


def read_secrets(path: Path) -> Secrets:
    """Embargoes, code names and compounds that must not stand in programme.yaml. Raises ``InputError``, whose problems
    say what is wrong and where, and nothing of what stands there."""
    document = read_yaml(read_user_file(path, MAX_BYTES), path.name, secret=True)
    secrets = validate(Secrets, document)
    problems = _check_patterns(secrets.confidential, document)
    if problems:
        raise InputError(in_file_order(problems))
    return secrets


def read_roster(path: Path, programme: Programme | None = None, accept: Collection[str] = ()) -> Roster:
    """roster.yaml; attributes are held against the dimensions of ``programme`` where their values are known.
    ``accept``: values (``VALUE`` or ``attribute=VALUE``) that may stand there all the same.

    Raises ``InputError`` with every problem, people who stand there twice included.
    """
    document = read_yaml(read_user_file(path, MAX_BYTES), path.name, keys=keys_of(Roster))
    problems: list[Problem] = []
    roster: Roster | None = None
    try:
        roster = validate(Roster, document)
    except InputError as error:
        problems += error.problems
    problems += _check_people(document, programme, accept)
    if problems or roster is None:
        raise InputError(in_file_order(problems))
    return roster


def _joined(programme: Programme, secrets: Secrets) -> Programme:
    own, more = programme.confidential, secrets.confidential
    confidential = Confidential(
        markers=own.markers + more.markers,
        code_names=own.code_names + more.code_names,
        hosts=own.hosts + more.hosts,
        id_patterns=own.id_patterns + more.id_patterns,
    )
    return programme.model_copy(
        update={
            "confidential": confidential,
            "embargo": programme.embargo + secrets.embargo,
            "investigational": programme.investigational + secrets.investigational,
        }
    )


def _mapping(data: object, key: str) -> dict[str, object]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, dict) else {}


def _check_programme(document: Document, kpis: Callable[[], Mapping[str, Kpi]] | None) -> list[Problem]:
    problems = _check_kpis(document, kpis) if kpis else []
    for name, dimension in _mapping(document.data, "dimensions").items():
        values = dimension.get("values") if isinstance(dimension, dict) else None
        if not isinstance(values, list):
            continue
        known = [value for value in values if isinstance(value, str)]
        for key in ("shares", "limits"):
            for value in _mapping(dimension, key):
                if value not in known:
                    path = ("dimensions", name, key, value)
                    problems.append(not_one_of(document, path, value, known, of_key=True))
    return problems


def _check_kpis(document: Document, kpis: Callable[[], Mapping[str, Kpi]]) -> list[Problem]:
    """Key figures that are named where they cannot be: targets on what is voluntary, looks at what is not judged."""
    targets = _mapping(document.data, "targets")
    metric = _mapping(document.data, "looking").get("metric")
    if not targets and not isinstance(metric, str):
        return []
    known = kpis()
    problems = []
    for kpi in targets:
        if kpi not in known:
            allowed = [name for name, one in known.items() if one.may_have_target]
            problems.append(not_one_of(document, ("targets", kpi), kpi, allowed, of_key=True, own=True))
        elif not known[kpi].may_have_target:
            place = document.place(("targets", kpi), of_key=True)
            problems.append(Problem("model.target_on_voluntary", place, {"kpi": Own(kpi)}))
    if isinstance(metric, str) and not (metric in known and known[metric].judged):
        judged = ", ".join(kpi.id for kpi in known.values() if kpi.judged)
        values = {"found": metric, "expected": Own(judged)}
        problems.append(Problem("model.metric_not_judged", document.place(("looking", "metric")), values))
    return problems


def _check_patterns(confidential: Confidential, document: Document) -> list[Problem]:
    """The patterns of internal numbers that cannot be read, or take too long."""
    return [
        replace(problem, place=document.place(("confidential", "id_patterns", number)))
        for number, pattern in enumerate(confidential.id_patterns)
        if (problem := why_bad_pattern(pattern))
    ]


def _check_terms(programme: Programme | None, document: Document) -> list[Problem]:
    if programme is None:
        return []
    return [
        problem
        for rule, lists in programme.rules.words.items()
        for name, terms in lists.items()
        for problem in find_bad_terms(terms, document, ("rules", "words", rule, name))
    ] + _check_patterns(programme.confidential, document)


def _check_people(document: Document, programme: Programme | None, accept: Collection[str]) -> list[Problem]:
    data = document.data
    people = data.get("people") if isinstance(data, dict) else None
    if not isinstance(people, list):
        return []
    problems = []
    known = {name: d.known for name, d in programme.dimensions.items() if d.known} if programme else {}
    first_seen: dict[str, int] = {}
    for index, person in enumerate(people):
        if not isinstance(person, dict):
            continue
        problems += _check_double(document, person, index, first_seen)
        for name, value in _mapping(person, "attributes").items():
            if not isinstance(value, str) or value in accept or f"{name}={value}" in accept:
                continue
            if name in known and value.strip() not in known[name]:
                problems.append(not_one_of(document, ("people", index, "attributes", name), value, known[name]))
    return problems + _check_attributes(document, people, programme)


def _check_attributes(document: Document, people: list[object], programme: Programme | None) -> list[Problem]:
    """Attributes that only one person has and that are nearly those of others: most probably slips of the keyboard."""
    held: dict[str, list[int]] = {}
    for index, person in enumerate(people):
        for name in _mapping(person, "attributes"):
            held.setdefault(name, []).append(index)
    wanted = set(programme.dimensions) if programme else set()
    usual = wanted | {name for name, holders in held.items() if len(holders) > 1}
    problems = []
    for name, holders in held.items():
        meant = suggest(name, sorted(usual)) if len(holders) == 1 and name not in usual else ""
        if meant and meant not in _mapping(people[holders[0]], "attributes"):
            place = document.place(("people", holders[0], "attributes", name), of_key=True)
            values = {"found": name, "meant": Own(meant)}
            problems.append(Problem("roster.attribute_unclear", place, values))
    return problems


def _check_double(
    document: Document, person: dict[str, object], index: int, first_seen: dict[str, int]
) -> list[Problem]:
    identifier, name = person.get("id"), person.get("name")
    key, field = (identifier, "id") if isinstance(identifier, str) else (name, "name")
    if not isinstance(key, str):
        return []
    same = f"{field}:{fold_label(key)}"
    if same in first_seen:
        values = {"found": key, "first": first_seen[same]}
        return [Problem(f"roster.double_{field}", document.place(("people", index, field)), values)]
    first_seen[same] = document.place(("people", index)).line or 0
    return []

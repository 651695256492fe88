"""Volunteers straight from a table, such as an application form's answers or another programme's list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.grammar.nearest_word import suggest
from ambassador_cli.models.programme import Dimension
from ambassador_cli.models.roster import Person
from ambassador_cli.readers.headed_sheet import HeadedSheet, fold_header, read_headed_sheet
from ambassador_cli.readers.user_files import read_user_file
from ambassador_cli.readers.validation import shorten

MOST_BYTES = 20_000_000
MOST_PEOPLE = 20_000
HEADERS = {
    "id": (
        *("id", "unique id", "pool member identifier", "nationbuilder id"),
        *("nr", "nummer", "number", "personalnummer", "employee id"),
    ),
    "name": ("name", "full name", "vor- und nachname", "vollständiger name", "display name"),
    "first": ("first name", "firstname", "vorname"),
    "last": ("last name", "lastname", "nachname", "surname"),
}
WHO = ("id", "name", "team", "manager")


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """Who applied, and the columns that nothing was taken from."""

    people: tuple[Person, ...]
    unused: tuple[str, ...]


def _known(columns: Mapping[str, str], dimensions: Mapping[str, Dimension]) -> set[str]:
    labels = [dimension.label or "" for dimension in dimensions.values()]
    names = (*(name for names in HEADERS.values() for name in names), *columns.values(), *dimensions, *labels)
    return {fold_header(name) for name in names if name}


def read_columns(path: Path, dimensions: Mapping[str, Dimension] | None = None) -> tuple[str, ...]:
    """The headers of the table, in its order."""
    known = _known({}, dimensions or {})
    return read_headed_sheet(path.name, read_user_file(path, MOST_BYTES), known).filled


def read_people(
    path: Path,
    columns: Mapping[str, str] | None = None,
    dimensions: Mapping[str, Dimension] | None = None,
    accept: Collection[str] = (),
) -> PeopleTable:
    """One volunteer a row. Columns are matched by their headers: those of ``dimensions`` (their names or labels), or
    without any all that do not say who someone is. ``columns`` adds to that (``{"function": "Bereich"}``; ``name``,
    ``id``, ``team`` and ``manager`` may be named as well). ``accept``: values that may stand there although nobody
    planned for them.

    Raises ``InputError`` with all problems: headers that are missing, rows without a name, people twice, values
    that are none of those planned.
    """
    columns, dimensions = columns or {}, dimensions or {}
    sheet = read_headed_sheet(path.name, read_user_file(path, MOST_BYTES), _known(columns, dimensions))
    problems: list[Problem] = []
    named = _named(sheet, columns, problems)
    who = {key: named[key] if key in named else sheet.find(HEADERS[key]) for key in ("id", "name")}
    who |= {key: sheet.find(HEADERS[key]) for key in ("first", "last")}
    who |= {key: named.get(key, -1) for key in ("team", "manager")}
    if who["name"] < 0 and (who["first"] < 0 or who["last"] < 0) and who["id"] < 0:
        problems.append(Problem("select.no_names", sheet.place(), {"columns": ", ".join(sheet.filled)}))
    chosen = _attributes(sheet, named, who, dimensions, problems)
    if len(sheet.rows) > MOST_PEOPLE:
        values = {"n": len(sheet.rows), "most": MOST_PEOPLE}
        problems.append(Problem("select.too_many_people", sheet.place(), values))
    if problems:
        raise InputError(problems)
    people = _people(sheet, who, chosen, problems)
    problems += _unknown(sheet, people, chosen, dimensions, accept)
    if problems:
        raise InputError(problems)
    taken = {*who.values(), *chosen.values()}
    unused = tuple(header for i, header in enumerate(sheet.headers) if header and i not in taken)
    return PeopleTable(tuple(person for _, person in people), unused)


def _named(sheet: HeadedSheet, columns: Mapping[str, str], problems: list[Problem]) -> dict[str, int]:
    found = {}
    for key, header in columns.items():
        position = sheet.find((fold_header(header),))
        if position >= 0:
            found[key] = position
        else:
            values = {
                "found": header,
                "columns": ", ".join(sheet.filled),
                "suggestion": suggest(header, sheet.filled),
            }
            problems.append(Problem("select.no_column", sheet.place(), values))
    return found


def _attributes(
    sheet: HeadedSheet,
    named: Mapping[str, int],
    who: Mapping[str, int],
    dimensions: Mapping[str, Dimension],
    problems: list[Problem],
) -> dict[str, int]:
    chosen = {key: position for key, position in named.items() if key not in WHO}
    if not dimensions:
        taken = {*who.values(), *chosen.values()}
        return chosen | {header: i for i, header in enumerate(sheet.headers) if header and i not in taken}
    for name, dimension in dimensions.items():
        labels = [fold_header(label) for label in (name, dimension.label or "") if label]
        position = chosen[name] if name in chosen else sheet.find(labels)
        if position >= 0:
            chosen[name] = position
        else:
            values = {
                "name": name,
                "columns": ", ".join(sheet.filled),
                "suggestion": suggest(name, sheet.filled),
            }
            problems.append(Problem("select.no_column_for", sheet.place(), values))
    return chosen


def _people(
    sheet: HeadedSheet, who: Mapping[str, int], chosen: Mapping[str, int], problems: list[Problem]
) -> list[tuple[int, Person]]:
    people = []
    seen: dict[str, int] = {}
    for number, row in sheet.rows:
        person = _person(row, who, chosen)
        if person is None:
            problems.append(Problem("select.row_without_name", sheet.place(number)))
        elif person.key in seen:
            values = {"name": person.key, "first": seen[person.key]}
            problems.append(Problem("select.twice_in_table", sheet.place(number), values))
        else:
            seen[person.key] = number
            people.append((number, person))
    return people


def _person(row: list[str], who: Mapping[str, int], chosen: Mapping[str, int]) -> Person | None:
    def at(position: int) -> str:
        return row[position] if 0 <= position < len(row) else ""

    identifier = at(who["id"])
    parts = (at(who["first"]), at(who["last"]))
    full = at(who["name"]) or " ".join(filter(None, parts)) or identifier
    if not full:
        return None
    return Person(
        id=identifier or None,
        name=full,
        attributes={key: at(i) for key, i in chosen.items() if at(i)},
        team=at(who["team"]) or None,
        manager=at(who["manager"]) or None,
    )


def _unknown(
    sheet: HeadedSheet,
    people: Iterable[tuple[int, Person]],
    chosen: Mapping[str, int],
    dimensions: Mapping[str, Dimension],
    accept: Collection[str],
) -> list[Problem]:
    rows: dict[tuple[str, str], list[int]] = {}
    for number, person in people:
        for name, value in person.attributes.items():
            known = dimensions[name].known if name in dimensions else ()
            if known and value not in known and not is_accepted(name, value, accept):
                rows.setdefault((name, value), []).append(number)
    return [
        Problem(
            "select.unknown_value",
            sheet.place(found[0], sheet.headers[chosen[name]]),
            {
                "found": value,
                "n": len(found),
                "expected": shorten(dimensions[name].known),
                "suggestion": suggest(value, dimensions[name].known),
            },
        )
        for (name, value), found in rows.items()
    ]


def is_accepted(name: str, value: str, accept: Collection[str]) -> bool:
    """Was this value let through by hand, as ``VALUE`` or ``attribute=VALUE``?"""
    return value in accept or f"{name}={value}" in accept

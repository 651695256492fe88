"""Volunteers straight from a table, such as an application form's answers, and limits from a table of categories."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.models.programme import Dimension, Limit
from ambassador_cli.models.roster import Person
from ambassador_cli.readers.tables import Cell, Sheet, read_tables
from ambassador_cli.readers.user_files import read_user_file

MOST_BYTES = 20_000_000
MOST_PEOPLE = 20_000
ID_HEADERS = frozenset({"id", "nr", "nummer", "number", "personalnummer", "employee id", "nationbuilder_id"})
NAME_HEADERS = frozenset({"name", "full name", "vor- und nachname", "vollständiger name", "display name"})
FIRST_HEADERS = frozenset({"first name", "firstname", "vorname"})
LAST_HEADERS = frozenset({"last name", "lastname", "nachname", "surname"})
PERSON_KEYS = ("id", "name", "team", "manager")


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return unicodedata.normalize("NFC", " ".join(str(cell).split()))


def _filled(name: str, data: bytes) -> tuple[Sheet, list[str], list[tuple[int, list[str]]]]:
    workbook = read_tables(name, data)
    for sheet in workbook.sheets:
        rows = [(sheet.first_row + i, [_text(cell) for cell in row]) for i, row in enumerate(sheet.rows)]
        rows = [(number, row) for number, row in rows if any(row)]
        if len(rows) > 1:
            return sheet, rows[0][1], rows[1:]
    raise InputError(Problem("select.empty_table", Place(file=name)))


def read_columns(path: Path) -> tuple[str, ...]:
    """The headers of the table, in its order."""
    return tuple(header for header in _filled(path.name, read_user_file(path, MOST_BYTES))[1] if header)


def read_people(path: Path, columns: Mapping[str, str] | None = None) -> tuple[Person, ...]:
    """One volunteer a row. ``columns`` says which header holds what (``{"function": "Bereich"}``; ``name``, ``id``,
    ``team`` and ``manager`` may be named as well); without it every other column is an attribute.

    Raises ``InputError`` with all problems: headers that are missing, rows without a name, people twice.
    """
    name = path.name
    sheet, headers, rows = _filled(name, read_user_file(path, MOST_BYTES))
    where = {fold_label(header): i for i, header in reversed(list(enumerate(headers))) if header}
    problems = []
    chosen: dict[str, int] = {}
    for key, header in (columns or {}).items():
        if fold_label(header) in where:
            chosen[key] = where[fold_label(header)]
        else:
            known = ", ".join(header for header in headers if header)
            values = {"found": header, "columns": known}
            problems.append(Problem("select.no_column", Place(file=name, sheet=sheet.name), values))
    who = {key: chosen.pop(key) for key in PERSON_KEYS if key in chosen}
    who.setdefault("id", next((where[h] for h in where if h in ID_HEADERS), -1))
    who.setdefault("name", next((where[h] for h in where if h in NAME_HEADERS), -1))
    first = next((where[h] for h in where if h in FIRST_HEADERS), -1)
    last = next((where[h] for h in where if h in LAST_HEADERS), -1)
    if who["name"] < 0 and (first < 0 or last < 0) and who["id"] < 0:
        problems.append(Problem("select.no_names", Place(file=name, sheet=sheet.name), {"columns": ", ".join(headers)}))
    if columns is None:
        taken = {*who.values(), first, last}
        chosen = {header: i for i, header in enumerate(headers) if header and i not in taken}
    if len(rows) > MOST_PEOPLE:
        problems.append(Problem("select.too_many_people", Place(file=name), {"n": len(rows), "most": MOST_PEOPLE}))
    if problems:
        raise InputError(problems)
    return _people(name, sheet, rows, {**who, "first": first, "last": last}, chosen)


def _people(
    name: str,
    sheet: Sheet,
    rows: list[tuple[int, list[str]]],
    who: Mapping[str, int],
    chosen: Mapping[str, int],
) -> tuple[Person, ...]:
    problems = []
    people = []
    seen: dict[str, int] = {}

    def at(row: list[str], position: int) -> str:
        return row[position] if 0 <= position < len(row) else ""

    for number, row in rows:
        identifier = at(row, who["id"])
        full = (
            at(row, who["name"]) or " ".join(filter(None, (at(row, who["first"]), at(row, who["last"])))) or identifier
        )
        place = Place(file=name, sheet=sheet.name, row=number)
        if not full:
            problems.append(Problem("select.row_without_name", place))
            continue
        key = identifier or full
        if key in seen:
            problems.append(Problem("select.twice_in_table", place, {"name": key, "first": seen[key]}))
            continue
        seen[key] = number
        people.append(
            Person(
                id=identifier or None,
                name=full,
                attributes={key: at(row, i) for key, i in chosen.items() if at(row, i)},
                team=at(row, who.get("team", -1)) or None,
                manager=at(row, who.get("manager", -1)) or None,
            )
        )
    if problems:
        raise InputError(problems)
    return tuple(people)


def read_quotas(path: Path) -> dict[str, Dimension]:
    """A table of categories: category, name, min, max, a line a value. Raises ``InputError``."""
    name = path.name
    sheet, headers, rows = _filled(name, read_user_file(path, MOST_BYTES))
    where = {fold_label(header): i for i, header in enumerate(headers)}
    columns = [next((where[h] for h in names if h in where), -1) for names in (("category", "feature", "kategorie"),)]
    columns += [next((where[h] for h in ("name", "value", "wert") if h in where), -1)]
    columns += [where.get("min", -1), where.get("max", -1)]
    if min(columns) < 0:
        values = {"columns": ", ".join(headers)}
        raise InputError(Problem("select.no_quota_columns", Place(file=name, sheet=sheet.name), values))
    problems = []
    limits: dict[str, dict[str, Limit]] = {}
    for number, row in rows:
        cells = [row[i] if i < len(row) else "" for i in columns]
        place = Place(file=name, sheet=sheet.name, row=number)
        if not (cells[0] and cells[1] and cells[2].isdecimal() and cells[3].isdecimal()):
            problems.append(Problem("select.bad_quota", place, {"found": ", ".join(cells)}))
            continue
        if int(cells[2]) > int(cells[3]):
            problems.append(Problem("select.quota_upside_down", place, {"min": cells[2], "max": cells[3]}))
            continue
        if cells[1] in limits.get(cells[0], {}):
            problems.append(Problem("select.quota_twice", place, {"value": cells[1]}))
            continue
        limits.setdefault(cells[0], {})[cells[1]] = Limit(min=int(cells[2]), max=int(cells[3]))
    if problems:
        raise InputError(problems)
    return {category: Dimension(limits=values) for category, values in limits.items()}

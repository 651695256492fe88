"""A table with a row a day, declared: its fields, how they become a record, how two exports of one day are joined.

Recognition, reading, merging, coverage and inspection come from the declaration. A new kind is a file with one, its
headers in headers.yaml, and its line in :data:`~ambassador_cli.readers.linkedin.daily_tables.DAILY_TABLES`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from ambassador_cli.errors import Problem
from ambassador_cli.models.export import CountsDay
from ambassador_cli.readers.linkedin.catalogue import Column
from ambassador_cli.readers.linkedin.conventions import Conventions
from ambassador_cli.readers.linkedin.damage import check_blanks, check_rates, check_sums
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import check_series, to_days, to_figures

Values = Mapping[str, Any]
DATE: Column = ("date", "")


def fill(newer: Any, older: Any) -> Any:
    """The newer record; an older figure only where the newer export has none at all."""
    if newer == older:
        return newer
    if is_dataclass(newer) and not isinstance(newer, type):
        changed = {
            entry.name: filled
            for entry in fields(newer)
            if (filled := fill(getattr(newer, entry.name), getattr(older, entry.name))) != getattr(newer, entry.name)
        }
        return replace(newer, **changed) if changed else newer
    if isinstance(newer, Mapping):
        return {key: fill(newer.get(key), older.get(key)) for key in {**older, **newer}}
    return older if newer is None else newer


def _by_day(record: Any) -> Hashable:
    return record.day  # type: ignore[no-any-return]


def _counts(day: date, values: Values) -> CountsDay:
    return CountsDay(day, dict(values))


@dataclass(frozen=True, slots=True)
class DailyTable:
    """``table`` is its id in headers.yaml, ``kind`` the kind of export it makes, ``fields`` its figures by name, each a
    role and a scope. ``record`` makes a record of a day and its figures, ``check`` looks at what is special, ``fill``
    joins two records of one ``key``. ``into`` is the field of :class:`~ambassador_cli.models.export.History` for a
    table that has one of its own; others stand in ``History.daily`` under the table's id."""

    table: str
    kind: str
    fields: Mapping[str, Column]
    record: Callable[[date, Values], Any] = _counts
    check: Callable[[Table, Mapping[Column, list[int | None]]], None] | None = None
    fill: Callable[[Any, Any], Any] = fill
    key: Callable[[Any], Hashable] = _by_day
    into: str = ""

    def read(self, table: Table, conventions: Conventions, latest: date) -> list[Any]:
        """The rows as records, one a day. What does not fit goes to the table's problems."""
        if DATE not in table.columns:
            table.problems.append(Problem("column_needed", table.place(table.header_row), {"expected": "Date"}))
            return []
        days = to_days(table, DATE, conventions, latest)
        counts, ratios = to_figures(table, conventions)
        check_sums(table, counts)
        check_rates(table, counts, ratios)
        check_blanks(table, counts)
        if self.check:
            self.check(table, counts)
        columns = {name: counts.get(column) or ratios.get(column) for name, column in self.fields.items()}
        records = []
        for index in check_series(table, days):
            day = days[index]
            if day is not None:
                values = {name: column[index] if column else None for name, column in columns.items()}
                records.append(self.record(day, values))
        return records

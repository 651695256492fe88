"""The page's visitors export: page views and visitors by day. Its demographic sheets are recognised and not kept.

Recognised by its headers: a date, and views or visitors of the page's sections by device.
"""

from __future__ import annotations

from datetime import date

from ambassador_cli.models.export import VisitorDay
from ambassador_cli.readers.linkedin.conventions import Conventions
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import check_series, to_counts, to_days


def read_days(table: Table, conventions: Conventions, latest: date) -> list[VisitorDay]:
    """The rows of ``Visitor metrics``: one record a day, of all sections and devices together."""
    if ("date", "") not in table.columns:
        return []
    days = to_days(table, ("date", ""), conventions, latest)
    views = to_counts(table, ("views", "total"), conventions)
    visitors = to_counts(table, ("visitors", "total"), conventions)
    for column in table.columns:
        if column[1] and column not in {("views", "total"), ("visitors", "total")}:
            to_counts(table, column, conventions)
    kept = [(days[index], index) for index in check_series(table, days)]
    return [VisitorDay(day, views[index], visitors[index]) for day, index in kept if day is not None]

"""The page's followers export: ``New followers`` by day and five sheets that say who the followers are.

"Total followers" of a day are that day's new ones, not a stock: no export holds the running total.
"""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

from ambassador_cli.errors import Problem
from ambassador_cli.models.export import Audience, AudienceDimension, FollowerDay
from ambassador_cli.readers.linkedin.conventions import Conventions
from ambassador_cli.readers.linkedin.daily import DailyTable
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import to_counts

FOLLOWER_DAYS = DailyTable(
    table="follower_days",
    kind="page_followers",
    fields={
        "organic": ("followers", "organic"),
        "sponsored": ("followers", "sponsored"),
        "auto_invited": ("auto_invited", ""),
        "total": ("followers", "total"),
    },
    record=lambda day, values: FollowerDay(day, **values),
    into="follower_days",
)
"""One record a day. Negative days are corrections and stay as they are."""


def read_audience(table: Table, conventions: Conventions, as_of: date) -> Audience | None:
    """One demographic sheet: value and followers, sorted by value."""
    found = next((role for role, _ in table.columns if role in get_args(AudienceDimension)), None)
    if found is None or ("followers", "total") not in table.columns:
        return None
    counts = to_counts(table, ("followers", "total"), conventions)
    index = table.columns[(found, "")]
    values: dict[str, int] = {}
    for (number, row), count in zip(table.rows, counts, strict=True):
        name = str(row[index]).strip()
        if count is None:
            continue
        if name in values and values[name] != count:
            table.problems.append(Problem("value_twice", table.place(number, (found, ""))))
        values[name] = count
    return Audience(cast(AudienceDimension, found), as_of, tuple(sorted(values.items())))

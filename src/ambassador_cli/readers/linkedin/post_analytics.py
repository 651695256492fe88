"""The analytics of one post: rows of a label and a value, on a sheet of their own or above the demographics.

Recognised by the address of the post and three labels at least. Only here LinkedIn says how often a post was
saved and sent on.
"""

from __future__ import annotations

import re
from datetime import date

from ambassador_cli.errors import Problem
from ambassador_cli.models.export import PersonPost
from ambassador_cli.readers.linkedin.catalogue import Catalogue, fold
from ambassador_cli.readers.linkedin.conventions import Conventions, typed_day
from ambassador_cli.readers.linkedin.post_address import is_linkedin, urn_day, urn_id, urn_time
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import FIRST_DAY, to_counts
from ambassador_cli.readers.tables import Cell, Sheet

_LABELS = 4
_TEXTS = frozenset({"link", "post_date", "post_time"})


def find_post(file: str, sheet: Sheet, catalogue: Catalogue) -> tuple[Table, str, str] | None:
    """The rows of counts, the address of the post and its date as written; ``None`` where this is no such sheet."""
    kind = catalogue.table("post_analytics")
    rows: list[tuple[int, list[Cell]]] = []
    texts: dict[str, str] = {}
    for offset, row in enumerate(sheet.rows[:60], start=sheet.first_row):
        if len(row) < 2 or not isinstance(row[0], str) or row[1] == "":
            continue
        role = kind.names.get(fold(row[0]))
        if role in _TEXTS:
            texts[str(role)] = str(row[1]).strip()
        elif role is not None:
            rows.append((offset, list(row[:2])))
    link = texts.get("link", "")
    if not is_linkedin(link) or len(rows) < _LABELS:
        return None
    return Table(file, sheet.name, kind, sheet.first_row, {("value", ""): 1}, rows), link, texts.get("post_date", "")


def read_post(
    table: Table, link: str, written: str, last: str, *, conventions: Conventions, latest: date
) -> PersonPost | None:
    """The post with its figures, counted to the day ``last`` (as written) if it is named. ``latest`` is the last day
    that it can be of."""
    counts = to_counts(table, ("value", ""), conventions)
    found: dict[str, int | None] = {}
    for (_, row), count in zip(table.rows, counts, strict=True):
        found[table.kind.names[fold(str(row[0]))]] = count
    published = urn_day(link) or typed_day(written, conventions) or _english_day(written)
    if published is None or not FIRST_DAY <= published <= latest:
        table.problems.append(Problem("date_impossible", table.place(), {"found": written[:30]}))
        return None
    until = typed_day(last, conventions) if last else None
    return PersonPost(
        ids=(urn_id(link),),
        link=link,
        published=published,
        posted=urn_time(link),
        impressions=found.get("impressions"),
        members_reached=found.get("members_reached"),
        saves=found.get("saves"),
        sends=found.get("sends"),
        new_followers=found.get("new_followers"),
        as_of=until or published,
    )


def _english_day(text: str) -> date | None:
    match = re.fullmatch(r"([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})", text.strip())
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    if match is None or match[1] not in months:
        return None
    try:
        return date(int(match[3]), months.index(match[1]) + 1, int(match[2]))
    except ValueError:
        return None

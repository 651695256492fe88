"""The page's content export: ``Metrics`` (days) and ``All posts``, the generation of 2020 with Shares as well.

Recognised by its headers: a date and scoped counts, or a post's address with its counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ambassador_cli.errors import Problem
from ambassador_cli.models.export import Figures, PageDay, PagePost
from ambassador_cli.readers.linkedin.catalogue import Catalogue, Column
from ambassador_cli.readers.linkedin.conventions import Conventions
from ambassador_cli.readers.linkedin.daily import DailyTable, Values
from ambassador_cli.readers.linkedin.damage import check_blanks, check_rates
from ambassador_cli.readers.linkedin.post_address import urn_id
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import to_days, to_figures

_COUNTS = ("impressions", "unique_impressions", "clicks", "reactions", "comments", "reposts", "engagement_rate")
_POST_COUNTS = ("impressions", "clicks", "reactions", "comments", "reposts", "views", "offsite_views", "follows")
_RATIOS = ("engagement_rate", "click_through_rate")
_SCOPES = ("organic", "sponsored", "total")


def _page_day(day: date, values: Values) -> PageDay:
    organic, sponsored, total = (Figures(**{role: values[f"{role} {scope}"] for role in _COUNTS}) for scope in _SCOPES)
    return PageDay(day, organic, sponsored, total)


def _point_out_negative(table: Table, counts: Mapping[Column, list[int | None]]) -> None:
    """Negative reposts and followers are known corrections; negative impressions nobody has seen so far."""
    column = ("impressions", "organic")
    for (number, _), count in zip(table.rows, counts.get(column, ()), strict=False):
        if count is not None and count < 0:
            place = table.place(number, column)
            table.problems.append(Problem("impressions_negative", place, {"found": count}, "warning"))


PAGE_DAYS = DailyTable(
    table="page_days",
    kind="page_content",
    fields={f"{role} {scope}": (role, scope) for role in _COUNTS for scope in _SCOPES},
    record=_page_day,
    check=_point_out_negative,
    into="page_days",
)


def read_posts(
    table: Table, conventions: Conventions, latest: date, catalogue: Catalogue, as_of: date | None
) -> list[PagePost]:
    """The rows of ``All posts``: one record a post, however often it was boosted.

    A boosted post has a row Organic, a row Sponsored for each campaign and a row Total. ``as_of`` is the last
    day of the export; without one the newest post's day stands for it.
    """
    if ("created", "") not in table.columns:
        place = table.place(table.header_row)
        table.problems.append(
            Problem("column_needed", place, {"expected": catalogue.label(table.kind, ("created", ""))})
        )
        return []
    created = to_days(table, ("created", ""), conventions, latest)
    read_counts, read_ratios = to_figures(table, conventions)
    unknown = [None] * len(table.rows)
    counts = {role: read_counts.get((role, ""), unknown) for role in _POST_COUNTS}
    ratios = {role: read_ratios.get((role, ""), unknown) for role in _RATIOS}
    organic_rows: list[int] = []
    groups: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for index, (number, _) in enumerate(table.rows):
        day = created[index]
        if day is None:
            continue
        link, text = _text(table, index, "link"), _text(table, index, "text")
        if "\ufffd" in text:
            table.problems.append(Problem("post_text_damaged", table.place(number, ("text", "")), level="warning"))
        key = (urn_id(link) or link,) if link else (day.isoformat(), text)
        kind = catalogue.post_type(_text(table, index, "type"))
        if not kind:
            if ("type", "") in table.columns:
                found = _text(table, index, "type")[:40]
                table.problems.append(Problem("post_type_unknown", table.place(number, ("type", "")), {"found": found}))
                continue
            kind = "organic"
        if kind == "organic":
            organic_rows.append(index)
        rows = groups.setdefault(key, {})
        same = kind != "sponsored" and kind in rows
        if same or (kind == "sponsored" and any(_row(table, i) == _row(table, index) for i in rows.get(kind, ()))):
            twin = next((i for i in rows[kind] if _row(table, i) == _row(table, index)), None)
            first = table.rows[rows[kind][0]][0]
            values: Mapping[str, object] = {"first": first}
            problem, level = ("post_twice", "error") if twin is None else ("post_twice_same", "warning")
            table.problems.append(
                Problem(problem, table.place(number), values, "error" if level == "error" else "warning")
            )
            continue
        rows.setdefault(kind, []).append(index)
    check_rates(table, read_counts, read_ratios, organic_rows)
    check_blanks(table, read_counts, organic_rows)
    known = [day for day in created if day is not None]
    until = as_of or max(known, default=None)
    if until is None:
        return []

    def figures(index: int | None) -> Figures:
        if index is None:
            return Figures()
        return Figures(
            **{role: counts[role][index] for role in _POST_COUNTS},
            engagement_rate=ratios["engagement_rate"][index],
            click_through_rate=ratios["click_through_rate"][index],
        )

    posts = []
    for rows in groups.values():
        organic = rows.get("organic", [None])[0]
        sponsored = rows.get("sponsored", [])
        lone = sponsored[0] if organic is None and len(sponsored) == 1 else organic if not sponsored else None
        total = rows.get("total", [lone])[0]
        index = next(i for i in (organic, total, *sponsored) if i is not None)
        if organic is None and "total" in rows:
            place = table.place(table.rows[index][0], ("link", ""))
            table.problems.append(Problem("post_without_organic", place, level="warning"))
        day, link = created[index], _text(table, index, "link")
        if day is None:
            continue
        posts.append(
            PagePost(
                id=urn_id(link),
                link=link,
                text=_text(table, index, "text"),
                created=day,
                as_of=max(until, day),
                content_type=_first(
                    _text(table, i, "content_type") for i in (organic, total, *sponsored) if i is not None
                ),
                boosted=bool(sponsored) or "total" in rows,
                campaigns=len(sponsored),
                organic=figures(organic),
                total=figures(total),
            )
        )
    return posts


def _row(table: Table, index: int) -> list[object]:
    return list(table.rows[index][1])


def _text(table: Table, index: int, role: str) -> str:
    column = table.columns.get((role, ""))
    return str(table.rows[index][1][column]) if column is not None else ""


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")

"""A kind of daily export is a file with its declaration, its headers and a line in DAILY_TABLES; all else follows."""

from __future__ import annotations

import ast
from datetime import date

import pytest

from ambassador_cli.models.export import CountsDay
from ambassador_cli.readers.linkedin import catalogue, coverage, daily_tables, merge, page_file, read_exports
from ambassador_cli.readers.linkedin.daily import DailyTable
from ambassador_cli.readers.linkedin.daily_tables import DAILY_TABLES
from source import SOURCE, tree

FOLDER = SOURCE / "readers" / "linkedin"


def test_every_declared_table_is_registered() -> None:
    """And every table with days that headers.yaml gives to the page is declared."""
    declared = [
        path.name
        for path in sorted(FOLDER.glob("*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == DailyTable.__name__
    ]
    assert len(declared) == len(DAILY_TABLES), "add a line to DAILY_TABLES in readers/linkedin/daily_tables.py"
    with_days = {t.id for t in catalogue.read_catalogue().tables if "date" in t.dates and t.kind.startswith("page_")}
    assert with_days == {daily.table for daily in DAILY_TABLES}, (
        "declare the table: DailyTable in readers/linkedin/daily.py"
    )


def test_a_new_kind_is_its_declaration_and_its_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newsletter export that LinkedIn does not have: recognised, read, merged, covered and inspected."""
    glossary = {"subscribers": {"en": ["Subscribers"]}, "opened": {"en": ["Opened"]}, "date": {"en": ["Date"]}}
    entry = {
        "kind": "page_newsletter",
        "least": 3,
        "dates": ["date"],
        "columns": ["date", "subscribers", "opened"],
        "order": ["date", "subscribers", "opened"],
    }
    known = catalogue.read_catalogue()
    table = catalogue._table("newsletter_days", entry, glossary)
    labels = {**known.labels, "subscribers": "Subscribers", "opened": "Opened"}
    wider = catalogue.Catalogue(known.scopes, (*known.tables, table), known.others, labels, known.post_types)
    monkeypatch.setattr(catalogue, "_packaged", lambda: wider)
    new = DailyTable(
        "newsletter_days", "page_newsletter", {"subscribers": ("subscribers", ""), "opened": ("opened", "")}
    )
    for module in (daily_tables, merge, coverage, page_file):
        monkeypatch.setattr(module, "DAILY_TABLES", (*DAILY_TABLES, new), raising=False)
    monkeypatch.setitem(daily_tables.BY_TABLE, new.table, new)
    monkeypatch.setattr(page_file, "_KINDS", page_file._KINDS | {"page_newsletter"})
    rows = "Date,Subscribers,Opened\n05/13/2024,100,7\n05/14/2024,101,\n"
    older = "Date,Subscribers,Opened\n05/14/2024,99,8\n05/13/2024,100,7\n05/12/2024,98,1\n"
    files = [("a_1717233125471.csv", rows.encode()), ("b_1716000000000.csv", older.encode())]
    found = read_exports(files, today=date(2024, 6, 3), inspect=True)
    assert found.history.daily == {
        "newsletter_days": (
            CountsDay(date(2024, 5, 12), {"subscribers": 98, "opened": 1}),
            CountsDay(date(2024, 5, 13), {"subscribers": 100, "opened": 7}),
            CountsDay(date(2024, 5, 14), {"subscribers": 101, "opened": 8}),
        )
    }
    assert [(c.kind, c.days) for c in coverage.measure_coverage(found.history)] == [("page_newsletter", 3)]
    assert [file.kind for file in found.inspected] == ["page_newsletter"] * 2
    assert [column.meaning for column in found.inspected[0].tables[0].columns] == ["Date", "Subscribers", "Opened"]

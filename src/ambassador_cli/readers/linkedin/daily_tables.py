"""The tables with a row a day that pages export."""

from __future__ import annotations

from importlib import import_module

from ambassador_cli.readers.linkedin.daily import DailyTable

_FILES = (
    "page_content",
    "page_followers",
    "page_visitors",
)
"""The files with a declaration: a table is registered by the line of its file here."""

DAILY_TABLES: tuple[DailyTable, ...] = tuple(
    table
    for file in _FILES
    for table in vars(import_module(f"ambassador_cli.readers.linkedin.{file}")).values()
    if isinstance(table, DailyTable)
)

BY_TABLE = {daily.table: daily for daily in DAILY_TABLES}

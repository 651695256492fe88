"""The tables with a row a day that pages export."""

from __future__ import annotations

from ambassador_cli.readers.linkedin.daily import DailyTable
from ambassador_cli.readers.linkedin.page_content import PAGE_DAYS
from ambassador_cli.readers.linkedin.page_followers import FOLLOWER_DAYS
from ambassador_cli.readers.linkedin.page_visitors import VISITOR_DAYS

DAILY_TABLES: tuple[DailyTable, ...] = (PAGE_DAYS, FOLLOWER_DAYS, VISITOR_DAYS)

BY_TABLE = {daily.table: daily for daily in DAILY_TABLES}

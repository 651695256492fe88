"""The page's visitors export: page views and visitors by day. Its demographic sheets are recognised and not kept.

Recognised by its headers: a date, and views or visitors of the page's sections by device. The record holds all sections
and devices together.
"""

from __future__ import annotations

from ambassador_cli.models.export import VisitorDay
from ambassador_cli.readers.linkedin.daily import DailyTable

VISITOR_DAYS = DailyTable(
    table="visitor_days",
    kind="page_visitors",
    fields={"page_views": ("views", "total"), "unique_visitors": ("visitors", "total")},
    record=lambda day, values: VisitorDay(day, **values),
    into="visitor_days",
)

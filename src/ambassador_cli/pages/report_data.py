"""The report as data: JSON (a versioned contract, described in README.md) and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime

from ambassador_cli.models.report import Kpi, Report
from ambassador_cli.pages.report import figure_label
from ambassador_cli.texts.safe_text import as_cell, escape_controls
from ambassador_cli.texts.words import Words

FORMAT = "amb-report/1"
CHANGE = ("first", "last", "value", "difference", "ratio")
HEADER = (
    *("kpi", "aspect", "label", "unit", "first", "last", "value", "numerator", "denominator", "complete"),
    *(f"before_{name}" for name in CHANGE),
    *(f"year_before_{name}" for name in CHANGE),
)


def to_report_json(report: Report, version: str) -> str:
    """All of the report, keys in the order of the models. Rates are ratios, days ISO 8601; unknown is null."""
    data = {"format": FORMAT, "amb": version} | {f.name: _plain(getattr(report, f.name)) for f in fields(report)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return escape_controls(value)
    return value


def to_report_csv(report: Report, kpis: Mapping[str, Kpi], words: Words) -> str:
    """A line for each figure; numbers with a point, rates as ratios, unknown as an empty cell."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER)
    for figure in report.figures:
        now = figure.now
        row: list[object] = [figure.kpi, figure.aspect, as_cell(figure_label(figure, kpis, words)), figure.unit]
        row += [report.period.first, report.period.last, now.value, now.numerator, now.denominator]
        row.append("yes" if now.complete else "no")
        for change in (figure.before, figure.year_before):
            row += [change.period.first, change.period.last, change.earlier, change.difference, change.ratio]
        writer.writerow(["" if cell is None else cell for cell in row])
    return stream.getvalue()

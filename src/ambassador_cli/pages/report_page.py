"""The report as a page: to read, as a table of its figures, and as data (a versioned contract, in README.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar

from ambassador_cli import __version__
from ambassador_cli.models.document import Document, Side, Table, TableCell
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.page import Page
from ambassador_cli.models.report import Change, Figure, Report
from ambassador_cli.pages.cells import day_cell
from ambassador_cli.pages.report import figure_label, to_report_document
from ambassador_cli.texts.words import Words

FORMAT = "amb-report/1"
_SIDES: tuple[Side, ...] = (
    "left",
    "left",
    "left",
    "left",
    *("right",) * 3,
    "left",
    *("left", "left", "right", "right", "right") * 2,
)


@dataclass(frozen=True, slots=True)
class ReportPage(Page):
    """``start_week`` is the index of the week in which the programme started."""

    report: Report
    kpis: Mapping[str, Kpi]
    words: Words
    start_week: int | None = None

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "csv", "xlsx", "docx", "json")

    def document(self) -> Document:
        """The whole report."""
        return to_report_document(self.report, self.kpis, self.words, start_week=self.start_week)

    def table(self) -> Table:
        """A row for each figure, with its parts and what it was before."""
        say = self.words.say
        head = [say(f"report.column.{name}") for name in ("kpi", "figure", "first", "last", "value", "part", "whole")]
        head.append(say("report.column.complete"))
        for when in (say("report.column.before"), say("report.column.year")):
            head += [f"{when}: {say(f'report.column.{name}')}" for name in ("first", "last")]
            head += [say(f"report.column.{name}", when=when) for name in ("then", "change", "change_percent")]
        return Table(tuple(head), tuple(self._row(figure) for figure in self.report.figures), _SIDES, flexible=1)

    def record(self) -> object:
        """All of the report, keys in the order of the models. Rates are ratios, days ISO 8601; unknown is null."""
        report = self.report
        return {"format": FORMAT, "amb": __version__} | {f.name: getattr(report, f.name) for f in fields(report)}

    def _row(self, figure: Figure) -> tuple[str | TableCell, ...]:
        now, period, words = figure.now, figure.period, self.words
        return (
            figure.kpi,
            figure_label(figure, self.kpis, words),
            day_cell(period.first, words),
            day_cell(period.last, words),
            words.say(f"report.band.{now.band}") if now.band else _number(now.value, figure),
            _number(now.numerator),
            _number(now.denominator),
            words.value(now.complete),
            *self._change(figure, figure.before),
            *self._change(figure, figure.year_before),
        )

    def _change(self, figure: Figure, change: Change) -> tuple[TableCell, ...]:
        ratio = TableCell("") if change.ratio is None else TableCell("", change.ratio, 1, unit="percent", signed=True)
        return (
            day_cell(change.period.first, self.words),
            day_cell(change.period.last, self.words),
            _number(change.earlier, figure),
            _number(change.difference, figure),
            ratio,
        )


def _number(value: float | int | None, figure: Figure | None = None) -> TableCell:
    if value is None:
        return TableCell("")
    if figure is not None and figure.unit == "permille":
        return TableCell("", value * 1000, 1, suffix="\N{NO-BREAK SPACE}‰")
    percent = figure is not None and figure.unit == "percent"
    return TableCell("", value, 0 if isinstance(value, int) else 1, "percent" if percent else "")

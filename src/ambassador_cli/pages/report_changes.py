"""What is different between a report of before and that of today: files, period, figures of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph, Table
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.old_report import OldReport
from ambassador_cli.models.page import Page
from ambassador_cli.models.report import Report
from ambassador_cli.pages.report import figure_label, say_figure
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class ChangesPage(Page):
    """``old`` is what a json of before says; nothing of people is compared."""

    old: OldReport
    report: Report
    kpis: Mapping[str, Kpi]
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx")

    def document(self) -> Document:
        """Periods, files, then figures that differ."""
        say, old, new = self.words.say, self.old, self.report
        blocks: list[Block] = [Heading(say("report.diff.title"), 1)]
        lines = list(self._lines())
        rows = tuple(self._rows()) if (old.first, old.last) == (new.period.first, new.period.last) else ()
        if (old.first, old.last) != (new.period.first, new.period.last):
            values = {"first": old.first, "last": old.last, "now_first": new.period.first, "now_last": new.period.last}
            lines.insert(0, say("report.diff.period", **values))
        if lines:
            blocks.append(Bullets(tuple(lines)))
        if rows:
            headers = ("", say("report.figure"), say("report.diff.then"), say("report.diff.now"))
            blocks += [Heading(say("report.diff.revised")), Table(headers, rows, ("left", "left", "right", "right"), 1)]
        if not lines and not rows:
            blocks.append(Paragraph(say("report.diff.nothing")))
        return Document(tuple(blocks), self.words.language, day=new.period.last)

    def _lines(self) -> Iterator[str]:
        say, old = self.words.say, self.old
        now = {source.file: source.sha256 for source in self.report.sources}
        for file in sorted(now.keys() - old.files.keys()):
            yield say("report.diff.new_file", file=file)
        for file in sorted(old.files.keys() - now.keys()):
            yield say("report.diff.gone_file", file=file)
        for file in sorted(now.keys() & old.files.keys()):
            if now[file] != old.files[file]:
                yield say("report.diff.other_file", file=file)

    def _rows(self) -> Iterator[tuple[str, str, str, str]]:
        for figure in self.report.figures:
            kpi = self.kpis.get(figure.kpi)
            key = (figure.kpi, figure.aspect)
            if kpi is None or kpi.section != "page" or not kpi.of_page or key not in self.old.values:
                continue
            then = self.old.values[key]
            if then != figure.now.value:
                said = (say_figure(figure, value, self.words) for value in (then, figure.now.value))
                yield figure.kpi, figure_label(figure, self.kpis, self.words), next(said), next(said)

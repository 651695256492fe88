"""Documents as workbooks: a sheet for each table and chart, then one for everything that is said beside them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any

from ambassador_cli.models.document import Chart, Document, Heading, Side, Table, TableCell, plain_blocks, text_of
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.form import Form
from ambassador_cli.writers.forms.cells import is_command, to_text, to_value
from ambassador_cli.writers.forms.office import CREATED, as_of, text_lines, to_office_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDEST = 60
WIDEST_FLEXIBLE = 90
NARROWEST = 6
LINE, HIGHEST = 15, 409
"""Points that a line of text is high, and that Excel shows of a row at most."""

LANDSCAPE_FROM = 95
"""Characters in a row from which on a page is turned."""

RIGHT: Side = "right"
_CHART_ROWS = 18
_PORTRAIT = 88
"""Characters that stand beside one another on upright paper at full size."""

_TITLE_WIDTH, _TITLE_LINE = 1.4, 20
"""How wide a character of the title is, measured by usual ones, and how high a line of it, in points."""

_NOTES = 78
_A4 = 9
_FIRST = 3
"""The row of the headers, counted from 0: above it the title, what the table is, and a row of air."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DAYS = {"de": "[$-407]dd.mm.yyyy", "en": "[$-809]d mmm yyyy"}


def to_xlsx(document: Document) -> bytes:
    """The workbook. Numbers and days are numbers and days; texts are never formulas."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": to_text(document.title), "created": CREATED})
        _Writer(book, document).write()
    return stream.getvalue()


class _Writer:
    """Writes one document into one workbook; formats are made once each."""

    def __init__(self, book: Workbook, document: Document) -> None:
        self.book = book
        self.document = document
        self.words = Words(document.language)
        self.names: set[str] = set()
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def write(self) -> None:
        heading = ""
        for block in plain_blocks(self.document.blocks):
            if isinstance(block, Heading):
                heading = block.text
            elif isinstance(block, Table):
                self._write_table(block, block.title or heading)
            elif isinstance(block, Chart):
                self._write_chart(block, block.title or heading)
        notes = list(self._notes())
        if notes or not self.names:
            self._write_notes(notes)

    def _format(self, **wanted: object) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(dict(wanted))
        return self.formats[key]

    def _sheet(self, title: str) -> Worksheet:
        """A sheet with the document's title and what is on it, ready to be printed."""
        sheet = self.book.add_worksheet(self._name(title))
        sheet.hide_gridlines(2)
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
        sheet.set_footer("&R&P / &N")
        sheet.write_string(0, 0, to_text(self.document.title), self._format(bold=True, font_size=14))
        below = " · ".join(
            part for part in (title if title != self.document.title else "", as_of(self.document)) if part
        )
        sheet.write_string(1, 0, to_text(below), self._format(font_color="#595959"))
        return sheet

    def _name(self, title: str) -> str:
        """A name that Excel takes, of at most 31 characters and different from all others."""
        name = _NOT_IN_NAMES.sub(" ", to_office_text(title, keep="")).strip(" '") or self.words.say("form.notes")
        if name.casefold() == "history":
            name += " –"
        short, number = cut_name(name, 31), 1
        while short.casefold() in self.names:
            number += 1
            end = f" {number}"
            short = cut_name(name, 31 - len(end)) + end
        self.names.add(short.casefold())
        return short

    def _write_table(self, table: Table, title: str) -> None:
        sheet = self._sheet(title)
        widths = self._write_rows(sheet, table)
        self._print(sheet, widths, _FIRST + len(table.rows))

    def _write_rows(self, sheet: Worksheet, table: Table, first: int = _FIRST) -> list[int]:
        """The headers in row ``first`` and the rows below; how wide the columns should be, in characters."""
        widths = [NARROWEST] * len(table.headers)
        head = [("bottom", 1), ("bold", True), ("text_wrap", True), ("valign", "top")]
        for column, header in enumerate(table.headers):
            side = table.sides[column]
            sheet.write_string(first, column, to_text(header), self._format(**dict(head), **_side(side, column)))
            widths[column] = max(widths[column], min(24, len(header)))
        for row in table.rows:
            for column, cell in enumerate(row):
                most = WIDEST_FLEXIBLE if column == table.flexible else WIDEST
                longest = max((len(line) for line in shown_text(cell).split("\n")), default=0)
                widths[column] = max(widths[column], min(most, longest))
        for number, row in enumerate(table.rows, start=first + 1):
            for column, cell in enumerate(row):
                self._write_cell(sheet, number, column, cell, align=table.sides[column])
            sheet.set_row(number, row_height((shown_text(cell), widths[column]) for column, cell in enumerate(row)))
        sheet.set_row(first, row_height((header, widths[column]) for column, header in enumerate(table.headers)))
        sheet.freeze_panes(first + 1, 0)
        sheet.repeat_rows(first)
        return widths

    def _write_cell(self, sheet: Worksheet, row: int, column: int, cell: str | TableCell, *, align: str) -> None:
        value = to_value(cell)
        if isinstance(value, str):
            quoted = {"quote_prefix": True} if is_command(value) else {}
            look = self._format(text_wrap=True, valign="top", **_side(align, column), **quoted)
            sheet.write_string(row, column, value, look)
        elif isinstance(value, date):
            pattern = _DAYS[self.document.language]
            look = self._format(num_format=pattern, valign="top", **_side(align, column))
            sheet.write_datetime(row, column, value, look)
        else:
            pattern = number_format(cell, self.document.language) if isinstance(cell, TableCell) else "General"
            look = self._format(num_format=pattern, valign="top", **_side(align, column))
            sheet.write_number(row, column, value, look)

    def _print(self, sheet: Worksheet, widths: list[int], last_row: int) -> None:
        """Widths and paper. An empty column gives the title room beside a narrow table, and a title that is longer
        than the paper is wide goes on below."""
        title = to_text(self.document.title)
        filled, needed = sum(widths) + 2 * len(widths), ceil(len(title) * _TITLE_WIDTH)
        if filled < min(needed, _PORTRAIT):
            widths = [*widths, max(1, min(needed, _PORTRAIT) - filled - 2)]
            filled = sum(widths) + 2 * len(widths)
        if needed > filled:
            look = self._format(bold=True, font_size=14, text_wrap=True, valign="top")
            if len(widths) > 1:
                sheet.merge_range(0, 0, 0, len(widths) - 1, "", look)
            sheet.write_string(0, 0, title, look)
            sheet.set_row(0, min(HIGHEST, _TITLE_LINE * ceil(needed / filled)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width + 2)
        if filled > LANDSCAPE_FROM:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, last_row, max(0, len(widths) - 1))

    def _write_chart(self, chart: Chart, title: str) -> None:
        """The chart, its values as a table below it."""
        lines = [(series.name, series.values) for series in chart.series]
        if chart.band:
            lines += [(f"{chart.band.name} ↓", chart.band.low), (f"{chart.band.name} ↑", chart.band.high)]
        digits = 0 if all(value is None or value == int(value) for _, values in lines for value in values) else 1
        rows = tuple(
            (label, *("" if values[at] is None else TableCell("", values[at], digits) for _, values in lines))
            for at, label in enumerate(chart.labels)
        )
        first = _FIRST + _CHART_ROWS + 1
        headers = ("", *(name or self.words.say("form.value") for name, _ in lines))
        sides: tuple[Side, ...] = ("left", *([RIGHT] * len(lines)))
        sheet = self._sheet(title)
        widths = self._write_rows(sheet, Table(headers, rows, sides), first)
        widths = [max(12, width) for width in widths]
        drawn: Any = self.book.add_chart({"type": "line"})
        last = first + len(rows)
        for column, _ in enumerate(lines, start=1):
            drawn.add_series(
                {
                    "name": [sheet.get_name(), first, column],
                    "categories": [sheet.get_name(), first + 1, 0, last, 0],
                    "values": [sheet.get_name(), first + 1, column, last, column],
                    "line": {"width": 1.75},
                }
            )
        axis: dict[str, object] = {"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#d9d9d9"}}}
        if chart.cap is not None:
            axis["max"] = chart.cap
        drawn.set_title({"none": True})  # it stands above; xlsxwriter takes texts such as "a!A1" for references
        drawn.set_y_axis(axis)
        drawn.set_size({"width": 640, "height": 20 * _CHART_ROWS - 10})
        if len(lines) < 2:
            drawn.set_legend({"none": True})
        sheet.insert_chart(_FIRST, 0, drawn, {"description": to_text(chart.alternative), "object_position": 3})
        filled = sum(widths) + 2 * len(widths)
        self._print(sheet, [*widths, max(1, 88 - filled)], last)

    def _notes(self) -> Iterator[tuple[str, bool]]:
        """Everything that is neither table nor chart, with whether it is a heading; headings with nothing below them
        are left out."""
        waiting = ""
        for block in plain_blocks(self.document.blocks):
            if isinstance(block, Heading):
                waiting = block.text if block.text != self.document.title else ""
            elif not isinstance(block, Table):
                if waiting:
                    yield waiting, True
                    waiting = ""
                yield from ((line, False) for line in text_lines(block))

    def _write_notes(self, notes: list[tuple[str, bool]]) -> None:
        sheet = self._sheet(self.words.say("form.notes"))
        for row, (text, heading) in enumerate(notes, start=_FIRST):
            value = to_text(text)
            quoted = {"quote_prefix": True} if is_command(value) else {}
            sheet.write_string(row, 0, value, self._format(text_wrap=True, valign="top", bold=heading, **quoted))
            sheet.set_row(row, row_height([(value, _NOTES)]))
        self._print(sheet, [_NOTES], _FIRST + len(notes))


def cut_name(name: str, most: int) -> str:
    """At most so many characters as Excel counts them: those beyond the first 65,536 as two."""
    return name.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").rstrip(" '")


def shown_text(cell: str | TableCell) -> str:
    """What a cell shows, about as long as the spreadsheet will show it."""
    text = text_of(cell)
    return text if text or isinstance(cell, str) or cell.value is None else str(cell.value)[:14]


def row_height(cells: Iterable[tuple[str, int]]) -> int:
    """The height of a row, in points, from its texts and the widths of their columns in characters."""
    most = 1
    for text, width in cells:
        lines = (1 if len(line) <= width + 1 else ceil(len(line) * 1.08 / (width + 2)) for line in text.split("\n"))
        most = max(most, sum(lines))
    return min(HIGHEST, LINE * most)


def _side(side: str, column: int) -> dict[str, object]:
    """Left or right; texts keep away from the number on their left."""
    return {"align": side, "indent": 1} if side == "left" and column else {"align": side}


def number_format(cell: TableCell, language: Language) -> str:
    """How a spreadsheet shows the cell's number. It puts in the separators of its own language; whole numbers of German
    documents have their points on English systems too."""
    if language == "de" and not (cell.digits or cell.unit or cell.suffix or cell.signed):
        return '[>=1000000]0"."000"."000;[>=1000]0"."000;0'
    digits = "." + "0" * cell.digits if cell.digits else ""
    behind = "".join(f'"{part}"' for part in (cell.suffix.replace('"', ""),) if part)
    space = "\N{NO-BREAK SPACE}" if language == "de" else ""
    pattern = (f"0{digits}{space}%" if cell.unit == "percent" else f"#,##0{digits}") + behind
    return f"+{pattern};-{pattern};{pattern}" if cell.signed else pattern


FORM = Form("xlsx", (".xlsx",), lambda page: to_xlsx(page.sheets()), binary=True)

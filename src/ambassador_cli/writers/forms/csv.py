"""A page's table as csv, for people who open it with a double click.

German: semicolons, decimal commas and a byte order mark; English: commas and decimal points, the mark only where it is
needed. All cells are quoted and on one line, days are ISO 8601, percentages have their sign.
"""

from __future__ import annotations

import csv
import io
from datetime import date

from ambassador_cli.models.document import Table, TableCell
from ambassador_cli.models.page import Page
from ambassador_cli.texts.language import Language
from ambassador_cli.writers.form import Form
from ambassador_cli.writers.forms.cells import defuse, to_value

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def to_csv(table: Table, language: Language) -> str:
    """One line a row below the headers, lines ended as RFC 4180 has it."""
    stream = io.StringIO()
    german = language == "de"
    writer = csv.writer(stream, delimiter=";" if german else ",", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (table.headers, *table.rows):
        writer.writerow([_cell(cell, german=german) for cell in row])
    text = stream.getvalue()
    return text if text.isascii() and not german else _MARK + text


def _cell(cell: str | TableCell, *, german: bool) -> str:
    value = to_value(cell)
    if isinstance(value, str):
        return defuse(" ".join(value.split("\n")))
    if isinstance(value, date):
        return value.isoformat()
    percent = isinstance(cell, TableCell) and cell.unit == "percent"
    text = format(round(value * 100, 6) if percent else value, "f" if not isinstance(value, int) or percent else "d")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return (text.replace(".", ",") if german else text) + ("%" if percent else "")


def _write(page: Page) -> str:
    return to_csv(page.table(), page.words.language)


FORM = Form("csv", (".csv",), _write)

"""Cells of csv files and workbooks: what a spreadsheet computes with, and texts that it does not obey."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from ambassador_cli.models.document import TableCell
from ambassador_cli.writers.forms.office import to_office_text

LONGEST = 32_767
"""Characters that a cell of Excel holds."""

_SIGNS = "=+\\-@＝＋－＠"
_COMMANDS = re.compile(rf"(^|[,;|\t\r\n])([\s\"'“”„‚‘’»«]*)(?=[{_SIGNS}])")
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def to_value(cell: str | TableCell) -> str | int | float | Decimal | date:
    """What the cell holds: its number or day, else its text, with nothing in it that cannot be seen."""
    if isinstance(cell, TableCell) and cell.value is not None:
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    return to_text(cell if isinstance(cell, str) else cell.text)


def to_text(text: str) -> str:
    """A text as a cell holds it: line ends simple, tabs as spaces, control characters shown, not too long."""
    line = to_office_text(_BREAKS.sub("\n", text))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def is_command(text: str) -> bool:
    """Could a spreadsheet take the text, or a part of it behind any usual delimiter, for a formula?"""
    return _COMMANDS.search(text) is not None


def defuse(text: str) -> str:
    """The text with an apostrophe in front of every sign that could begin a formula, whatever delimiter a program
    takes: at the start and behind comma, semicolon, bar, tab and line ends."""
    return _COMMANDS.sub(lambda match: f"{match[1]}{match[2]}'", text)

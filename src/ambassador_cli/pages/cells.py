"""Cells that are read in the reader's language and computed with in a spreadsheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ambassador_cli.models.document import TableCell
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.words import Words

Number = int | float | Decimal


def number_cell(value: Number, words: Words, digits: int = 0) -> TableCell:
    """A number with grouping and ``digits`` decimals."""
    return TableCell(words.number(value, digits), value, digits)


def percent_cell(ratio: Number, words: Words, digits: int = 1) -> TableCell:
    """A ratio as percent."""
    return TableCell(words.percent(Share(float(ratio)), digits), ratio, digits, unit="percent")


def day_cell(day: date | None, words: Words) -> TableCell:
    """A day, empty where there is none."""
    return TableCell(words.day(day), day) if day else TableCell("")

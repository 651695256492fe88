"""Text tables: bytes become text, text becomes rows, and several tables stacked in one file become sheets."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import cast

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables.workbook import Cell, Sheet, Workbook

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_CHARACTERS = 20_000
_SAMPLE_ROWS = 20
_STACKED = re.compile(r"(?m)^\"?[^\n\"]{1,100}: (?:Table|Tabelle|Tabella|Tabela|Tableau|Tabla) \d+")
_TITLE = re.compile(r"(.{1,100}): (?:Table|Tabelle|Tabella|Tabela|Tableau|Tabla) \d+")
_TWICE_ENCODED = re.compile("\u00c3[\u00a4\u00b6\u00bc\u0178\u201e\u2013\u0153\u00a9\u00a7\u00a3]|\u00e2\u20ac")


def decode(name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file: by its byte-order mark, else UTF-8, else UTF-16 told by its NUL bytes, else cp1252.

    Raises :class:`InputError` for text that was cut off or that is not what its mark says.
    """
    place = Place(file=name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(name, data[2:], "utf-16-le" if data[0] == 0xFF else "utf-16-be"), ()
    marked = data.startswith(b"\xef\xbb\xbf")
    body = data[3:] if marked else data
    if not marked and b"\x00" in body:
        sample = body[:4000]
        half = len(sample) // 2
        odd, even = sample[1::2].count(0), sample[::2].count(0)
        if max(odd, even) > half * 0.4 and min(odd, even) < half * 0.1:
            text = _utf16(name, body, "utf-16-le" if odd > even else "utf-16-be")
            return text, (Problem("text_utf16_unmarked", place, level="warning"),)
        if odd + even > half * 0.4:
            raise InputError(Problem("file_not_text", place))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        if marked:
            row = body.count(b"\n", 0, error.start) + 1
            raise InputError(Problem("text_not_utf8", Place(file=name, row=row))) from None
        try:
            return body.decode("cp1252"), ()
        except UnicodeDecodeError:
            raise InputError(Problem("file_not_text", place)) from None
    twice = _TWICE_ENCODED.search(text) if "\u00c3" in text or "\u00e2\u20ac" in text else None
    if twice:
        row = text.count("\n", 0, twice.start()) + 1
        try:
            text = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return text, ()
        return text, (Problem("text_encoded_twice", Place(file=name, row=row), level="warning"),)
    return text, ()


def _utf16(name: str, data: bytes, encoding: str) -> str:
    if len(data) % 2:
        raise InputError(Problem("text_cut_off", Place(file=name)))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(Problem("file_not_text", Place(file=name))) from None


def find_delimiter(text: str) -> str:
    """The delimiter that gives the first rows the most cells of one and the same number."""
    sample = text[:_SAMPLE_CHARACTERS]
    candidates = [delimiter for delimiter in DELIMITERS if delimiter in sample]
    if len(candidates) < 2:
        return candidates[0] if candidates else DELIMITERS[0]
    best, most = DELIMITERS[0], 0
    for delimiter in candidates:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            for row, _ in zip(reader, range(_SAMPLE_ROWS), strict=False):
                widths[len(row)] += 1
        except csv.Error:
            continue
        score = max((width * count for width, count in widths.items() if width > 1), default=0)
        if score > most:
            best, most = delimiter, score
    return best


def read_text_table(name: str, data: bytes) -> Workbook:
    """Bytes of a CSV file (any delimiter, any usual encoding) as a workbook of one sheet or more."""
    text, problems = decode(name, data)
    if not text or text.isspace() or text == "\ufeff":
        raise InputError(Problem("file_empty", Place(file=name)))
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text)))
    except csv.Error as error:
        problem = "cell_too_long" if "field limit" in str(error) else "file_not_text"
        raise InputError(Problem(problem, Place(file=name, row=len(rows) + 1))) from None
    if text.count('"') % 2 and rows and any("\n" in cell for cell in rows[-1]):
        raise InputError(Problem("quote_unclosed", Place(file=name, row=len(rows))))
    if rows and not text.endswith(("\n", "\r")):
        problems += (Problem("text_without_end", Place(file=name, row=len(rows)), level="warning"),)
    cells = cast(list[list[Cell]], rows)
    sheets = tuple(_stacked(cells)) if ": Tab" in text and _STACKED.search(text) else (Sheet("", cells),)
    return Workbook("csv", sheets, problems)


def _stacked(rows: list[list[Cell]]) -> Iterator[Sheet]:
    starts: list[tuple[int, str]] = []
    for index, row in enumerate(rows):
        if row and isinstance(row[0], str) and not any(row[1:]):
            title = _TITLE.fullmatch(row[0])
            if title and (index == 0 or not any(rows[index - 1])):
                starts.append((index, title[1]))
    if not starts or starts[0][0] > 0:
        starts.insert(0, (-1, ""))
    ends = [start for start, _ in starts[1:]] + [len(rows)]
    for (start, title_text), end in zip(starts, ends, strict=True):
        yield Sheet(title_text, rows[start + 1 : end], first_row=start + 2)

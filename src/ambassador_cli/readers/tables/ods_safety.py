"""What the tables of an ods span, once repeated rows and columns are written out, before they are parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from operator import sub

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables import limits

_SMALLEST_CELL = len("<table:table-cell/>")
_ROW = b"<table:table-row"
_WINDOW = limits.CELL_BYTES // 2
_LONGEST_ROW = 2**20
"""A row of more bytes than this is no plain one."""

# These begin with a byte that is seldom, for such a search passes over everything else at once.
_SPACES = re.compile(rb"s(?<=<text:s)[\s/>]")
_MARKS = re.compile(
    rb"r(?:-(?<=<table:table-cell table:number-)"
    rb"""columns-repeated="\d{1,6}"/></table:table-row>(<table:table-row)?"""  # blanks up to the end of a row
    rb"|ow(?<=(<table:table-row))|(-)(?<=table:number-)|(mula)(?<=table:formula))"
)
_REPEATS, _FORMULA = 3, 4
_BLANK_ROW_END = re.compile(rb"""columns-repeated="\d{1,6}"/></table:table-row>""")

_SPACE_COUNT = re.compile(rb"""<(?:[\w.-]+:)?s\s[^>]*?c\s*=\s*["'](\d+)["']""")
_COMMENTS = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_TABLE = re.compile(rb"<table:table[\s>]")
_NAME = re.compile(rb"""table:name\s*=\s*["']([^"']*)["']""")
_ROWS_REPEATED = re.compile(rb"""number-rows-repeated\s*=\s*["'](\d+)["']""")
_COLUMNS_REPEATED = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d+)["']""")
_TRAILING = re.compile(rb"""<([^<>]*?)number-columns-repeated\s*=\s*["'](\d+)["']([^<>]*)/>\s*\Z""")


def check_ods(name: str, unpack: Callable[[], Iterable[bytes]]) -> dict[str, str]:
    """``{"": ""}`` when an ods has formulas, else nothing. ``unpack`` gives its content.xml piece by piece.

    Raises :class:`InputError` when its tables or their texts could take more memory than ``limits`` allow. Nearly every
    file is written so plainly that one pass shows how small it is; any other is measured row by row. What is blank up
    to the end of a row or of a table takes no room: office programs fill their sheets up with it.
    """
    survey = _Survey()
    if survey.is_small(unpack()):
        return {"": ""} if survey.formulas else {}
    content = b"".join(unpack())
    _measure(name, content)
    return {"": ""} if b"table:formula" in content else {}


class _Survey:
    """One pass over the content while it is unpacked: pieces that begin with a row are looked at and forgotten."""

    def __init__(self) -> None:
        self.formulas = False
        self._rows = 0
        self._longest = 0
        self._width = 0

    def is_small(self, pieces: Iterable[bytes]) -> bool:
        """Does the content surely span no more than ``limits`` allow? False where that has to be measured."""
        if not all(self._look_at(piece, end) for piece, end in _cut_at_rows(pieces)):
            return False
        width = max(self._width, self._longest // _SMALLEST_CELL + 1)
        return self._rows * width <= limits.CELLS

    def _look_at(self, piece: bytes, end: int) -> bool:
        if not end or _SPACES.search(piece, 0, end) or _has_comment(piece, end) or _has_long_text(piece, end):
            return False
        rows = [0]
        seen = 0
        for found in _MARKS.finditer(piece, 0, end):
            kind = found.lastindex
            if kind is None:
                continue
            if kind < _REPEATS:
                rows.append(found.end())
            elif kind == _FORMULA:
                self.formulas = True
            elif found.end() > seen:
                seen = self._count_repeats(piece, found.end())
        self._rows += len(rows) - 1
        self._longest = max(self._longest, end - rows[-1], *map(sub, rows[1:], rows))
        return True

    def _count_repeats(self, piece: bytes, position: int) -> int:
        """Count the row around ``position`` as what it is written out; the place where it ends."""
        tag = piece[piece.rfind(b"<", 0, position) : position]
        blank_end = _BLANK_ROW_END.match(piece, position)
        if tag.startswith(b"<table:table-column") or (blank_end and b"value" not in tag):
            return blank_end.end() if blank_end else position
        end = piece.find(_ROW, position)
        end = len(piece) if end < 0 else end
        row = piece[max(0, piece.rfind(_ROW, 0, position)) : end].removeprefix(_ROW)
        times, cells = _row(row)
        if cells or b"</table:table>" not in row:
            self._rows += times
            self._width = max(self._width, cells)
        return end


def _cut_at_rows(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """The same bytes in pieces, each with the place where its last row begins; that row is the next piece's first. A
    row that grows too long ends it all, with 0 for its place."""
    rest = b""
    for piece in pieces:
        rest += piece
        end = rest.rfind(_ROW)
        if end > 0:
            yield rest, end
            rest = rest[end:]
        elif len(rest) > _LONGEST_ROW:
            yield rest, 0
            return
    yield rest, len(rest)


def _has_comment(content: bytes, end: int) -> bool:
    """Is there a tag that is none? Rows in comments would not be rows."""
    mark = content.find(b"!", 0, end)
    while mark > 0:
        if content[mark - 1 : mark] == b"<":
            return True
        mark = content.find(b"!", mark + 1, end)
    return False


def _has_long_text(content: bytes, end: int) -> bool:
    """Is there so much without a tag that a cell could be too long?"""
    return any(content.find(b"<", start, start + _WINDOW) < 0 for start in range(0, end - _WINDOW, _WINDOW))


def _measure(name: str, content: bytes) -> None:
    if b"<!" in content:
        content = _COMMENTS.sub(b"", content)
    spaces = sum(int(count[:12]) for count in _SPACE_COUNT.findall(content))
    if spaces > limits.CELL_BYTES or _has_long_text(content, len(content)):
        raise InputError(Problem("cell_too_long", Place(file=name)))
    for table in _TABLE.split(content)[1:]:
        title = _NAME.search(table, 0, 2000)
        sheet = title[1].decode("utf-8", "replace") if title else ""
        if _spans_too_much(table):
            raise InputError(Problem("sheet_too_big", Place(file=name, sheet=sheet)))


def _spans_too_much(table: bytes) -> bool:
    rows = width = blank = 0
    for part in table.split(_ROW):
        if len(part) < _SMALLEST_CELL:
            continue
        times, cells = _row(part)
        if cells:
            rows, width, blank = rows + blank + times, max(width, cells), 0
            if rows * width > limits.CELLS:
                return True
        else:
            blank += times
    return False


def _row(part: bytes) -> tuple[int, int]:
    """A row, as what stands behind the name of its tag: how often it repeats, and how many cells it has at most up to
    the last one that holds something."""
    cells = part.count(b"<table:table-cell") + part.count(b"<table:covered-table-cell")
    repeats = part.count(b"table:number-")
    if not repeats:
        return 1 if cells else 0, cells if b"value" in part or b":p" in part else 0
    head, _, body = part.partition(b">")
    repeated = _ROWS_REPEATED.search(head)
    times = int(repeated[1][:12]) if repeated else 1
    if b"value" not in part and b":p" not in part:
        return times, 0
    columns = sum(int(count[:12]) for count in _COLUMNS_REPEATED.findall(body))
    end = max(part.rfind(b"</table:table-row"), 0)
    trailing = _TRAILING.search(part[max(0, end - 300) : end])
    if trailing and b"value" not in trailing[1] + trailing[3]:
        columns -= int(trailing[2][:12])
    return times, cells + columns

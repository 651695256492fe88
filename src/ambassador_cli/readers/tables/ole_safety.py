"""xls (BIFF8 in an OLE2 container) before it is parsed: whole, not encrypted, and spanning a bounded rectangle.

The layout follows Microsoft's open specification [MS-XLS] (records).
"""

from __future__ import annotations

import re
import struct

from ambassador_cli.errors import InputError, Own, Place, Problem
from ambassador_cli.readers.tables import limits
from ambassador_cli.readers.tables.ole_container import DamagedError, Stream, read_directory
from ambassador_cli.readers.tables.ole_runs import PLAIN_KINDS, Runs, increasing

_BLOCK = 4096
_NAMED_CONTENTS = {
    "EncryptedPackage": "workbook_encrypted",
    "EncryptionInfo": "workbook_encrypted",
    "WordDocument": "file_is_a_document",
    "PowerPoint Document": "file_is_a_document",
}

_MOST_PLAIN = 63
"""Where plain cells begin at most; a record of several values may reach 32 columns further, which is no matter."""
_ROW_AND_COLUMN = frozenset(
    {
        0x0001,
        0x0002,
        0x0003,
        0x0004,
        0x0006,
        0x00BD,
        0x00BE,
        0x00D6,
        0x00FD,
        0x0201,
        0x0203,
        0x0204,
        0x0205,
        0x027E,
    }
)
_BOF, _EOF, _FILEPASS, _DIMENSIONS, _FORMULA, _SST, _CONTINUE = (
    0x0809,
    0x000A,
    0x002F,
    0x0200,
    0x0006,
    0x00FC,
    0x003C,
)
_BOUNDSHEET = 0x0085
_INDEX = 0x020B
_LABEL_SST = 0x00FD
_LABEL_BYTES = 14
# Only the header is consumed: bytes before it that look like another label cannot hide one.
_LABEL = re.compile(rb"\xfd\x00\x0a\x00(?=.{6}(.{4}))", re.DOTALL)


_VALUE_RECORDS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})

Position = tuple[int, int]
_BEFORE_ALL: Position = (-1, -1)


def check_ole(name: str, data: bytes) -> dict[str, str]:
    """By sheet name (here always the whole workbook, ``""``) the first cell with a formula.

    Raises :class:`InputError` when the container is cut off or damaged, encrypted, no workbook, spans more cells than
    ``limits`` allow, or holds a sheet whose cells do not follow each other row by row.
    """
    place = Place(file=name)
    try:
        streams = read_directory(data)
        for stream, problem in _NAMED_CONTENTS.items():
            if stream in streams:
                raise InputError(Problem(problem, place))
        found = next((streams[stream] for stream in ("Workbook", "Book") if stream in streams), None)
        if found is None:
            raise InputError(Problem("file_is_a_document", place))
        return _check_records(name, found)
    except (DamagedError, struct.error, IndexError):
        raise InputError(Problem("workbook_cut_off", place)) from None


def _check_records(name: str, stream: Stream) -> dict[str, str]:
    """Walk the records; runs of plain cells in the first 64 columns are passed over at once."""
    place = Place(file=name)
    position, size, depth = 0, len(stream), 0
    filled = _filled(stream)  # what follows are empty records
    last_row = last_column = 0
    plain = labels = 0
    formulas: dict[str, str] = {}
    sst = sst_end = -1
    records = 0
    begins: set[int] = set()
    named: set[int] = set()
    last = _BEFORE_ALL
    runs = Runs(stream)
    while position + 4 <= size and position < filled:
        end, places = runs.at(position) if stream[position] in PLAIN_KINDS else (position, b"")
        if end > position:
            plain += end - position
            last = _follow(place, runs, (position, end), places, last)
            position = end
            last_row = 0xFFFF
            last_column = max(last_column, _MOST_PLAIN)
            continue
        kind, length = struct.unpack_from("<HH", stream, position)
        start = position + 4
        position = start + length
        if position > size or (not records and kind != _BOF):
            raise DamagedError
        records += 1
        if kind == _BOF:
            if not depth or start - 4 in named:  # a chart inside a sheet is read on as the sheet's own cells
                last = _BEFORE_ALL
            depth += 1
            begins.add(start - 4)
            last_row = last_column = 0
        elif kind == _EOF:
            depth -= 1
            if depth < 0:
                break
        elif kind == _INDEX:
            runs.expect_blocks()
        elif kind == _BOUNDSHEET and length >= 4:
            named.update(struct.unpack_from("<I", stream, start))
        elif kind == _FILEPASS and records <= 4:
            raise InputError(Problem("workbook_encrypted", place))
        elif kind == _DIMENSIONS and length >= 10:
            layout = "<IIHH" if length >= 14 else "<HHHH"
            _, rows, _, columns = struct.unpack_from(layout, stream, start)
            if rows * columns > limits.CELLS:
                raise InputError(Problem("sheet_too_big", place))
        elif kind in _ROW_AND_COLUMN and length >= 4:
            row, column = struct.unpack_from("<HH", stream, start)
            if kind in _VALUE_RECORDS:
                last = _next(place, last, (row, column))
            if kind in {0x00BD, 0x00BE} and length >= 6:
                column = max(column, *struct.unpack_from("<H", stream, position - 2))
            last_row, last_column = max(last_row, row), max(last_column, column)
            labels += kind == _LABEL_SST
            if kind == _FORMULA and not formulas:
                formulas[""] = _cell(row, column)
        elif kind == _SST:
            sst, sst_end = start - 4, position
            if length < 8 or struct.unpack_from("<I", stream, start + 4)[0] > size:
                raise DamagedError
        elif kind == _CONTINUE and start - 4 == sst_end:
            sst_end = position
        if (last_row + 1) * (last_column + 1) > limits.CELLS:
            raise InputError(Problem("sheet_too_big", place))
    if not begins or not named <= begins:  # a sheet that begins elsewhere would be read as other records
        raise DamagedError
    if sst >= 0:
        labels += plain // _LABEL_BYTES
        if _may_expand(stream, sst_end - sst, labels) and _expanded(stream, sst) > limits.TEXT_BYTES:
            raise InputError(Problem("sheet_too_big", place))
    return formulas


def _follow(place: Place, runs: Runs, run: tuple[int, int], places: bytes, last: Position) -> Position:
    """The last value of a run of plain cells, each of which stands behind the one before it.

    The spreadsheet library takes the first cell's row for the first and the last cell's for the last: an earlier row
    at the end makes it ask for more memory than there is, which ends the process, and cells outside are lost.
    """
    if not places:
        return last
    if last < struct.unpack_from("<HH", places) and increasing(places):
        row, column = struct.unpack_from("<HH", places, len(places) - 4)
        return row, column
    start, end = run
    while start < end:
        kind, length = struct.unpack_from("<HH", runs.stream, start)
        if kind in _VALUE_RECORDS:
            row, column = struct.unpack_from("<HH", runs.stream, start + 4)
            last = _next(place, last, (row, column))
        start += 4 + length
    return last


def _next(place: Place, last: Position, found: Position) -> Position:
    if found > last:
        return found
    values = {"found": Own(_cell(*found)), "after": Own(_cell(*last))}
    raise InputError(Problem("workbook_out_of_order", place, values))


def _filled(stream: Stream) -> int:
    """How much of it there is without the zeros at its end."""
    end = len(stream)
    while end:
        start = max(0, end - _BLOCK)
        block = bytes(stream[start:end]).rstrip(b"\0")
        if block:
            return start + len(block)
        end = start
    return 0


def _cell(row: int, column: int) -> str:
    from ambassador_cli.readers.tables.workbook import column_letters

    return f"{column_letters(column)}{row + 1}"


def _may_expand(stream: Stream, texts: int, labels: int) -> bool:
    """May :func:`_expanded` be over the limit? Judged by the bytes of all ``texts`` and how many cells can hold one:
    ``labels`` at most, or as many as there are, or as often as one of them is used at most."""
    if labels * texts <= limits.TEXT_BYTES:
        return False
    used = _LABEL.findall(stream)
    if len(used) * texts <= limits.TEXT_BYTES:
        return False
    from collections import Counter

    return texts * max(Counter(used).values(), default=0) > limits.TEXT_BYTES


def _expanded(stream: Stream, sst: int) -> int:
    """Characters of all cells together, once every cell has its own copy of a text that the file holds once."""
    lengths = _text_lengths(stream, sst)
    indices = [int.from_bytes(found, "little") for found in _LABEL.findall(stream)]
    return sum(lengths[index] for index in indices if index < len(lengths))


def _text_lengths(stream: Stream, sst: int) -> list[int]:
    """How many characters each text of the shared table has. A text may go on in the next record; its
    characters there begin with a new byte that says how wide they are."""
    (length,) = struct.unpack_from("<H", stream, sst + 2)
    position, end = sst + 12, sst + 4 + length
    lengths: list[int] = []

    def go_on() -> bool:
        nonlocal position, end
        if end + 4 > len(stream):
            return False
        kind, size = struct.unpack_from("<HH", stream, end)
        if kind != _CONTINUE:
            return False
        position, end = end + 4, end + 4 + size
        return True

    while position + 3 <= end or (position >= end and go_on()):
        if position + 3 > end:
            continue
        characters, flags = struct.unpack_from("<HB", stream, position)
        position += 3
        extra = 0
        if flags & 8:
            extra += 4 * int.from_bytes(stream[position : position + 2], "little")
            position += 2
        if flags & 4:
            extra += int.from_bytes(stream[position : position + 4], "little")
            position += 4
        lengths.append(characters)
        left, wide = characters, flags & 1
        while left:
            room = max(end - position, 0) >> wide
            taken = min(left, room)
            position += taken << wide
            left -= taken
            if left:
                if not go_on():
                    return lengths
                wide = stream[position] & 1
                position += 1
        while extra:
            taken = min(extra, max(end - position, 0))
            position += taken
            extra -= taken
            if extra and not go_on():
                return lengths
    return lengths

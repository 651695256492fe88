"""xls (BIFF8 in an OLE2 container) before it is parsed: whole, not encrypted, and spanning a bounded rectangle.

The layout follows Microsoft's open specifications [MS-CFB] (sectors, FAT, directory) and [MS-XLS] (records).
"""

from __future__ import annotations

import re
import struct

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables import limits

_LAST_SECTOR = 0xFFFFFFFA
_END = 0xFFFFFFFE
_DIRECTORY_ENTRY = 128
_MINI_CUTOFF = 4096
_BLOCK = 4096
_NAMED_CONTENTS = {
    "EncryptedPackage": "workbook_encrypted",
    "EncryptionInfo": "workbook_encrypted",
    "WordDocument": "file_is_a_document",
    "PowerPoint Document": "file_is_a_document",
}

# Cells with a value, in the columns A to BL (0..63): row, column, then what the kind of record holds.
_COLUMN = rb"[\x00-\x3f]\x00"
_VALUES = sorted(range(2, 34), key=lambda n: abs(n - 17))
"""How many values a record of several may hold here; LinkedIn's rows have seventeen counts side by side."""
_PLAIN_CELLS = re.compile(
    rb"(?:\xfd\x00\x0a\x00.." + _COLUMN + rb".{6}"  # LABELSST
    rb"|\x03\x02\x0e\x00.." + _COLUMN + rb".{10}"  # NUMBER
    rb"|\x7e\x02\x0a\x00.." + _COLUMN + rb".{6}"  # RK
    rb"|\xbd\x00(?:"  # MULRK: as many values as its length says
    + b"|".join(re.escape(struct.pack("<H", 6 + 6 * n)) + b".." + _COLUMN + b".{%d}" % (6 * n + 2) for n in _VALUES)
    + rb")|\xbe\x00(?:"  # MULBLANK
    + b"|".join(re.escape(struct.pack("<H", 6 + 2 * n)) + b".." + _COLUMN + b".{%d}" % (2 * n + 2) for n in _VALUES)
    + rb")|\x01\x02\x06\x00.."
    + _COLUMN
    + rb".."  # BLANK
    rb"|\x08\x02\x10\x00.{16}"  # ROW
    rb")++",
    re.DOTALL,
)
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
_LABEL_SST = 0x00FD
_LABEL_BYTES = 14
# Only the header is consumed: bytes before it that look like another label cannot hide one.
_LABEL = re.compile(rb"\xfd\x00\x0a\x00(?=.{6}(.{4}))", re.DOTALL)


Stream = bytes | memoryview


class _DamagedError(Exception):
    """The container or a record points to where nothing is."""


def check_ole(name: str, data: bytes) -> dict[str, str]:
    """By sheet name (here always the whole workbook, ``""``) the first cell with a formula.

    Raises :class:`InputError` when the container is cut off or damaged, encrypted, no workbook, or spans more
    cells than ``limits`` allow.
    """
    place = Place(file=name)
    try:
        streams = _directory(data)
        for stream, problem in _NAMED_CONTENTS.items():
            if stream in streams:
                raise InputError(Problem(problem, place))
        found = next((streams[stream] for stream in ("Workbook", "Book") if stream in streams), None)
        if found is None:
            raise InputError(Problem("file_is_a_document", place))
        return _check_records(name, found)
    except (_DamagedError, struct.error, IndexError):
        raise InputError(Problem("workbook_cut_off", place)) from None


def _directory(data: bytes) -> dict[str, Stream]:
    """The container's streams by name; of those that are no workbook only the name."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in {9, 12} or mini_shift != 6:
        raise _DamagedError
    size = 1 << shift
    count_fat, first_directory = struct.unpack_from("<II", data, 44)
    first_mini, count_mini, first_difat, count_difat = struct.unpack_from("<IIII", data, 60)
    sectors = (len(data) - 1) // size  # the header takes the room of one sector
    difat = list(struct.unpack_from("<109I", data, 76))
    for _ in range(min(count_difat, sectors)):
        if first_difat >= sectors:
            raise _DamagedError
        block = struct.unpack_from(f"<{size // 4}I", data, (first_difat + 1) << shift)
        difat += block[:-1]
        first_difat = block[-1]
    fat_sectors = [sector for sector in difat[:count_fat] if sector < _LAST_SECTOR]
    if len(fat_sectors) < count_fat or max(count_fat, count_mini, count_difat) > sectors:
        raise _DamagedError
    fat = b"".join(_sector(data, sector, shift) for sector in fat_sectors)
    directory = bytes(_chain(data, fat, first_directory, shift))
    entries = {}
    root: Stream = b""
    for start in range(0, len(directory) - _DIRECTORY_ENTRY + 1, _DIRECTORY_ENTRY):
        entry = directory[start : start + _DIRECTORY_ENTRY]
        length, kind = struct.unpack_from("<HB", entry, 64)
        first, low = struct.unpack_from("<II", entry, 116)
        if kind == 5:
            root = _chain(data, fat, first, shift) if low else b""
        elif kind == 2 and 2 <= length <= 64:
            entries[entry[: length - 2].decode("utf-16-le", "replace")] = (first, low)
    streams: dict[str, Stream] = {}
    for stream, (first, length) in entries.items():
        if stream not in {"Workbook", "Book"}:
            streams[stream] = b""
        elif length >= _MINI_CUTOFF:
            streams[stream] = _chain(data, fat, first, shift)[:length]
            if len(streams[stream]) < length:
                raise _DamagedError
        else:
            mini_fat = _chain(data, fat, first_mini, shift)
            streams[stream] = _mini_chain(root, mini_fat, first)[:length]
    return streams


def _sector(data: bytes, sector: int, shift: int) -> bytes:
    start = (sector + 1) << shift
    if start >= len(data):
        raise _DamagedError
    return data[start : start + (1 << shift)]


def _chain(data: bytes, fat: bytes, first: int, shift: int) -> Stream:
    """A stream, put together from runs of sectors that follow each other in the file; of one run not even a copy."""
    parts: list[memoryview] = []
    view = memoryview(data)
    sector, seen, most = first, 0, len(fat) // 4
    table = memoryview(fat[: most * 4]).cast("I")
    while sector < _LAST_SECTOR:
        start = end = sector
        while True:
            if end >= most or seen > most:
                raise _DamagedError
            seen += 1
            after = table[end]
            if after != end + 1:
                break
            end = after
        begin, stop = (start + 1) << shift, (end + 2) << shift
        if stop > len(data) + (1 << shift) - 1 or begin >= len(data):
            raise _DamagedError
        parts.append(view[begin:stop])
        sector = after
    if sector != _END:
        raise _DamagedError
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _mini_chain(root: Stream, fat: Stream, first: int) -> bytes:
    parts: list[Stream] = []
    sector, most = first, len(fat) // 4
    for _ in range(most + 1):
        if sector >= _LAST_SECTOR:
            return b"".join(parts)
        if sector >= most:
            raise _DamagedError
        parts.append(root[sector << 6 : (sector + 1) << 6])
        (sector,) = struct.unpack_from("<I", fat, sector * 4)
    raise _DamagedError


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
    while position + 4 <= size and position < filled:
        run = _PLAIN_CELLS.match(stream, position)
        if run:
            plain += run.end() - position
            position = run.end()
            last_row = 0xFFFF
            last_column = max(last_column, _MOST_PLAIN)
            continue
        kind, length = struct.unpack_from("<HH", stream, position)
        start = position + 4
        position = start + length
        if position > size or (not records and kind != _BOF):
            raise _DamagedError
        records += 1
        if kind == _BOF:
            depth += 1
            begins.add(start - 4)
            last_row = last_column = 0
        elif kind == _EOF:
            depth -= 1
            if depth < 0:
                break
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
            if kind in {0x00BD, 0x00BE} and length >= 6:
                column = max(column, *struct.unpack_from("<H", stream, position - 2))
            last_row, last_column = max(last_row, row), max(last_column, column)
            labels += kind == _LABEL_SST
            if kind == _FORMULA and not formulas:
                formulas[""] = _cell(row, column)
        elif kind == _SST:
            sst, sst_end = start - 4, position
            if length < 8 or struct.unpack_from("<I", stream, start + 4)[0] > size:
                raise _DamagedError
        elif kind == _CONTINUE and start - 4 == sst_end:
            sst_end = position
        if (last_row + 1) * (last_column + 1) > limits.CELLS:
            raise InputError(Problem("sheet_too_big", place))
    if not begins or not named <= begins:  # a sheet that begins elsewhere would be read as other records
        raise _DamagedError
    if sst >= 0:
        labels += plain // _LABEL_BYTES
        if _may_expand(stream, sst_end - sst, labels) and _expanded(stream, sst) > limits.TEXT_BYTES:
            raise InputError(Problem("sheet_too_big", place))
    return formulas


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

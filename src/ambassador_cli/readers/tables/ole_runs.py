"""Runs of plain cells in an xls: where they end, and at which rows and columns their values stand, in one pass.

The layout follows Microsoft's open specification [MS-XLS] (records).
"""

from __future__ import annotations

import re
import struct
from functools import cache

from ambassador_cli.readers.tables.ole_container import Stream

# Cells with a value, in the columns A to BL (0..63): row, column, then what the kind of record holds.
_COLUMN = rb"[\x00-\x3f]\x00"
_VALUES = sorted(range(2, 34), key=lambda n: abs(n - 17))
"""How many values a record of several may hold here; LinkedIn's rows have seventeen counts side by side."""
_VALUE = (
    rb"(?:\xfd\x00\x0a\x00.." + _COLUMN + rb".{6}"  # LABELSST
    rb"|\x03\x02\x0e\x00.." + _COLUMN + rb".{10}"  # NUMBER
    rb"|\x7e\x02\x0a\x00.." + _COLUMN + rb".{6}"  # RK
    rb"|\xbd\x00(?:"  # MULRK: as many values as its length says
    + b"|".join(re.escape(struct.pack("<H", 6 + 6 * n)) + b".." + _COLUMN + b".{%d}" % (6 * n + 2) for n in _VALUES)
    + rb"))"
)
_NO_VALUE = (
    rb"(?:\xbe\x00(?:"  # MULBLANK
    + b"|".join(re.escape(struct.pack("<H", 6 + 2 * n)) + b".." + _COLUMN + b".{%d}" % (2 * n + 2) for n in _VALUES)
    + rb")|\x01\x02\x06\x00.."
    + _COLUMN
    + rb".."  # BLANK
    rb"|\x08\x02\x10\x00.{16})"  # ROW
)
# Records that follow the cells of a sheet (WINDOW2) or of a block of its rows (DBCELL), and that begin a row.
_SHEET_END, _BLOCK_END, _ROW = b"\x3e\x02\x12", b"\xd7\x00", b"\x08\x02\x10\x00"
_AFTER_CELLS = rb"(?:\x3e\x02\x12\x00|\xd7\x00.\x00).{5}\Z"
_END_BYTES = 9
"""Of the record after a run: an odd number, at which no plain cell can end, for all of them are even."""
_PLACES = re.compile(_NO_VALUE + b"*+(?=.{4}(.{4}))(?:" + _VALUE + b"|" + _AFTER_CELLS + b")|.+", re.DOTALL)
"""Row and column of each value in a run of plain cells, one record after the other, and four bytes of the record after
the run; an empty text last where the run does not end so."""
PLAIN_KINDS = frozenset(b"\xfd\x03\x7e\xbd\xbe\x01\x08")
"""The first bytes of records that may be plain cells."""


class Runs:
    """Finds runs of plain cells. Where one ends is guessed from the record that mostly follows and then seen to be so;
    only where it is not, the run is walked once more to find its end."""

    def __init__(self, stream: Stream) -> None:
        self.stream = bytes(stream)
        self.blocks = False
        self.end = self.sheet_end = self.block_end = -1

    def expect_blocks(self) -> None:
        """Rows come in blocks with a record behind each from here on, as in every sheet with an index."""
        self.blocks = True
        self.end = -1

    def at(self, start: int) -> tuple[int, bytes]:
        """Where the run at ``start`` ends (there too: there is none) and its values' rows and columns, 4 bytes each."""
        if self.end < start:
            self.end = self._next_end(start)
        end = self.end
        if not (end - start) % 2 and end + _END_BYTES <= len(self.stream):
            places = _PLACES.findall(self.stream, start, end + _END_BYTES)
            if places[-1]:
                return end, b"".join(places[:-1])
        run = _plain_cells().match(self.stream, start)
        if not run:
            return start, b""
        return run.end(), b"".join(_PLACES.findall(self.stream, start, run.end()))

    def _next_end(self, start: int) -> int:
        if self.sheet_end < start:
            self.sheet_end = self._find(_SHEET_END, start)
        if not self.blocks:
            return self.sheet_end
        if self.block_end < start:
            found = self._find(_BLOCK_END, start)
            while found < len(self.stream) and not self._ends_block(found):
                found = self._find(_BLOCK_END, found + 1)
            self.block_end = found
        return min(self.sheet_end, self.block_end)

    def _find(self, record: bytes, start: int) -> int:
        found = self.stream.find(record, start)
        return found if found >= 0 else len(self.stream)

    def _ends_block(self, place: int) -> bool:
        """Does it say how far behind the block's first row it stands?"""
        first = place - int.from_bytes(self.stream[place + 4 : place + 8], "little")
        return first >= 0 and self.stream.startswith(_ROW, first)


def increasing(places: bytes) -> bool:
    """Does each of these rows (2 bytes) and columns (1 byte and a zero) stand behind the one before it?

    All are compared at once, as one long number with 32 bits for each: the highest bit, set before the one before and
    1 are taken away, stays where the rest was greater.
    """
    count = len(places) // 4 - 1
    keys = bytearray(len(places))
    keys[::4], keys[1::4], keys[2::4] = places[2::4], places[::4], places[1::4]
    guards = int.from_bytes(b"\0\0\0\x80" * count, "little")
    ones = int.from_bytes(b"\1\0\0\0" * count, "little")
    after, before = int.from_bytes(keys[4:], "little"), int.from_bytes(keys[:-4], "little")
    return (guards + after - before - ones) & guards == guards


@cache
def _plain_cells() -> re.Pattern[bytes]:
    return re.compile(b"(?:" + _VALUE + b"|" + _NO_VALUE + b")++", re.DOTALL)

"""xlsx and ods before they are parsed: a zip container's sizes, declared and real, and what its sheets span."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables import limits
from ambassador_cli.readers.tables.ods_safety import check_ods
from ambassador_cli.readers.tables.xlsx_safety import check_xlsx

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+<[A-Za-z_]")
"""What may stand before the root of XML that brings no definitions of its own, in UTF-8."""

_LONGEST_PROLOG = 2**14
_STEP = 2**14
_PIECE = 128_000
"""How many packed bytes are unpacked at a time, and what may come out at once: little enough to be looked at while it
is at hand."""


def check_zip(name: str, data: bytes) -> tuple[Literal["xlsx", "ods"], dict[str, str]]:
    """Which workbook a zip container holds, and by sheet name the first cell with a formula.

    Raises :class:`InputError` when it is none, or when reading it could take more memory than ``limits`` allow.
    """
    entries = list_entries(name, data)
    names = {entry.filename for entry in entries}
    kind: Literal["xlsx", "ods"]
    if "xl/workbook.xml" in names and "xl/workbook.bin" not in names:
        kind = "xlsx"
    elif "content.xml" in names and "xl/workbook.bin" not in names:
        kind = "ods"
    else:
        raise InputError(Problem(_other_container(names), Place(file=name)))
    unpack = open_entries(name, data, entries)
    if kind == "xlsx":
        return kind, check_xlsx(name, {entry.filename: b"".join(unpack(entry.filename)) for entry in entries})
    for entry in entries:
        if entry.filename != "content.xml":
            for _ in unpack(entry.filename):
                pass
    return kind, check_ods(name, partial(unpack, "content.xml"))


def list_entries(name: str, data: bytes) -> list[ZipInfo]:
    """What a zip container says that it holds. Raises :class:`InputError` when that cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, UnicodeError, IndexError):
        raise InputError(Problem("workbook_cut_off", Place(file=name))) from None


def open_entries(name: str, data: bytes, entries: Sequence[ZipInfo]) -> Callable[[str], Iterator[bytes]]:
    """A way to unpack each of ``entries`` by its name, piece by piece and no further than it and ``limits`` say.

    Raises :class:`InputError`, as do the pieces, when the container says one thing and holds another, or too much.
    """
    place = Place(file=name)
    if len(entries) > limits.ENTRIES or len({entry.filename for entry in entries}) != len(entries):
        raise InputError(Problem("workbook_damaged", place))
    _check_declared(place, entries)
    packed = {entry.filename: (entry, _packed(place, data, entry)) for entry in entries}

    def unpack(entry: str) -> Iterator[bytes]:
        return _without_definitions(Place(file=name, sheet=entry), _inflate(place, *packed[entry]))

    return unpack


def _other_container(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "workbook_xlsb"
    lower = {entry.rpartition("/")[2].casefold() for entry in names}
    if lower & {"shares.csv", "connections.csv", "messages.csv", "profile.csv"}:
        return "archive"
    if names & {"word/document.xml", "ppt/presentation.xml"}:
        return "file_is_a_document"
    if any(entry.endswith(".zip") for entry in lower):
        return "archive_in_archive"
    return "zip_unknown"


def _check_declared(place: Place, entries: Sequence[ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(Problem("workbook_encrypted", place))
    unpacked = sum(entry.file_size for entry in entries)
    ratio = max(
        (e.file_size // max(e.compress_size, 1) for e in entries if e.file_size >= limits.RATIO_FROM), default=0
    )
    if unpacked > limits.UNPACKED_BYTES or ratio > limits.RATIO:
        values = {"size": unpacked // 2**20, "most": limits.UNPACKED_BYTES // 2**20}
        raise InputError(Problem("workbook_inflates", place, values))


def _packed(place: Place, data: bytes, entry: ZipInfo) -> memoryview:
    """Where an entry's packed content stands."""
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise InputError(Problem("workbook_damaged", place))
    start = entry.header_offset
    if data[start : start + 4] != b"PK\x03\x04":
        raise InputError(Problem("workbook_damaged", place))
    lengths = (
        int.from_bytes(data[start + 26 : start + 28], "little"),
        int.from_bytes(data[start + 28 : start + 30], "little"),
    )
    begin = start + 30 + sum(lengths)
    packed = memoryview(data)[begin : begin + entry.compress_size]
    if len(packed) != entry.compress_size:
        raise InputError(Problem("workbook_cut_off", place))
    return packed


def _inflate(place: Place, entry: ZipInfo, packed: memoryview) -> Iterator[bytes]:
    """An entry's real content in pieces. Its end decides, not what the directory says: a native reader goes on to
    it."""
    size = checksum = 0
    for piece in _unpacked(place, packed) if entry.compress_type == ZIP_DEFLATED else [bytes(packed)]:
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if size > entry.file_size:
            values = {"size": size // 2**20, "most": limits.UNPACKED_BYTES // 2**20}
            raise InputError(Problem("workbook_inflates", place, values))
        yield piece
    if size != entry.file_size or checksum != entry.CRC:
        raise InputError(Problem("workbook_damaged", place))


def _unpacked(place: Place, packed: memoryview) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-15)
    for start in range(0, len(packed), _STEP):
        coming: bytes | memoryview = packed[start : start + _STEP]
        while coming:
            try:
                yield inflate.decompress(coming, _PIECE)
            except zlib.error:
                raise InputError(Problem("workbook_damaged", place)) from None
            if inflate.eof:
                return
            coming = inflate.unconsumed_tail
    yield inflate.flush()


def _without_definitions(place: Place, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces of an entry, which is no XML with definitions of its own."""
    first = b""
    for piece in pieces:
        first += piece
        if len(first) > _LONGEST_PROLOG:
            break
    if place.sheet.endswith((".xml", ".rels")) and first and not _PROLOG.match(first):
        raise InputError(Problem("workbook_entities", place))
    yield first
    yield from pieces

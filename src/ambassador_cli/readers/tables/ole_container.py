"""The container of an xls (OLE2): its directory, and the one stream that is a workbook, put together without a copy.

The layout follows Microsoft's open specification [MS-CFB] (sectors, FAT, directory).
"""

from __future__ import annotations

import struct

_LAST_SECTOR = 0xFFFFFFFA
_END = 0xFFFFFFFE
_DIRECTORY_ENTRY = 128
_MINI_CUTOFF = 4096

Stream = bytes | memoryview


class DamagedError(Exception):
    """The container or a record points to where nothing is."""


def read_directory(data: bytes) -> dict[str, Stream]:
    """The container's streams by name; of those that are no workbook only the name. Raises :class:`DamagedError`."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in {9, 12} or mini_shift != 6:
        raise DamagedError
    size = 1 << shift
    count_fat, first_directory = struct.unpack_from("<II", data, 44)
    first_mini, count_mini, first_difat, count_difat = struct.unpack_from("<IIII", data, 60)
    sectors = (len(data) - 1) // size  # the header takes the room of one sector
    difat = list(struct.unpack_from("<109I", data, 76))
    for _ in range(min(count_difat, sectors)):
        if first_difat >= sectors:
            raise DamagedError
        block = struct.unpack_from(f"<{size // 4}I", data, (first_difat + 1) << shift)
        difat += block[:-1]
        first_difat = block[-1]
    fat_sectors = [sector for sector in difat[:count_fat] if sector < _LAST_SECTOR]
    if len(fat_sectors) < count_fat or max(count_fat, count_mini, count_difat) > sectors:
        raise DamagedError
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
                raise DamagedError
        else:
            mini_fat = _chain(data, fat, first_mini, shift)
            streams[stream] = _mini_chain(root, mini_fat, first)[:length]
    return streams


def _sector(data: bytes, sector: int, shift: int) -> bytes:
    start = (sector + 1) << shift
    if start >= len(data):
        raise DamagedError
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
                raise DamagedError
            seen += 1
            after = table[end]
            if after != end + 1:
                break
            end = after
        begin, stop = (start + 1) << shift, (end + 2) << shift
        if stop > len(data) + (1 << shift) - 1 or begin >= len(data):
            raise DamagedError
        parts.append(view[begin:stop])
        sector = after
    if sector != _END:
        raise DamagedError
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _mini_chain(root: Stream, fat: Stream, first: int) -> bytes:
    parts: list[Stream] = []
    sector, most = first, len(fat) // 4
    for _ in range(most + 1):
        if sector >= _LAST_SECTOR:
            return b"".join(parts)
        if sector >= most:
            raise DamagedError
        parts.append(root[sector << 6 : (sector + 1) << 6])
        (sector,) = struct.unpack_from("<I", fat, sector * 4)
    raise DamagedError

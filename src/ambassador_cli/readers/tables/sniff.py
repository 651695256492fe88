"""What kind of file this is, told from its first bytes and never from its name."""

from __future__ import annotations

import re
from typing import Literal

from ambassador_cli.errors import InputError, Own, Place, Problem
from ambassador_cli.readers.tables import limits

Container = Literal["ole", "zip", "text"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"MZ", "EXE"),
)
_HTML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|table)\b", re.I)
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:\?xml|[a-z]+[\s>])", re.I)
_JSON = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"|\})|\[\s*(?:[{\[\"\]]))")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def sniff(name: str, data: bytes) -> Container:
    """The container of ``data``; raises :class:`InputError` for what can be no table."""
    place = Place(file=name)
    if is_lock_file(name):
        raise InputError(Problem("lock_file", place))
    if not data or not data.strip(b"\x00"):
        raise InputError(Problem("file_empty", place))
    if data in _BOMS:
        raise InputError(Problem("file_only_bom", place))
    if len(data) > limits.FILE_BYTES:
        values = {"size": len(data) // 2**20, "most": limits.FILE_BYTES // 2**20}
        raise InputError(Problem("file_too_big", place, values))
    if data.startswith(OLE):
        return "ole"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(Problem("file_is_something_else", place, {"found": Own(kind)}))
    head = data[:4096]
    for pattern, kind in ((_HTML, "HTML"), (_XML, "XML"), (_JSON, "JSON")):
        if pattern.match(head):
            problem = "file_is_a_web_page" if kind == "HTML" else "file_is_something_else"
            raise InputError(Problem(problem, place, {"found": Own(kind)}))
    return "text"


def is_lock_file(name: str) -> bool:
    """The small file that an open office program lays beside a workbook (``~$name``, ``.~lock.name#``)."""
    last = re.split(r"[/\\]", name)[-1]
    return last.startswith(("~$", ".~lock."))

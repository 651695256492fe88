"""Put a corrected draft in the place of the old one."""

from __future__ import annotations

import codecs
import contextlib
import os
import tempfile
from pathlib import Path

from ambassador_cli.errors import OutputError, Place, Problem
from ambassador_cli.models.draft_file import DraftFile

_MARKS = {
    "utf-8": b"",
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def encode_draft(file: DraftFile, text: str) -> bytes:
    """``text`` in the encoding of ``file``, with its byte order mark if it had one; line ends as they are."""
    return _MARKS[file.encoding] + text.encode("utf-8" if file.encoding == "utf-8-sig" else file.encoding)


def write_draft(file: DraftFile, text: str) -> None:
    """Replace the file's text at one stroke: readers see the old draft or the new one, never half of it.

    A link is followed, permissions stay. Nothing is written where ``text`` is what the file already holds, and
    nothing is replaced that has changed on the disk since it was read. Raises :class:`OutputError`.
    """
    if not file.writable:
        raise OutputError(Problem("draft.not_writable", Place(file=file.name)))
    if text == file.text:
        return
    target = Path(file.path).resolve()
    temporary = ""
    try:
        if target.read_bytes() != encode_draft(file, file.text):
            raise OutputError(Problem("draft.changed_meanwhile", Place(file=file.name)))
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(encode_draft(file, text))
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o7777)
        Path(temporary).replace(target)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise OutputError(Problem("draft.not_written", Place(file=file.name), {"reason": error})) from error

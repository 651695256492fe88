"""Put a corrected draft in the place of the old one."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

from ambassador_cli.errors import OutputError, Place, Problem
from ambassador_cli.models.draft_file import DraftFile
from ambassador_cli.writers.disk.together import write_together

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
    target = Path(file.path)
    try:
        write_together(
            {target: encode_draft(file, text)},
            expected={target: encode_draft(file, file.text)},
            make_folders=False,
        )
    except OutputError as error:
        raise OutputError(_named(problem, file.name) for problem in error.problems) from None


def _named(problem: Problem, name: str) -> Problem:
    """The problem under the name that the draft has elsewhere."""
    changed = {"file.changed_meanwhile": "draft.changed_meanwhile", "file.no_folder": "draft.changed_meanwhile"}
    return replace(problem, id=changed.get(problem.id, problem.id), place=Place(file=name))

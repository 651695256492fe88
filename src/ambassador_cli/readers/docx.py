"""Word documents as drafts: the text as it would be pasted, paragraph by paragraph."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from ambassador_cli.errors import InputError, Place, Problem

MAX_UNPACKED = 50_000_000
"""Bytes of one unpacked document, pictures included: more is no draft but a trap."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
    f"{_WORD}softHyphen": "\N{SOFT HYPHEN}",
}
_SKIPPED = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", _FALLBACK})


def read_docx_text(data: bytes, name: str) -> str:
    """The text of a Word document: one line a paragraph, tables cell by cell, text boxes after the paragraph
    they hang on. Tracked insertions count, deletions do not; headers, footers and comments are left out.

    Raises :class:`InputError` for a file that is no Word document, broken, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                limit = {"limit": MAX_UNPACKED // 1_000_000}
                raise InputError(Problem("draft.too_big", Place(file=name), limit))
            if "word/document.xml" not in archive.namelist():
                raise InputError(Problem("draft.binary", Place(file=name)))
    except zipfile.BadZipFile as error:
        raise InputError(Problem("draft.docx_broken", Place(file=name))) from error
    import docx

    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise InputError(Problem("draft.docx_broken", Place(file=name))) from error
    lines = ["".join(_characters(paragraph)) for paragraph in body.iter(f"{_WORD}p") if not _inside(paragraph)]
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""


def _characters(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != f"{_WORD}p":
            yield from _characters(child)


def _inside(paragraph: Any) -> bool:
    """Is this paragraph part of something that is not shown?"""
    return any(ancestor.tag in _SKIPPED for ancestor in paragraph.iterancestors())

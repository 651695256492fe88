"""Draft files: which ones there are, and their characters. Recognised by content: Word documents by their zip
signature, everything else must be text."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.draft_file import DraftFile, Encoding
from ambassador_cli.readers.user_files import is_folder, is_there, nearest_path, read_user_file, search_folder

MAX_BYTES = 4_000_000
"""Far above any post (3,000 characters), and still checked within seconds."""

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text", ".docx"})
_ZIP = b"PK\x03\x04"
_MARKS: tuple[tuple[bytes, Encoding], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def find_draft_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """All drafts below ``paths``, each once, in the order given and by name within a folder.

    A file that is named is a draft whatever it is called. In folders, files whose names end in one of
    ``SUFFIXES`` are drafts; hidden ones and Word's lock files (``~$…``) are not. What is not there, cannot be listed or
    is a link that leads away (see ``search_folder``) is a problem; the rest is found all the same.
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if not is_there(path):
            problems.append(Problem("draft.not_there", Place(file=path.as_posix()), {"suggestion": nearest_path(path)}))
        elif is_folder(path):
            found.update(dict.fromkeys(search_folder(path, _is_draft_name, problems)))
        else:
            found[path] = None
    return tuple(found), tuple(problems)


def read_draft_file(path: Path) -> DraftFile:
    """The characters of one draft, or :class:`InputError` where it is missing, unreadable, too big or no text."""
    name = path.as_posix()
    return decode_draft(read_user_file(path, MAX_BYTES, name=name), name, path=str(path.absolute()))


def decode_draft(data: bytes, name: str, *, path: str = "") -> DraftFile:
    """The characters of a draft's bytes; ``name`` is what people see. Raises :class:`InputError`."""
    if len(data) > MAX_BYTES:
        raise InputError(Problem("draft.too_big", Place(file=name), {"limit": MAX_BYTES // 1_000_000}))
    if data.startswith(_ZIP):
        from ambassador_cli.readers.docx import read_docx_text

        return DraftFile(name=name, text=read_docx_text(data, name), encoding="docx", path=path)
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode("utf-8" if encoding == "utf-8-sig" else encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data[:8192] and not mark:
            raise InputError(Problem("draft.binary", Place(file=name))) from error
        line = data.count(b"\n", 0, len(mark) + error.start) + 1
        raise InputError(Problem("draft.not_utf8", Place(file=name, line=line))) from error
    if "\0" in text:
        raise InputError(Problem("draft.binary", Place(file=name)))
    return DraftFile(name=name, text=text, encoding=encoding, path=path)


def _is_draft_name(name: str) -> bool:
    return not name.startswith((".", "~$")) and Path(name).suffix.casefold() in SUFFIXES

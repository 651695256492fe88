"""Where in a folder a person is still named: in file names, texts, tables, Word, PowerPoint, zips inside zips.

What is compared is letters and digits alone, without case and accents, so that every way to write a name is found:
umlauts in one or two letters, "Last, First", ``First_Last.xlsx``, a name that a word processor cut into runs. Pictures
and PDF are not looked into, and nothing outside the folder.
"""

from __future__ import annotations

import html
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from ambassador_cli.errors import InputError
from ambassador_cli.readers.tables.zip_safety import list_entries, open_entries
from ambassador_cli.readers.user_files import read_user_file

_MOST_BYTES = 200_000_000
_DEEPEST = 3
_SKIPPED = {".git", ".venv", "__pycache__", "node_modules"}
_TAG = re.compile(r"<[^<>]{0,2000}>")
_TWO_LETTERS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ø", "oe"), ("ß", "ss"))
_UNLIKE_PARTS = re.compile(r"[\s\-_.,;]+")


def find_mentions(folder: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Paths below ``folder`` (inside a zip behind a colon) that hold one of ``names``, in their order. A name is whole:
    first and last name, a slug, an address. Files that cannot be read hold nothing that could be found."""
    wanted = {spelling for name in names for spelling in _spellings(name) if len(spelling) >= 4}
    found: list[str] = []
    for path in _files(folder):
        shown = path.relative_to(folder).as_posix()
        if _holds(_plain(shown), wanted):
            found.append(shown)
            continue
        try:
            data = read_user_file(path, _MOST_BYTES)
        except InputError:
            continue
        if any(_holds(_plain(text), wanted) for text in _texts(shown, data, 0)):
            found.append(shown)
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        yield from (Path(here) / name for name in sorted(files))


def _spellings(name: str) -> set[str]:
    """A name as it may stand somewhere, squeezed: in its order, the last part first, umlauts in two letters."""
    composed = unicodedata.normalize("NFC", name)
    two = composed
    for letter, both in _TWO_LETTERS:
        two = two.replace(letter, both)
    found = set()
    for spelled in (composed, two):
        parts = [part for part in _UNLIKE_PARTS.split(spelled) if part]
        for at in range(max(len(parts), 1)):
            found.add(_plain("".join((*parts[at:], *parts[:at]))))
    return found


def _plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalnum())


def _holds(plain: str, wanted: Iterable[str]) -> bool:
    return any(spelling in plain for spelling in wanted)


def _texts(name: str, data: bytes, depth: int) -> Iterator[str]:
    """Everything in a file that could be read as text; of an archive its members and their names."""
    if data.startswith(b"PK") and depth < _DEEPEST:
        try:
            entries = list_entries(name, data)
            unpack = open_entries(name, data, entries)
            for entry in entries:
                yield entry.filename
                yield from _texts(entry.filename, b"".join(unpack(entry.filename)), depth + 1)
        except InputError:
            return
        return
    text = data.decode("utf-8", "ignore")
    yield text
    yield html.unescape(_TAG.sub("", text))
    if text.isascii() and "\\u" in text:
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    if not text.isascii() or b"\x00" in data:
        yield data.decode("cp1252", "ignore")
    if b"\x00" in data:
        yield data.decode("utf-16-le", "ignore")
        yield data[1:].decode("utf-16-le", "ignore")
        yield data.decode("utf-16-be", "ignore")

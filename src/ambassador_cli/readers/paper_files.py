"""Papers that were written into a programme's folder, found again by the line that each carries."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ambassador_cli.errors import InputError
from ambassador_cli.readers.tables.zip_safety import list_entries, open_entries
from ambassador_cli.readers.user_files import read_user_file

_STAMP = re.compile(r"amb \S{1,40} · ([a-z-]{1,40}) · (de|en) · (\d{4}-\d{2}-\d{2}) · ([0-9a-f]{6})(?![0-9a-f])")
_ENDINGS = frozenset({".docx", ".html", ".md", ".pptx", ".txt"})
_PARTS = re.compile(r"word/(?:footer|document)|ppt/slides/slide1\.xml")
"""Members of office files that hold the line."""
_LEFT_OUT = frozenset({"exports", "draw", "drafts", "posts", "survey"})
_MOST_BYTES = 5_000_000
_MOST_FILES = 500
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """One file: which paper, in which language, of which day, with the hash of what was in it."""

    file: str
    paper: str
    language: str
    day: date
    fingerprint: str


def find_written_papers(folder: Path) -> tuple[WrittenPaper, ...]:
    """Papers in ``folder`` and the folders right below it, by their names; those of exports, drafts and draws are not
    looked into. A file that cannot be read is none."""
    found = []
    for path in _files(folder):
        try:
            data = read_user_file(path, _MOST_BYTES)
            stamps = [stamp for text in _texts(path.name, data) for stamp in _STAMP.finditer(text)]
            if stamps:
                paper, language, day, fingerprint = stamps[-1].groups()
                shown = path.relative_to(folder).as_posix()
                found.append(WrittenPaper(shown, paper, language, date.fromisoformat(day), fingerprint))
        except (InputError, ValueError):
            continue
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    count = 0
    for here, folders, files in os.walk(folder):
        top = Path(here) == folder
        folders[:] = sorted(name for name in folders if top and name not in _LEFT_OUT and not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in _ENDINGS and count < _MOST_FILES:
                count += 1
                yield Path(here) / name


def _texts(name: str, data: bytes) -> Iterator[str]:
    if not data.startswith(b"PK"):
        yield html.unescape(data.decode("utf-8", "ignore")).replace("\\", "")
        return
    entries = [entry for entry in list_entries(name, data) if _PARTS.match(entry.filename)]
    unpack = open_entries(name, data, entries)
    for entry in entries:
        yield html.unescape(_TAG.sub("", b"".join(unpack(entry.filename)).decode("utf-8", "ignore")))

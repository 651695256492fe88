"""Copies that OneDrive, Dropbox and their like lay beside a file when two people changed it at the same time."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

from ambassador_cli.errors import Place, Problem

_WORDS = re.compile(
    r"\([^()]*(?:conflict|konflikt|conflit|conflitto|conflito)[^()]*\)|\.sync-conflict-|_conf\(\d+\)", re.IGNORECASE
)
"""Dropbox and Nextcloud in brackets, in six languages; Syncthing; SharePoint."""
_COMPUTER = re.compile(r"-(?=[A-Z0-9-]*[A-Z])(?:DESKTOP|LAPTOP|PC|NB|WS|MACBOOK|SURFACE)[A-Z0-9-]*$", re.IGNORECASE)
"""OneDrive writes the name of the computer behind the file's."""


def original_of(name: str) -> str:
    """The name of the file that ``name`` is a conflict copy of, or the empty text where it is none."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    marked = _WORDS.search(name)
    if marked:
        before = name[: marked.start()].rstrip(" -_")
        return before if before.endswith(f".{ending}") or not dot else f"{before}.{ending}"
    computer = _COMPUTER.search(stem)
    return f"{stem[: computer.start()]}{dot}{ending}" if computer else ""


def conflict_copy(path: Path) -> Problem | None:
    """The remark on a file that is a conflict copy by its name."""
    original = original_of(path.name)
    if not original:
        return None
    return Problem("file.conflict_copy", Place(file=str(path)), {"original": original}, "warning")


def find_conflict_copies(folder: Path, names: Collection[str]) -> list[Problem]:
    """Conflict copies of these files in ``folder``, by name; none where the folder cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entry.name for entry in entries if original_of(entry.name) in names)
    except OSError:
        return []
    return [problem for name in found if (problem := conflict_copy(folder / name))]

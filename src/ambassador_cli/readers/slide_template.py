"""A company's PowerPoint template: read under the same bounds as every file from outside, and what it lacks."""

from __future__ import annotations

import io
from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables.zip_safety import list_entries, open_entries
from ambassador_cli.readers.user_files import read_user_file

MOST_BYTES = 50_000_000
WANTED = ("title", "body")
"""Placeholders that a layout for the slides should have: a title, and a place for the rest."""
_KINDS = {"title": {1, 3}, "body": {2, 7, 8, 12, 18}}
"""Numbers of PowerPoint's placeholder types (MS-OE376, ST_PlaceholderType): title and centred title; body, object,
chart, table, picture."""


def read_slide_template(path: Path) -> bytes:
    """The file's bytes. Raises ``InputError`` where it is no presentation, or could take too much memory."""
    data = read_user_file(path, MOST_BYTES)
    refused = InputError(Problem("board.not_a_template", Place(file=path.name)))
    if not data.startswith(b"PK"):
        raise refused
    try:
        entries = list_entries(path.name, data)
        unpack = open_entries(path.name, data, entries)
        names = {entry.filename for entry in entries}
        for entry in entries:
            for _ in unpack(entry.filename):
                pass
    except InputError:
        raise refused from None
    if "ppt/presentation.xml" not in names:
        raise refused
    _open(data, refused)
    return data


def missing_placeholders(data: bytes) -> list[str]:
    """Which of :data:`WANTED` no single layout of the template has; empty where one has all."""
    presentation = _open(data, InputError(Problem("board.not_a_template")))
    best = list(WANTED)
    for layout in presentation.slide_layouts:
        kinds = {int(shape.placeholder_format.type) for shape in layout.placeholders}
        missing = [name for name in WANTED if not kinds & _KINDS[name]]
        if len(missing) < len(best):
            best = missing
    return best


def _open(data: bytes, refused: InputError):  # type: ignore[no-untyped-def]
    from pptx import Presentation

    try:
        return Presentation(io.BytesIO(data))
    except (KeyError, ValueError, AttributeError, OSError, SyntaxError):
        raise refused from None

"""Documents as Markdown (GitHub's), for wikis and mails. Charts become text."""

from __future__ import annotations

import re

from ambassador_cli.models.document import Bullets, Document, Heading, Line, Paragraph, Table
from ambassador_cli.texts.safe_text import one_line

_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s)|^([+-])(?=\s)")


def escape_markdown(text: str) -> str:
    """Text that shows as it is: nothing in it is taken for markup, HTML included."""
    escaped = _MARKS.sub(r"\\\1", one_line(text))
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def to_markdown(document: Document) -> str:
    """The document, a blank line between blocks, a line end at its end."""
    parts = []
    for block in document:
        match block:
            case Heading(text=text, level=level):
                parts.append(f"{'#' * level} {escape_markdown(text)}")
            case Paragraph(text=text):
                parts.append(escape_markdown(text))
            case Bullets(items=items):
                parts.append("\n".join(f"- {escape_markdown(item)}" for item in items))
            case Table():
                parts.append(_table(block))
            case Line():
                captions = (block.mark_text, block.caption)
                parts += [escape_markdown(text) for text in captions if text]
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    rules = ["---:" if side == "right" else ":---" for side in table.sides]
    rows = [[escape_markdown(cell) for cell in row] for row in (table.headers, *table.rows)]
    lines = [" | ".join(row) for row in [rows[0], rules, *rows[1:]]]
    return "\n".join(f"| {line} |" for line in lines)

"""Documents as Markdown (GitHub's), for wikis and mails. Charts become text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.models.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Excerpt,
    Frame,
    Heading,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Remark,
    Table,
    plain_blocks,
    text_of,
)
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.writers.form import Form
from ambassador_cli.writers.forms.links import is_link

_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s)|^([+-])(?=\s)")
_RULE = re.compile(r"^(?=(?:[-=]\s*)+$)")


def escape_markdown(text: str) -> str:
    """Text that shows as it is: nothing in it is taken for markup, HTML included."""
    escaped = _MARKS.sub(r"\\\1", to_one_line(text))
    escaped = _RULE.sub(r"\\", escaped)
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def to_markdown(document: Document) -> str:
    """The document, a blank line between blocks, a line end at its end."""
    parts = [part for block in plain_blocks(document.blocks) for part in _parts(block) if part]
    if document.foot:
        parts.append(escape_markdown(document.foot))
    return "\n\n".join(parts) + "\n"


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * level} {escape_markdown(text)}"
        case Paragraph(text=text):
            yield escape_markdown(text)
        case Bullets(items=items, boxes=boxes):
            yield "\n".join(f"- {'[ ] ' if boxes else ''}{escape_markdown(item)}" for item in items)
        case Table():
            yield _table(block)
        case Link(text=text, address=address):
            yield _link(text, address)
        case Note(title=title, items=items):
            yield "\n".join([f"> **{escape_markdown(title)}**", ">", *(f"> - {escape_markdown(i)}" for i in items)])
        case Chart():
            yield f"*{escape_markdown(block.alternative)}*" if block.alternative else ""
            yield from (escape_markdown(mark.text) for mark in block.marks)
            yield escape_markdown(block.caption)
        case Excerpt():
            yield _excerpt(block)
        case Remark(place=place, sentences=sentences, listed=listed):
            yield _excerpt(place) if place else ""
            yield "\n".join(f"- {number}: {escape_markdown(text)}" for number, text in listed)
            yield from (escape_markdown(sentence.text) for sentence in sentences)
        case PageBreak():
            yield "---"
        case Frame(title=title, lines=lines):
            yield escape_markdown(title)
            yield "\n".join(f"> {escape_markdown(line)}  " for line in lines)


def _excerpt(place: Excerpt) -> str:
    before, marked, after = (
        escape_markdown(part)
        for part in (place.text[: place.start], place.text[place.start : place.end], place.text[place.end :])
    )
    middle = f" **{marked}** " if marked else ""
    return f"> {place.number}: {before}{middle}{after}".rstrip()


def _link(text: str, address: str) -> str:
    if not is_link(address):
        return escape_markdown(f"{text}: {address}")
    return f"[{escape_markdown(text)}](<{address}>)"


def _table(table: Table) -> str:
    rules = ["---:" if side == "right" else ":---" for side in table.sides]
    rows = [[escape_markdown(text_of(cell)) for cell in row] for row in (table.headers, *table.rows)]
    lines = [" | ".join(row) for row in [rows[0], rules, *rows[1:]]]
    return "\n".join(f"| {line} |" for line in lines)


FORM = Form("md", (".md", ".markdown"), lambda page: to_markdown(page.document()), names=("markdown",), for_people=True)

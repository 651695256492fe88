"""What Word and Excel files have in common: texts that XML can hold, blocks without tables as plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

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
    Paragraph,
    Remark,
)
from ambassador_cli.texts.visible import to_visible
from ambassador_cli.texts.words import Words

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001
"""Noted as the day of creation in every file, so that the same contents are the same file."""

_NO_XML = re.compile("[\ufffe\uffff]")


def to_office_text(text: str, keep: str = "\n") -> str:
    """The text with all that is invisible shown, in characters that XML 1.0 allows."""
    return _NO_XML.sub(lambda match: f"[U+{ord(match[0]):04X}]", to_visible(text, keep))


def as_of(document: Document) -> str:
    """The day that the contents are of, in words; empty where there is none."""
    return Words(document.language).say("form.as_of", day=document.day) if document.day else ""


def excerpt_text(place: Excerpt) -> str:
    """A place of a text on one line, the place in angle brackets."""
    before, marked, after = place.text[: place.start], place.text[place.start : place.end], place.text[place.end :]
    return f"{place.number}: {before}‹{marked}›{after}" if marked else f"{place.number}: {before}{after}"


def text_lines(block: Block) -> Iterator[str]:
    """What there is to read in a block that is no table, line by line."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Bullets(items=items, boxes=boxes):
            yield from (f"{'☐' if boxes else '·'} {item}" for item in items)
        case Link(text=text, address=address):
            yield f"{text}: {address}"
        case Note(title=title, items=items):
            yield title
            yield from (f"· {item}" for item in items)
        case Chart(title=title, alternative=alternative, caption=caption):
            yield from (line for line in (title, alternative, caption) if line)
        case Excerpt():
            yield excerpt_text(block)
        case Remark(place=place, sentences=sentences, listed=listed):
            if place:
                yield excerpt_text(place)
            yield from (f"{number}: {text}" for number, text in listed)
            yield from (sentence.text for sentence in sentences)
        case Frame(title=title, lines=lines):
            yield title
            yield from lines

"""Slides as PowerPoint files: 16 by 9, real titles, text and tables, and charts that can be edited there.

What does not fit a template is drawn on its blank layout; without a template on plain white.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from ambassador_cli.models.document import (
    Bars,
    Block,
    Bullets,
    Chart,
    Columns,
    Heading,
    Paragraph,
    Table,
    Tiles,
)
from ambassador_cli.models.slide import Deck, Slide
from ambassador_cli.texts.language import Language
from ambassador_cli.writers.form import Form
from ambassador_cli.writers.forms.office import CREATED, to_office_text
from ambassador_cli.writers.forms.slide_drawing import INK, SERIF, SIZE, SOFT, Draw, Room

_WIDTH, _HEIGHT = 13.333, 7.5
_LEFT, _RIGHT = 0.7, 12.633
_GAP = 0.4
_LONG_TITLE = 50
_LOCALES = {"de": "de-DE", "en": "en-GB"}
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def to_pptx(deck: Deck) -> bytes:
    """The file, the same bytes for the same deck."""
    from pptx import Presentation
    from pptx.util import Inches

    show: Any = Presentation(io.BytesIO(deck.template)) if deck.template else Presentation()
    if not deck.template:
        show.slide_width, show.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    else:
        _drop_slides(show)
    _drop_printer(show)
    properties = show.core_properties
    properties.title = to_office_text(deck.title, keep="")[:255]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = CREATED
    properties.language = _LOCALES[deck.language]
    for number, slide in enumerate(deck.slides, start=1):
        _slide(show, slide, f"{deck.foot}  ·  {number}/{len(deck.slides)}", deck.language)
    stream = io.BytesIO()
    show.save(stream)
    return _without_clock(stream.getvalue())


def _drop_slides(show: Any) -> None:
    """The slides that a template shows as examples."""
    listed = show.slides._sldIdLst
    for entry in list(listed):
        show.part.drop_rel(entry.rId)
        listed.remove(entry)


def _drop_printer(show: Any) -> None:
    """Settings of somebody's printer, a binary part that nobody needs."""
    for name in [name for name, rel in show.part.rels.items() if rel.reltype.endswith("/printerSettings")]:
        show.part.rels.pop(name)


def _without_clock(data: bytes) -> bytes:
    """The archive again with one and the same time at every part, in the workbooks behind charts too."""
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.endswith(".xlsx"):
                content = _without_clock(content)
            elif part.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>" + f"{CREATED:%Y-%m-%dT%H:%M:%SZ}".encode("ascii"), content)
            new.writestr(zipfile.ZipInfo(part.filename), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _slide(show: Any, slide: Slide, foot: str, language: Language) -> None:
    from pptx.util import Inches

    shown = show.slides.add_slide(_layout(show))
    draw = Draw(shown, show.slide_width / Inches(_WIDTH), language)
    for shape in list(shown.placeholders):
        if shape.placeholder_format.type not in (1, 3):
            shape._element.getparent().remove(shape._element)
    draw.line((_LEFT, 0.42), (_RIGHT, 0.42), INK, 2.5)
    title, size = shown.shapes.title, 30 if len(slide.title) < _LONG_TITLE else 24
    place = Room(_LEFT, 0.5, _RIGHT - _LEFT, 0.85)
    if title is None:
        draw.text(slide.title, place, size=size, bold=True, font=SERIF)
    else:
        draw.put(title, place)
        draw.fill(title.text_frame, slide.title, size=size, bold=True, font=SERIF)
    top = 1.4
    if slide.lead:
        lead = 14 if slide.blocks else 22
        height = draw.height_of(slide.lead, _RIGHT - _LEFT, lead)
        draw.text(slide.lead, Room(_LEFT, top, _RIGHT - _LEFT, height), size=lead, colour=SOFT)
        top += height + 0.15
    room = Room(_LEFT, top + (0.3 if draw.only_text(slide.blocks) else 0), _RIGHT - _LEFT, 6.65 - top)
    draw.size = draw.fitting_size(slide.blocks, room)
    _blocks(draw, slide.blocks, room if draw.size > SIZE else Room(_LEFT, top, _RIGHT - _LEFT, 6.95 - top))
    draw.text(foot, Room(_LEFT, 7.02, _RIGHT - _LEFT, 0.3), size=10, colour=SOFT)
    if slide.notes:
        shown.notes_slide.notes_text_frame.text = to_office_text(slide.notes)


def _layout(show: Any) -> Any:
    """The layout with a title and least besides."""
    layouts = list(show.slide_layouts)

    def rank(layout: Any) -> tuple[bool, int]:
        kinds = [int(shape.placeholder_format.type) for shape in layout.placeholders]
        real = [kind for kind in kinds if kind not in (13, 15, 16)]
        return (not {1, 3} & set(real), len(real))

    return min(layouts, key=rank)


def _blocks(draw: Draw, blocks: Sequence[Block], room: Room) -> None:
    """Texts take the height they need, charts share what is left."""
    texts = [block for block in blocks if isinstance(block, Paragraph)]
    if len(texts) == len(blocks) > 1:
        draw.paragraphs(texts, room)
        return
    needs = [draw.need(block, room.width) for block in blocks]
    fixed = sum(need for need in needs if need is not None) + 0.12 * max(0, len(blocks) - 1)
    growing = sum(need is None for need in needs)
    share = max(1.2, (room.height - fixed) / growing) if growing else 0.0
    top = room.top
    for block, need in zip(blocks, needs, strict=True):
        height = share if need is None else need
        _block(draw, block, Room(room.left, top, room.width, height))
        top += height + 0.12


def _block(draw: Draw, block: Block, room: Room) -> None:
    match block:
        case Heading(text=text):
            draw.text(text, room, size=14, bold=True, font=SERIF)
        case Paragraph(text=text, quiet=quiet):
            draw.text(text, room, size=draw.size - (1 if quiet else 0), colour=SOFT if quiet else INK)
        case Bullets(items=items):
            draw.list(items, room)
        case Table():
            draw.table(block, room)
        case Tiles():
            draw.tiles(block, room)
        case Bars():
            draw.bars(block, room)
        case Chart():
            draw.chart(block, room)
        case Columns(parts=parts, wide=wide):
            shares = [0.54, 0.46] if wide and len(parts) == 2 else [1 / len(parts)] * len(parts)
            left = room.left
            for part, share in zip(parts, shares, strict=True):
                width = (room.width - _GAP * (len(parts) - 1)) * share
                _blocks(draw, part, Room(left, room.top, width, room.height))
                left += width + _GAP
        case _:
            pass


FORM = Form("pptx", (".pptx",), lambda page: to_pptx(page.deck()), binary=True)

"""Documents as Word files: real headings, lists and tables, in the document's language, on A4."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

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
    TableCell,
    plain_blocks,
    text_of,
)
from ambassador_cli.writers.form import Form
from ambassador_cli.writers.forms.links import is_link
from ambassador_cli.writers.forms.office import CREATED, as_of, to_office_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LOCALES = {"de": "de-DE", "en": "en-GB"}
TEXT_WIDTH = 16.4
"""Centimetres between the margins."""

_INK = (0x1B, 0x1B, 0x1B)
_SOFT = (0x59, 0x59, 0x59)


def to_docx(document: Document) -> bytes:
    """The file, the same bytes for the same document."""
    import docx

    word = docx.Document()
    _set_up(word, document)
    for block in plain_blocks(document.blocks):
        _write(word, block)
    stream = io.BytesIO()
    word.save(stream)
    return _without_clock(stream.getvalue())


def _without_clock(data: bytes) -> bytes:
    """The archive again, with one and the same time at every part."""
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename), old.read(part), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _set_up(word: WordDocument, document: Document) -> None:
    """Paper, fonts, language and properties."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    locale = _LOCALES[document.language]
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.0)
    styles: Any = word.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    sizes = {"Normal": 10.5, "Title": 20, "Heading 1": 20, "Heading 2": 13, "Heading 3": 11, "List Bullet": 10.5}
    for name, size in sizes.items():
        style = styles[name]
        style.font.name = "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:ascii"), "Calibri")
        fonts.set(qn("w:hAnsi"), "Calibri")
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(*_INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["List Bullet"].paragraph_format.space_after = Pt(2)
    properties = word.core_properties
    properties.title = to_office_text(document.title, keep="")[:255]
    properties.language = locale
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = CREATED
    foot = document.foot or as_of(document)
    if foot:
        word.sections[0].footer.paragraphs[0].text = to_office_text(foot, keep="")


def _write(word: WordDocument, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            word.add_heading(to_office_text(text, keep=""), min(level, 3))
        case Paragraph(text=text, quiet=quiet):
            _paragraph(word, text, quiet=quiet)
        case Bullets(items=items, quiet=quiet, boxes=boxes):
            for item in items:
                _paragraph(word, f"☐ {item}" if boxes else item, "Normal" if boxes else "List Bullet", quiet=quiet)
        case Table():
            _table(word, block)
        case Link():
            _link(word, block)
        case Note(title=title, items=items):
            _paragraph(word, title, bold=True)
            for item in items:
                _paragraph(word, item, "List Bullet")
        case Chart(caption=caption, marks=marks):
            from ambassador_cli.writers.forms.docx_chart import add_chart

            add_chart(word, block)
            for text in (*(f"↑ {block.labels[mark.at]}: {mark.text}" for mark in marks), caption):
                if text:
                    _paragraph(word, text, quiet=True)
        case Excerpt():
            _excerpt(word, block)
        case Remark(place=place, sentences=sentences, listed=listed):
            if place:
                _excerpt(word, place)
            for number, text in listed:
                _paragraph(word, f"{number}: {text}", "List Bullet")
            for sentence in sentences:
                _paragraph(word, sentence.text, quiet=sentence.quiet)
        case PageBreak():
            _page_break(word)
        case Frame(title=title, lines=lines):
            _paragraph(word, title, bold=True)
            _paragraph(word, "\n".join(lines), "Quote")


def _page_break(word: WordDocument) -> None:
    from docx.enum.text import WD_BREAK

    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _paragraph(
    word: WordDocument, text: str, style: str = "Normal", *, quiet: bool = False, bold: bool = False
) -> None:
    from docx.shared import Pt, RGBColor

    run = word.add_paragraph(style=style).add_run(to_office_text(text))
    run.bold = bold or None
    if quiet:
        run.font.size = Pt(9)
        run.font.color.rgb = RGBColor(*_SOFT)


def _excerpt(word: WordDocument, place: Excerpt) -> None:
    """The line with its number; the place is bold and underlined, so that it shows without colour."""
    from docx.shared import Cm

    paragraph = word.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(0.6)
    paragraph.paragraph_format.keep_with_next = True
    parts = (place.text[: place.start], place.text[place.start : place.end], place.text[place.end :])
    paragraph.add_run(f"{place.number} │ {to_office_text(parts[0], keep='')}")
    marked = paragraph.add_run(to_office_text(parts[1], keep=""))
    marked.bold = marked.underline = True
    paragraph.add_run(to_office_text(parts[2], keep=""))


def _link(word: WordDocument, link: Link) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = word.add_paragraph()
    if not is_link(link.address):
        paragraph.add_run(to_office_text(f"{link.text}: {link.address}", keep=""))
        return
    element: Any = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), paragraph.part.relate_to(link.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(to_office_text(link.text, keep=""))
    run.underline = True
    element.append(run._r)
    paragraph._p.append(element)


def _table(word: WordDocument, table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    rows = (table.headers, *table.rows) if any(table.headers) else table.rows
    if not rows:
        return
    shape = word.add_table(rows=0, cols=len(table.headers))
    shape.autofit = False
    widths = column_widths(table)
    for column, width in enumerate(widths):
        shape.columns[column].width = Cm(width)
    for number, row in enumerate(rows):
        heading = number == 0 and any(table.headers)
        cells = shape.add_row().cells
        for column, cell in enumerate(row):
            cells[column].width = Cm(widths[column])
            paragraph = cells[column].paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            if table.sides[column] == "right":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = paragraph.add_run(to_office_text(text_of(cell)))
            run.font.size = Pt(9.5)
            run.bold = heading or None
    _finish_table(shape, table, heading=any(table.headers))
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def column_widths(table: Table) -> list[float]:
    """Centimetres of each column: what its longest text needs, the flexible one gives way or takes what is left."""
    needs = []
    for at, header in enumerate(table.headers):
        longest = max((len(line) for row in table.rows for line in _lines(row, at)), default=0)
        needs.append(0.55 + max(0.6, 0.19 * min(60, longest), 0.25 * len(header)))
    flexible = min(table.flexible, len(needs) - 1)
    others = sum(needs) - needs[flexible]
    if others > TEXT_WIDTH * 0.75:
        return [need * TEXT_WIDTH / sum(needs) for need in needs]
    needs[flexible] = min(needs[flexible] + 1, TEXT_WIDTH - others)
    return needs


def _lines(row: tuple[str | TableCell, ...], at: int) -> list[str]:
    return text_of(row[at]).split("\n")


def _finish_table(shape: Any, table: Table, *, heading: bool) -> None:
    """Hairlines between the rows, a header that is repeated on every page, rows that are not torn, a description."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = shape._tbl.tblPr
    borders: Any = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line: Any = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "BFBFBF")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    said = table.title or " · ".join(header for header in table.headers if header)
    if said:
        for tag in ("w:tblCaption", "w:tblDescription"):
            description: Any = OxmlElement(tag)
            description.set(qn("w:val"), to_office_text(said, keep=""))
            properties.append(description)
    for number, row in enumerate(shape.rows):
        row_properties = row._tr.get_or_add_trPr()
        row_properties.append(OxmlElement("w:cantSplit"))
        if heading and number == 0:
            row_properties.append(OxmlElement("w:tblHeader"))


FORM = Form("docx", (".docx",), lambda page: to_docx(page.document()), binary=True)

"""Texts, figures, bars, tables and charts on one slide, in inches of a slide 13.333 wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ambassador_cli.models.document import Bars, Block, Bullets, Chart, Heading, Paragraph, Table, Tiles, text_of
from ambassador_cli.texts.language import Language
from ambassador_cli.writers.forms.office import to_office_text
from ambassador_cli.writers.forms.pptx_chart import add_chart, rgb

if TYPE_CHECKING:
    from pptx.slide import Slide as PowerPointSlide

INK, SOFT, LEVEL, EXPECTED = "1B1B1B", "595959", "0A6272", "9A4A00"
SERIF, SANS = "Georgia", "Calibri"
SIZE: float = 12
_SIZES = (24, 22, 20, 18, 16, 14)
CELL: float = 12
_CELL_SIZES = (18, 16, 14)
_INDENT = 0.18
"""Inches from a bullet to its text, at the usual size."""
_SHORT = 52
_NAMES = 1.9
"""Inches for the names at the ends of lines."""
_LINE = 0.0182
"""Inches that a line of text is high for each point of its size."""


@dataclass(frozen=True, slots=True)
class Room:
    """A part of a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


class Draw:
    """Draws on one slide; all places in inches of a slide 13.333 wide."""

    def __init__(self, slide: PowerPointSlide, scale: float, language: Language) -> None:
        self.slide: Any = slide
        self.scale = scale
        self.language = language
        self.size = SIZE
        self.cell_size = CELL

    def only_text(self, blocks: Sequence[Block]) -> bool:
        """Is there nothing but text?"""
        return bool(blocks) and all(isinstance(block, Heading | Paragraph | Bullets) for block in blocks)

    def fitting_size(self, blocks: Sequence[Block], room: Room) -> float:
        """The size of text: as large as a slide of nothing but text can be read from the last row."""
        if len(blocks) == 1 and isinstance(blocks[0], Table):
            self.cell_size = self._fitting_cells(blocks[0], room)
        if not self.only_text(blocks):
            return SIZE
        for size in _SIZES:
            self.size = size
            if sum(self.need(block, room.width) or 0.0 for block in blocks) + 0.12 * len(blocks) <= room.height:
                return size
        return SIZE

    def _fitting_cells(self, table: Table, room: Room) -> float:
        """The size of cells of a table that has the slide to itself."""
        for size in _CELL_SIZES:
            if sum(self._row_heights(table, room.width, size)) <= room.height:
                return size
        return CELL

    def _row_heights(self, table: Table, width: float, size: float) -> Iterator[float]:
        each = width / max(len(table.headers), 1) - 0.12
        for row in (table.headers, *table.rows):
            yield max((self.height_of(text_of(cell), each, size) for cell in row), default=0.0) + 0.1

    def inches(self, value: float) -> Any:
        """A length of the slide's own width."""
        from pptx.util import Inches

        return Inches(value * self.scale)

    def need(self, block: Block, width: float) -> float | None:
        """The height a block needs; ``None`` where it takes what there is."""
        match block:
            case Heading(text=text):
                return self.height_of(text, width, 14)
            case Paragraph(text=text, quiet=quiet):
                return self.height_of(text, width, self.size - (1 if quiet else 0))
            case Bullets(items=items):
                return sum(self.height_of(item, width - 0.2, self.size) + 0.08 * self.size / SIZE for item in items)
            case Table(rows=rows) if self.cell_size == CELL:
                return 0.36 * (len(rows) + 1)
            case Table():
                return sum(self._row_heights(block, width, self.cell_size))
            case Tiles(items=tiles):
                each = (width - 0.2 * (len(tiles) - 1)) / max(len(tiles), 1)
                return 1.0 + max((self.height_of(tile.text, each, 11) for tile in tiles), default=0.0)
            case Bars(items=bars, caption=caption):
                return 0.58 * len(bars) + (self.height_of(caption, width, 10) if caption else 0.0)
            case _:
                return None

    def height_of(self, text: str, width: float, size: float) -> float:
        """Inches that the text takes, with a little air."""
        characters = max(10.0, width * 72 / (size * 0.5))
        lines = sum(max(1, -(-len(line) // int(characters))) for line in text.split("\n"))
        return lines * size * _LINE + 0.06

    def put(self, shape: Any, room: Room) -> None:
        """The shape to its place."""
        shape.left, shape.top = self.inches(room.left), self.inches(room.top)
        shape.width, shape.height = self.inches(room.width), self.inches(room.height)

    def text(
        self, text: str, room: Room, *, size: float, bold: bool = False, colour: str = INK, font: str = SANS
    ) -> Any:
        """A box with one paragraph."""
        box = self.slide.shapes.add_textbox(*(self.inches(v) for v in (room.left, room.top, room.width, room.height)))
        self.fill(box.text_frame, text, size=size, bold=bold, colour=colour, font=font)
        return box

    def fill(
        self, frame: Any, text: str, *, size: float, bold: bool = False, colour: str = INK, font: str = SANS
    ) -> None:
        """A frame's one paragraph."""
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        paragraph = frame.paragraphs[0]
        paragraph.alignment = 1
        run = paragraph.add_run() if not paragraph.runs else paragraph.runs[0]
        run.text = to_office_text(text, keep="")
        self._font(run.font, size, bold, colour, font)

    def _font(self, font: Any, size: float, bold: bool, colour: str, name: str) -> None:
        from pptx.util import Pt

        font.size, font.bold, font.name = Pt(size * self.scale), bold, name
        font.color.rgb = rgb(colour)

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 0.75) -> None:
        """A straight line."""
        from pptx.util import Pt

        ends = (self.inches(edge) for edge in (*start, *end))
        drawn = self.slide.shapes.add_connector(1, *ends)
        drawn.line.color.rgb = rgb(colour)
        drawn.line.width = Pt(width)
        style = next((part for part in drawn._element if part.tag.endswith("}style")), None)
        if style is not None:  # the theme's shadow
            drawn._element.remove(style)

    def chart(self, chart: Chart, room: Room) -> None:
        """A native chart, its series named where they are: at the ends of lines, above columns."""
        named = [series for series in chart.series if series.style == "columns" or series.role in ("level", "expected")]
        aside = any(series.style == "line" and series.role == "expected" for series in named)
        columns = [series for series in named if series.style == "columns"]
        width = room.width - (_NAMES if aside else 0)
        top = room.top + (0.3 if columns else 0)
        edges = (room.left, top, width, room.bottom - top)
        add_chart(self.slide, chart, tuple(map(self.inches, edges)), self.language)
        if columns:
            left = room.left
            for series in columns:
                colour = LEVEL if series.role == "level" else SOFT
                self.text(series.name, Room(left, room.top, room.width / 2, 0.3), size=12, bold=True, colour=colour)
                left += room.width / 2
        elif aside:
            self._line_names(chart, Room(room.left + width + 0.08, top, _NAMES - 0.08, room.bottom - top))
            self._marks(chart, Room(room.left, top, width, room.bottom - top))

    def _line_names(self, chart: Chart, room: Room) -> None:
        cap = chart.cap or 1.0
        below = room.top
        ends = []
        for series in chart.series:
            if series.style == "line" and series.role in ("level", "expected"):
                last = next((value for value in reversed(series.values) if value is not None), 0.0)
                ends.append((last, series.name, LEVEL if series.role == "level" else EXPECTED))
        for last, name, colour in sorted(ends, reverse=True):
            top = max(below, room.top + room.height * 0.88 * (1 - last / cap) - 0.1)
            self.text(name, Room(room.left, top, room.width, 0.45), size=12, bold=True, colour=colour)
            below = top + 0.5
        if chart.band:
            self.text(chart.band.name, Room(room.left, below, room.width, 0.4), size=11, colour=SOFT)

    def _marks(self, chart: Chart, room: Room) -> None:
        """What happened, as text above the chart: where it is on the axis, the labels say."""
        said = "   ·   ".join(mark.text for mark in chart.marks)
        if said:
            self.text(said, Room(room.left + 0.6, room.top - 0.08, room.width - 0.6, 0.3), size=12, bold=True)

    def paragraphs(self, blocks: Sequence[Paragraph], room: Room) -> None:
        """Paragraphs that follow one another in one box: whatever font is there, none runs into the next."""
        from pptx.util import Pt

        box = self.text("", room, size=self.size)
        for at, block in enumerate(blocks):
            paragraph = box.text_frame.add_paragraph() if at else box.text_frame.paragraphs[0]
            paragraph.space_before = Pt(8 * self.size / SIZE if at else 0)
            run = paragraph.runs[0] if paragraph.runs else paragraph.add_run()
            run.text = to_office_text(block.text, keep="")
            size, colour = (self.size - 1, SOFT) if block.quiet else (self.size, INK)
            self._font(run.font, size, False, colour, SANS)

    def list(self, items: Sequence[str], room: Room) -> None:
        """A bullet a line."""
        from pptx.util import Pt

        box = self.text(items[0] if items else "", room, size=self.size)
        for item in items[1:]:
            paragraph = box.text_frame.add_paragraph()
            paragraph.space_before = Pt(5 * self.size / SIZE)
            run = paragraph.add_run()
            run.text = to_office_text(item, keep="")
            self._font(run.font, self.size, False, INK, SANS)
        for paragraph in box.text_frame.paragraphs:
            self._bullet(paragraph)

    def _bullet(self, paragraph: Any) -> None:
        """A real bullet with a hanging indent: screen readers count it, and a second line begins where the first
        does."""
        from pptx.oxml.ns import qn

        properties = paragraph._p.get_or_add_pPr()
        indent = round(self.inches(_INDENT * self.size / SIZE))
        properties.set("marL", str(indent))
        properties.set("indent", str(-indent))
        mark = properties.makeelement(qn("a:buChar"), {"char": "•"})
        properties.append(mark)

    def tiles(self, tiles: Tiles, room: Room) -> None:
        """Figures side by side, a hairline between them; each box is named after its key figure."""
        count = max(len(tiles.items), 1)
        width = (room.width - 0.2 * (count - 1)) / count
        for at, tile in enumerate(tiles.items):
            left = room.left + at * (width + 0.2)
            if at:
                self.line((left - 0.1, room.top + 0.05), (left - 0.1, room.bottom - 0.05), "D9D4C8")
            if tile.label:
                self.text(tile.label, Room(left, room.top, width, 0.28), size=11, bold=True, colour=SOFT)
            size = 28 if count > 3 or len(tile.value) < 9 else 20
            value = self.text(
                tile.value,
                Room(left, room.top + 0.26, width, 0.6),
                size=size,
                bold=True,
                colour=LEVEL if tile.strong else INK,
                font=SERIF,
            )
            if tile.kpi:
                value.name = f"kpi:{tile.kpi}" + (f"={tile.raw!r}" if tile.raw is not None else "")
            self.text(tile.text, Room(left, room.top + 0.86, width, room.height - 0.86), size=11, colour=SOFT)

    def bars(self, bars: Bars, room: Room) -> None:
        """A native bar chart would need one scale for all; these have a whole each, so they are drawn."""

        top = room.top
        for bar in bars.items:
            about = bar.about if len(bar.about) <= _SHORT else bar.about[: _SHORT - 1].rpartition(" ")[0] + " …"
            label = self.text(f"{bar.name}  {about}", Room(room.left, top, room.width, 0.25), size=11)
            if bar.kpi:
                label.name = f"kpi:{bar.kpi}" + (f"={bar.raw!r}" if bar.raw is not None else "")
            rail = room.width - 1.1
            share = max(0.0, min(1.0, bar.value / bar.whole)) if bar.whole else 0.0
            for width, colour in ((rail, "ECE7DC"), (rail * share, LEVEL)):
                if width > 0:
                    edges = (self.inches(edge) for edge in (room.left, top + 0.28, width, 0.16))
                    shape = self.slide.shapes.add_shape(1, *edges)
                    shape.fill.solid()
                    shape.fill.fore_color.rgb = rgb(colour)
                    shape.line.fill.background()
                    shape.shadow.inherit = False
            said = Room(room.left + rail + 0.1, top + 0.22, 1.0, 0.28)
            if len(bar.text) > 12:
                said = Room(room.left + room.width / 2, top, room.width / 2, 0.28)
            self.text(bar.text, said, size=11, bold=True)
            top += 0.58
        if bars.caption:
            self.text(bars.caption, Room(room.left, top, room.width, 0.4), size=10, colour=SOFT)

    def table(self, table: Table, room: Room) -> None:
        """A native table: hairlines only, numbers to the right."""
        from pptx.util import Pt

        rows = (table.headers, *table.rows) if any(table.headers) else table.rows
        if not rows:
            return
        edges = (self.inches(v) for v in (room.left, room.top, room.width, 0.34 * len(rows)))
        shape = self.slide.shapes.add_table(len(rows), len(table.headers), *edges)
        shape.name = to_office_text(table.title or "Table", keep="")
        drawn = shape.table
        drawn.horz_banding = False
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                place = drawn.cell(number, column)
                place.fill.background()
                place.margin_left = place.margin_right = Pt(4)
                self.fill(
                    place.text_frame,
                    text_of(cell),
                    size=self.cell_size,
                    bold=number == 0,
                    colour=SOFT if number == 0 and any(table.headers) else INK,
                )
                place.text_frame.paragraphs[0].alignment = 3 if table.sides[column] == "right" else 1

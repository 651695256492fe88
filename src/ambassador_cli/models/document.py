"""What is to be read, without saying where: blocks that the terminal, Markdown, Word and others draw each in their
way. Texts in it may come from outside: each form makes them safe for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ambassador_cli.texts.language import Language

Side = Literal["left", "right"]
Unit = Literal["", "percent"]
Tone = Literal["plain", "strong", "good", "ask", "answer", "better", "tip", "more", "warn", "lead"]
"""What a heading or a sentence is like. A form that has colours may use them; none relies on them alone."""
Role = Literal["actual", "earlier", "expected", "level"]
Style = Literal["line", "points", "columns"]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with something to compute with: ``text`` as it is read, ``value`` as a spreadsheet holds it.

    ``value`` of the unit ``percent`` is a ratio (0.047 for 4.7 %). ``digits`` decimals are shown; ``signed`` numbers
    show a plus sign too. ``suffix`` stands behind the number where a spreadsheet shows it (`` pts``).
    """

    text: str
    value: int | float | Decimal | date | None = None
    digits: int = 0
    unit: Unit = ""
    signed: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands once, at the top, and is the document's title."""

    text: str
    level: int = 2
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences. ``quiet`` ones are for those who want to know exactly."""

    text: str
    quiet: bool = False
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short sentences; with ``boxes`` one to tick off."""

    items: tuple[str, ...]
    quiet: bool = False
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as they are to be read. Column ``flexible`` gives way where the width is short. ``title`` names the table
    where it stands alone, as on a sheet of a workbook; else the heading above it does. The cells of ``prose`` are
    sentences: where there is little room they stand below one another, each behind its header."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str | TableCell, ...], ...]
    sides: tuple[Side, ...]
    flexible: int = 0
    title: str = ""
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A reference on a line of its own. Only ``https``, ``http`` and ``mailto`` addresses become links; others are
    shown as text."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something apart from the text: what is not known, or the company's own view."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Values in the order of the chart's labels, ``None`` where unknown."""

    name: str
    values: tuple[float | None, ...]
    role: Role = "actual"
    style: Style = "line"


@dataclass(frozen=True, slots=True)
class Band:
    """A range around a series, in the order of the chart's labels."""

    name: str
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to point at, such as the week of the start: index of a label, and what happened there."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Series over common labels; the axis begins at 0 and ends at ``cap`` where there is one: values above are drawn up
    to it and marked. ``alternative`` says in a sentence what is to be seen; ``caption`` is read beside the chart.
    ``days`` are the labels as days, where they are days: axes then show months."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alternative: str
    band: Band | None = None
    marks: tuple[Mark, ...] = ()
    cap: float | None = None
    caption: str = ""
    unit: str = ""
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of somebody's text with a place in it, from ``start`` to ``end`` in characters of ``text``. ``number``
    is the line's, from 1."""

    text: str
    start: int
    end: int
    number: int
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Remark:
    """What there is to say on a place of a draft: the place, then sentences. ``listed``: several small places instead,
    each the number of its line and what there is to say."""

    sentences: tuple[Paragraph, ...]
    place: Excerpt | None = None
    listed: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines as they appear somewhere else, such as a phone ``columns`` characters wide."""

    title: str
    lines: tuple[str, ...]
    columns: int


@dataclass(frozen=True, slots=True)
class Spark:
    """A tiny chart below a figure. ``bars``: each value a bar with its label; ``range``: low, value, high around 0;
    ``share``: a part of the whole, from 0 to 1; ``line``: values over time. ``alternative`` says it in words."""

    kind: Literal["bars", "range", "share", "line"]
    values: tuple[float, ...]
    labels: tuple[str, ...] = ()
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure to be seen first: ``value`` as it is read, ``raw`` as it is computed (a ratio, a count), ``kpi`` the key
    figure it comes from."""

    label: str
    value: str
    text: str
    spark: Spark | None = None
    strong: bool = False
    kpi: str = ""
    raw: float | int | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """Figures side by side."""

    items: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from nothing to ``whole``; ``mark`` a place on it, such as a plan."""

    name: str
    about: str
    value: float
    whole: float
    text: str
    mark: float | None = None
    kpi: str = ""
    raw: float | int | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below one another; each has a whole of its own."""

    items: tuple[Bar, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """Single values on one axis. ``hollow`` ones are still growing. ``middle`` is their median without those."""

    name: str
    values: tuple[float, ...]
    hollow: tuple[float, ...] = ()
    middle: float | None = None
    middle_text: str = ""
    role: Role = "actual"


@dataclass(frozen=True, slots=True)
class Strips:
    """Strips over one linear axis from 0 to ``cap``, with ``lines`` to read them by; below it the part up to ``usual``
    once more, magnified."""

    title: str
    strips: tuple[Strip, ...]
    lines: tuple[tuple[float, str], ...]
    cap: float
    usual: float
    alternative: str
    caption: str = ""
    ticks: tuple[tuple[float, str], ...] = ()
    usual_ticks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side where there is room, else one below the other. ``wide``: the first takes more of it."""

    parts: tuple[tuple[Block, ...], ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page where there are pages."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Link
    | Note
    | Chart
    | Excerpt
    | Remark
    | Frame
    | PageBreak
    | Tiles
    | Bars
    | Strips
    | Columns
)


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in the order in which they are read, all in one language. ``day`` is the day that the contents are of,
    where there is one. ``name`` is the title where that is not the first heading. ``nested``: the terminal indents
    what stands below a heading; quiet paragraphs are about the whole. ``foot`` stands below every page of a file
    that has pages, else at its end; the terminal leaves it out. ``kicker`` stands above the title, left and right."""

    blocks: tuple[Block, ...]
    language: Language
    day: date | None = None
    name: str = ""
    nested: bool = False
    foot: str = ""
    kicker: tuple[str, str] | None = None

    @property
    def title(self) -> str:
        """The document's name, else the text of its first heading."""
        return self.name or next((block.text for block in self.blocks if isinstance(block, Heading)), "")

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Each table with its title: its own, else the text of the heading above it."""
        heading = ""
        for block in plain_blocks(self.blocks):
            if isinstance(block, Heading):
                heading = block.text
            elif isinstance(block, Table):
                yield block.title or heading, block


def plain_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same for forms that draw neither tiles nor strips: columns one below the other, figures and bars as tables, a
    strip as what is to be seen in it."""
    for block in blocks:
        match block:
            case Columns(parts=parts):
                for part in parts:
                    yield from plain_blocks(part)
            case Tiles(items=tiles):
                rows = tuple((tile.label, tile.value, tile.text) for tile in tiles)
                yield Table(("", "", ""), rows, ("left", "right", "left"), flexible=2)
            case Bars(items=bars, caption=caption):
                yield Table(("", "", ""), tuple((b.name, b.about, b.text) for b in bars), ("left", "left", "right"), 1)
                if caption:
                    yield Paragraph(caption, quiet=True)
            case Strips(alternative=alternative, caption=caption):
                yield Paragraph(alternative)
                if caption:
                    yield Paragraph(caption, quiet=True)
            case _:
                yield block


def text_of(cell: str | TableCell) -> str:
    """The cell as it is read."""
    return cell if isinstance(cell, str) else cell.text

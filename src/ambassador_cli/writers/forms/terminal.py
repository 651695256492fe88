"""The terminal: documents that fit 80 columns and read well without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

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
    Tone,
    plain_blocks,
    text_of,
)
from ambassador_cli.texts.lines import Line as TextLine
from ambassador_cli.texts.lines import broken
from ambassador_cli.texts.visible import to_visible
from ambassador_cli.writers.forms.excerpt import to_excerpt_lines, to_frame_lines

if TYPE_CHECKING:
    from rich.console import Console

MOST_COLUMNS = 100
LEAST_COLUMNS = 40
"""Some surroundings say that they have no columns at all."""
CHART_LINES = 5
_BLOCKS = " ▁▂▃▄▅▆▇█"
_PLAIN_BLOCKS = "_.-=+*#@"
_STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "good": "green",
    "ask": "bold red",
    "answer": "bold magenta",
    "better": "bold yellow",
    "tip": "bold cyan",
    "more": "bold blue",
    "warn": "yellow",
    "lead": "",
}
_REMARK = 8
"""Columns in front of what is said about a place of a draft."""


class Terminal:
    """Writes to one stream. ``plain`` has neither colour nor drawn lines, for screen readers and mail."""

    def __init__(self, stream: TextIO | None = None, *, plain: bool = False, width: int | None = None) -> None:
        from rich.console import Console

        self.plain = plain
        self.console: Console = Console(
            file=stream, markup=False, emoji=False, highlight=False, no_color=True if plain else None, width=width
        )
        if width is None and self.console.width < LEAST_COLUMNS:
            self.console.width = LEAST_COLUMNS

    @property
    def width(self) -> int:
        """Columns that a line may take, at most 100 so that lines stay readable."""
        return min(self.console.width, MOST_COLUMNS)

    def show(self, document: Document) -> None:
        """Draw every block, an empty line between them."""
        before: Block | None = None
        level = 0
        for block in plain_blocks(document.blocks):
            if before is not None and not _joined(before, block, nested=document.nested):
                self.line()
            if isinstance(block, Heading):
                level = block.level
            self._draw(block, _indent(block, level) if document.nested else "")
            before = block

    def line(self, text: str = "", style: str = "", *, lead: str = "") -> None:
        """One paragraph, wrapped at words; ``lead`` stands before its first line, the others are indented."""
        for index, part in enumerate(broken(to_visible(text), max(20, self.width - len(lead)))):
            start = lead if not index else " " * len(lead)
            self.put(TextLine(start + part, "", ((len(start), len(start) + len(part), style),)))

    def put(self, line: TextLine) -> None:
        """One line as it is: nothing in it is markup, nothing is wrapped again."""
        if self.plain or not self.console.is_terminal:
            self.console.file.write(line.text.rstrip(" ") + "\n")  # nothing to style: rich is slow for many lines
            return
        from rich.text import Text

        text = Text(line.text, style=line.style)
        for start, end, style in line.marks:
            text.stylize(style, start, end)
        self.console.print(text, soft_wrap=True)

    def _style(self, style: str) -> str:
        return "" if self.plain else style

    def _draw(self, block: Block, indent: str) -> None:
        match block:
            case Heading(text=text, level=level, tone=tone):
                self.line(text, _STYLES[tone] or ("bold" if level > 1 else "bold underline"), lead=indent)
            case Paragraph(text=text, quiet=quiet, tone=tone):
                self.line(text, "dim" if quiet else _STYLES[tone], lead=indent)
            case Bullets(items=items, quiet=quiet, boxes=boxes):
                dot = "[ ] " if boxes else "- " if self.plain else "· "
                for item in items:
                    self.line(item, "dim" if quiet else "", lead=indent + dot)
            case Table(prose=True):
                self._draw_sentences(block, indent)
            case Table():
                self._draw_table(block)
            case Link(text=text, address=address):
                self.line(f"{text}: {address}", lead=indent)
            case Note(title=title, items=items):
                self.line(title, "bold", lead=indent)
                for item in items:
                    self.line(item, lead=indent + ("- " if self.plain else "· "))
            case Chart():
                self._draw_chart(block)
            case Excerpt():
                self._draw_place(block)
            case Remark(place=place, sentences=sentences, listed=listed):
                if place:
                    self._draw_place(place)
                for number, text in listed:
                    self.line(text, lead=f"{number:>{_REMARK - 3}}   ")
                for sentence in sentences:
                    self.line(sentence.text, "dim" if sentence.quiet else _STYLES[sentence.tone], lead=" " * _REMARK)
            case PageBreak():
                self.line("-" * min(self.width, LEAST_COLUMNS) if self.plain else "─" * self.width, "dim")
            case Frame():
                print_lines(to_frame_lines(block, self.width, drawn=can_draw(self)), self)

    def _draw_place(self, place: Excerpt) -> None:
        bar = f"{place.number:>{_REMARK - 3}} {'│' if can_draw(self) else ':'} "
        print_lines(to_excerpt_lines(place, width=self.width, lead=bar, style=_STYLES[place.tone]), self)

    def _draw_table(self, block: Table) -> None:
        from rich import box
        from rich.table import Table as RichTable
        from rich.text import Text

        table = RichTable(
            box=None if self.plain else box.SIMPLE_HEAD,
            pad_edge=False,
            show_edge=False,
            show_header=any(block.headers),
            header_style=self._style("bold"),
            padding=(0, 1),
        )
        for index, header in enumerate(block.headers):
            flexible = index == block.flexible
            table.add_column(
                Text(to_visible(header)),
                justify=block.sides[index],
                no_wrap=not flexible,
                overflow="fold" if flexible else "ellipsis",
            )
        for row in block.rows:
            table.add_row(*(Text(to_visible(text_of(cell))) for cell in row))
        with self.console.capture() as drawn:
            self.console.print(table, width=self.width)
        for line in drawn.get().splitlines():
            self.console.file.write(line.rstrip() + "\n")

    def _draw_sentences(self, block: Table, indent: str) -> None:
        """Rows one below the other: the first cell, then each other one behind its header."""
        for number, row in enumerate(block.rows):
            if number:
                self.line()
            first, *others = map(text_of, row)
            self.line(first, "bold", lead=indent)
            for header, cell in zip(block.headers[1:], others, strict=True):
                if cell:
                    self.line(f"{header}: {cell}" if header else cell, lead=f"{indent}  ")

    def _draw_chart(self, block: Chart) -> None:
        if not block.labels:
            return
        shown = squeeze(drawn_values(block), self.width)
        for row in self.columns(shown):
            self.line(row, "cyan")
        left, right = block.labels[0], block.labels[-1]
        gap = max(1, len(shown) - len(left) - len(right))
        for mark in block.marks:
            at = mark.at * len(shown) // len(block.labels)
            arrow = "^" if self.plain else "↑"
            if at + 2 + len(mark.text) <= self.width:
                self.line(mark.text, lead=f"{' ' * at}{arrow} ")
            else:  # to the left of its place, so that it stays on the screen
                self.line(f"{mark.text} {arrow}", lead=" " * max(0, at - len(mark.text) - 1))
        self.line(left + " " * gap + right, "dim")
        if block.caption:
            self.line(block.caption)

    def columns(self, values: Sequence[float | None]) -> list[str]:
        """Values as columns from nothing to the highest, drawn in a few lines from the top; unknown is empty. Where
        blocks cannot be drawn it is one line of characters that grow darker."""
        known = [value for value in values if value is not None]
        top = max([*known, 0.0]) or 1.0
        if not can_draw(self):
            steps = len(_PLAIN_BLOCKS) - 1
            return ["".join(" " if v is None else _PLAIN_BLOCKS[max(0, round(v / top * steps))] for v in values)]
        heights = [0 if v is None else max(1, round(v / top * CHART_LINES * 8)) for v in values]
        return [
            "".join(_BLOCKS[max(0, min(8, height - 8 * line))] for height in heights).rstrip()
            for line in reversed(range(CHART_LINES))
        ]


def drawn_values(chart: Chart) -> list[float | None]:
    """What is there of the chart at each label, up to its cap; expected values are left out."""
    there = [series for series in chart.series if series.role != "expected"]
    top = float("inf") if chart.cap is None else chart.cap
    values: list[float | None] = []
    for index in range(len(chart.labels)):
        known = [value for series in there if (value := series.values[index]) is not None]
        values.append(min(known[0], top) if known else None)
    return values


def _joined(before: Block, block: Block, *, nested: bool) -> bool:
    """Do these two follow each other without an empty line?"""
    if isinstance(before, Heading):
        if isinstance(block, Heading):
            return nested and 1 < before.level < block.level
        return not isinstance(block, Frame)
    if isinstance(before, Frame):
        return isinstance(block, Paragraph)
    if nested and isinstance(before, Paragraph) and isinstance(block, Paragraph):
        return before.quiet == block.quiet and block.tone != "strong"
    return False


def _indent(block: Block, level: int) -> str:
    if isinstance(block, Heading):
        return " " * 2 * (block.level - 1)
    if isinstance(block, Paragraph) and block.tone == "strong":
        return ""
    if isinstance(block, Paragraph) and (block.quiet or block.tone == "good"):
        return "  "
    return " " * 2 * level


def squeeze(values: Sequence[float | None], most: int) -> list[float | None]:
    """At most ``most`` values, neighbours joined by their mean; unknown only where all of them are."""
    if len(values) <= most:
        return list(values)
    squeezed: list[float | None] = []
    for index in range(most):
        part = values[index * len(values) // most : (index + 1) * len(values) // most]
        known = [value for value in part if value is not None]
        squeezed.append(sum(known) / len(known) if known else None)
    return squeezed


def to_plain_text(document: Document, width: int = 80) -> str:
    """The document as text without colour, as a file or a mail takes it."""
    import io

    stream = io.StringIO()
    terminal = Terminal(stream, plain=True, width=width)
    terminal.show(document)
    if document.foot:
        terminal.line()
        terminal.line(document.foot)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def can_draw(terminal: Terminal) -> bool:
    """May lines and frames be drawn there? Not for screen readers and mail, nor where signs would be missing."""
    return not terminal.plain and (terminal.console.encoding or "").lower().startswith("utf")


def print_lines(lines: Iterable[TextLine], terminal: Terminal) -> None:
    """Put lines on the terminal one by one, as they are."""
    for line in lines:
        terminal.put(line)

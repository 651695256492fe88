"""The terminal: documents that fit 80 columns and read well without colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from ambassador_cli.writers.document import Block, Bullets, Document, Heading, Line, Paragraph, Table
from ambassador_cli.writers.safe_text import escape_controls

if TYPE_CHECKING:
    from rich.console import Console

MOST_COLUMNS = 100
_BLOCKS = "▁▂▃▄▅▆▇█"
_PLAIN_BLOCKS = "_.-=+*#@"


class Terminal:
    """Writes to one stream. ``plain`` has neither colour nor drawn lines, for screen readers and mail."""

    def __init__(self, stream: TextIO | None = None, *, plain: bool = False, width: int | None = None) -> None:
        from rich.console import Console

        self.plain = plain
        self.console: Console = Console(
            file=stream, markup=False, emoji=False, highlight=False, no_color=True if plain else None, width=width
        )

    @property
    def width(self) -> int:
        """Columns that a line may take, at most 100 so that lines stay readable."""
        return min(self.console.width, MOST_COLUMNS)

    def show(self, document: Document) -> None:
        """Draw every block, an empty line between them."""
        for index, block in enumerate(document):
            follows_heading = index and isinstance(document[index - 1], Heading)
            if index and not (follows_heading and not isinstance(block, Heading)):
                self.line()
            self._draw(block)

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        """One paragraph, wrapped at words; lines after the first are indented by ``indent`` columns."""
        from rich.text import Text

        if not indent:
            self.console.print(Text(escape_controls(text), style=self._style(style)), width=self.width)
            return
        lead, rest = text[:indent], text[indent:]
        from rich.table import Table as Grid

        grid = Grid.grid(padding=0)
        grid.add_column(width=indent, no_wrap=True)
        grid.add_column()
        grid.add_row(lead, Text(escape_controls(rest), style=self._style(style)))
        self.console.print(grid, width=self.width)

    def _style(self, style: str) -> str:
        return "" if self.plain else style

    def _draw(self, block: Block) -> None:
        match block:
            case Heading(text=text, level=level):
                self.line(text, "bold" if level > 1 else "bold underline")
            case Paragraph(text=text, quiet=quiet):
                self.line(text, "dim" if quiet else "")
            case Bullets(items=items, quiet=quiet):
                for item in items:
                    self.line(f"{'-' if self.plain else '·'} {item}", "dim" if quiet else "", indent=2)
            case Table():
                self._draw_table(block)
            case Line():
                self._draw_line(block)

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
                Text(header),
                justify=block.sides[index],
                no_wrap=not flexible,
                overflow="fold" if flexible else "ellipsis",
            )
        for row in block.rows:
            table.add_row(*(Text(escape_controls(cell)) for cell in row))
        self.console.print(table, width=self.width)

    def _draw_line(self, block: Line) -> None:
        shown = squeeze(block.values, self.width)
        self.line(self.sparkline(shown), "cyan")
        gap = max(1, len(shown) - len(block.left) - len(block.right))
        if block.mark is not None and block.values:
            at = block.mark * len(shown) // len(block.values)
            self.line(" " * at + ("^ " if self.plain else "↑ ") + block.mark_text)
        self.line(block.left + " " * gap + block.right, "dim")
        if block.caption:
            self.line(block.caption)

    def sparkline(self, values: Sequence[float | None]) -> str:
        """Values as one character each, from nothing to the highest; unknown is a space."""
        known = [value for value in values if value is not None]
        blocks = _BLOCKS if self._draws_blocks() else _PLAIN_BLOCKS
        top = max([*known, 0.0])
        steps = len(blocks) - 1
        return "".join(
            " " if value is None else blocks[max(0, min(steps, round(value / top * steps)))] if top else blocks[0]
            for value in values
        )

    def _draws_blocks(self) -> bool:
        return not self.plain and (self.console.encoding or "").lower().startswith("utf")


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
    Terminal(stream, plain=True, width=width).show(document)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"

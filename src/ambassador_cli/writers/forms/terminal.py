"""The terminal: documents that fit 80 columns and read well without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from ambassador_cli.models.document import Block, Bullets, Document, Heading, Line, Paragraph, Table
from ambassador_cli.texts.lines import Line as TextLine
from ambassador_cli.texts.safe_text import escape_controls

if TYPE_CHECKING:
    from rich.console import Console

MOST_COLUMNS = 100
CHART_LINES = 5
NO_BREAK = "\N{NO-BREAK SPACE}"
_KEPT = "\ufdd0"
"""Stands for a no-break space while lines are broken: rich breaks them at any space. No text holds it."""
_BLOCKS = " ▁▂▃▄▅▆▇█"
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

    def line(self, text: str = "", style: str = "", *, lead: str = "") -> None:
        """One paragraph, wrapped at words; ``lead`` stands before its first line, the others are indented."""
        from rich.text import Text

        styled = Text(escape_controls(text).replace(NO_BREAK, _KEPT), style=self._style(style))
        for index, part in enumerate(styled.wrap(self.console, max(20, self.width - len(lead))) or [Text()]):
            part.rstrip()
            part.plain = part.plain.replace(_KEPT, NO_BREAK)
            self.console.print(Text(lead if not index else " " * len(lead)) + part, soft_wrap=True)

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
                    self.line(item, "dim" if quiet else "", lead="- " if self.plain else "· ")
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
        with self.console.capture() as drawn:
            self.console.print(table, width=self.width)
        for line in drawn.get().splitlines():
            self.console.file.write(line.rstrip() + "\n")

    def _draw_line(self, block: Line) -> None:
        shown = squeeze(block.values, self.width)
        for row in self.columns(shown):
            self.line(row, "cyan")
        gap = max(1, len(shown) - len(block.left) - len(block.right))
        if block.mark is not None and block.values:
            at = block.mark * len(shown) // len(block.values)
            self.line(block.mark_text, lead=" " * at + ("^ " if self.plain else "↑ "))
        self.line(block.left + " " * gap + block.right, "dim")
        if block.caption:
            self.line(block.caption)

    def columns(self, values: Sequence[float | None]) -> list[str]:
        """Values as columns from nothing to the highest, drawn in a few lines from the top; unknown is empty. Where
        blocks cannot be drawn it is one line of characters that grow darker."""
        known = [value for value in values if value is not None]
        top = max([*known, 0.0]) or 1.0
        if not self._draws_blocks():
            steps = len(_PLAIN_BLOCKS) - 1
            return ["".join(" " if v is None else _PLAIN_BLOCKS[max(0, round(v / top * steps))] for v in values)]
        heights = [0 if v is None else max(1, round(v / top * CHART_LINES * 8)) for v in values]
        return [
            "".join(_BLOCKS[max(0, min(8, height - 8 * line))] for height in heights).rstrip()
            for line in reversed(range(CHART_LINES))
        ]

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


def can_draw(terminal: Terminal) -> bool:
    """May lines and frames be drawn there? Not for screen readers and mail, nor where signs would be missing."""
    return not terminal.plain and (terminal.console.encoding or "").lower().startswith("utf")


def print_lines(lines: Iterable[TextLine], terminal: Terminal) -> None:
    """Put lines on the terminal as they are: nothing in them is markup, nothing is wrapped again."""
    from rich.text import Text

    for line in lines:
        text = Text(line.text, style="" if terminal.plain else line.style, end="\n")
        if not terminal.plain:
            for start, end, style in line.marks:
                text.stylize(style, start, end)
        terminal.console.print(text, soft_wrap=True)

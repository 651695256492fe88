"""What ``amb report`` shows in a terminal: headline, sentence, four figures, the chart, what is to be decided.

All of it fits a screen of 24 lines."""

from __future__ import annotations

from dataclasses import replace

from ambassador_cli.models.board import Board
from ambassador_cli.models.document import Block, Document, Heading, Paragraph, Table, Tile
from ambassador_cli.pages.board.figures import to_tiles
from ambassador_cli.pages.board.verdict import headline, say_verdict
from ambassador_cli.pages.board.weeks import to_chart
from ambassador_cli.texts.words import Words

_MOST_TEXT = 80


def to_screen(board: Board, worthwhile: float | None, words: Words) -> Document:
    """The page in short."""
    say = words.say
    span = say("report.span", first=board.period.first, last=board.period.last)
    lead = f"{say_verdict(board, worthwhile, words)} {say('board.cause')}"
    rows = tuple((tile.label, tile.value, _first_sentence(tile)) for tile in to_tiles(board, words).items)
    blocks: list[Block] = [
        Heading(headline(board, words), 1),
        Paragraph(lead),
        Table(("", "", ""), rows, ("left", "right", "left"), flexible=2),
    ]
    chart = to_chart(board, words)
    if chart is not None:
        marks = tuple(mark for mark in chart.marks if mark.text == say("board.chart.start", day=board.start))
        blocks.append(replace(chart, marks=marks, caption=""))
    wanted = board.decision
    if wanted.ask:
        line = say("board.decide.heading_ask", ask=wanted.ask)
        blocks.append(
            Paragraph(f"{line}. {say('board.decide.by', day=wanted.by)}" if wanted.by else line, tone="strong")
        )
    return Document(tuple(blocks), words.language, name=f"{board.company} · {span}".removeprefix(" · "))


def _first_sentence(tile: Tile) -> str:
    """The beginning of what a figure says, no longer than two lines."""
    text = tile.text.partition(";")[0].partition(". ")[0]
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1].rpartition(" ")[0] + " …"

"""Four slides: the count, the chart, what the numbers mean, what is to be decided."""

from __future__ import annotations

from collections.abc import Mapping

from ambassador_cli.models.board import Board
from ambassador_cli.models.document import Block, Bullets, Chart, Columns, Heading, Paragraph, Series, Tiles
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.slide import Deck, Slide
from ambassador_cli.pages.board.figures import to_tiles
from ambassador_cli.pages.board.means import slide_title, to_classes, to_meaning_blocks
from ambassador_cli.pages.board.sections import (
    audience_bars,
    inside_tiles,
    options_table,
    to_decision,
    unknown_items,
)
from ambassador_cli.pages.board.verdict import headline
from ambassador_cli.pages.board.weeks import to_chart
from ambassador_cli.texts.words import Words

_MOST_UNKNOWN = 4


def to_deck(board: Board, kpis: Mapping[str, Kpi], lead: str, template: bytes, words: Words) -> Deck:
    """The slides in the order in which they are spoken to."""
    say = words.say
    chart = to_chart(board, words)
    first: list[Block] = [to_tiles(board, words)]
    followers = _followers_chart(board, words)
    if followers is not None:
        first.append(followers)
    slides = [Slide(headline(board, words), lead, tuple(first))]
    if chart is not None:
        slides.append(Slide(chart.title, chart.caption, (chart,), notes=chart.alternative))
    meanings = [block for block in to_meaning_blocks(board, words) if isinstance(block, Paragraph)]
    left: tuple[Block, ...] = (to_classes(board, words), *meanings)
    right: list[Block] = []
    if board.targets:
        right += [Heading(say("board.who.heading"), 3), audience_bars(board, words)]
    tiles = tuple(inside_tiles(board, kpis, words))
    if tiles:
        right += [Heading(say("board.inside.heading"), 3), Tiles(tiles)]
    slides.append(Slide(slide_title(board, words), "", (Columns((left, tuple(right)), wide=True),)))
    decision: list[Block] = [options_table(board, words)] if board.options else []
    rest = tuple(block for block in to_decision(board, words) if isinstance(block, Bullets | Paragraph))
    unknown: tuple[Block, ...] = (
        Heading(say("board.unknown.heading"), 3),
        Bullets(unknown_items(board, words)[:_MOST_UNKNOWN]),
    )
    title = board.decision.ask
    slides.append(
        Slide(
            say("board.decide.heading_ask", ask=title) if title else say("board.slide.decide"),
            "",
            (*decision, Columns((unknown, rest))),
        )
    )
    foot = say("board.kicker", first=board.period.first, last=board.period.last)
    name = say("board.name", company=board.company, last=board.period.last).removeprefix(" · ")
    return Deck(name, f"{board.company} · {foot}".removeprefix(" · "), tuple(slides), words.language, template)


def _followers_chart(board: Board, words: Words) -> Chart | None:
    if len(board.stock) < 2:
        return None
    days = sorted(board.stock)
    values = tuple(float(board.stock[day]) for day in days)
    return Chart(
        title=words.say("board.tile.followers"),
        labels=tuple(words.day(day) for day in days),
        series=(Series(words.say("board.tile.followers"), values, "level"),),
        days=tuple(days),
        alternative=words.say("board.spark.line", first=int(values[0]), start=int(values[0]), last=int(values[-1])),
    )

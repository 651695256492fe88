"""The sheet: every figure typed, the chart of weeks, posts, followers, options, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ambassador_cli.models.board import Board, MonthTotal
from ambassador_cli.models.document import Block, Document, Heading, Side, Table, TableCell
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Figure
from ambassador_cli.pages.board.figures import to_tiles
from ambassador_cli.pages.board.sections import audience_bars, options_table, posts_table, sources_table
from ambassador_cli.pages.board.verdict import headline, shown_verdict
from ambassador_cli.pages.board.weeks import to_chart
from ambassador_cli.pages.cells import day_cell, number_cell, percent_cell
from ambassador_cli.texts.words import Words

Row = tuple[str | TableCell, ...]


def to_sheets(board: Board, kpis: Mapping[str, Kpi], words: Words) -> Document:
    """The workbook's blocks."""
    say = words.say
    blocks: list[Block] = [Heading(headline(board, words), 1), figures_table(board, kpis, words)]
    chart = to_chart(board, words)
    if chart is not None:
        blocks += [Heading(say("board.sheet.weeks")), chart]
    if board.months:
        blocks.append(months_table(board, words))
    if board.top_posts:
        blocks.append(posts_table(board, words))
    if board.stock:
        rows = tuple((day_cell(day, words), number_cell(count, words)) for day, count in board.stock.items())
        headers = (say("board.sheet.day"), say("board.tile.followers"))
        blocks.append(Table(headers, rows, ("left", "right"), title=say("board.sheet.followers")))
    if board.options:
        blocks.append(options_table(board, words))
    blocks.append(sources_table(board, words))
    return Document(tuple(blocks), words.language, day=board.period.last)


def figures_table(board: Board, kpis: Mapping[str, Kpi], words: Words) -> Table:
    """A row a figure: its key figure, what it is, its value, its range, and what it was in the time before."""
    columns = ("kpi", "figure", "value", "low", "high", "before")
    headers = tuple(words.say(f"board.sheet.{name}") for name in columns)
    rows = tuple(_rows(board, kpis, words))
    sides: tuple[Side, ...] = ("left", "left", "right", "right", "right", "right")
    return Table(headers, rows, sides, flexible=1, title=words.say("board.sheet.figures"))


def months_table(board: Board, words: Words) -> Table:
    """A row a whole month: by day and by post, beside the same month a year before, and what began or changed in it."""
    columns = ("month", "by_day", "year_before", "by_post", "posts_in", "new_followers", "remark")
    headers = tuple(words.say(f"board.sheet.{name}") for name in columns)
    rows = tuple(
        (
            day_cell(month.first, words),
            _count(month.by_day, words),
            _count(month.year_before, words),
            _count(month.by_post, words),
            number_cell(month.posts, words),
            _count(month.new_followers, words),
            "; ".join(_remarks(board, month, words)),
        )
        for month in board.months
    )
    sides: tuple[Side, ...] = ("left", *("right",) * 5, "left")
    return Table(headers, rows, sides, flexible=6, title=words.say("board.sheet.months"))


def _remarks(board: Board, month: MonthTotal, words: Words) -> Iterator[str]:
    def here(day: date) -> bool:
        return (day.year, day.month) == (month.first.year, month.first.month)

    if board.start and here(board.start):
        yield words.say("board.chart.start", day=board.start)
    for one in board.breaks:
        if here(one.on):
            yield words.say("board.chart.break", day=one.on, what=one.what)


def _rows(board: Board, kpis: Mapping[str, Kpi], words: Words) -> Iterator[Row]:
    for count in (board.followers, board.impressions):
        label = kpis[count.kpi].label.say(words)
        yield count.kpi, label, _count(count.now, words), "", "", _count(count.before, words)
    uplift = board.uplift
    label = kpis[board.uplift_kpi].label.say(words)
    if uplift and uplift.estimate and shown_verdict(uplift) not in ("refused",):
        sure = shown_verdict(uplift) != "early"
        effect = percent_cell(uplift.estimate.effect, words) if sure else TableCell("")
        low, high = percent_cell(uplift.estimate.low, words), percent_cell(uplift.estimate.high, words)
        yield board.uplift_kpi, label, effect, low, high, ""
    top = to_tiles(board, words).items[2]
    if board.top_share is not None:
        yield board.top_kpi, top.label, percent_cell(board.top_share, words), "", "", ""
    for bar in audience_bars(board, words).items:
        yield bar.kpi, bar.name, percent_cell(bar.value, words), "", "", ""
    for one in board.targets:
        if one.gain is not None and one.gain.now.value is not None:
            yield one.gain.kpi, kpis[one.gain.kpi].label_of(one.gain, words), _value(one.gain, words), "", "", ""
    for figure in board.inside:
        if figure.now.value is not None:
            yield figure.kpi, kpis[figure.kpi].label_of(figure, words), _value(figure, words), "", "", ""


def _count(value: int | None, words: Words) -> TableCell:
    return number_cell(value, words) if value is not None else TableCell("")


def _value(figure: Figure, words: Words) -> TableCell:
    value = figure.now.value or 0
    return percent_cell(value, words) if figure.unit == "percent" else number_cell(value, words, 1)

"""The page for the board, its slides, its sheet and its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import ClassVar

from ambassador_cli.models.base import Model
from ambassador_cli.models.board import Board
from ambassador_cli.models.document import Block, Columns, Document, Heading, Note, Paragraph, Table, TableCell
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.page import Page
from ambassador_cli.models.slide import Deck
from ambassador_cli.pages.board.deck import to_deck
from ambassador_cli.pages.board.figures import to_tiles
from ambassador_cli.pages.board.means import to_meaning_blocks
from ambassador_cli.pages.board.sections import (
    posts_table,
    sources_table,
    to_audience,
    to_decision,
    to_inside,
    to_profiles,
    to_unknown,
)
from ambassador_cli.pages.board.sheets import figures_table, to_sheets
from ambassador_cli.pages.board.verdict import headline, say_verdict
from ambassador_cli.pages.board.weeks import to_chart
from ambassador_cli.texts.words import Words

FORMAT = "amb-board/1"


@dataclass(frozen=True, slots=True)
class BoardPage(Page):
    """``worthwhile`` is the smallest change that matters, as a ratio; ``note`` the company's own view; ``version``
    amb's; ``template`` the company's slides, empty for plain ones."""

    board: Board
    kpis: Mapping[str, Kpi]
    words: Words
    worthwhile: float | None = None
    note: str = ""
    version: str = ""
    template: bytes = b""

    forms: ClassVar[tuple[str, ...]] = ("txt", "html", "pptx", "xlsx", "md", "docx", "csv", "json")

    def document(self) -> Document:
        """Headline, sentence, four figures, chart, meanings beside who follows, posts, what is not known beside what is
        to be decided, sources."""
        board, words, say = self.board, self.words, self.words.say
        blocks: list[Block] = [Heading(headline(board, words), 1), Paragraph(" ".join(self._lead()), tone="lead")]
        if self.note:
            blocks.append(Note(say("board.note"), (self.note,)))
        blocks.append(to_tiles(board, words))
        chart = to_chart(board, words)
        if chart is not None:
            blocks += [Heading(chart.title), chart]
        right = (*to_audience(board, words), *to_inside(board, self.kpis, words))
        blocks.append(Columns((tuple(to_meaning_blocks(board, words)), right), wide=True))
        posts = posts_table(board, words)
        blocks.append(Heading(say("board.posts.heading")))
        blocks.append(posts if posts.rows else Paragraph(say("board.posts.none")))
        blocks += to_profiles(board, self.kpis, words)
        blocks.append(Columns(((to_unknown(board, words),), tuple(to_decision(board, words)))))
        blocks += self._sources()
        name = say("board.name", company=board.company, last=board.period.last).removeprefix(" · ")
        kicker = say("board.kicker", first=board.period.first, last=board.period.last)
        return Document(tuple(blocks), words.language, day=board.period.last, name=name, kicker=(board.company, kicker))

    def _lead(self) -> Iterator[str]:
        yield say_verdict(self.board, self.worthwhile, self.words)
        yield self.words.say("board.cause")
        planned = self.board.judged_on
        if planned:
            over = planned < self.board.period.last
            yield self.words.say("board.interim_late" if over else "board.interim", day=planned)

    def _sources(self) -> Iterator[Block]:
        say = self.words.say
        yield Heading(say("board.sources.heading"), 3)
        yield sources_table(self.board, self.words)
        if self.board.people_files:
            yield Paragraph(say("board.sources.people", n=self.board.people_files), quiet=True)
        yield Paragraph(say("board.sources.method", version=self.version), quiet=True)

    def deck(self) -> Deck:
        """Four slides."""
        return to_deck(self.board, self.kpis, " ".join(self._lead()), self.template, self.words)

    def sheets(self) -> Document:
        """A table a sheet, with the chart of weeks."""
        return to_sheets(self.board, self.kpis, self.words)

    def table(self) -> Table:
        """Every figure with its key figure's number."""
        return figures_table(self.board, self.kpis, self.words)

    def record(self) -> object:
        """All of it, keys in the order of the models; ratios, ISO days, unknown is null."""
        board = self.board
        figures = [
            {
                "kpi": str(row[0]),
                "figure": str(row[1]),
                "value": row[2].value if isinstance(row[2], TableCell) else None,
            }
            for row in self.table().rows
        ]
        stock = {day.isoformat(): count for day, count in board.stock.items()}
        content = {f.name: getattr(board, f.name) for f in fields(board)}
        content |= {"stock": stock, "decision": _plain(board.decision), "breaks": [_plain(one) for one in board.breaks]}
        return {"format": FORMAT, "amb": self.version, "figures": figures} | content


def _plain(model: Model) -> dict[str, object]:
    return {name: getattr(model, name) for name in type(model).model_fields}

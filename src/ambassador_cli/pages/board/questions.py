"""What management will ask and what the data can answer, sentences to say aloud, files to save today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ambassador_cli.models.board import Board
from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph
from ambassador_cli.models.page import Page
from ambassador_cli.pages.board.sections import say_ads
from ambassador_cli.pages.board.verdict import headline, percent, say_verdict, shown_verdict
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class QuestionsPage(Page):
    """``due`` is the last day on which LinkedIn still shows what was not exported yet."""

    board: Board
    words: Words
    worthwhile: float | None
    due: date | None

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx")

    def document(self) -> Document:
        """Questions with what may be answered, five sentences, files."""
        say = self.words.say
        blocks: list[Block] = [Heading(say("board.ask.title"), 1)]
        for name, answer in self._answers():
            blocks += [Heading(say(f"board.ask.{name}"), 3), Paragraph(answer)]
        blocks += [Heading(say("board.ask.aloud")), Bullets(tuple(self._aloud()))]
        files = [say("board.ask.save_content"), say("board.ask.save_followers")]
        if self.due:
            files.append(say("board.ask.save_by", day=self.due))
        blocks += [Heading(say("board.ask.save")), Bullets(tuple(files))]
        return Document(tuple(blocks), self.words.language, day=self.board.period.last)

    def _answers(self) -> Iterator[tuple[str, str]]:
        board, words, say = self.board, self.words, self.words.say
        yield "brought", headline(board, words) + "."
        yield "because", say_verdict(board, self.worthwhile, words) + " " + say("board.cause")
        top = percent(board.top_share, words) if board.top_share is not None else say("board.means.unknown")
        yield "luck", say("board.ask.luck_answer", share=top)
        same = [one for one in board.targets if one.now.now.value is not None]
        yield "who", say("board.ask.who_answer" if same else "board.who.none")
        effort = board.effort
        known = effort.hours_spent is not None or effort.money_spent is not None
        yield "cost", say("board.ask.cost_answer" if known else "board.decide.none")
        yield "worth", say("board.ask.worth_answer")
        yield "best", say("board.ask.best_answer")
        yield "stop", board.decision.ends or say("board.ask.stop_open")

    def _aloud(self) -> Iterator[str]:
        board, words, say = self.board, self.words, self.words.say
        yield headline(board, words) + "."
        yield say_verdict(board, self.worthwhile, words)
        yield say("board.cause")
        yield say("board.ask.other_changes", ads=say_ads(board, words))
        shown = shown_verdict(board.uplift)
        if board.decision.ask:
            yield say("board.ask.we_ask", ask=board.decision.ask)
        elif shown in ("cannot_tell", "early", "refused"):
            yield say("board.ask.patience")
        else:
            yield say("board.ask.worth_answer")

"""Papers as pages: the list of them, and one of them for one reader or a page a person."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from ambassador_cli.models.document import Block, Bullets, Document, Heading, PageBreak, Paragraph, Side, Table
from ambassador_cli.models.page import Page
from ambassador_cli.models.paper import Paper, PaperFacts, Recipient
from ambassador_cli.models.slide import Deck, Slide
from ambassador_cli.pages.papers import PAPERS
from ambassador_cli.pages.papers.building import Built, build_paper, fingerprint_of, recipients_of, what_lacks
from ambassador_cli.pages.papers.values import name_keys, to_values
from ambassador_cli.texts.words import Words

LETTERS = ("txt", "md", "docx", "csv", "xlsx")
"""Forms of papers that go to people, a row or a page each."""
ALL_FORMS = (*LETTERS, "html", "pptx")
LEFT: Side = "left"


@dataclass(frozen=True)
class PaperPage(Page):
    """One paper. ``to`` are those it goes to, a page each; without any it is shown with nobody's name. ``remarks`` is
    what the check of drafts says of it, empty where it is no post. ``version`` is amb's own; ``template`` the company's
    slides, empty for plain ones."""

    paper: Paper
    facts: PaperFacts
    words: Words
    to: tuple[Recipient, ...] = ()
    version: str = ""
    remarks: tuple[str, ...] = ()
    template: bytes = b""

    forms: ClassVar[tuple[str, ...]] = ALL_FORMS

    @cached_property
    def built(self) -> Built:
        """The paper with nobody's name."""
        return build_paper(self.paper, self.facts, to_values(self.facts, self.words), self.words)

    def document(self) -> Document:
        """The paper, else a letter a person."""
        blocks: list[Block] = list(self.built.blocks)
        if self.to:
            blocks = []
            values = to_values(self.facts, self.words)
            for person in self.to:
                if blocks:
                    blocks.append(PageBreak())
                blocks += build_paper(self.paper, self.facts, values, self.words, person).blocks
        blocks += [Paragraph(remark, quiet=True) for remark in self.remarks]
        name = self.paper.title.say(self.words)
        return Document(tuple(blocks), self.words.language, name=name, foot=self._stamp())

    def _stamp(self) -> str:
        if not self.version:
            return ""
        parts = (
            f"amb {self.version}",
            self.paper.id,
            self.words.language,
            self.facts.today.isoformat(),
            paper_fingerprint(self.paper, self.facts, self.words),
        )
        return " · ".join(parts)

    def deck(self) -> Deck:
        """The paper as slides: each heading of the second level begins one, what stands above the first is its own."""
        blocks = self.built.blocks
        starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level <= 2]
        slides = []
        for first, end in itertools.pairwise((*starts, len(blocks))):
            title = blocks[first]
            assert isinstance(title, Heading)
            slides.append(Slide(title.text, "", blocks[first + 1 : end]))
        name = self.paper.title.say(self.words)
        company = self.facts.programme.company
        return Deck(
            name,
            " · ".join(filter(None, (company.name if company else "", self._stamp()))),
            tuple(slides),
            self.words.language,
            self.template,
        )

    def sheets(self) -> Document:
        """A workbook for a mail merge."""
        return Document((Heading(self.paper.title.say(self.words), 1), self.table()), self.words.language)

    def table(self) -> Table:
        """A row a letter: name, first name, subject, the text as it is sent."""
        values = to_values(self.facts, self.words)
        rows = []
        for person in self.to:
            blocks = build_paper(self.paper, self.facts, values, self.words, person).blocks
            subject = next((block.text for block in blocks if isinstance(block, Heading)), "")
            text = "\n\n".join(filter(None, (_plain(block) for block in blocks if not isinstance(block, Heading))))
            rows.append((person.name, person.first, subject.partition(": ")[2] or subject, text))
        headers = tuple(self.words.say(f"paper.merge.{name}") for name in ("name", "first", "subject", "text"))
        return Table(headers, tuple(rows), (LEFT,) * 4, flexible=3, title=self.paper.title.say(self.words))


def forms_of(paper: Paper) -> tuple[str, ...]:
    """The forms that this one is offered in: tables only where it goes to people."""
    usual = LETTERS if paper.recipients else ("txt", "md", "docx")
    return (*usual, *paper.forms)


def _plain(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return text
        case Bullets(items=items):
            return "\n".join(f"· {item}" for item in items)
        case Table(rows=rows):
            return "\n".join("  ".join(str(cell) for cell in row if cell) for row in rows)
        case _:
            return ""


def paper_fingerprint(paper: Paper, facts: PaperFacts, words: Words) -> str:
    """The beginning of the SHA-256 of all that is in a paper, of all its letters where it has some."""
    values = to_values(facts, words)
    people = recipients_of(paper, facts)
    built = [build_paper(paper, facts, values, words, person).blocks for person in people or (None,)]
    return fingerprint_of(tuple(block for blocks in built for block in blocks))


@dataclass(frozen=True, slots=True)
class PapersPage(Page):
    """All papers with their state. ``stale``: by the id of a paper, a file that no longer says what it would say today,
    and the day it is of."""

    facts: PaperFacts
    words: Words
    stale: Mapping[str, tuple[str, date]]

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "json")

    def document(self) -> Document:
        """A line a paper."""
        say = self.words.say
        rows = tuple((paper.id, paper.title.say(self.words), self._state(paper)) for paper in PAPERS.values())
        headers = tuple(say(f"paper.column.{name}") for name in ("id", "about", "state"))
        return Document(
            (Heading(say("paper.title"), 1), Table(headers, rows, ("left", "left", "left"), flexible=2)),
            self.words.language,
        )

    def _state(self, paper: Paper) -> str:
        say = self.words.say
        lacks = what_lacks(paper, to_values(self.facts, self.words))
        steps = [name for name in lacks if " " in name]
        if steps:
            return say("paper.after", step=steps[0])
        if lacks:
            return say("paper.lacks", keys=name_keys(lacks, self.facts, self.words))
        if paper.id in self.stale:
            file, day = self.stale[paper.id]
            return say("paper.stale", file=file, day=day)
        return say("paper.ready")

    def record(self) -> object:
        """Each paper by its id with what it lacks: keys, or commands that come first."""
        values = to_values(self.facts, self.words)
        papers = [
            {
                "id": paper.id,
                "title": paper.title.say(self.words),
                "lacks": what_lacks(paper, values),
                "out_of_date": self.stale[paper.id][0] if paper.id in self.stale else None,
            }
            for paper in PAPERS.values()
        ]
        return {"format": "amb-papers/1", "papers": papers}

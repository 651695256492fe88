"""Examples of what amb puts out, on invented people with the settings that hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ambassador_cli.models.document import Block, Heading
from ambassador_cli.models.paper import PaperFacts, Recipient, Values
from ambassador_cli.pages.papers import not_picked, picked
from ambassador_cli.pages.papers.building import build_paper
from ambassador_cli.texts.words import Words


def examples(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:
    """Pages that the command made, then the two letters."""
    for title, blocks in facts.examples:
        yield Heading(title, 3)
        yield from map(_below, blocks)
    someone = Recipient(words.say("paper.example.name"), words.say("paper.example.first"))
    for paper in (picked.PAPER, not_picked.PAPER):
        yield Heading(paper.title.say(words), 3)
        yield from map(_below, build_paper(paper, facts, values, words, someone).blocks)


def _below(block: Block) -> Block:
    return replace(block, level=4) if isinstance(block, Heading) else block

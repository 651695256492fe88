"""The handbook as short posts for the intranet: a chapter a post, a post a month. Made of what the handbook says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ambassador_cli.models.document import Block, Bullets, Document, Frame, Heading, Paragraph, Table
from ambassador_cli.models.page import Page
from ambassador_cli.texts.words import Words

_LONGEST = 600
"""Characters after which nothing more is begun."""
_MOST_COLUMNS = 3
"""Columns of a table that can be read aloud; wider ones stay in the handbook."""
_NUMBER = re.compile(r"^\d+\s+")


@dataclass(frozen=True, slots=True)
class ChannelPostsPage(Page):
    """``posts``: the day on which each goes out, the number of its chapter, and the chapter as it is on that day."""

    posts: tuple[tuple[date, int, tuple[Block, ...]], ...]
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx")

    def document(self) -> Document:
        """Each post with its day, ready to be pasted."""
        say = self.words.say
        blocks: list[Block] = [
            Heading(say("paper.channel.title"), 1),
            Paragraph(say("paper.channel.how"), quiet=True),
        ]
        for day, number, chapter in self.posts:
            title = _NUMBER.sub("", chapter[0].text) if isinstance(chapter[0], Heading) else ""
            blocks.append(Heading(say("paper.channel.post", day=self.words.long_day(day), title=title)))
            blocks += _short(chapter[1:])
            blocks.append(Paragraph(say("paper.channel.more", n=number), quiet=True))
        return Document(tuple(blocks), self.words.language, name=say("paper.channel.title"))


def chapters(blocks: Sequence[Block]) -> dict[int, tuple[Block, ...]]:
    """The chapters of a paper by number, each with its heading first."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    return {
        number: tuple(blocks[first:end])
        for number, (first, end) in enumerate(itertools.pairwise((*starts, len(blocks))), 1)
    }


def _short(blocks: Sequence[Block]) -> Iterator[Block]:
    length = 0
    for at, block in enumerate(blocks):
        if length >= _LONGEST:
            return
        if isinstance(block, Heading):
            yield Paragraph(block.text)
        elif isinstance(block, Frame):
            yield block
        elif isinstance(block, Paragraph):
            announces = block.text.endswith(":")
            if not announces or (at + 1 < len(blocks) and _items(blocks[at + 1])):
                length += len(block.text)
                yield block
        elif kept := list(_first(_items(block), _LONGEST - length)):
            length += sum(map(len, kept))
            yield Bullets(tuple(kept))


def _first(items: Sequence[str], room: int) -> Iterator[str]:
    for item in items:
        if room <= 0:
            return
        yield item
        room -= len(item)


def _items(block: Block) -> tuple[str, ...]:
    """What can be listed: points, or a sentence a row, its first cell and then each other one behind its header. A
    table that nobody would read aloud has none."""
    if isinstance(block, Bullets):
        return block.items
    if not isinstance(block, Table) or len(block.headers) > _MOST_COLUMNS:
        return ()
    behind = [f"{header}: " for header in block.headers[1:]]
    return tuple(
        " ".join(_ended(before + str(cell)) for before, cell in zip(("", *behind), row, strict=True))
        for row in block.rows
    )


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."

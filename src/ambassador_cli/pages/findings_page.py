"""Checked drafts as a page: to read, with a preview of the posts where wanted, and as records for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli.errors import Problem
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.company import Company, Fold
from ambassador_cli.models.document import Block, Document, Heading, Paragraph
from ambassador_cli.models.finding import Remark
from ambassador_cli.models.finding_record import FindingsRecord
from ambassador_cli.models.page import Page
from ambassador_cli.pages.finding_data import to_finding_data
from ambassador_cli.pages.finding_records import to_findings_record
from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.pages.findings import say_summary, to_draft_blocks, to_one_remark, to_remark_blocks
from ambassador_cli.pages.preview import to_preview_blocks
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class FindingsPage(Page):
    """``fold`` given: each post is shown as the feed does first. ``problems`` are those of files that could not be
    read; people see them beside the page, programs in it."""

    drafts: tuple[CheckedDraft, ...]
    finding_words: FindingWords
    problems: tuple[Problem, ...] = ()
    fold: Fold | None = None
    company: Company | None = None

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx", "json", "sarif", "github")

    @property
    def words(self) -> Words:  # type: ignore[override]
        """The words of all findings."""
        return self.finding_words.words

    def document(self) -> Document:
        """Draft by draft, then a sentence about all of them."""
        blocks = [block for draft in self.drafts for block in self._draft(draft)]
        if len(self.drafts) > 1:
            blocks.append(Paragraph(say_summary(self.drafts, self.finding_words), tone="strong"))
        name = self.words.say("check.title")
        return Document(tuple(blocks), self.words.language, name=name, nested=True)

    def record(self) -> object:
        """Every finding with its place, a contract for scripts."""
        return to_finding_data(self.drafts, self.finding_words, self.problems)

    def findings(self) -> FindingsRecord:
        """Every finding and every rule."""
        return to_findings_record(self.drafts, self.finding_words, self.problems)

    def _draft(self, draft: CheckedDraft) -> Iterator[Block]:
        if self.fold is None:
            yield from to_draft_blocks(draft, self.finding_words)
            return
        yield from to_preview_blocks(draft, self.fold, self.company, self.words)
        yield from to_remark_blocks(draft, self.finding_words)


def to_question(draft: CheckedDraft, remark: Remark, words: FindingWords) -> Document:
    """One remark below the draft's name, to be answered."""
    blocks = (Heading(to_one_line(draft.file.name), 1), *to_one_remark(draft, remark, words))
    return Document(blocks, words.words.language, nested=True)

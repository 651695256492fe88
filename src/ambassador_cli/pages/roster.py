"""The roster as a page: counts, never names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli.models.document import Block, Document, Heading, Paragraph, Table
from ambassador_cli.models.page import Page
from ambassador_cli.models.roster_summary import RosterSummary
from ambassador_cli.pages.cells import number_cell
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class RosterPage(Page):
    """``level`` is what programme.yaml calls the attribute that says how experienced people are."""

    summary: RosterSummary
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "json")

    def document(self) -> Document:
        """A table each for what people are, their levels and their consents."""
        say, found = self.words.say, self.summary
        blocks: list[Block] = [Heading(say("roster.title", n=found.people), 1)]
        statuses = [(say(f"roster.status.{name}"), count) for name, count in found.by_status]
        consents = [(say(f"roster.consent.{name}"), count) for name, count in found.by_consent]
        for title, rows in (
            (say("roster.by_status"), statuses),
            (say("roster.by_level"), list(found.by_level)),
            (say("roster.by_consent"), consents),
        ):
            if rows:
                cells = tuple((name, number_cell(count, self.words)) for name, count in rows)
                blocks += [Heading(title), Table(("", ""), cells, ("left", "right"))]
        if found.taken_back:
            blocks.append(Paragraph(say("roster.taken_back", n=found.taken_back), quiet=True))
        return Document(tuple(blocks), self.words.language)

    def record(self) -> object:
        """The counts by their names in roster.yaml."""
        found = self.summary
        return {
            "format": "amb-roster/1",
            "people": found.people,
            "status": dict(found.by_status),
            "level": dict(found.by_level),
            "consents": dict(found.by_consent),
            "taken_back": found.taken_back,
        }

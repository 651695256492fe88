"""What a start still needs, and what is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph
from ambassador_cli.models.page import Page
from ambassador_cli.models.plan import Readiness
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class ReadinessPage(Page):
    """The ten checks: what lacks first, a line each, then what is there."""

    readiness: Readiness
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx", "json")

    def document(self) -> Document:
        """What lacks, with its key, in the order in which it holds things up."""
        say, found = self.words.say, self.readiness
        values = {"done": found.done, "of": len(found.checks)}
        title = (
            say("plan.ready.title_on", day=found.start, **values) if found.start else say("plan.ready.title", **values)
        )
        blocks: list[Block] = [Heading(title, 1)]
        lacking = tuple(
            f"{say('plan.ready.missing')}  {say(f'plan.ready.{check.lacks}')}" for check in found.checks if check.lacks
        )
        there = ", ".join(say(f"plan.name.{check.name}") for check in found.checks if not check.lacks)
        blocks.append(Bullets(lacking) if lacking else Paragraph(say("plan.ready.nothing_missing")))
        if there and lacking:
            blocks.append(Paragraph(f"{say('plan.ready.there')}  {there}"))
        return Document(tuple(blocks), self.words.language)

    def record(self) -> object:
        """Each check by name, with what it lacks (null where it holds)."""
        checks = [{"name": check.name, "lacks": check.lacks or None} for check in self.readiness.checks]
        return {"format": "amb-readiness/1", "start": self.readiness.start, "checks": checks}

"""What checking a record found."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.models.document import Block, Document, Heading, Paragraph, Table
from ambassador_cli.texts.words import Words


def to_checks_document(states: Sequence[tuple[str, str]], words: Words) -> Document:
    """Each check with its result (``holds``, ``open`` or ``fails``), then what it means."""
    rows = tuple(
        (words.say(f"select.verify.{state}"), words.say(f"select.verify.check.{name}")) for name, state in states
    )
    found = {state for _, state in states}
    result = "fails" if "fails" in found else "open" if "open" in found else "holds"
    blocks: list[Block] = [Heading(words.say("select.verify.title"), 1), Table(("", ""), rows, ("left", "left"), 1)]
    return Document(
        (
            *blocks,
            Paragraph(words.say(f"select.verify.result_{result}")),
        ),
        words.language,
    )

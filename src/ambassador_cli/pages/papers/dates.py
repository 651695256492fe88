"""Parts of papers that are computed: the first dates, the lines of a receipt, what is kept where."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Table
from ambassador_cli.models.paper import PaperFacts, Values
from ambassador_cli.models.plan import DateKind, PlannedDate
from ambassador_cli.pages.papers.values import label_of
from ambassador_cli.pages.receipts import to_receipts_table
from ambassador_cli.texts.words import Words

_MOST_DATES = 8
_FOR_MEMBERS: frozenset[DateKind] = frozenset({"launch", "training", "jour_fixe", "coffee"})


def first_dates(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """The next dates that members take part in, at most eight."""
    coming = [found for found in facts.plan.dates if found.kind in _FOR_MEMBERS and found.on >= facts.today]
    if not coming:
        return
    rows = tuple(
        (words.day(found.on), f"{found.at:%H:%M}" if found.at else "", _what(found, words))
        for found in coming[:_MOST_DATES]
    )
    headers = tuple(words.say(f"plan.column.{name}") for name in ("date", "time", "what"))
    yield Table(headers, rows, ("left", "left", "left"), flexible=2)


def _what(found: PlannedDate, words: Words) -> str:
    if found.kind == "coffee" and found.topic:
        return words.say("plan.kind.coffee_topic", topic=found.topic)
    return words.say(f"plan.kind.{found.kind}", name=found.name)


def receipt_lines(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:
    """What receipts.csv holds of one person, a line each; nothing where the table of names is not there."""
    if facts.frozen is None or facts.names is None:
        return
    labels = {name: label_of(name, facts, words) for name in facts.programme.dimensions}
    table = to_receipts_table(facts.frozen, facts.names, labels, str(values.get("contact", "")), words)
    row = next((row for row in table.rows if row[1] == values["pseudonym"]), None)
    if row is not None:
        yield Table(("", ""), tuple(zip(table.headers, row, strict=True)), ("left", "left"), flexible=1)

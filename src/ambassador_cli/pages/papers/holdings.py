"""What is kept of people: which data, from where, what for, where, who sees it, how long."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Heading, Paragraph, Table
from ambassador_cli.models.paper import PaperFacts, Values
from ambassador_cli.models.roster import PURPOSES
from ambassador_cli.pages.papers.consents import CONSENTS
from ambassador_cli.pages.papers.values import FEWEST
from ambassador_cli.texts.words import Words

_ROWS = ("applications", "consents", "names", "record", "people_files", "page_files", "drafts")
_COLUMNS = ("what", "source", "use", "where", "who", "until")


def holdings(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Each kind of data, with the periods of ``keep``; then how many files of each kind there are, never whose."""
    keep = facts.programme.keep
    months = {
        "applications": keep.applications_months,
        "names": keep.draw_names_months,
        "people_files": keep.people_files_months,
    }
    for row in _ROWS:
        count = {"n": months[row]} if row in months else {}
        said = {column: words.say(f"paper.holding.{row}.{column}", **count) for column in _COLUMNS}
        yield Heading(said.pop("what"), 3)
        yield Paragraph(" · ".join(f"{words.say(f'paper.holding.{name}')}: {text}" for name, text in said.items()))
    yield Paragraph(
        words.say(
            "paper.holding.found",
            people=_few(len(facts.roster.people) if facts.roster else 0, words),
            page=words.number(facts.page_files),
            own=_few(facts.people_files, words),
            drafts=words.number(facts.drafts),
        )
    )


def consents_given(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Each question, how many said yes and how many took it back; under five no number."""
    people = facts.roster.people if facts.roster else ()
    rows = []
    for purpose, asked in zip(PURPOSES, CONSENTS, strict=True):
        given = sum(person.agreed(purpose) is not None for person in people)
        back = sum(getattr(person.withdrawn, purpose) is not None for person in people)
        rows.append((asked.question.say(words), _few(given, words), _few(back, words)))
    headers = tuple(words.say(f"paper.consents.{name}") for name in ("question", "given", "back"))
    yield Table(headers, tuple(rows), ("left", "right", "right"))


def _few(count: int, words: Words) -> str:
    return words.say("paper.few", n=FEWEST) if 0 < count < FEWEST else words.number(count)

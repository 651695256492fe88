"""The sheet of consents."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Bullets, Heading, Paragraph
from ambassador_cli.models.paper import Paper, PaperFacts, Values, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.pages.papers.consents import CONSENTS
from ambassador_cli.pages.papers.form import NO, YES
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words


def questions(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """A question a purpose; what for, who sees it, until when; no comes first."""
    for number, consent in enumerate(CONSENTS, start=1):
        yield Heading(f"{number} {consent.question.say(words)}", 3)
        yield Paragraph(
            words.say(
                "paper.consent.about",
                why=consent.why.say(words),
                who=consent.who.say(words),
                until=consent.until.say(words, **values),
            )
        )
        yield Bullets((NO.say(words), YES.say(words)), boxes=True)


PAPER = Paper(
    id="consent",
    names=("einwilligung", "einwilligungen", "zustimmung"),
    title=Bilingual(de="Einwilligungen", en="Consents"),
    needs=("contact",),
    parts=(
        top(said(de="Einwilligungen, jede für sich", en="Consents, each on its own")),
        text(
            said(
                du="Du entscheidest jede Frage einzeln. Ein Nein hat keine Folgen, auch keine Antwort ist ein Nein. Ein"
                " Ja kannst du jederzeit zurücknehmen, so leicht, wie du es gibst: eine Zeile an {contact}.",
                sie="Sie entscheiden jede Frage einzeln. Ein Nein hat keine Folgen, auch keine Antwort ist ein Nein."
                " Ein Ja können Sie jederzeit zurücknehmen, so leicht, wie Sie es geben: eine Zeile an {contact}.",
                en="You decide each question on its own. A no has no consequences, and no answer is a no. You can take"
                " back a yes at any time, as easily as you give it: a line to {contact}.",
                claim="explicit-yes",
            )
        ),
        questions,
        text(said(de="Name, Tag: ______________________________", en="Name, day: ______________________________")),
    ),
)

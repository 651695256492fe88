"""Occasions of the next weeks and questions by which people find their own story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.models.document import Block, Bullets, Heading
from ambassador_cli.models.paper import Paper, PaperFacts, Values, heading, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words

_WEEKS = timedelta(weeks=8)
_QUESTIONS = 12
_FOR_ALL = 12
"""Questions for everyone in texts/jourfixe.*.yaml."""
_FOR_EACH = 2
_FUNCTIONS = {
    "sales": ("vertrieb", "außendienst", "sales", "verkauf"),
    "marketing": ("marketing", "produktmanagement", "kommunikation"),
    "medicine": ("medizin", "medical", "medical affairs", "medicine", "forschung", "research"),
    "it": ("it", "informatik", "edv", "digital"),
    "hr": ("hr", "personal", "people", "human resources", "personalentwicklung"),
    "production": ("produktion", "production", "herstellung", "werk", "logistik", "technik"),
}
"""Departments that have questions of their own, by what they are called."""
_KEYS = {fold_label(name): key for key, names in _FUNCTIONS.items() for name in names}


def occasions(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Days of ``occasions`` in the next eight weeks."""
    found = sorted(
        (one for one in facts.programme.occasions if facts.today <= one.on <= facts.today + _WEEKS),
        key=lambda one: one.on,
    )
    if found:
        yield Heading(words.say("paper.topics.occasions"))
        yield Bullets(tuple(words.say("jourfixe.occasion", day=one.on, name=one.name) for one in found))


def questions(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Twelve questions: two for each department that is known, the others for everyone."""
    functions = facts.programme.dimensions.get("function")
    asked = 0
    for name in (functions.known if functions else ())[: _QUESTIONS // _FOR_EACH - 1]:
        key = _KEYS.get(fold_label(name))
        if key is not None:
            yield Heading(name, 3)
            yield Bullets(tuple(words.say(f"paper.topics.{key}.{n}") for n in range(1, _FOR_EACH + 1)))
            asked += _FOR_EACH
    yield Heading(words.say("paper.topics.all"), 3)
    first = facts.today.isocalendar().week
    yield Bullets(
        tuple(words.say(f"jourfixe.question.{(first + n) % _FOR_ALL + 1}") for n in range(_QUESTIONS - asked))
    )


def readers(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """A question for each of the people whom posts are for."""
    if facts.programme.audiences:
        yield Heading(words.say("paper.topics.readers"))
        yield Bullets(tuple(words.say("paper.topics.reader", name=one.name) for one in facts.programme.audiences))


PAPER = Paper(
    id="topics",
    names=("themen", "anlässe", "anlaesse"),
    title=Bilingual(de="Anlässe und Fragen zum Erzählen", en="Occasions, and questions to tell by"),
    parts=(
        top(said(de="Worüber lässt sich erzählen?", en="What is there to tell?")),
        text(
            said(
                du="Hier stehen Fragen, keine Texte: Was du daraus machst, ist deins, und wann auch.",
                sie="Hier stehen Fragen, keine Texte: Was Sie daraus machen, ist Ihres, und wann auch.",
                en="These are questions, not texts: what you make of them is yours, and so is when.",
            )
        ),
        occasions,
        heading(de="Zwölf Fragen", en="Twelve questions"),
        questions,
        readers,
        text(
            said(
                de="Lieber einmal im Monat etwas mit Substanz. Hilfe bei Entwürfen: {contact}.",
                en="Better once a month with substance. Help with drafts: {contact}.",
            )
        ),
    ),
)

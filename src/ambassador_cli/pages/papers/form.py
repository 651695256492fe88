"""The application form, to be built in Microsoft or Google Forms."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Bullets, Heading, Paragraph
from ambassador_cli.models.paper import Paper, PaperFacts, Values, points, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.pages.papers.consents import CONSENTS
from ambassador_cli.pages.papers.values import label_of
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words

QUESTIONS = {
    "function": Bilingual(
        de={"du": "In welchem Bereich arbeitest du?", "sie": "In welchem Bereich arbeiten Sie?"},
        en="Which department do you work in?",
    ),
    "region": Bilingual(
        de={"du": "An welchem Standort arbeitest du?", "sie": "An welchem Standort arbeiten Sie?"},
        en="At which site do you work?",
    ),
    "experience": Bilingual(
        de={"du": "Wie gut kennst du LinkedIn?", "sie": "Wie gut kennen Sie LinkedIn?"},
        en="How well do you know LinkedIn?",
    ),
}
"""Dimensions that nearly every programme has; others are asked by their label."""
NAME = Bilingual(de="Vor- und Nachname", en="Full name")
YES = Bilingual(de="Ja, gern", en="Yes, gladly")
NO = Bilingual(de="Nein", en="No")


def questions(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """The name, a question a dimension of the mix with its values as choices, then the consents."""
    yield Heading(f"1 {NAME.say(words)}", 3)
    yield Paragraph(words.say("paper.form.short_text"), quiet=True)
    number = 1
    for name, dimension in facts.programme.dimensions.items():
        number += 1
        known = dimension.known or _in_roster(name, facts)
        question = QUESTIONS[name].say(words) if name in QUESTIONS else f"{label_of(name, facts, words)}?"
        yield Heading(f"{number} {question}", 3)
        if known:
            yield Bullets(tuple(known))
        else:
            yield Paragraph(words.say("paper.form.own_choices", key=f"dimensions.{name}.values"), quiet=True)
    for consent in CONSENTS:
        number += 1
        yield Heading(f"{number} {consent.question.say(words)}", 3)
        yield Bullets((NO.say(words), YES.say(words)))


def _in_roster(dimension: str, facts: PaperFacts) -> tuple[str, ...]:
    people = facts.roster.people if facts.roster else ()
    return tuple(sorted({person.attributes[dimension] for person in people if dimension in person.attributes}))


PAPER = Paper(
    id="form",
    names=("formular", "bewerbungsformular"),
    title=Bilingual(de="Bewerbungsformular zum Nachbauen", en="Application form to rebuild"),
    needs=("mix",),
    parts=(
        top(said(de="Bewerbung für das Botschafter-Programm", en="Application for the ambassador programme")),
        text(
            said(
                du="Mitmachen ist freiwillig. Wir fragen nur, was wir für eine gute Mischung brauchen. Jede Zustimmung"
                " ist einzeln, ein Nein hat keine Folgen, und du kannst sie jederzeit zurücknehmen.",
                sie="Mitmachen ist freiwillig. Wir fragen nur, was wir für eine gute Mischung brauchen. Jede Zustimmung"
                " ist einzeln, ein Nein hat keine Folgen, und Sie können sie jederzeit zurücknehmen.",
                en="Taking part is voluntary. We only ask what we need for a good mix. Each consent is separate, a no"
                " has no consequences, and you can take it back at any time.",
            ),
            said(
                du="Was mit deinen Angaben geschieht: {information}.",
                sie="Was mit Ihren Angaben geschieht: {information}.",
                en="What becomes of your answers: {information}.",
            ),
        ),
        questions,
        text(said(de="Zum Einrichten:", en="For setting it up:")),
        points(
            said(
                de="Auswahlfragen mit genau diesen Antworten; „Nein“ steht zuerst und ist nicht vorausgewählt.",
                en="Choices with exactly these answers; “No” comes first and nothing is preselected.",
            ),
            said(
                de="Kein Freitext: Was niemand braucht, muss niemand löschen.",
                en="No free text: what nobody needs, nobody has to delete.",
            ),
            said(
                de="Die Antworten als Excel oder CSV herunterladen, dann `amb roster import DATEI`.",
                en="Download the answers as Excel or CSV, then `amb roster import FILE`.",
            ),
        ),
    ),
)

"""Six questions before and after, anonymous."""

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Heading, Paragraph
from ambassador_cli.models.paper import Paper, PaperFacts, Values, heading, points, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.models.survey import SURVEY
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words


def questions(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Each question in the words by which its answers are found again, and how it is answered."""
    for number, question in enumerate(SURVEY, 1):
        yield Heading(f"{number} {question.text.say(words)}", 3)
        how = words.say(f"paper.survey.{question.kind}")
        yield Paragraph(f"{how} {words.say('paper.survey.only_after')}" if question.only_after else how, quiet=True)


PAPER = Paper(
    id="survey",
    names=("umfrage",),
    title=Bilingual(de="Sechs Fragen vorher und nachher", en="Six questions before and after"),
    parts=(
        top(said(de="Sechs Fragen, ohne Namen", en="Six questions, no names")),
        text(
            said(
                du="Diese Fragen stellen wir zweimal: vor dem Start und nach einigen Monaten. Du antwortest freiwillig"
                " und wirst nicht nach deinem Namen gefragt.",
                sie="Diese Fragen stellen wir zweimal: vor dem Start und nach einigen Monaten. Sie antworten freiwillig"
                " und werden nicht nach Ihrem Namen gefragt.",
                en="We ask these questions twice: before the start and some months later. You answer voluntarily and"
                " are not asked for your name.",
            ),
            said(
                de="Gezeigt wird ein Ergebnis erst ab fünf Antworten, als Median und Anteil; die Antworten von"
                " vorher und nachher werden nicht miteinander verbunden.",
                en="A result is shown from five answers on, as a median and a share; answers before and after are not"
                " linked.",
                claim="survey",
            ),
        ),
        questions,
        heading(de="Für das Kommunikationsteam", en="For the communications team"),
        points(
            said(
                de="In Microsoft Forms „Namen aufzeichnen“ ausschalten, in Google Forms „E-Mail-Adressen erfassen“:"
                " amb liest keine Antworten, in denen Namen oder Adressen stehen.",
                en="Switch off “Record name” in Microsoft Forms, “Collect email addresses” in Google Forms: amb reads"
                " no answers with names or addresses in them.",
                claim="survey",
            ),
            said(
                de="Den Wortlaut so übernehmen, sonst steht in survey.columns, welche Spalte welche Frage ist.",
                en="Keep the wording, or say in survey.columns which column is which question.",
            ),
            said(
                de="Die Antworten als survey/before.xlsx und survey/after.xlsx ablegen (auch csv).",
                en="Put the answers into survey/before.xlsx and survey/after.xlsx (csv too).",
            ),
            said(
                de="Was in der letzten Frage steht, bleibt im Formular: Freitext liest amb nicht.",
                en="What is written in the last question stays in the form: amb reads no free text.",
                claim="survey",
            ),
        ),
    ),
)

"""Ten slides and a quiz for a training; those who know LinkedIn get other slides on telling than those who begin."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Heading, Table
from ambassador_cli.models.paper import Paper, PaperFacts, Values, heading, points, said
from ambassador_cli.models.paper import title as top
from ambassador_cli.pages.papers.rules import asked_first, not_allowed, quiz, telling_in_short
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words

_PAIRS = 5
"""First sentences before and after, of those in texts/jourfixe.*.yaml."""


def first_sentences(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Five pairs."""
    rows = tuple(
        tuple(words.say(f"jourfixe.pair.{n}.{part}") for part in ("before", "after", "why"))
        for n in range(1, _PAIRS + 1)
    )
    yield Heading(words.say("paper.training.first_sentence"))
    headers = tuple(words.say(f"paper.training.{part}") for part in ("before", "after", "why"))
    yield Table(headers, rows, ("left",) * 3, flexible=1, title=words.say("paper.training.first_sentence"), prose=True)


PAPER = Paper(
    id="training",
    names=("schulung",),
    title=Bilingual(de="Zehn Folien und ein Quiz je Stufe", en="Ten slides and a quiz for each level"),
    forms=("pptx",),
    parts=(
        top(
            said(de="Dürfen wir das überhaupt?", en="Are we allowed to do that?", rests_on=("newcomers",)),
            said(de="Gut erzählt ist halb gelesen", en="Well told is half read", rests_on=("practised",)),
        ),
        points(
            said(
                du="Heute: was geht, was nicht, wen du fragst, und wie ein guter erster Satz klingt.",
                sie="Heute: was geht, was nicht, wen Sie fragen, und wie ein guter erster Satz klingt.",
                en="Today: what goes, what does not, whom to ask, and what a good first sentence sounds like.",
            ),
        ),
        heading(de="Worum es geht", en="What it is about"),
        points(
            said(
                du="Du erzählst von deiner Arbeit: freiwillig, in eigenen Worten, aus deinem eigenen Profil.",
                sie="Sie erzählen von Ihrer Arbeit: freiwillig, in eigenen Worten, aus Ihrem eigenen Profil.",
                en="You tell about your work: voluntarily, in your own words, from your own profile.",
            ),
            said(
                de="Vorgaben, wie oft jemand schreibt, gibt es nicht. Lieber einmal im Monat mit Substanz.",
                en="There are no rules on how often anyone posts. Better once a month with substance.",
                claim="no-targets",
            ),
            said(
                de="Wer möchte, nennt {hashtag} oder markiert die Seite, wo es passt.",
                en="Those who like use {hashtag} or tag the page where it makes sense.",
            ),
        ),
        heading(de="Das geht", en="What goes"),
        points(
            said(
                de="Der Alltag: ein Gerät, das klemmt, ein Weg durchs Werk, ein Gespräch in der Kantine.",
                en="Everyday life: a machine that jams, a walk through the plant, a talk in the canteen.",
            ),
            said(
                de="Gelerntes, Umwege, Fragen. Auch was schiefging.",
                en="What was learnt, detours, questions. What went wrong, too.",
            ),
            said(
                de="Menschen, die gefragt wurden und Ja gesagt haben.",
                en="People who were asked and said yes.",
            ),
            said(
                de="Termine und Nachrichten, die das Unternehmen selbst veröffentlicht hat.",
                en="Dates and news that the company itself has published.",
            ),
        ),
        heading(de="Das geht nicht, und warum", en="What does not go, and why"),
        not_allowed,
        heading(de="Erst fragen", en="Ask first"),
        asked_first,
        heading(de="Nebenwirkung gelesen?", en="Read of a side effect?"),
        points(
            said(
                de="Nicht antworten, nicht löschen, nicht bewerten, sondern weitergeben, auch wenn es nur beiläufig"
                " dasteht.",
                en="Do not answer, delete or judge it, but pass it on, even where it is only said in passing.",
            ),
            said(de="Wohin: {pv}.", en="Where to: {pv}."),
            said(
                de="Wohin: an die Arzneimittelsicherheit; wer das ist, weiß das Kommunikationsteam.",
                en="Where to: drug safety; the communications team knows who that is.",
                rests_on=("no_pv",),
            ),
            said(
                de="Wie schnell, sagt die Arbeitsanweisung des Unternehmens. Im Zweifel gleich.",
                en="How soon, the company's own instruction says. When in doubt: now.",
            ),
        ),
        first_sentences,
        heading(de="Eine Geschichte erzählen", en="Telling a story"),
        points(
            said(
                de="Mit einem Menschen anfangen, oder mit einem Ding, das man sieht.",
                en="Begin with a person, or with a thing that one sees.",
            ),
            said(
                de="Die wichtigste Person gehört an den Anfang, nicht in den letzten Absatz.",
                en="The person who matters belongs at the beginning, not in the last paragraph.",
            ),
            said(
                de="Ein Gedanke, ein Beitrag. Der Rest wird ein zweiter.",
                en="One thought, one post. The rest becomes a second one.",
                rests_on=("practised",),
            ),
            said(
                du="Am Ende steht, was daraus folgt, oder eine Frage, die dich wirklich bewegt.",
                sie="Am Ende steht, was daraus folgt, oder eine Frage, die Sie wirklich bewegt.",
                en="The end says what follows, or asks what you really want to know.",
                rests_on=("practised",),
            ),
            said(
                de="Ein Satz, ein Gedanke. Laut lesen hilft.",
                en="One sentence, one thought. Reading aloud helps.",
                rests_on=("newcomers",),
            ),
        ),
        telling_in_short,
        heading(de="Hashtags und Markierungen", en="Hashtags and mentions"),
        points(
            said(
                de="Ein Hashtag ist ein Stichwort zum Anklicken: # und ein Wort, ohne Leerzeichen und Satzzeichen. Was"
                " danach kommt, gehört nicht mehr dazu.",
                en="A hashtag is a word to click on: # and one word, no spaces, no punctuation. What follows those is"
                " no longer part of it.",
            ),
            said(
                de="Drei genügen, am Ende, mit großen Anfangsbuchstaben im Wort: das lesen auch Vorleseprogramme.",
                en="Three are enough, at the end, with a capital for each word: screen readers can read them so.",
            ),
            said(
                de="Eine Markierung ist @ und ein Name, der aus der Liste gewählt wird. Eingefügter Text bleibt Text.",
                en="A mention is @ and a name picked from the list. Pasted text stays text.",
            ),
            said(
                de="Markiert wird, wen es angeht; vorher fragen.",
                en="Tag those whom it concerns; ask them before.",
            ),
        ),
        heading(de="Die volle U-Bahn", en="The crowded underground"),
        points(
            said(
                du="Würdest du es in der vollen U-Bahn laut erzählen? Dann passt es.",
                sie="Würden Sie es in der vollen U-Bahn laut erzählen? Dann passt es.",
                en="Would you say it aloud in a crowded underground? Then it is fine.",
            ),
            said(
                du="Du bist unsicher? Frag, auch zweimal: {contact}.",
                sie="Sie sind unsicher? Fragen Sie, auch zweimal: {contact}.",
                en="You are not sure? Ask, twice if need be: {contact}.",
            ),
            said(
                de="Entwürfe prüft amb hashtag-check vorher, auf dem eigenen Rechner.",
                en="amb hashtag-check looks at drafts before, on one's own computer.",
                claim="fixed-rules",
            ),
        ),
        quiz,
    ),
)

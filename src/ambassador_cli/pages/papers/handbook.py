"""The handbook for all: what it is about, what may be told, how to tell it, all rules with their source."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Frame, Paragraph, Table
from ambassador_cli.models.paper import Paper, PaperFacts, Values, heading, points, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.pages.papers.rules import all_rules, asked_first, good_examples, not_allowed, telling
from ambassador_cli.pages.preview import above_the_fold
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words

_CASES = ("congress", "anniversary", "product", "patient", "figure", "vacancy", "colleague")


def occasions(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """What goes and what to ask first, by occasion; colours are words here."""
    columns = ("occasion", "goes", "ask")
    rows = tuple(tuple(words.say(f"paper.case.{case}.{column}") for column in columns) for case in _CASES)
    headers = tuple(words.say(f"paper.case.{column}") for column in columns)
    yield Table(headers, rows, ("left",) * 3, flexible=1, title=words.say("paper.case.title"), prose=True)


def fold(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """A post as a phone shows it before somebody taps on "more", with the fold of programme.yaml."""
    lines, columns = facts.programme.fold.lines, facts.programme.fold.mobile
    seen, _ = above_the_fold(words.say("paper.fold.sample"), columns, lines, words)
    yield Frame(words.say("paper.fold.title"), tuple(seen), columns)
    yield Paragraph(words.say("paper.fold.alternative", lines=lines), quiet=True)


PAPER = Paper(
    id="handbook",
    names=("handbuch",),
    title=Bilingual(de="Handbuch für alle", en="Handbook for everyone"),
    needs=("company", "contact"),
    forms=("html",),
    in_posts=True,
    parts=(
        top(said(de="Auf LinkedIn von der Arbeit erzählen", en="Telling about work on LinkedIn")),
        text(said(de="Das Handbuch von {company}, für alle.", en="The handbook of {company}, for everyone.")),
        heading(de="1 Worum es geht, und dass es freiwillig ist", en="1 What it is about, and that it is voluntary"),
        text(
            said(
                du="Du erzählst auf LinkedIn von deiner Arbeit, wenn du magst: in eigenen Worten, aus deinem eigenen"
                " Profil. Dein Profil bleibt deins. Wer nicht mag, lässt es, und niemand fragt nach.",
                sie="Sie erzählen auf LinkedIn von Ihrer Arbeit, wenn Sie mögen: in eigenen Worten, aus Ihrem eigenen"
                " Profil. Ihr Profil bleibt Ihres. Wer nicht mag, lässt es, und niemand fragt nach.",
                en="You tell about your work on LinkedIn if you like: in your own words, from your own profile. Your"
                " profile stays yours. Those who would rather not simply do not, and nobody asks.",
            ),
            said(
                de="Vorgaben, wie oft jemand schreibt, gibt es nicht, und keine Ranglisten. Lieber einmal im Monat mit"
                " Substanz.",
                en="There are no rules on how often anyone posts, and no rankings. Better once a month with substance.",
                claim="no-targets",
            ),
            said(
                de="Ein Wunsch, keine Pflicht: {hashtag} oder die Seite nennen, wo es passt.",
                en="A wish, no duty: use {hashtag} or tag the page where it makes sense.",
            ),
        ),
        text(said(de="Die Leitlinie steht hier: {guideline}.", en="The guideline is here: {guideline}.")),
        heading(de="2 Darf ich das?", en="2 May I do that?"),
        occasions,
        text(said(de="Was nicht geht, und warum:", en="What does not go, and why:")),
        not_allowed,
        heading(de="3 Was geht, mit Beispielen", en="3 What goes, with examples"),
        text(
            said(
                de="Sätze eines erfundenen Unternehmens; zum einen fragt amb nach, zum anderen nicht:",
                en="Sentences of an invented company; amb asks about one, not about the other:",
            )
        ),
        good_examples,
        heading(de="4 Erst fragen: wen?", en="4 Ask first: whom?"),
        text(
            said(
                de="Fragen kostet nichts und darf auch zweimal sein. Am Wochenende gilt: Ein Beitrag kann bis Montag"
                " warten; eine Nebenwirkung nicht.",
                en="Asking costs nothing, twice if need be. At weekends a post can wait until Monday; a side effect"
                " cannot.",
            )
        ),
        asked_first,
        heading(de="5 Nebenwirkung gelesen? Was jetzt", en="5 Read of a side effect? What now"),
        points(
            said(
                du="Gib weiter, was du gelesen hast, auch wenn es nur beiläufig dasteht: {pv}.",
                sie="Geben Sie weiter, was Sie gelesen haben, auch wenn es nur beiläufig dasteht: {pv}.",
                en="Pass on what you read, even where it is only said in passing: {pv}.",
            ),
            said(
                du="Gib weiter, was du gelesen hast, auch wenn es nur beiläufig dasteht. Wohin, sagt dir das"
                " Kommunikationsteam.",
                sie="Geben Sie weiter, was Sie gelesen haben, auch wenn es nur beiläufig dasteht. Wohin, sagt Ihnen das"
                " Kommunikationsteam.",
                en="Pass on what you read, even where it is only said in passing. The communications team knows where"
                " to.",
                rests_on=("no_pv",),
            ),
            said(
                de="Die Frist steht in der Arbeitsanweisung des Unternehmens. Im Zweifel gleich.",
                en="The time limit stands in the company's own instruction. When in doubt: now.",
            ),
            said(
                de="Nicht antworten, nicht löschen, keinen Rat geben.",
                en="Do not answer, do not delete, give no advice.",
            ),
        ),
        heading(de="6 Der erste Satz und die Falz", en="6 The first sentence and the fold"),
        text(
            said(
                de="Vom Beitrag sieht man erst nur den Anfang. Ob jemand weiterliest, entscheidet der erste Satz.",
                en="At first only the beginning of a post is to be seen. The first sentence decides whether anyone"
                " reads on.",
            )
        ),
        fold,
        heading(de="7 Eine Geschichte erzählen", en="7 Telling a story"),
        points(
            said(
                de="Mit einem Menschen anfangen, oder mit einem Ding, das man sieht.",
                en="Begin with a person, or with a thing that one sees.",
            ),
            said(
                de="Die wichtigste Person gehört an den Anfang, nicht in den letzten Absatz.",
                en="The person who matters belongs at the beginning, not in the last paragraph.",
            ),
            said(de="Ein Gedanke, ein Beitrag.", en="One thought, one post."),
            said(
                de="Am Ende steht, was daraus folgt, oder eine echte Frage.",
                en="The end says what follows, or asks a real question.",
            ),
        ),
        telling,
        heading(
            de="8 Für wen, mit welchen Hashtags und Markierungen",
            en="8 For whom, with which hashtags and mentions",
        ),
        text(
            said(
                du="Denk an eine Person, die es lesen soll, nicht an alle.",
                sie="Denken Sie an eine Person, die es lesen soll, nicht an alle.",
                en="Think of one person who should read it, not of everyone.",
            )
        ),
        points(
            said(
                de="Ein Hashtag ist ein Stichwort zum Anklicken: # und ein Wort. Leerzeichen, Doppelpunkt, Bindestrich"
                " oder Sternchen beenden es.",
                en="A hashtag is a word to click on: # and one word. A space, a colon, a hyphen or an asterisk"
                " ends it.",
            ),
            said(
                de="Drei genügen. Große Anfangsbuchstaben im Wort (#GuterTag) helfen Vorleseprogrammen.",
                en="Three are enough. A capital for each word (#GoodDay) helps screen readers.",
            ),
            said(
                de="Eine Markierung ist @ und ein Name, der beim Tippen aus der Liste gewählt wird. Eingefügter Text"
                " bleibt Text, und dann erfährt niemand davon.",
                en="A mention is @ and a name picked from the list while typing. Pasted text stays text, and then"
                " nobody is told.",
            ),
        ),
        heading(de="9 Gefällt mir, Teilen, Kommentieren", en="9 Like, share, comment"),
        points(
            said(
                de="Ein „Gefällt mir“ zeigt den Beitrag auch anderen und gilt als eigene Aussage.",
                en="A like shows the post to others too and counts as a statement of one's own.",
            ),
            said(
                de="Beiträge über Arzneimittel, auch von Kolleginnen und Kollegen aus anderen Ländern: erst fragen.",
                en="Posts about medicines, those of colleagues in other countries too: ask first.",
            ),
            said(
                de="Kommentare sind öffentlich. Für sie gilt, was für Beiträge gilt.",
                en="Comments are public. What holds for posts holds for them.",
            ),
        ),
        heading(
            de="10 Andere Kanäle, gleiche Regeln; die volle U-Bahn",
            en="10 Other channels, same rules; the crowded underground",
        ),
        text(
            said(
                du="Ob LinkedIn, Instagram oder Stammtisch: Würdest du es in der vollen U-Bahn laut erzählen? Dann"
                " passt es.",
                sie="Ob LinkedIn, Instagram oder Stammtisch: Würden Sie es in der vollen U-Bahn laut erzählen? Dann"
                " passt es.",
                en="LinkedIn, Instagram or the pub: would you say it aloud in a crowded underground? Then it is fine.",
            )
        ),
        heading(de="11 Bilder und Menschen darauf", en="11 Pictures and people in them"),
        points(
            said(
                de="Wer zu erkennen ist, wird vorher gefragt, auch im Hintergrund.",
                en="Whoever can be recognised is asked before, in the background too.",
            ),
            said(
                de="Ein Blick auf Bildschirme, Tafeln und Ausweise im Bild: Was steht darauf?",
                en="A look at screens, boards and badges in the picture: what do they say?",
            ),
            said(
                de="Zu jedem Bild ein Satz, was zu sehen ist (Alternativtext).",
                en="A sentence for each picture that says what is to be seen (alternative text).",
            ),
        ),
        heading(de="12 Gegenwind: Was tun bei Angriffen", en="12 Headwind: what to do about attacks"),
        points(
            said(
                du="Du musst nicht antworten. Einmal tief durchatmen, Bildschirmfoto machen, Bescheid sagen:"
                " {contact}.",
                sie="Sie müssen nicht antworten. Einmal tief durchatmen, Bildschirmfoto machen, Bescheid sagen:"
                " {contact}.",
                en="You need not answer. Breathe, take a screenshot, tell somebody: {contact}.",
            ),
            said(
                de="Sachliche Kritik verträgt eine sachliche Antwort, gern gemeinsam formuliert.",
                en="Fair criticism deserves a fair answer, best worded together.",
            ),
            said(
                de="Beleidigungen melden und ausblenden. Das ist kein Versagen.",
                en="Report and hide insults. That is no failure.",
            ),
        ),
        heading(de="13 Arbeitszeit, Freizeit, Ruhe", en="13 Working hours, spare time, rest"),
        points(
            said(
                de="Schulungen und Treffen liegen in der Arbeitszeit, {working_hours}.",
                en="Trainings and meetings lie within working hours, {working_hours}.",
                claim="working-hours",
            ),
            said(
                du="Ob und wann du in deiner Freizeit schreibst, entscheidest nur du.",
                sie="Ob und wann Sie in Ihrer Freizeit schreiben, entscheiden nur Sie.",
                en="Whether and when you write in your spare time is for you alone to decide.",
            ),
        ),
        heading(de="14 Beim Abschied aus dem Unternehmen", en="14 On leaving the company"),
        text(
            said(
                du="Profil und Beiträge bleiben deine. Nur die Angabe, wo du arbeitest, änderst du selbst.",
                sie="Profil und Beiträge bleiben Ihre. Nur die Angabe, wo Sie arbeiten, ändern Sie selbst.",
                en="Your profile and posts stay yours. Only where you work is for you to change.",
            ),
            said(
                du="Was das Programm von dir hat, wird auf deinen Wunsch gelöscht: {contact}.",
                sie="Was das Programm von Ihnen hat, wird auf Ihren Wunsch gelöscht: {contact}.",
                en="What the programme holds of you is deleted when you ask: {contact}.",
                claim="erased",
            ),
        ),
        heading(de="15 Termine, Unterlagen, Mitmachen", en="15 Dates, materials, joining"),
        points(
            said(de="Jour fixe: {jour_fixe}.", en="Meeting: {jour_fixe}."),
            said(
                de="Coffee and Learn: das nächste Mal am {next_coffee}.", en="Coffee-and-learn: next on {next_coffee}."
            ),
            said(de="Schulungen: {trainings}.", en="Trainings: {trainings}."),
            said(de="Unterlagen: {materials}.", en="Materials: {materials}."),
            said(de="Mitmachen und fragen: {contact}.", en="Joining, and questions: {contact}."),
        ),
        heading(de="16 Alle Regeln mit Quelle", en="16 All rules with their source"),
        text(
            said(
                de="So prüft amb Entwürfe, nach festen, einsehbaren Regeln. Es sind Hinweise mit Quelle, keine"
                " Rechtsberatung; im Zweifel entscheidet, wer in Abschnitt 4 steht.",
                en="This is how amb checks drafts, by fixed rules that anyone can read. They are hints with a source,"
                " no legal advice; when in doubt, those in section 4 decide.",
                claim="fixed-rules",
            )
        ),
        all_rules,
    ),
)

"""What people are told about their data, by Article 13 of the GDPR."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Bullets, Paragraph
from ambassador_cli.models.paper import Paper, PaperFacts, Values, heading, points, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.pages.papers.holdings import holdings
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words

_OPTIONS = ("consent", "legitimate_interest", "works_agreement", "employment")


def basis(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:
    """The basis that the company chose; without one, that it is open, and what there is to choose from."""
    del facts
    chosen = values.get("basis")
    if chosen is not None:
        yield Paragraph(words.say(f"paper.basis.{chosen}"))
        return
    yield Paragraph(words.say("paper.basis.open"))
    yield Bullets(tuple(words.say(f"paper.basis.{option}") for option in _OPTIONS))


PAPER = Paper(
    id="information",
    names=("datenschutz", "datenschutzinformation"),
    title=Bilingual(de="Information nach Art. 13 DSGVO", en="Information by Art. 13 GDPR"),
    needs=("controller", "privacy"),
    parts=(
        top(
            said(
                du="Was mit deinen Angaben geschieht",
                sie="Was mit Ihren Angaben geschieht",
                en="What becomes of your answers",
            )
        ),
        heading(de="Wer verantwortlich ist", en="Who is responsible"),
        text(
            said(de="Verantwortlich: {controller}.", en="Controller: {controller}."),
            said(de="Datenschutz: {privacy}.", en="Data protection: {privacy}."),
            said(de="Fragen zum Programm: {contact}.", en="Questions on the programme: {contact}."),
        ),
        heading(de="Welche Daten, wozu, wo, wie lange", en="Which data, what for, where, how long"),
        holdings,
        heading(de="Auf welcher Grundlage", en="On which basis"),
        basis,
        heading(de="Wer sie bekommt", en="Who receives them"),
        text(
            said(
                de="Das Kommunikationsteam, sonst niemand; was davon alle sehen, steht oben. Der Dienst, mit dem das"
                " Formular gebaut ist, verarbeitet die Antworten im Auftrag.",
                en="The communications team, nobody else; what everyone sees of them stands above. The service with"
                " which the form is built processes the answers on our behalf.",
            ),
            said(
                de="Die Agentur bekommt Zahlen der Seite, keine von Menschen.",
                en="The agency receives figures of the page, none of people.",
                rests_on=("agency",),
            ),
            said(
                du="Für das, was du auf LinkedIn schreibst, ist LinkedIn selbst verantwortlich.",
                sie="Für das, was Sie auf LinkedIn schreiben, ist LinkedIn selbst verantwortlich.",
                en="LinkedIn itself is the controller of what you post there.",
            ),
        ),
        heading(de="Wie entschieden wird, wer dabei ist", en="How it is decided who takes part"),
        text(
            said(
                de="Gibt es mehr Bewerbungen als Plätze, entscheidet ein Los, das auf die Mischung achtet ({mix}).",
                en="If there are more applications than places, lots decide that see to the mix ({mix}).",
                claim="only-the-mix",
            ),
            said(
                de="Ein Mensch prüft und bestätigt das Ergebnis, kann es mit Begründung beiseitesetzen und erklärt es"
                " auf Nachfrage.",
                en="A person checks and confirms the result, can set it aside with a reason, and explains it when"
                " asked.",
                claim="confirmed",
            ),
        ),
        heading(
            de={"du": "Deine Rechte", "sie": "Ihre Rechte"},
            en="Your rights",
        ),
        points(
            said(
                du="Du kannst Auskunft verlangen, Berichtigung, Löschung, Einschränkung und deine Daten zum Mitnehmen,"
                " und du kannst widersprechen.",
                sie="Sie können Auskunft verlangen, Berichtigung, Löschung, Einschränkung und Ihre Daten zum Mitnehmen,"
                " und Sie können widersprechen.",
                en="You can ask for access, correction, deletion, restriction and your data to take along, and you can"
                " object.",
            ),
            said(
                du="Jede Zustimmung kannst du jederzeit zurücknehmen; was bis dahin geschah, bleibt davon unberührt.",
                sie="Jede Zustimmung können Sie jederzeit zurücknehmen; was bis dahin geschah, bleibt davon unberührt.",
                en="You can take back each consent at any time; what happened until then is not affected.",
                claim="explicit-yes",
            ),
            said(
                du="Du kannst dich bei einer Aufsichtsbehörde für den Datenschutz beschweren.",
                sie="Sie können sich bei einer Aufsichtsbehörde für den Datenschutz beschweren.",
                en="You can complain to a supervisory authority for data protection.",
            ),
            said(
                du="Du musst nichts angeben. Ohne Namen und die Angaben zur Mischung können wir dich nur nicht in die"
                " Auslosung aufnehmen.",
                sie="Sie müssen nichts angeben. Ohne Namen und die Angaben zur Mischung können wir Sie nur nicht in die"
                " Auslosung aufnehmen.",
                en="You need not tell us anything. Without your name and what the mix needs we just cannot put you into"
                " the draw.",
            ),
        ),
        text(
            said(
                de="Vorlage von amb, keine Rechtsberatung: Bitte mit dem Datenschutz durchgehen.",
                en="A draft by amb, no legal advice: please go through it with data protection.",
            )
        ),
    ),
)

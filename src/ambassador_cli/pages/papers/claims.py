"""What papers say that amb does or cannot do: each sentence with the keys it depends on. A test marked with a claim's
id shows it; ``tests/papers/test_claims.py`` finds claims without a test and tests without a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambassador_cli.models.document import Block, Bullets
from ambassador_cli.models.paper import PaperFacts, Values
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class PaperClaim:
    """One sentence. It stands only where all values that it names are known; ``keys`` are those of programme.yaml that
    change it; with ``unless`` it is left out where that value is known."""

    id: str
    text: Bilingual
    keys: tuple[str, ...] = ()
    unless: str = ""


CLAIMS: tuple[PaperClaim, ...] = (
    PaperClaim(
        "no-network",
        Bilingual(
            de="amb sendet nichts. Ins Netz geht es nur, wenn jemand verlinkte Seiten eines Entwurfs prüfen lässt"
            " (--check-links), und dann nur zu diesen Seiten.",
            en="amb sends nothing. It goes on the net only when somebody has the linked pages of a draft checked"
            " (--check-links), and then only to those pages.",
        ),
    ),
    PaperClaim(
        "only-the-mix",
        Bilingual(
            de="Das Los kennt nur die Merkmale der Mischung ({mix}) und die begründeten Wünsche. Namen, Leistung und"
            " Texte gehen nicht ein.",
            en="The draw knows only what is mixed ({mix}) and wishes that give a reason. Names, performance and texts"
            " do not enter.",
        ),
        keys=("dimensions",),
    ),
    PaperClaim(
        "verifier",
        Bilingual(
            de="Die Auslosung lässt sich ohne amb nachrechnen: draw/verify.py braucht nur Python.",
            en="The draw can be calculated again without amb: draw/verify.py needs only Python.",
        ),
    ),
    PaperClaim(
        "receipt",
        Bilingual(
            de="Wer sich beworben hat, bekommt vor dem Los einen Beleg, der zeigt, mit welchen Angaben die Bewerbung"
            " einging; eine geänderte Angabe fällt damit auf.",
            en="Everyone who applied gets a receipt before the draw that shows with which answers the application went"
            " in; a changed answer is noticed with it.",
        ),
    ),
    PaperClaim(
        "no-names-in-record",
        Bilingual(
            de="Die Dateien, die veröffentlicht werden können (draw/frozen.json, draw/record.json), enthalten keinen"
            " Namen.",
            en="The files that can be published (draw/frozen.json, draw/record.json) hold no name.",
        ),
    ),
    PaperClaim(
        "confirmed",
        Bilingual(
            de="Kein Los gilt von selbst: Ein Mensch bestätigt es mit seinem Namen oder setzt es mit Begründung"
            " beiseite, und beides steht im Protokoll.",
            en="No draw counts by itself: a person confirms it with their name or sets it aside with a reason, and both"
            " stand in the record.",
        ),
    ),
    PaperClaim(
        "explained",
        Bilingual(
            de="Jeder Person lässt sich sagen, wie ihre Chance zustande kam (amb select --why).",
            en="Each person can be told how their chance came about (amb select --why).",
        ),
    ),
    PaperClaim(
        "no-free-text",
        Bilingual(
            de="Freitext aus dem Formular nimmt amb nicht auf.",
            en="amb takes in no free text of the form.",
        ),
        keys=("form.keep_text",),
        unless="keep_text",
    ),
    PaperClaim(
        "explicit-yes",
        Bilingual(
            de="Eine Zustimmung entsteht nur aus dem ausdrücklichen Ja. Ein späteres Nein nimmt sie zurück.",
            en="A consent comes only from the explicit yes. A later no takes it back.",
        ),
    ),
    PaperClaim(
        "own-figures",
        Bilingual(
            de="Zahlen aus Profilen liest amb nur aus Dateien, die jemand selbst gegeben hat, und nur, solange die"
            " Zustimmung dazu gilt.",
            en="amb reads figures of profiles only from files that people gave themselves, and only as long as their"
            " consent holds.",
        ),
    ),
    PaperClaim(
        "no-person-figures",
        Bilingual(
            de="Zahlen der Gruppe gibt es erst ab fünf Menschen, gerundet, für ganze Monate. Zahlen einer einzelnen"
            " Person zeigt amb nicht, und sortiert Menschen nicht nach Zahlen.",
            en="There are figures of the group from five people on, rounded, for whole months. amb shows no figures"
            " of a single person, and puts people in no order by figures.",
        ),
    ),
    PaperClaim(
        "no-attendance",
        Bilingual(
            de="Für Anwesenheit, Arbeitszeit oder Beurteilungen von Botschafterinnen und Botschaftern gibt es kein"
            " Feld.",
            en="There is no field for attendance, working time or assessments of ambassadors.",
        ),
    ),
    PaperClaim(
        "no-targets",
        Bilingual(
            de="Ziele dafür, wie viel Menschen schreiben, nimmt amb nicht an.",
            en="amb accepts no targets on how much people post.",
        ),
    ),
    PaperClaim(
        "working-hours",
        Bilingual(
            de="Termine legt amb in die Arbeitszeit, {working_hours}, nie auf Wochenenden oder eingetragene freie"
            " Tage.",
            en="amb puts dates within working hours, {working_hours}, never on weekends or days noted as free.",
        ),
        keys=("calendar.working_hours",),
    ),
    PaperClaim(
        "deleted",
        Bilingual(
            de="{applications_months} Monate nach der Bestätigung nennt amb Bewerbungen, die zu löschen sind, und"
            " löscht sie auf einen Befehl (amb roster tidy).",
            en="{applications_months} months after the confirmation amb names applications that are to be deleted, and"
            " deletes them on one command (amb roster tidy).",
        ),
        keys=("keep.applications_months",),
    ),
    PaperClaim(
        "erased",
        Bilingual(
            de="Eine Person lässt sich aus allen Dateien von amb löschen; amb nennt dann jeden Ort im Ordner, an dem"
            " ihr Name noch steht (amb roster withdraw --erase).",
            en="A person can be erased from all files of amb; amb then names every place in the folder where their name"
            " still stands (amb roster withdraw --erase).",
        ),
    ),
    PaperClaim(
        "survey",
        Bilingual(
            de="Umfragen wertet amb erst ab fünf Antworten aus, ohne Freitext; eine Datei mit Namen oder Adressen liest"
            " es nicht.",
            en="amb evaluates surveys from five answers on, without free text; it does not read a file with names or"
            " addresses.",
        ),
    ),
    PaperClaim(
        "fixed-rules",
        Bilingual(
            de="Entwürfe prüft amb nach festen, einsehbaren Regeln mit Quelle; dieselbe Datei gibt immer dasselbe"
            " Ergebnis. Geprüft wird auf dem eigenen Rechner.",
            en="amb checks drafts by fixed rules that anyone can read, with their source; the same file always gives"
            " the same result. The check runs on one's own computer.",
        ),
    ),
)


def claim_lines(values: Values, words: Words) -> tuple[tuple[str, str], ...]:
    """Every claim that holds with these settings: its id and its sentence."""
    found = []
    for claim in CLAIMS:
        template = claim.text.template(words)
        if claim.unless and claim.unless in values:
            continue
        if all(name in values for name in placeholders(template)):
            found.append((claim.id, claim.text.say(words, **values) if "{" in template else template))
    return tuple(found)


def placeholders(template: str) -> list[str]:
    """The names in braces."""
    from string import Formatter

    return [name for _, name, _, _ in Formatter().parse(template) if name]


def claims(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """The claims as a list, each with the mark of the test that shows it."""
    yield Bullets(tuple(words.say("paper.claim", text=text, id=id_) for id_, text in claim_lines(values, words)))

"""PV001: perhaps somebody tells of a side effect."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading, near
from ambassador_cli.rules.engine.vocabulary import Hit

RULE = Rule(
    id="PV001",
    name="possible-adverse-event",
    level="question",
    definition=said(
        "Bei einem Beschwerdewort steht im selben oder einem Nachbarsatz ein Produkt, oder ein Mensch und ein "
        "Arzneimittelwort. Lieber einmal zu oft gefragt.",
        "Near a symptom word, in the same or a neighbouring sentence, stands a product, or a person and a word for a "
        "medicine. Rather asked once too often.",
    ),
    why=said(
        "Hinweise auf Nebenwirkungen müssen erfasst werden; die Frist nennt die Arbeitsanweisung des Unternehmens.",
        "Hints at side effects must be recorded; the clock is the company's own procedure.",
    ),
    source="GVP Module VI; AMG § 63c; company SOP for the clock",
    checked=CHECKED,
    message=message(
        "Das könnte ein Hinweis auf eine Nebenwirkung sein. Bitte gib ihn der Arzneimittelsicherheit weiter und "
        "poste erst "
        "nach Rücksprache.",
        "Das könnte ein Hinweis auf eine Nebenwirkung sein. Bitte geben Sie ihn der Arzneimittelsicherheit weiter "
        "und posten "
        "Sie erst nach Rücksprache.",
        "This could point to a side effect. Please pass it to drug safety and post only after talking to them.",
    ),
    bad=bad("Meine Tante nimmt seit zwei Wochen diese Tabletten und hatte danach starken Schwindel.", "Schwindel"),
    good=good("Kopfschmerzen bereitet mir nur eines: die Reisekostenabrechnung."),
    section="ask_first",
    spoils=("person",),
    ask="pv",
    can_be_kept=False,
    settled_by="report",
    ci_level="error",
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first symptom that could be one."""
    symptoms = reading.of("PV001.symptom")
    if not symptoms:
        return
    names = reading.name_sentences("product", "compound")
    persons = reading.of("person", "PV001.person")
    anyone = reading.of("patients", "PV001.patients")
    medicines = reading.of("medicine", "PV001.medicine", "therapy")
    reports = {hit.sentence for hit in reading.of("PV001.report")}
    spared = {hit.last for hit in reading.of("PV001.no")}
    for hit in symptoms:
        if hit.first - 1 in spared or hit.first - 2 in spared:
            continue
        person = _person_near(hit, persons)
        if hit.sentence in reports and not person:
            continue
        if any(near(hit.sentence, sentence) for sentence in names):
            yield reading.found_word("PV001", "question", hit)
            return
        person = person or _person_near(hit, anyone)
        if person and any(
            near(hit.sentence, medicine.sentence) for medicine in medicines if not _overlaps(medicine, [hit])
        ):
            yield reading.found_word("PV001", "question", hit)
            return


def _person_near(hit: Hit, persons: list[Hit]) -> bool:
    return any(near(hit.sentence, person.sentence) for person in persons if not _overlaps(person, [hit]))


def _overlaps(hit: Hit, others: list[Hit]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)

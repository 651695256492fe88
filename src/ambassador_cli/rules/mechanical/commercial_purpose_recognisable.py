"""LB001: a vacancy or an event, and nobody can see for whom."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="LB001",
    name="commercial-purpose-recognisable",
    level="question",
    definition=said(
        "Der Text wirbt für Stellen oder Veranstaltungen, und nichts sagt, wo man arbeitet: kein Firmenname, keine "
        "Seite, "
        "kein eigener Hashtag, keine Kennzeichnung, kein employer_visible.",
        "The text promotes vacancies or events, and nothing says where the author works: no company name, page, own "
        "tag, "
        "label or employer_visible.",
    ),
    why=said(
        "Wer für das eigene Unternehmen wirbt, muss das erkennen lassen.",
        "Those who promote their own company must let it be seen.",
    ),
    source="UWG § 5a(4); BGH 9 September 2021, I ZR 90/20",
    source_de="UWG § 5a Abs. 4; BGH 9.9.2021, I ZR 90/20",
    checked=CHECKED,
    message=message(
        "Ist für Fremde erkennbar, dass du hier arbeitest? Ein „bei uns, {company}“ genügt meist.",
        "Ist für Fremde erkennbar, dass Sie hier arbeiten? Ein „bei uns, {company}“ genügt meist.",
        'Can strangers see that you work here? "At {company}, we …" is usually enough.',
    ),
    closing=message(
        "Ist jetzt erkennbar, dass du hier arbeitest?",
        "Ist jetzt erkennbar, dass Sie hier arbeiten?",
        "Can strangers now see that you work here?",
    ),
    bad=bad("Bewirb dich jetzt! Wir brauchen Verstärkung in der Personalentwicklung.", "Bewirb dich"),
    good=good("Mein Arbeitgeber sucht eine Assistenz. Bewirb dich jetzt!"),
    bad_en=bad("Apply now! We need support in people development.", "Apply now"),
    good_en=good("My employer is looking for an assistant. Apply now!"),
    fixable="unsafe",
    kinds=("post", "comment", "reshare"),
    ask="legal",
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first such phrase."""
    phrases = reading.of("LB001.promo")
    if not phrases or reading.names_employer or reading.of("LB001.label"):
        return
    if any(tag.name.casefold() in {"ad", "anzeige", "werbung"} for tag in reading.tags):
        return
    company = reading.programme.company
    name = company.name if company else "…"
    start = len(reading.text) - len(reading.text.lstrip())
    german = reading.language == "de"
    label = f"Mein Arbeitgeber {name}: " if german else f"My employer {name}: "
    hit = next((hit for hit in phrases if not reading.negated(hit, after=False)), None)
    if hit:
        first, last = reading.folded.span(hit.start, hit.end)
        yield reading.found(
            "LB001", "question", first, last, edits=[(start, start, label, False)], company=name,
            x=reading.text[first:last],
        )  # fmt: skip

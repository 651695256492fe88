"""RX101: a prescription medicine is named."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="RX101",
    name="rx-product-named",
    level="error",
    scopes=("text", "tag", "mention", "link", "alt", "reshare"),
    definition=said(
        "Ein Produkt, sein Wirkstoff oder seine Studie wird genannt: im Text, in Hashtags, Erwähnungen, Links, "
        "Alternativtexten oder im geteilten Text.",
        "A product, its substance or its study is named: in the text, tags, mentions, links, alternative texts or the "
        "shared text.",
    ),
    why=said(
        "Für verschreibungspflichtige Arzneimittel darf öffentlich nicht geworben werden, und ein Beitrag ist "
        "öffentlich.",
        "Prescription medicines must not be advertised to the public, and a post is public.",
    ),
    source="HWG § 10(1); Directive 2001/83/EC Art. 88(1)",
    source_de="HWG § 10 Abs. 1; Richtlinie 2001/83/EG Art. 88 Abs. 1",
    checked=CHECKED,
    message=message(
        "„{x}“ ist ein Arzneimittel oder Wirkstoff. Lass den Namen öffentlich bitte weg: Für "
        "Verschreibungspflichtiges darf "
        "nur in Fachkreisen geworben werden.",
        "„{x}“ ist ein Arzneimittel oder Wirkstoff. Lassen Sie den Namen öffentlich bitte weg: Für "
        "Verschreibungspflichtiges "
        "darf nur in Fachkreisen geworben werden.",
        '"{x}" is a medicine or substance. Please leave it out: prescription medicines may be advertised to '
        "professionals only.",
    ),
    variants={
        "like": message(
            "„{x}“ ist ein Arzneimittel oder Wirkstoff, und ein „Gefällt mir“ zeigt den Beitrag weiter. "
            "Bitte lieber nicht liken, erst fragen.",
            "„{x}“ ist ein Arzneimittel oder Wirkstoff, und ein „Gefällt mir“ zeigt den Beitrag weiter. "
            "Bitte lieber nicht liken, erst fragen.",
            '"{x}" is a medicine or substance, and a like shows the post to others. Better not like it; ask first.',
        ),
        "reshare": message(
            "„{x}“ ist ein Arzneimittel oder Wirkstoff. Teil den Beitrag so lieber nicht, frag erst: Für "
            "Verschreibungspflichtiges darf nur in Fachkreisen geworben werden.",
            "„{x}“ ist ein Arzneimittel oder Wirkstoff. Teilen Sie den Beitrag so lieber nicht, fragen Sie "
            "erst: Für Verschreibungspflichtiges darf nur in Fachkreisen geworben werden.",
            '"{x}" is a medicine or substance. Better not share it like this; ask first: prescription '
            "medicines may be advertised to professionals only.",
        ),
    },
    bad=bad("Vor einem Jahr haben wir Kardovexa eingeführt. Was für eine Reise!", "Kardovexa"),
    good=good("Vor einem Jahr haben wir etwas eingeführt, auf das ich stolz bin."),
    bad_en=bad("A year ago we launched Kardovexa. What a journey!", "Kardovexa"),
    good_en=good("A year ago we launched something that I am proud of."),
    kinds=("post", "comment", "reshare", "like"),
    ask="legal",
    family="medicine claims",
    topic="product",
)


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each place."""
    for hit in reading.names.get("product", ()):
        if hit.name.prescription:
            start, end = reading.name_span(hit)
            yield reading.found("RX101", "error", start, end, x=reading.text[start:end], about=hit.name.label)
    for hit, place in reading.outside_names:
        if hit.name.kind == "product" and hit.name.prescription:
            yield reading.found_in_file(
                "RX101", "error", place, x=reading.draft.source[slice(*place)], about=hit.name.label
            )

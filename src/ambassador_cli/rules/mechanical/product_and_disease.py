"""RX102: a product and a disease close together."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import EVERYWHERE, Reading

RULE = Rule(
    id="RX102",
    name="product-and-disease",
    level="error",
    scopes=("text", "tag"),
    definition=said(
        "Ein Krankheitswort steht höchstens drei Sätze von einem Produkt entfernt.",
        "A disease word stands at most three sentences away from a product.",
    ),
    why=said(
        "Werbung, die ein Mittel mit bestimmten Krankheiten verbindet, ist außerhalb der Fachkreise nicht erlaubt, bei "
        "Krebs ausdrücklich.",
        "Advertising that ties a medicine to certain diseases is not allowed outside professional circles; cancer is "
        "named explicitly.",
    ),
    source="HWG § 12 and annex, § 10",
    source_de="HWG § 12 und Anlage, § 10",
    checked=CHECKED,
    message=message(
        "Produkt und Krankheit stehen nah beieinander. Trenn sie bitte und frag vorher kurz nach.",
        "Produkt und Krankheit stehen nah beieinander. Trennen Sie sie bitte und fragen Sie vorher kurz nach.",
        "Product and disease stand close together. Please separate them and ask first.",
    ),
    variants={
        "like": message(
            "In diesem Beitrag stehen Produkt und Krankheit nah beieinander. Bitte lieber nicht liken, erst fragen.",
            "In diesem Beitrag stehen Produkt und Krankheit nah beieinander. Bitte lieber nicht liken, erst fragen.",
            "In this post product and disease stand close together. Better not like it; ask first.",
        ),
    },
    bad=bad("Brustkrebs ist in meiner Familie kein fremdes Wort. Mit Onkavelis haben wir viel bewegt.", "Brustkrebs"),
    good=good("Heute ist Weltkrebstag. Ich denke an meine Tante, die an Krebs erkrankt ist."),
    bad_en=bad("Breast cancer is no stranger to my family. With Onkavelis we have achieved a lot.", "Breast cancer"),
    good_en=good("Today is World Cancer Day. I think of my aunt, who fell ill with cancer."),
    kinds=("post", "comment", "reshare", "like"),
    ask="legal",
    family="medicine claims",
    joins="product",
)

_REACH = 3


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding: cancer words first, else the first in the text."""
    products = reading.name_sentences("product")
    if not products:
        return
    close = [
        disease
        for disease in reading.diseases
        if any(
            product == EVERYWHERE or abs(reading.sentence_at(disease[0]) - product) <= _REACH for product in products
        )
    ]
    if close:
        start, end, _ = min(close, key=lambda disease: (not disease[2], disease[0]))
        about = _nearest(reading, reading.sentence_at(start))
        yield reading.found("RX102", "error", start, end, x=reading.text[start:end], about=about)


def _nearest(reading: Reading, sentence: int) -> str:
    """The name of the product that stands nearest to a sentence."""
    there = [(abs(reading.sentence_of(hit) - sentence), hit.name.label) for hit in reading.names.get("product", ())]
    outside = [(0, hit.name.label) for hit, _ in reading.outside_names if hit.name.kind == "product"]
    return min((*there, *outside), default=(0, ""), key=lambda entry: entry[0])[1]

"""RX111: a product or a disease in the profile."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="RX111",
    name="profile-headline-product",
    level="warning",
    definition=said(
        "Ein Profiltext nennt ein Produkt (Warnung) oder ein Krankheitsbild (Frage).",
        "A profile text names a product (warning) or a disease (question).",
    ),
    why=said(
        "Ein Produktname in der Berufsbezeichnung wurde schon beanstandet; in der Berufserfahrung nicht, doch auch "
        "dort wurde zur Vorsicht geraten.",
        "A product in a job title has been objected to; under experience it has not, yet caution was "
        "advised there too.",
    ),
    source="PMCPA AUTH/3410/10/20, AUTH/3584/11/21",
    checked=CHECKED,
    message=message(
        "Im Profil steht ein Produkt oder Krankheitsbild. Nimm lieber Funktion und Fachgebiet.",
        "Im Profil steht ein Produkt oder Krankheitsbild. Nehmen Sie lieber Funktion und Fachgebiet.",
        "Your profile names a product or disease. Use function and field instead.",
    ),
    closing=message(
        "Hast du nachgefragt und ein Ja bekommen?",
        "Haben Sie nachgefragt und ein Ja bekommen?",
        "Did you ask, and were you told yes?",
    ),
    bad=bad("---\nkind: profile\n---\nGebietsleiter Nord | Rytmolind | Nordlicht Pharma", "Rytmolind"),
    good=good("---\nkind: profile\n---\nGebietsleiter Kardiologie bei Nordlicht Pharma"),
    bad_en=bad("---\nkind: profile\n---\nArea manager North | Rytmolind | Nordlicht Pharma", "Rytmolind"),
    good_en=good("---\nkind: profile\n---\nArea manager cardiology at Nordlicht Pharma"),
    kinds=("profile",),
    ask="legal",
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding: the first product, else the first disease."""
    products = reading.names.get("product", [])
    if products:
        start, end = reading.name_span(products[0])
        yield reading.found("RX111", "warning", start, end, x=reading.text[start:end])
    elif reading.diseases:
        start, end, _ = reading.diseases[0]
        yield reading.found("RX111", "question", start, end, x=reading.text[start:end])

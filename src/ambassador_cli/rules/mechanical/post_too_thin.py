"""LN002: a very short post without a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.links import blanked
from ambassador_cli.models.finding import Finding, Praise
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="LN002",
    name="post-too-thin",
    level="info",
    definition=said(
        "Ein Beitrag ohne Bild hat außerhalb von Hashtags, Erwähnungen und Links weniger als limits.thin_letters (100) "
        "Buchstaben.",
        "A post without a picture has fewer than limits.thin_letters (100) letters outside tags, mentions and links.",
    ),
    why=said("Lieber einmal im Monat etwas mit Mehrwert.", "Rather once a month with something to gain."),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "Sehr kurz. Erzähl noch, was du erlebt oder gelernt hast – dann haben andere etwas davon.",
        "Sehr kurz. Erzählen Sie noch, was Sie erlebt oder gelernt haben – dann haben andere etwas davon.",
        "Very short. Add what you saw or learned, so that others gain something.",
    ),
    bad=bad("Bald Urlaub!", ""),
    good=good(
        "Bald Urlaub, und zum ersten Mal übergebe ich meine Schicht an jemanden, den ich selbst eingearbeitet habe. "
        "Das fühlt sich gut an."
    ),
    bad_en=bad("Holidays soon!", ""),
    good_en=good(
        "Holidays soon, and for the first time I hand my shift over to somebody whom I have "
        "trained myself, from the first day on. That feels good."
    ),
    profile="full",
    kinds=("post",),
)

_COUNTED = re.compile(
    r"(?<![\w.,:/#+-])(?!(?:19|20)\d{2}\b)(?:\d{1,3}(?:[.,]\d{3})+|\d{2,5}) "
    r"(?!Uhr|Prozent|Euro|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|EUR|Mio|Mrd)"
    r"(?:[A-ZÄÖÜ][a-zäöüß]{3,}|(?!times\b|always\b|writes\b)[a-z]{4,}s\b)"
)
"""A figure with what it counts; no years, times, days or money."""


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding about the whole draft."""
    if reading.draft.front_matter.images:
        return
    text = reading.plain
    least = reading.programme.limits.thin_letters
    spans = [(tag.start, tag.end) for tag in reading.tags]
    spans += [(mention.start, mention.end) for mention in reading.mentions]
    letters = 0
    for character in blanked(text, spans):
        if character.isalpha():
            letters += 1
            if letters >= least:
                return
    yield reading.found_draft("LN002", "info", n=letters)


def praise(reading: Reading) -> Iterator[Praise]:
    """The post counts something: "312 Etiketten", "eleven" does not count."""
    match = _COUNTED.search(reading.plain)
    if match:
        yield Praise(id="number", at=match.start(), values={"x": match.group()})

"""LN002: a very short post without a picture."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.links import blanked
from ambassador_cli.models.finding import Finding
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
    profile="full",
    kinds=("post",),
)


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

"""LK004: the last line is an address and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.links import blanked
from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.greetings import words_of
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="LK004",
    name="link-last",
    level="info",
    scopes=("link",),
    definition=said(
        "Die letzte Zeile eines Beitrags, von Hashtags abgesehen, ist eine Adresse und sonst nichts.",
        "The last line of a post, hashtags apart, is an address and nothing else.",
    ),
    why=said(
        "Der letzte Satz bleibt hängen; eine Adresse sagt nichts.", "The last sentence stays; an address says nothing."
    ),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "Dein Beitrag endet mit einer Adresse. Schreib dahinter noch einen Gedanken oder eine Frage.",
        "Ihr Beitrag endet mit einer Adresse. Schreiben Sie dahinter noch einen Gedanken oder eine Frage.",
        "Your post ends with an address. Put a thought or a question behind it.",
    ),
    bad=bad(
        "Der Kran läuft wieder, und das Foto ist vom alten.\nhttps://nordlicht-pharma.example/kran",
        "https://nordlicht-pharma.example/kran",
    ),
    good=good("Das Foto ist vom alten Kran: https://nordlicht-pharma.example/kran\nWer weiß noch, wie laut er war?"),
    bad_en=bad(
        "The crane runs again, and the photo shows the old one.\nhttps://nordlicht-pharma.example/crane",
        "https://nordlicht-pharma.example/crane",
    ),
    good_en=good(
        "The photo shows the old crane: https://nordlicht-pharma.example/crane\nWho remembers how loud it was?"
    ),
    kinds=("post",),
    rank=45,
    telling=True,
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the address."""
    text = reading.text
    tags = [(tag.start, tag.end) for tag in reading.tags]
    end = len(text)
    while reading.links and end > 0:
        start = text.rfind("\n", 0, end) + 1
        here = [link for link in reading.links if start <= link.start and link.end <= end]
        spans = [*tags, *((link.start, link.end) for link in here)]
        if words_of(blanked(text[:end], [(a, b) for a, b in spans if b <= end])[start:]):
            return
        if here:
            if start:
                yield reading.found("LK004", "info", here[0].start, here[0].end)
            return
        end = start - 1

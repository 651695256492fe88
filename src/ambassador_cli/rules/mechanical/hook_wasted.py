"""HK002: a first line that says nothing yet."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.emoji import EMOJI
from ambassador_cli.grammar.links import blanked
from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.greetings import greets, words_of
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HK002",
    name="hook-wasted",
    level="info",
    definition=said(
        "Die erste Zeile eines Beitrags besteht nur aus einem Gruß, aus Hashtags oder Erwähnungen, einem Link oder "
        "Emojis.",
        "The first line of a post is only a greeting, tags or mentions, a link, or emoji.",
    ),
    why=said("Die erste Zeile entscheidet.", "The first line decides."),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "Die erste Zeile entscheidet. Starte mit deiner Geschichte statt mit Gruß, Tags oder Link.",
        "Die erste Zeile entscheidet. Starten Sie mit Ihrer Geschichte statt mit Gruß, Tags oder Link.",
        "The first line decides. Start with your story, not with a greeting, tags or a link.",
    ),
    bad=bad("Hallo zusammen!\n\nGestern fiel der Beamer aus, mitten im wichtigsten Satz.", "Hallo zusammen!"),
    good=good("Gestern fiel der Beamer aus, mitten im wichtigsten Satz. Hallo Montag, wir müssen reden."),
    bad_en=bad(
        "Hello everyone!\n\nYesterday the projector failed, in the middle of the most important sentence.",
        "Hello everyone!",
    ),
    good_en=good(
        "Yesterday the projector failed, in the middle of the most important sentence. Hello Monday, we need to talk."
    ),
    kinds=("post",),
    rank=40,
    spoils=("hook",),
    looks_up=("greeting", "audience"),
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first line that is not empty."""
    text = reading.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    end = start + len(text[start:end].rstrip())
    line = text[start:end]
    if not line:
        return
    spans = [(tag.start, tag.end) for tag in reading.tags if tag.start < end]
    spans += [(claim.start, claim.end) for claim in reading.claims if claim.start < end]
    spans += [(mention.start, mention.end) for mention in reading.mentions if mention.start < end]
    spans += [(link.start, link.end) for link in reading.links if link.start < end]
    rest = blanked(text[:end], [(a, min(b, end)) for a, b in spans])[start:]
    words = words_of(rest)
    if not words:
        if spans or EMOJI.search(line):
            yield reading.found("HK002", "info", start, end)
    elif greets(words, reading.facts, more=("HK002.greeting",), audience=("HK002.audience",)):
        yield reading.found("HK002", "info", start, end)

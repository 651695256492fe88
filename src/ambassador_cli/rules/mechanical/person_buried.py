"""HK003: the most human moment stands at the very end."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding, Praise
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HK003",
    name="person-buried",
    level="info",
    definition=said(
        "In einem Beitrag ab 500 Zeichen kommt ein Mensch aus der Familie zum ersten Mal in den letzten 20 % vor.",
        "In a post of 500 characters or more, someone from the family is first thanked in the last 20 %.",
    ),
    why=said(
        "Aus der Praxis: Die Ehefrau kam erst ganz am Schluss, und alle sprachen nur von ihr.",
        "From practice: the spouse came at the very end, and she was all that people talked about.",
    ),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "Schöne Stelle: „{person}“ kommt erst am Schluss. Vielleicht schon früher erwähnen?",
        "Schöne Stelle: „{person}“ kommt erst am Schluss. Vielleicht schon früher erwähnen?",
        'Nice touch: "{person}" only appears at the end. Maybe mention them earlier?',
    ),
    bad=bad(
        "Das war ein langer Weg mit vielen Umwegen. " * 12 + "Ach ja, ohne meine Frau wäre das nie gegangen.",
        "meine Frau",
    ),
    good=good("Meine Frau sagt, sie war zuerst da. " + "Das war ein langer Weg mit vielen Umwegen. " * 12),
    bad_en=bad(
        "It was a long road with many detours. " * 14 + "Oh, and without my wife it would never have worked.", "my wife"
    ),
    good_en=good("My wife says she was there first. " + "It was a long road with many detours. " * 14),
    kinds=("post",),
    rank=30,
    telling=True,
    spoils=("person",),
)

_LEAST = 500
_LAST_SHARE = 0.2


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first such word."""
    if len(reading.text) < _LEAST:
        return
    family = reading.of("HK003.family")
    if not family:
        return
    length = len(reading.body_without_tail)
    thanked = {hit.sentence for hit in reading.of("HK003.thanks")}
    start, end = reading.folded.span(family[0].start, family[0].end)
    if length >= _LEAST and start >= length * (1 - _LAST_SHARE) and family[0].sentence in thanked:
        yield reading.found("HK003", "info", start, end, person=reading.text[start:end])


def praise(reading: Reading) -> Iterator[Praise]:
    """The post tells of somebody close."""
    family = reading.of("HK003.family")
    if family:
        start, end = reading.folded.span(family[0].start, family[0].end)
        yield Praise(id="person", at=start, values={"person": reading.text[start:end]})

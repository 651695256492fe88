"""HK004: an opening that anybody could have written."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding, Praise
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.opening import find_concrete, opening
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HK004",
    name="hook-abstract",
    level="info",
    definition=said(
        "Ein Beitrag beginnt mit einer Wendung, die überall stehen könnte (Wir freuen uns, In Zeiten von), und im "
        "ersten Satz kommt niemand vor, kein Ding, keine Zeit, keine Zahl und nichts, was jemand sagt.",
        "A post begins with a phrase that could stand anywhere (We are excited, In a world of), and its first "
        "sentence has nobody in it, no thing, no time, no count and nothing that somebody says.",
    ),
    why=said(
        "Der erste Satz entscheidet; in Erinnerung bleibt, was man vor sich sieht.",
        "The first sentence decides; what stays is what one can see.",
    ),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "So könnte jeder Beitrag anfangen. Fang mit etwas an, das man sieht oder hört: ein Mensch, ein Ding, ein Satz.",
        "So könnte jeder Beitrag anfangen. Fangen Sie mit etwas an, das man sieht oder hört: ein Mensch, ein Ding, ein "
        "Satz.",
        "Any post could begin like this. Begin with something one can see or hear: a person, a thing, a sentence.",
    ),
    bad=bad(
        "In Zeiten des Wandels ist Zusammenhalt wichtiger denn je. Gestern stand die halbe Halle am Tor und schob.",
        "In Zeiten des Wandels ist Zusammenhalt wichtiger denn je.",
    ),
    good=good("Gestern stand die halbe Halle am Tor und schob. In Zeiten des Wandels hält das zusammen."),
    bad_en=bad(
        "In times of change, cohesion is more important than ever. Yesterday half the hall stood "
        "at the gate and pushed.",
        "In times of change, cohesion is more important than ever.",
    ),
    good_en=good("Yesterday half the hall stood at the gate and pushed. In times of change that holds us together."),
    kinds=("post",),
    rank=20,
    telling=True,
    spoils=("hook",),
)

_FIRST_WORDS = 4
"""The phrase begins among so many words; behind them it is part of something else."""


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first sentence."""
    phrases = reading.of("HK004.phrases")
    if not phrases or not reading.sentences:
        return
    start, end = opening(reading)
    first = reading.words.at(reading.folded.position(start))
    if any(first <= hit.first < first + _FIRST_WORDS for hit in phrases) and not any(find_concrete(reading)):
        yield reading.found("HK004", "info", start, end)


def praise(reading: Reading) -> Iterator[Praise]:
    """What one can see or hear in the first sentence."""
    yield from find_concrete(reading)

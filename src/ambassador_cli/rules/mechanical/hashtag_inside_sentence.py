"""HT012: many tags inside sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT012",
    name="hashtag-inside-sentence",
    level="info",
    scopes=("tag",),
    definition=said(
        "Mehr als zwei Hashtags stehen mitten im Text statt am Ende.",
        "More than two hashtags stand inside the text instead of at its end.",
    ),
    why=said("Schwer zu lesen und schwer zuzuhören.", "Hard to read and to listen to."),
    source="tfn.scot, Hashtags and accessibility",
    source_de="tfn.scot, „Hashtags and accessibility“",
    checked=CHECKED,
    message=message(
        "Viele Hashtags mitten im Satz bremsen. Setz sie lieber ans Ende.",
        "Viele Hashtags mitten im Satz bremsen. Setzen Sie sie lieber ans Ende.",
        "Many hashtags inside sentences slow readers down. Move them to the end.",
    ),
    bad=bad("Unser #Team mag #Kaffee und #Kuchen sehr.", "#Kuchen"),
    good=good("Unser Team mag Kaffee und Kuchen. #Team"),
    bad_en=bad("Our #Team likes #Coffee and #Cake a lot.", "#Cake"),
    good_en=good("Our team likes coffee and cake. #Team"),
    profile="full",
    kinds=("post", "comment", "reshare"),
    spoils=("tag",),
)

_MOST = 2


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the third tag inside the text."""
    if len(reading.tags) <= _MOST:
        return
    inline = [tag for tag in reading.tags if tag.start < reading.tail_start]
    if len(inline) > _MOST:
        tag = inline[_MOST]
        yield reading.found("HT012", "info", tag.start, tag.end, n=len(inline))

"""LN003: characters that mean something else when a tool publishes the post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="LN003",
    name="little-reserved-characters",
    level="warning",
    definition=said(
        "Bei target: api steht außerhalb von Hashtags eines der Zeichen | { } @ [ ] ( ) < > # \\ * _ ~ ohne \\ davor.",
        "With target: api, one of | { } @ [ ] ( ) < > # \\ * _ ~ stands outside tags without a \\ before it.",
    ),
    why=said(
        "Im Textformat der Schnittstelle haben diese Zeichen eine eigene Bedeutung; eine Klammer schneidet den "
        "Beitrag ab.",
        "In the interface's text format these characters have a meaning of their own; a bracket cuts the post.",
    ),
    source="learn.microsoft.com, little text format; n8n issue 10179",
    source_de="learn.microsoft.com, „little text format“; n8n, Issue 10179",
    checked=CHECKED,
    message=message(
        "„{c}“ kann den Post beim Veröffentlichen über eine Schnittstelle abschneiden.",
        "„{c}“ kann den Post beim Veröffentlichen über eine Schnittstelle abschneiden.",
        '"{c}" can cut off the post when it is published through an API.',
    ),
    bad=bad("---\ntarget: api\n---\nUnser Tag (der vierte) war schön.", "("),
    good=good("---\ntarget: api\n---\nUnser Tag \\(der vierte\\) war schön. #Ideen_Werkstatt"),
    bad_en=bad("---\ntarget: api\n---\nOur day (the fourth) was fine.", "("),
    good_en=good("---\ntarget: api\n---\nOur day \\(the fourth\\) was fine. #Ideas_Workshop"),
    fixable="safe",
    profile="full",
    kinds=("post", "comment", "reshare"),
)

_RESERVED = re.compile(r"\\[|{}@\[\]()<>#\\*_~]|[|{}@\[\]()<>#\\*_~]")


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first such character; its fix covers all of them."""
    if reading.draft.front_matter.target != "api":
        return
    tags = [(tag.start, tag.end) for tag in reading.tags]
    places = [
        match.start()
        for match in _RESERVED.finditer(reading.text)
        if len(match.group()) == 1 and not any(start <= match.start() < end for start, end in tags)
    ]
    if places:
        first = places[0]
        edits = [(place, place, "\\", True) for place in places]
        yield reading.found("LN003", "warning", first, first + 1, edits=edits, c=reading.text[first])

"""HT008: a known tag that a space tears apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.hashtags import WORD
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT008",
    name="hashtag-split",
    level="warning",
    scopes=("tag",),
    definition=said(
        "Ein unbekannter Hashtag ergibt mit den nächsten ein oder zwei Wörtern der Zeile einen bekannten.",
        "An unknown tag and the next one or two words of its line make a known tag.",
    ),
    why=said("Ein Leerzeichen beendet den Hashtag.", "A space ends the tag."),
    source="b2b-lektorat.de; engage-ai.co, hashtags on LinkedIn",
    source_de="b2b-lektorat.de; engage-ai.co, „hashtags on LinkedIn“",
    checked=CHECKED,
    message=message(
        "Das Leerzeichen trennt den Hashtag. Gemeint ist wohl #{tag}?",
        "Das Leerzeichen trennt den Hashtag. Gemeint ist wohl #{tag}?",
        "The space splits the hashtag. You probably mean #{tag}?",
    ),
    bad=bad("Ein guter Tag. #Wir sind Nordlicht", "#Wir sind Nordlicht"),
    good=good("Ein guter Tag. #WirSindNordlicht #Team Blau"),
    bad_en=bad("A good day. #Wir sind Nordlicht", "#Wir sind Nordlicht"),
    good_en=good("A good day. #WirSindNordlicht #Team Blue"),
    fixable="unsafe",
    kinds=("post", "comment", "reshare"),
    heading="hashtag",
    spoils=("tag",),
    precedence=50,
)

_NEXT = re.compile(rf"[ \t\u00a0]+({WORD}+)")


def claim(reading: Reading) -> Iterator[Claim]:
    """Tags that become known ones with the words behind them."""
    known = reading.facts.known_tags
    text = reading.plain
    for tag in reading.tags:
        if tag.name.casefold() in known:
            continue
        joined = tag.name
        end = tag.end
        for _ in range(2):
            match = _NEXT.match(text, end)
            if not match:
                break
            joined += match.group(1)
            end = match.end()
            spelling = known.get(joined.casefold())
            if spelling:
                yield Claim(
                    "HT008",
                    tag.start,
                    end,
                    proposes=spelling,
                    one_chunk=True,
                    edits=((tag.start, end, f"#{spelling}", False),),
                    values={"tag": spelling},
                )
                break

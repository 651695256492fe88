"""HT003: a tag that a hyphen, an apostrophe or another sign cuts off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.hashtags import WORD, in_camel_case
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT003",
    name="hashtag-cut",
    level="warning",
    scopes=("tag",),
    definition=said(
        "Direkt hinter einem Hashtag folgt eines der Zeichen - ' & / + und ein Buchstabe oder eine Ziffer, oder ein "
        "Punkt oder Komma und eine Ziffer. Bekannte Hashtags mit Anhang (#WirSindNordlicht-Lauf) bleiben still.",
        "A hashtag is directly followed by one of - ' & / + and a letter or digit, or by a full stop or comma and a "
        "digit. Known tags with something attached (#WirSindNordlicht-Lauf) are fine.",
    ),
    why=said("Satzzeichen beenden einen Hashtag.", "Punctuation ends a hashtag."),
    source="Duden, Schreibung von Hashtags; b2b-lektorat.de",
    checked=CHECKED,
    message=message(
        "Das Zeichen „{c}“ beendet den Hashtag: übrig bleibt #{cut}. Schreib ihn zusammen: #{join}.",
        "Das Zeichen „{c}“ beendet den Hashtag: übrig bleibt #{cut}. Schreiben Sie ihn zusammen: #{join}.",
        '"{c}" ends the hashtag, only #{cut} remains. Write it in one word: #{join}.',
    ),
    bad=bad("Ein Wochenende im Grünen. #Nordrhein-Westfalen", "#Nordrhein-Westfalen"),
    good=good("Ein Wochenende im Grünen. #NordrheinWestfalen"),
    bad_en=bad("A weekend outdoors. #Upper-Meadow", "#Upper-Meadow"),
    good_en=good("A weekend outdoors. #UpperMeadow"),
    fixable="unsafe",
    kinds=("post", "comment", "reshare"),
    heading="hashtag",
    spoils=("tag",),
    precedence=40,
)

_REST = re.compile(rf"(?:[-‐‑'’&/+](?=[^\W_]){WORD}+|[.,](?=\d){WORD}+)+")


def claim(reading: Reading) -> Iterator[Claim]:
    """Tags that go on behind a sign."""
    text = reading.plain
    for tag in reading.tags:
        match = _REST.match(text, tag.end)
        if not match or tag.name.casefold() in reading.facts.known_tags:
            continue
        join = in_camel_case(text[tag.start + 1 : match.end()])
        join = reading.facts.known_tags.get(join.replace("_", "").casefold(), join)
        yield Claim(
            "HT003",
            tag.start,
            match.end(),
            proposes=join,
            one_chunk=True,
            edits=((tag.start, match.end(), f"#{join}", False),),
            values={"c": match.group()[0], "cut": tag.name, "join": join},
        )

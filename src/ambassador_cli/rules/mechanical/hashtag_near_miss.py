"""HT002: a tag that is almost one of ours."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.hashtags import camel_parts
from ambassador_cli.grammar.twins import edits_between
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT002",
    name="hashtag-near-miss",
    level="warning",
    scopes=("tag",),
    definition=said(
        "Ein unbekannter Hashtag gleicht einem eigenen bis auf Unterstriche, bis auf ein oder zwei Buchstaben oder bis "
        "auf die Reihenfolge der Wörter.",
        "An unknown hashtag equals one of ours but for underscores, one or two letters, or the order of its words.",
    ),
    why=said("Der Hashtag führt sonst zu anderen Beiträgen.", "Otherwise the tag leads to other posts."),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "#{x} sieht aus wie #{tag}. Meinst du das? Dann bitte genau so schreiben.",
        "#{x} sieht aus wie #{tag}. Meinen Sie das? Dann bitte genau so schreiben.",
        "#{x} looks like #{tag}. If that is what you mean, please use that spelling.",
    ),
    bad=bad("Mein erster Tag. #WirSindNordlich", "#WirSindNordlich"),
    good=good("Mein erster Tag. #WirSindNordlicht #WirSindMehr"),
    bad_en=bad("My first day. #WirSindNordlich", "#WirSindNordlich"),
    good_en=good("My first day. #WirSindNordlicht #WirSindMehr"),
    fixable="unsafe",
    kinds=("post", "comment", "reshare"),
    heading="hashtag",
    spoils=("tag",),
    precedence=80,
)

_SHORT_TAG = 10


def claim(reading: Reading) -> Iterator[Claim]:
    """Unknown tags close to our own."""
    for tag in reading.tags:
        if tag.name.casefold() in reading.facts.known_tags:
            continue
        meant = _meant(tag.name, reading.facts.own_tags)
        if meant:
            yield Claim(
                "HT002",
                tag.start,
                tag.end,
                proposes=meant,
                edits=((tag.start, tag.end, f"#{meant}", False),),
                values={"x": tag.name, "tag": meant},
            )


def _meant(name: str, own: tuple[str, ...]) -> str:
    plain = name.replace("_", "").casefold()
    parts = sorted(part.casefold() for part in camel_parts(name))
    best = ("", 99)
    for tag in own:
        wanted = tag.replace("_", "").casefold()
        most = 1 if len(tag) <= _SHORT_TAG else 2
        distance = 0 if plain == wanted else edits_between(plain, wanted, most)
        if distance > most and len(parts) > 1 and parts == sorted(part.casefold() for part in camel_parts(tag)):
            distance = most
        if distance <= most and distance < best[1]:
            best = (tag, distance)
    return best[0]

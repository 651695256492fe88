"""HT011: a known tag in letters of one size."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.hashtags import has_inner_capital
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT011",
    name="hashtag-camelcase",
    level="warning",
    scopes=("tag",),
    definition=said(
        "Ein Hashtag gleicht einem bekannten bis auf die Großbuchstaben im Wort.",
        "A hashtag equals a known one but for the capitals inside.",
    ),
    why=said("Screenreader brauchen Großbuchstaben im Wort.", "Screen readers need capitals inside the word."),
    source="University of Michigan, accessible social media; accessible-social.com",
    source_de="University of Michigan, „accessible social media“; accessible-social.com",
    checked=CHECKED,
    message=message(
        "Schreib #{tag} mit Großbuchstaben im Wort – so können Screenreader es vorlesen.",
        "Schreiben Sie #{tag} mit Großbuchstaben im Wort – so können Screenreader es vorlesen.",
        "Write #{tag} with capitals inside, so that screen readers can read it.",
    ),
    bad=bad("Mein erster Tag. #wirsindnordlicht", "#wirsindnordlicht"),
    good=good("Mein erster Tag. #WirSindNordlicht"),
    bad_en=bad("My first day. #wirsindnordlicht", "#wirsindnordlicht"),
    good_en=good("My first day. #WirSindNordlicht"),
    fixable="safe",
    kinds=("post", "comment", "reshare"),
    heading="tidy",
    spoils=("tag",),
    precedence=70,
)


def claim(reading: Reading) -> Iterator[Claim]:
    """Known tags without capitals inside."""
    for tag in reading.tags:
        spelling = reading.facts.known_tags.get(tag.name.casefold())
        if spelling and spelling != tag.name and has_inner_capital(spelling) and not has_inner_capital(tag.name):
            yield Claim(
                "HT011",
                tag.start,
                tag.end,
                proposes=spelling,
                edits=((tag.start, tag.end, f"#{spelling}", True),),
                values={"tag": spelling},
            )

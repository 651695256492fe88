"""HT005: a number sign that will not become a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.emoji import EMOJI
from ambassador_cli.grammar.hashtags import HASH, MARKS, WORD
from ambassador_cli.grammar.normal import fold
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT005",
    name="hashtag-not-a-tag",
    level="warning",
    scopes=("text",),
    definition=said(
        "Ein # steht vor einer Zahl aus mindestens vier Ziffern, vor einem Leerzeichen und einem Wort, vor einem "
        "Emoji, "
        "vor einem weiteren # oder vor nichts. Nummern (Raum #3, Bus #1120) bleiben still.",
        "A # stands before a number of four or more digits, before a space and a word, an emoji, another #, or "
        "nothing. Numbers (room #3, bus #1120) are fine.",
    ),
    why=said("Ein Hashtag braucht mindestens einen Buchstaben.", "A hashtag needs at least one letter."),
    source="engage-ai.co, hashtags on LinkedIn; ingridkibler.com, What Breaks a Hashtag (Twitter)",
    source_de="engage-ai.co, „hashtags on LinkedIn“; ingridkibler.com, „What Breaks a Hashtag“ (Twitter)",
    checked=CHECKED,
    message=message(
        "„{x}“ wird kein Hashtag. Er braucht mindestens einen Buchstaben direkt hinter dem #.",
        "„{x}“ wird kein Hashtag. Er braucht mindestens einen Buchstaben direkt hinter dem #.",
        '"{x}" will not become a hashtag. It needs at least one letter right after the #.',
    ),
    bad=bad("Drei Prüfungen, drei Einsen. # Nachwuchs", "# Nachwuchs"),
    good=good("Was nehmt ihr euch vor? #Ziele2027, Raum #3"),
    bad_en=bad("Three exams, three top marks. # Talents", "# Talents"),
    good_en=good("What are your plans? #Goals2027, room #3"),
    fixable="unsafe",
    kinds=("post", "comment", "reshare"),
    heading="hashtag",
    spoils=("tag",),
    precedence=60,
    looks_up=("number_nouns",),
)

_SIGN = re.compile(rf"(?<![\w{MARKS}&/#＃]){HASH}")
_DIGITS = re.compile(rf"\d{{4,}}(?!{WORD})")
_SPACED = re.compile(rf"[ \t]+(?=[^\W\d_]){WORD}+")
_SIGNS = re.compile(rf"{HASH}+{WORD}*")
_BEFORE = re.compile(r"([^\W\d_]+)[.:]?[ \t\u00a0]*$")
_NOTHING = re.compile(r"(?=[\s!?.,;:)\]}\"'“”»«…|]|$)")


def claim(reading: Reading) -> Iterator[Claim]:
    """Number signs that make no tag."""
    text = reading.plain
    nouns = reading.facts.word_set("HT005.number_nouns")
    for match in _SIGN.finditer(text):
        start = match.start()
        after = match.end()
        if text.startswith(("\ufe0f", "\u20e3"), after):
            continue
        edits: tuple[tuple[int, int, str, bool], ...] = ()
        proposes = ""
        digits = _DIGITS.match(text, after)
        spaced = _SPACED.match(text, after)
        emoji = EMOJI.match(text, after)
        signs = _SIGNS.match(text, after)
        if digits:
            before = _BEFORE.search(text[max(0, start - 40) : start])
            if before and fold(before.group(1)) in nouns:
                continue
            end = digits.end()
        elif spaced:
            end = spaced.end()
            proposes = spaced.group().strip()
            edits = ((after, after + len(spaced.group()) - len(proposes), "", False),)
        elif emoji:
            end = emoji.end()
        elif signs:
            end = signs.end()
        elif _NOTHING.match(text, after) and not re.match(r"[ \t\u00a0]+\d", text[after : after + 4]):
            end = after
            if text.startswith("\u00a0", after):
                continue
        else:
            continue
        yield Claim("HT005", start, end, proposes=proposes, edits=edits, values={"x": text[start:end]})

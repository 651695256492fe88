"""HT006: a tag with a character that nobody sees and that breaks it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ambassador_cli.grammar.hashtags import HASH, MARKS, WORD
from ambassador_cli.grammar.normal import INVISIBLE
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT006",
    name="hashtag-invisible-character",
    level="error",
    scopes=("tag",),
    definition=said(
        "Ein Hashtag enthält ein unsichtbares Zeichen (weiches Trennzeichen, Nullbreite, Schreibrichtung), zerlegte "
        "Umlaute oder ein geschütztes Leerzeichen direkt hinter dem #.",
        "A hashtag contains an invisible character (soft hyphen, zero width, text direction), decomposed letters, or "
        "a no-break space right behind the #.",
    ),
    why=said(
        "Gemessen: Zerlegte Umlaute und weiche Trennzeichen schneiden den Hashtag ab oder machen einen anderen daraus.",
        "Measured: decomposed umlauts and soft hyphens cut the tag or turn it into another one.",
    ),
    source="UAX #31, UAX #15; own measurements",
    source_de="UAX #31, UAX #15; eigene Messungen",
    message=message(
        "In #{x} steckt ein unsichtbares Zeichen, der Hashtag bricht. Tippe ihn neu oder lass ihn aufräumen.",
        "In #{x} steckt ein unsichtbares Zeichen, der Hashtag bricht. Tippen Sie ihn neu oder lassen Sie ihn "
        "aufräumen.",
        "#{x} hides an invisible character that breaks the tag. Type it again or have it tidied.",
    ),
    variants={
        "reply": message(
            "In #{x} steckt ein unsichtbares Zeichen, der Hashtag bricht. Tippe ihn bitte neu.",
            "In #{x} steckt ein unsichtbares Zeichen, der Hashtag bricht. Tippen Sie ihn bitte neu.",
            "#{x} hides an invisible character that breaks the tag. Please type it again.",
        ),
    },
    bad=bad("Danke an alle. #Lieber\u00adkette", "#Lieber\u00adkette"),
    good=good("Danke an alle. #Lieferkette"),
    bad_en=bad("Thanks to all. #Supply\u00adchain", "#Supply\u00adchain"),
    good_en=good("Thanks to all. #Supplychain"),
    fixable="safe",
    section="better_so",
    heading="tidy",
    kinds=("post", "comment", "reshare"),
    spoils=("tag",),
    precedence=10,
)

_TOKEN = re.compile(rf"(?<![\w{MARKS}&/#＃]){HASH}\u00a0?(?:{WORD}|[{INVISIBLE}])+")
_HIDDEN = re.compile(f"[{INVISIBLE}\u00a0]")


def claim(reading: Reading) -> Iterator[Claim]:
    """Tags with something hidden in them."""
    if reading.text.isascii():
        return
    for match in _TOKEN.finditer(reading.plain):
        start, end = match.span()
        first, last = reading.nfc.span(start, end)
        written = reading.draft.body[first:last]
        if not _HIDDEN.search(written) and unicodedata.is_normalized("NFC", written):
            continue
        clean = _HIDDEN.sub("", match.group())
        if not any(character.isalpha() for character in clean):
            continue
        yield Claim(
            "HT006",
            start,
            end,
            proposes=clean[1:],
            edits=((start, end, clean, True),),
            values={"x": clean[1:]},
            one_chunk=True,
        )

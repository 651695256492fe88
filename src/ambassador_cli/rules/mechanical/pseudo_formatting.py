"""AC001: letters that only look like letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="AC001",
    name="pseudo-formatting",
    level="warning",
    scopes=("text", "tag"),
    definition=said(
        "Schmuckbuchstaben aus Unicode (mathematisch, eingekreist, umrahmt, breit) stehen statt normaler Buchstaben.",
        "Fancy Unicode letters (mathematical, circled, squared, wide) stand in for normal ones.",
    ),
    why=said(
        "Screenreader lesen sie einzeln vor oder gar nicht, und die Suche findet sie nicht.",
        "Screen readers spell them out or skip them, and search does not find them.",
    ),
    source="axbom.blog; Scope",
    checked=CHECKED,
    message=message(
        "Schmuckschrift können Screenreader nicht lesen, die Suche auch nicht. Nimm normale Buchstaben.",
        "Schmuckschrift können Screenreader nicht lesen, die Suche auch nicht. Nehmen Sie normale Buchstaben.",
        "Screen readers and search cannot read fancy letters. Use normal ones.",
    ),
    bad=bad("𝗡𝗲𝘂 auf meinem Schreibtisch: eine Pflanze.", "𝗡𝗲𝘂"),
    good=good("Neu auf meinem Schreibtisch: eine Pflanze auf 2 m², ① gegossen."),
    bad_en=bad("𝗡𝗲𝘄 on my desk: a plant.", "𝗡𝗲𝘄"),
    good_en=good("New on my desk: a plant on 2 m², ① watered."),
    fixable="safe",
    heading="tidy",
)

_FANCY = "\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\uff21-\uff3a\uff41-\uff5a"
_HOLES = "\u2102\u210a-\u210e\u2110-\u2112\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134"
"""Letters of the fancy alphabets that Unicode had before: alone they may be signs of mathematics."""
_RUN = re.compile(f"(?=[{_HOLES}]*[{_FANCY}]|[{_HOLES}]{{2}})[{_FANCY}{_HOLES}]+(?: [{_FANCY}{_HOLES}]+)*")
# Most posts have none of these: one short class says so faster than the runs are looked for.
_LIKELY = re.compile("[\u2102-\u24e9\uff21-\uff5a\U0001d400-\U0001f169]")
_NEGATIVE_CIRCLED_A = 0x1F150


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each run."""
    text = reading.text
    if not _LIKELY.search(text):
        return
    for match in _RUN.finditer(text):
        plain = "".join(_plain(character) for character in match.group())
        start, end = match.span()
        yield reading.found("AC001", "warning", start, end, edits=[(start, end, plain, True)], x=plain)


def _plain(character: str) -> str:
    if _NEGATIVE_CIRCLED_A <= ord(character) < _NEGATIVE_CIRCLED_A + 26:
        return chr(ord("A") + ord(character) - _NEGATIVE_CIRCLED_A)
    return unicodedata.normalize("NFKC", character)

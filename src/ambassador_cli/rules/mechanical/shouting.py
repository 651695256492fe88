"""AC004: capitals and lines of dots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="AC004",
    name="shouting",
    level="info",
    definition=said(
        "Drei oder mehr Wörter in Großbuchstaben hintereinander (keine Reihe von Abkürzungen), oder zwei Zeilen, die "
        "nur "
        "aus Punkten bestehen.",
        "Three or more words in capitals in a row (no row of acronyms), or two lines of nothing but dots.",
    ),
    why=said(
        "Schwer zu lesen; Punktzeilen sind für Screenreader Lärm.",
        "Hard to read; lines of dots are noise for screen readers.",
    ),
    source="University of Kentucky, accessible social media",
    source_de="University of Kentucky, „accessible social media“",
    checked=CHECKED,
    message=message(
        "Großbuchstaben und Punktzeilen wirken laut. Normal geschrieben liest es sich freundlicher.",
        "Großbuchstaben und Punktzeilen wirken laut. Normal geschrieben liest es sich freundlicher.",
        "Capitals and dot lines feel loud. Normal writing is friendlier.",
    ),
    bad=bad("WIR SUCHEN DICH! Mein Team braucht Verstärkung.", "WIR SUCHEN DICH"),
    good=good("Wir suchen dich! Mein Team kennt EMA, FDA und ICH."),
    bad_en=bad("WE NEED YOUR HELP! My team is looking for somebody.", "WE NEED YOUR HELP"),
    good_en=good("We need your help! My team knows EMA, FDA and ICH."),
    profile="full",
    looks_up=("function_words",),
)

_CAPITAL = "A-ZÄÖÜẞÀ-ÖØ-Þ"
_WORD = rf"(?<!\w)[{_CAPITAL}]+(?!\w)"
_RUN = re.compile(rf"{_WORD}(?:[ ,!-]{{1,3}}{_WORD})+")
_WORDS = re.compile(rf"[{_CAPITAL}]+")
_DOTS = re.compile(r"^[ \t]*([.·•](?:[ \t]*[.·•]){0,2})[ \t]*$", re.MULTILINE)


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each run of capitals, one for the dot lines."""
    function_words = reading.facts.word_set("AC004.function_words")
    text = reading.plain
    tags = [(tag.start, tag.end) for tag in reading.tags]
    for match in _RUN.finditer(text):
        start, end = match.span()
        words = _WORDS.findall(match.group())
        if len(words) < 3 or sum(map(len, words)) < 10 or any(a <= start < b for a, b in tags):
            continue
        if any(len(word) >= 5 for word in words) or sum(word.lower() in function_words for word in words) >= 2:
            yield reading.found("AC004", "info", start, end)
    dots = list(_DOTS.finditer(text))
    if len(dots) >= 2:
        yield reading.found("AC004", "info", *dots[0].span(1))

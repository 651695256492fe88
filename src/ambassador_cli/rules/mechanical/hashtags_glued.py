"""HT007: tags without a space between them, or stuck to a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.hashtags import HASH, MARKS
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT007",
    name="hashtags-glued",
    level="warning",
    scopes=("tag",),
    definition=said(
        "Ein Hashtag klebt ohne Leerzeichen an einem Wort oder einem anderen Hashtag, auch mit Schrägstrich "
        "dazwischen.",
        "A hashtag is stuck to a word or another tag without a space, also with a slash in between.",
    ),
    why=said("Nur der erste Hashtag wird gefunden.", "Only the first tag is found."),
    source="jkqdesign.net, Hashtags; ingridkibler.com, What Breaks a Hashtag (Twitter)",
    source_de="jkqdesign.net, „Hashtags“; ingridkibler.com, „What Breaks a Hashtag“ (Twitter)",
    checked=CHECKED,
    message=message(
        "Zwischen den Hashtags fehlt ein Leerzeichen. Trenne sie, sonst zählt nur der erste.",
        "Zwischen den Hashtags fehlt ein Leerzeichen. Trennen Sie sie, sonst zählt nur der erste.",
        "There is no space between the hashtags. Separate them, or only the first one works.",
    ),
    bad=bad("Ein langer Tag. #Labor#Alltag", "#Labor#Alltag"),
    good=good("Ein langer Tag. #Labor #Alltag"),
    bad_en=bad("A long day. #Lab#Everyday", "#Lab#Everyday"),
    good_en=good("A long day. #Lab #Everyday"),
    fixable="safe",
    kinds=("post", "comment", "reshare"),
    heading="hashtag",
    spoils=("tag",),
    precedence=20,
)

_BEHIND_SOMETHING = re.compile(rf"[\w{MARKS}/#＃]{HASH}")
_RUN = re.compile(rf"[\w{MARKS}#＃/]+")
_GLUED = re.compile(rf"(?<=[\w{MARKS}])(/?)({HASH})(?=[\w{MARKS}]*[^\W\d_])")


def claim(reading: Reading) -> Iterator[Claim]:
    """Runs in which a tag follows a letter, a digit or a slash."""
    text = reading.plain
    if not _BEHIND_SOMETHING.search(text):
        return
    for match in _RUN.finditer(text):
        run = match.group()
        if "#" not in run[1:] and "＃" not in run[1:]:
            continue
        edits = []
        for inner in _GLUED.finditer(run):
            start = match.start() + inner.start()
            if inner.group(1):
                edits.append((start, start + 1, " / ", True))
            else:
                edits.append((start, start, " ", True))
        if edits:
            tag = re.search(rf"{HASH}([\w{MARKS}]+)", run)
            names = re.findall(rf"{HASH}([\w{MARKS}]+)", run)
            own = {name.casefold() for name in reading.facts.programme_tags}
            proposes = next((name for name in names if name.casefold() in own), names[0] if tag else "")
            yield Claim("HT007", match.start(), match.end(), proposes=proposes, edits=tuple(edits), one_chunk=True)

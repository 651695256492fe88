"""AC002: many emoji, all of them read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="AC002",
    name="emoji-burden",
    level="info",
    definition=said(
        "Mehr Emojis als limits.emoji (6), drei oder mehr in einer Reihe, oder drei Zeilen, die mit einem Emoji "
        "beginnen.",
        "More emoji than limits.emoji (6), three or more in a row, or three lines that begin with one.",
    ),
    why=said("Jedes wird einzeln vorgelesen.", "Each one is read out."),
    source="University of Kentucky, accessible social media",
    source_de="University of Kentucky, „accessible social media“",
    checked=CHECKED,
    message=message(
        "Viele Emojis werden alle vorgelesen. Lass die zwei stehen, die wirklich etwas sagen.",
        "Viele Emojis werden alle vorgelesen. Lassen Sie die zwei stehen, die wirklich etwas sagen.",
        "Screen readers read every emoji aloud. Keep the two that say something.",
    ),
    bad=bad("Unser Podcast ist in der Auswahl 🔥🔥🔥 Hört mal rein.", "🔥🔥🔥"),
    good=good("Unser Podcast ist in der Auswahl 🏆 Hört mal rein."),
    bad_en=bad("Our podcast is on the shortlist 🔥🔥🔥 Have a listen.", "🔥🔥🔥"),
    good_en=good("Our podcast is on the shortlist 🏆 Have a listen."),
    profile="full",
    kinds=("post", "comment", "reshare"),
)

_IN_A_ROW = 3


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding."""
    emoji = reading.emoji
    text = reading.text
    most = reading.programme.limits.emoji
    if len(emoji) > most:
        start, end = emoji[most]
        yield reading.found("AC002", "info", start, end, n=len(emoji))
        return
    if len(emoji) < _IN_A_ROW:
        return
    run = [emoji[0]]
    for place in emoji[1:]:
        if text[run[-1][1] : place[0]].strip(" \t\u00a0"):
            if len(run) >= _IN_A_ROW:
                break
            run = [place]
        else:
            run.append(place)
    if len(run) >= _IN_A_ROW:
        yield reading.found("AC002", "info", run[0][0], run[-1][1], n=len(emoji))
        return
    openers = [(a, b) for a, b in emoji if not text[text.rfind("\n", 0, a) + 1 : a].strip()]
    if len(openers) >= _IN_A_ROW:
        start, end = openers[0]
        yield reading.found("AC002", "info", start, end, n=len(emoji))

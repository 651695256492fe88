"""LN004: a paragraph that nobody gets through on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

_WALL = " ".join(["Dann kam der Nächste und trug etwas herein."] * 15)
_WALL_EN = " ".join(["Then the next one came and carried something in."] * 14)

RULE = Rule(
    id="LN004",
    name="paragraph-too-long",
    level="info",
    definition=said(
        "Ein Absatz, also Text ohne Zeilenumbruch, hat mehr als 600 Zeichen.",
        "A paragraph, that is text without a line break, has more than 600 characters.",
    ),
    why=said("Auf dem Telefon ist das eine Wand aus Text.", "On a phone that is a wall of text."),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "Dieser Absatz hat {n} Zeichen. Auf dem Telefon hilft eine Leerzeile, wo ein neuer Gedanke beginnt.",
        "Dieser Absatz hat {n} Zeichen. Auf dem Telefon hilft eine Leerzeile, wo ein neuer Gedanke beginnt.",
        "This paragraph has {n} characters. On a phone an empty line helps where a new thought begins.",
    ),
    bad=bad("Um sechs war noch niemand da.\n\n" + _WALL, _WALL),
    good=good("Um sechs war noch niemand da.\n\n" + "Dann kam der Nächste und trug etwas herein.\n" * 15),
    bad_en=bad("At six nobody was there yet.\n\n" + _WALL_EN, _WALL_EN),
    good_en=good("At six nobody was there yet.\n\n" + "Then the next one came and carried something in.\n" * 14),
    kinds=("post",),
    rank=42,
    telling=True,
)

_LONGEST = 600
_LINE = re.compile(r"\S[^\n]*")


def check(reading: Reading) -> Iterator[Finding]:
    """A finding for each such paragraph."""
    if len(reading.text) <= _LONGEST:
        return
    for match in _LINE.finditer(reading.body_without_tail):
        end = match.start() + len(match[0].rstrip())
        if end - match.start() > _LONGEST:
            yield reading.found("LN004", "info", match.start(), end, n=end - match.start())

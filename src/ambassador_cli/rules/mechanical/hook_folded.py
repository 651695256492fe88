"""HK001: the first sentence disappears behind "see more"."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.fold import shown_until
from ambassador_cli.models.finding import Finding, Praise
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.opening import opening
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HK001",
    name="hook-folded",
    level="info",
    definition=said(
        "Der erste Satz eines Beitrags (nach einem Gruß) passt nicht in die Zeilen, die man vor „mehr anzeigen“ sieht "
        "(fold.lines Zeilen zu fold.mobile Zeichen).",
        'The first sentence of a post (after a greeting) does not fit into the lines shown before "see more" '
        "(fold.lines lines of fold.mobile characters).",
    ),
    why=said(
        "Man sieht drei Zeilen; der erste Satz entscheidet.", "Readers see three lines; the first sentence decides."
    ),
    source="linkedinpreview.com and postkio.com (2026); characters a line differ between sources",
    source_de="linkedinpreview.com und postkio.com (2026); bei den Zeichen je Zeile sind sich die Quellen uneins",
    checked=CHECKED,
    message=message(
        "Dein erster Satz verschwindet hinter „mehr anzeigen“. Kürze ihn auf drei Zeilen.",
        "Ihr erster Satz verschwindet hinter „mehr anzeigen“. Kürzen Sie ihn auf drei Zeilen.",
        'Your first sentence disappears behind "see more". Shorten it to three lines.',
    ),
    variants={
        "blank": message(
            "Die dritte Zeile ist leer. Rück den Text näher zusammen, dann sieht man mehr davon.",
            "Die dritte Zeile ist leer. Rücken Sie den Text näher zusammen, dann sieht man mehr davon.",
            "The third line is empty. Move the text closer together, so that more of it is seen.",
        )
    },
    bad=bad(
        "Im Rahmen der diesjährigen Fortbildungsreihe zur Zusammenarbeit zwischen Produktion, Qualitätssicherung, "
        "Technik und Logistik durften wir einen Beitrag zum Thema Schichtübergabe vorstellen. Er war kurz.",
        "Im Rahmen der diesjährigen Fortbildungsreihe zur Zusammenarbeit zwischen Produktion, Qualitätssicherung, "
        "Technik und Logistik durften wir einen Beitrag zum Thema Schichtübergabe vorstellen.",
    ),
    good=good("Am 3. Mai stand er mit einem Spaten vor dem Tor. Danach wurde es spannend."),
    bad_en=bad(
        "As part of this year’s series of trainings on cooperation between production, quality "
        "assurance, engineering and logistics, we were given the opportunity to present a "
        "contribution on the topic of shift handovers. It was short.",
        "As part of this year’s series of trainings on cooperation between production, quality "
        "assurance, engineering and logistics, we were given the opportunity to present a "
        "contribution on the topic of shift handovers.",
    ),
    good_en=good("On 3 May he stood at the gate with a spade. Then it got exciting."),
    kinds=("post",),
    rank=10,
    telling=True,
    spoils=("hook",),
    family="fold",
)

_SAYS_SOMETHING = 20
"""Characters that a first sentence worth praising has more of."""


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first sentence."""
    if not reading.sentences:
        return
    text = reading.text
    fold = reading.programme.fold
    top = len(text) - len(text.lstrip())
    start, end = opening(reading)
    from_here = text[start:].rstrip()
    if end > start + shown_until(from_here, fold.mobile, fold.lines):
        yield reading.found("HK001", "info", start, end)
    elif fold.blank_third_line:
        lines = text[top:].split("\n")
        if len(lines) > 3 and len(lines[0]) <= fold.desktop and not lines[2].strip():
            yield reading.found("HK001", "info", start, end, variant="blank")


def praise(reading: Reading) -> Iterator[Praise]:
    """The first sentence says something, and all of it is seen."""
    text = reading.text
    top = len(text) - len(text.lstrip())
    fold = reading.programme.fold
    start, end = opening(reading)
    fits = end <= top + shown_until(text[top:].rstrip(), fold.mobile, fold.lines)
    if fits and end - start > _SAYS_SOMETHING:
        yield Praise(id="hook", at=start)

"""HK005: a label in place of a first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.greetings import words_of
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HK005",
    name="hook-label",
    level="info",
    definition=said(
        "Die erste Zeile eines Beitrags ist eine Überschrift: höchstens acht Wörter ohne Satzende, die mit einem Wort "
        "wie Rückblick, Update oder Ankündigung beginnen oder damit enden; danach kommt Text.",
        "The first line of a post is a label: at most eight words that end no sentence and begin or end with a word "
        "like recap, update or announcement; text follows.",
    ),
    why=said(
        "Eine Überschrift sagt, was kommt, und noch nichts davon; die erste Zeile entscheidet.",
        "A label says what is coming and nothing of it yet; the first line decides.",
    ),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "„{x}“ ist eine Überschrift. Streich sie und fang mit dem Satz an, der danach kommt.",
        "„{x}“ ist eine Überschrift. Streichen Sie sie und fangen Sie mit dem Satz an, der danach kommt.",
        '"{x}" is a label. Strike it out and begin with the sentence that follows.',
    ),
    bad=bad("Rückblick Betriebsausflug\n\nUm sechs stand der Bus im Schlamm.", "Rückblick Betriebsausflug"),
    good=good("Um sechs stand der Bus im Schlamm.\n\nEin Rückblick auf den Betriebsausflug."),
    bad_en=bad("Team outing recap\n\nAt six the bus was stuck in the mud.", "Team outing recap"),
    good_en=good("At six the bus was stuck in the mud.\n\nA recap of our outing."),
    kinds=("post",),
    rank=15,
    telling=True,
    spoils=("hook",),
    looks_up=("labels", "me"),
)

_MOST_WORDS = 8
_LONGEST_LABEL = 3
"""Words that a label of the list has at most."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DIVIDED = re.compile(r"[:|–—]")
_PREPOSITIONS = frozenset(
    ("auf", "aus", "zu", "zum", "zur", "vom", "von", "in", "im", "bei", "beim", "on", "from", "to", "of", "for", "at")
)
_ENDS = re.compile(r"[.!?…]\W*$")


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first line that is not empty."""
    text = reading.plain
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    line = text[start:end].rstrip() if end >= 0 else ""
    words = words_of(line)
    if not words or len(words) > _MOST_WORDS or not text[end:].strip() or _ENDS.search(line):
        return
    if _is_label(line, words, reading.facts.word_set("HK005.labels")) and not _tells(words, reading):
        yield reading.found("HK005", "info", start, start + len(line), x=line.strip(" :-–—|"))


def _tells(words: list[str], reading: Reading) -> bool:
    return bool(reading.facts.word_set("HK005.me") & set(words))


def _is_label(line: str, words: list[str], labels: frozenset[str]) -> bool:
    """Does the line end with a label, or begin with one and go on as headings do, with a name or a preposition?"""
    written = _WORD.findall(line)
    for size in range(1, min(_LONGEST_LABEL, len(words)) + 1):
        if " ".join(words[-size:]) in labels:
            return True
        if " ".join(words[:size]) in labels and len(written) > size:
            after = written[size]
            return not after[0].islower() or after in _PREPOSITIONS or bool(_DIVIDED.search(line))
    return False

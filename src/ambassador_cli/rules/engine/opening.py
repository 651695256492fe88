"""The sentence that decides: where a post opens, and what one can see or hear in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.story import find_number, find_quotation, find_time
from ambassador_cli.models.finding import Praise, PraiseKind
from ambassador_cli.rules.engine.greetings import greets, words_of
from ambassador_cli.rules.engine.reading import Reading

_LONGEST_GREETING = 80
_INSTITUTE = re.compile(r"[ -][^\W\d_]+-[^\W\d_]")
"""Behind a first name: what is called after somebody (Robert Koch-Institut) is nobody."""


def opening(reading: Reading) -> tuple[int, int]:
    """The place of the first sentence that is no greeting; behind one it is measured by itself. The draft has a
    sentence."""
    first = reading.first_sentence
    short = first[1] - first[0] <= _LONGEST_GREETING
    if short and len(reading.sentences) > 1 and greets(words_of(reading.text[slice(*first)]), reading.facts):
        return reading.sentences[1]
    return first


def find_concrete(reading: Reading) -> Iterator[Praise]:
    """What is concrete about the opening, at most one of a kind: somebody, a thing that one sees, somebody's words, a
    count, a time."""
    if not reading.sentences:
        return
    start, end = opening(reading)
    sentence = reading.plain[start:end]
    found: tuple[tuple[PraiseKind, str], ...] = (
        ("somebody", _find_somebody(reading, start, end)),
        ("thing", _find_thing(reading, start, end)),
        ("quote", find_quotation(sentence)),
        ("number", find_number(sentence)),
        ("time", find_time(sentence)),
    )
    for kind, words in found:
        if words:
            yield Praise(id=kind, at=start + max(0, sentence.find(words)), values={"x": words})


def _find_somebody(reading: Reading, start: int, end: int) -> str:
    """Somebody with a name, or somebody close to whoever writes."""
    for hit in reading.of("people.first_names", "story.people"):
        a, b = reading.folded.span(hit.start, hit.end)
        words = reading.text[a:b]
        somebody = " " in words or (words[:1].isupper() and not _INSTITUTE.match(reading.text, b))
        if start <= a and b <= end and somebody:
            return words
    return ""


def _find_thing(reading: Reading, start: int, end: int) -> str:
    for hit in reading.of("story.things"):
        a, b = reading.folded.span(hit.start, hit.end)
        if start <= a and b <= end:
            return reading.text[a:b]
    return ""

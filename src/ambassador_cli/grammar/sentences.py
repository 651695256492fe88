"""Sentences of German and English posts."""

from __future__ import annotations

import re

from ambassador_cli.grammar.emoji import PRESENTED

_CLOSING = "\"'”“’‘»«)\\]"
# One class in front, named by what it is not: the search then looks at the few places where a sentence may end.
_END = re.compile(
    rf"[^\x00-\t\x0b-\x20\"-\-/->@-\u2025\u2027-\u203b](?:(?<=[.!?…])[.!?…]*[{_CLOSING}]*(?=\s|$)|(?<=\n)"
    rf"|(?<=[{PRESENTED}\ufe0f])(?=[ \t\u00a0]+[A-ZÄÖÜ]))"
)
_ABBREVIATIONS_WORDS = """
dr prof nr ca bzw inkl ggf st mio mrd evtl rd std min abt geb al vs mr mrs ms inc approx e.g i.e z.b d.h u.a e.v
z.t o.ä u.ä s.o i.d.r hr fr dipl ing tel str mag exkl zzgl vgl sog max jhd jh hl bspw gem lt ltd jr sr et fig
vol pp dept
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())
_BEFORE_LOWER = frozenset({"etc", "usw", "usf", "co", "kg"})
_PAIRS = frozenset({("z", "b"), ("d", "h"), ("u", "a"), ("e", "v"), ("z", "t"), ("u", "ä"), ("o", "ä"), ("i", "d")})
_PAIR_BEHIND = re.compile(r"\.\s?([^\W\d_])\.")
_PAIR_BEFORE = re.compile(r"(?<!\w)([^\W\d_])\.\s?$")
_TITLE_BEFORE = re.compile(r"(?:\b(?:Herrn?|Frau|Patient(?:in|en)?|Mr|Mrs|Ms|Dr|Prof)\.?|(?<!\w)[^\W\d_a-z]\.)\s?$")
_NUMBER_SIGNS = frozenset({"No", "Nos", "Nr", "Art"})
_WORDY = re.compile(r"\w")


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence that has a word in it; spaces around are not part of it.

    A sentence ends at ``.!?…`` and closing quotes or brackets before a space, at an emoji before a capital, and at
    a line break; not behind an abbreviation, an ordinal number inside a line, or an initial behind a title.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group() == "." and _goes_on(text, match.start()):
            continue
        _keep(text, start, match.end(), spans)
        start = match.end()
    _keep(text, start, len(text), spans)
    return spans


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    if _WORDY.search(piece):
        left = len(piece) - len(piece.lstrip())
        spans.append((start + left, start + len(piece.rstrip())))


def _goes_on(text: str, dot: int) -> bool:
    """Is the full stop at ``dot`` not the end of a sentence?"""
    low = max(0, dot - 16)
    before = text[low:dot]
    word = before[max(before.rfind(" "), before.rfind("\n"), before.rfind("\u00a0")) + 1 :].lstrip("(\"'„“‚»«[")
    rest = text[dot + 1 : dot + 4]
    if not word or not rest.strip(" \t\u00a0") or rest.lstrip(" \t\u00a0").startswith("\n"):
        return False
    if word.isdigit():
        return len(word) <= 2
    if word in _NUMBER_SIGNS:
        return rest.strip()[:1].isdigit()
    plain = word.lower()
    if plain in _ABBREVIATIONS:
        return True
    if plain in _BEFORE_LOWER:
        return rest.strip()[:1].islower()
    if len(word) == 1:
        behind = _PAIR_BEHIND.match(text, dot)
        if behind and (plain, behind.group(1).lower()) in _PAIRS:
            return True
        ahead = _PAIR_BEFORE.search(text[low : dot - 1])
        if ahead and (ahead.group(1).lower(), plain) in _PAIRS:
            return True
        return word.isupper() and _TITLE_BEFORE.search(text[low : dot - 1]) is not None
    return False

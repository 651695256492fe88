"""What makes a sentence concrete, as far as it can be told by its letters: a time, a number, somebody's words, and a
closing thought at the end of a text. German and English."""

from __future__ import annotations

import re

_DAYS = (
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday"
    "|saturday|sunday"
)
_MONTHS = (
    "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|june|july"
    "|october|december"
)
_COUNTS = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|two|three|four|five|six|seven|eight"
    "|nine|ten|eleven|twelve|twenty|thirty|hundred"
)
_TIME = re.compile(
    rf"\b\d{{1,2}}[:.]\d{{2}}(?:\s?(?:Uhr|am|pm))?\b|\b(?:{_COUNTS}|\d{{1,2}})\s?Uhr(?:\s+(?:früh|morgens|nachts|abends))?\b"
    rf"|\b(?:{_COUNTS}|\d{{1,2}})\s?(?:o'clock|in the morning|at night)\b"
    rf"|\b\d{{1,2}}\.?\s(?:{_MONTHS})\b|\b(?:{_MONTHS})\s\d{{1,2}}\b|\b(?:am|an einem|on|since|seit)\s(?:{_DAYS})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"\b(?:\d[\d.,]*|{_COUNTS}|einer? einzigen?|a single|dreimal|zweimal|three times|twice)\s+\w+", re.IGNORECASE
)
_QUOTED = re.compile(r"[„“\"«‚‘]\s*(\w[^„“”\"»«]{6,120}?)[“”\"»]")
_POINT = re.compile(
    r"(?:was ich (?:mitnehme|gelernt habe|daraus lerne)|mein fazit|seitdem|heute weiß ich|das nehme ich mit"
    r"|what i (?:take away|take from it|learned)|since then|my point|today i know)\b",
    re.IGNORECASE,
)


def find_time(sentence: str) -> str:
    """The first time of day, day or date, as it is written; empty where there is none."""
    found = _TIME.search(sentence)
    return found[0] if found else ""


def find_number(sentence: str) -> str:
    """The first number with the word it counts, times left out; empty where there is none."""
    found = _NUMBER.search(_TIME.sub(" ", sentence))
    return found[0] if found else ""


def find_quotation(sentence: str) -> str:
    """The first words of somebody, without their marks; empty where nobody speaks."""
    found = _QUOTED.search(sentence)
    return found[1].strip() if found else ""


def has_point(text: str) -> bool:
    """Does a later paragraph say what the story comes to?"""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return any(_POINT.match(part) for part in paragraphs[1:])

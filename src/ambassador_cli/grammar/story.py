"""What makes a sentence concrete, as far as it can be told by its letters: a time, a count, somebody's words; and a
closing thought at the end of a text. German and English."""

from __future__ import annotations

import re

_DAYS = (
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday"
    "|saturday|sunday"
)
_MONTHS = (
    "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may"
    "|june|july|october|december"
)
_COUNTS = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|dreissig|vierzig|fünfzig|hundert|two|three"
    "|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred"
)
_HALF = "(?:halb|viertel (?:vor|nach)|kurz (?:vor|nach)|half past|quarter (?:past|to))"
_TIME = re.compile(
    rf"\b\d{{1,2}}:\d{{2}}(?:\s?(?:Uhr|am|pm))?\b|\b\d{{1,2}}\.\d{{2}}\s?(?:Uhr|am|pm)\b"
    rf"|\b(?:{_HALF}\s)?(?:{_COUNTS}|ein|\d{{1,2}})\s?Uhr\b(?:\s+(?:früh|morgens|nachts|abends|nachmittags))?"
    rf"|\b(?:um|gegen|at|by)\s{_HALF}\s(?:{_COUNTS}|\d{{1,2}})\b"
    rf"|\b(?:{_COUNTS}|\d{{1,2}})\s?(?:o['’]clock|a\.m\.|p\.m\.|in the morning|at night)"
    rf"|\b\d{{1,2}}\.\s?(?:{_MONTHS})\b|\b\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})?(?!\w)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})\b|\b(?:{_MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?%)"
    rf"|\b(?:am|an einem|jeden|on(?: a| one)?|since|seit|last|letzten|vergangenen|every)\s(?:{_DAYS})(?:s)?"
    r"(?:morgen|vormittag|mittag|nachmittag|abend| morning| afternoon| evening| night)?\b"
    rf"|\b(?:{_DAYS})(?:morgen|vormittag|mittag|nachmittag|abend|,)",
    re.IGNORECASE,
)
_NO_UNIT = (
    rf"(?!(?i:{_MONTHS}|Uhr|Prozent|Euro|EUR|Mio|Mrd|Millionen|Milliarden|Mal|Weise|percent|Grund|Gründe|Dinge|Dingen|Sachen|Punkte|Punkten|Tipps|Tage|Tagen|Wochen|Monate|Monaten|Jahre|Jahren|Fragen|Wege|Schritte|Wörter|Worte|was|is|has|this|us"
    r"|times|days|weeks|months|years|things|points|reasons|ways|tips|lessons|questions|words|steps|numbers|writes|always|perhaps|plus|across|yes|its|his|hers|as|minus|thus)\b)"
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/#+§-])(?:(?!(?:19|20)\d{{2}}\b)\d{{1,3}}(?:[.,]\d{{3}})*|\d{{4,5}}(?<!19\d\d)(?<!20\d\d)"
    rf"|(?i:{_COUNTS}|einer? einzigen?|a single))\s"
    rf"(?:(?:[a-zäöüß]+(?:e|en|er)\s)?{_NO_UNIT}[A-ZÄÖÜ][a-zäöüß]{{2,}}|(?:[a-z]+\s)?{_NO_UNIT}(?:[a-z]{{3,}}s|people|men|women|children|geese)\b)"
)
_QUOTED = re.compile(r"[„“\"«»‚‘”]\s*(\w[^„“”\"»«]{6,160}?)[“”\"»«‘’]")
_SAYS = re.compile(
    r"\b(?:sagt|sagte|sagten|fragt|fragte|fragten|ruft|rief|meint|meinte|antwortet|antwortete|flüsterte|murmelte|lachte"
    r"|stand|steht|schrieb|schreibt|says|said|asks|asked|told|shouted|whispered|replied|wrote|writes|read)\b",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"(?:was ich (?:mitnehme|gelernt habe|daraus lerne)|mein fazit|seitdem|heute weiß ich|das nehme ich mit"
    r"|what i (?:take away|take from it|learned|learnt)|since then|my point|today i know)\b",
    re.IGNORECASE,
)


def find_time(sentence: str) -> str:
    """The first time of day, day or date, as it is written; empty where there is none."""
    found = _TIME.search(sentence)
    return found[0].rstrip(",") if found else ""


def find_number(sentence: str) -> str:
    """The first number with the thing that it counts; empty where there is none. Years, times, shares, money and
    spans of days count nothing that one sees."""
    found = _NUMBER.search(_TIME.sub(lambda time: "\0" * len(time[0]), sentence))
    return found[0] if found else ""


def find_quotation(sentence: str) -> str:
    """The first words that somebody says, without their marks; empty where nobody speaks. What merely stands in marks,
    like a title, is nobody's words: there is a colon before it, a verb of saying beside it, or nothing at all."""
    for found in _QUOTED.finditer(sentence):
        before = sentence[: found.start()].rstrip()
        around = before + " " + sentence[found.end() :]
        if not before or before.endswith(":") or _SAYS.search(around):
            return found[1].strip()
    return ""


def has_point(text: str) -> bool:
    """Does a later paragraph say what the story comes to?"""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return any(_POINT.match(part) for part in paragraphs[1:])

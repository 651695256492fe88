"""Hashtags as LinkedIn reads them: a sign, then letters, digits and underscores, with at least one letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
)
"""Combining marks of the scripts we meet, as the inside of a character class."""

WORD = rf"[\w{MARKS}]"
"""A character that may be part of a hashtag."""

HASH = "[#＃]"
_TAG = re.compile(rf"(?<![\w{MARKS}&/#＃]){HASH}{WORD}+")
_STEP = re.compile(r"[^\W\d_]")
_PARTS = re.compile(r"\d+|[A-ZÄÖÜ]+(?![a-zäöüß])|[A-ZÄÖÜ]?[^\W\dA-ZÄÖÜ_]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A hashtag; ``name`` is without the sign."""

    start: int
    end: int
    name: str


def find_hashtags(text: str) -> list[Tag]:
    """All hashtags of a text in NFC whose addresses and entities are blanked."""
    if "#" not in text and "＃" not in text:
        return []
    return [
        Tag(match.start(), match.end(), match.group()[1:])
        for match in _TAG.finditer(text)
        if _STEP.search(match.group())
    ]


def camel_parts(name: str) -> list[str]:
    """The words of a tag, told apart by capitals, digits and underscores."""
    return _PARTS.findall(name)


def has_inner_capital(name: str) -> bool:
    """Is there a capital behind a small letter? That is what screen readers need."""
    return any(a.islower() and b.isupper() for a, b in pairwise(name))


def in_camel_case(token: str) -> str:
    """A token with separators as one word: ``E-Mobilität`` becomes ``EMobilität``, ``R&D`` becomes ``RD``."""
    parts = re.findall(rf"{WORD}+", token)
    return "".join(part[:1].upper() + part[1:] if at else part for at, part in enumerate(parts))

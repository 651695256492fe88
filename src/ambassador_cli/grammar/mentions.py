"""Mentions: an at sign and a name behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_AT = re.compile(r"(?<![\w.@/-])@(?=[^\W\d_])")
_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")
_NEXT = re.compile(r"[ \u00a0]([\w'’]+(?:-[\w'’]+)*)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention with its at sign; ``page`` is the known page it names exactly, or empty. ``words`` are up to four
    words behind the sign with the place where each one ends."""

    start: int
    end: int
    name: str
    page: str
    words: tuple[tuple[str, int], ...]


def find_mentions(text: str, pages: Iterable[str]) -> list[Mention]:
    """All mentions of a text whose addresses are blanked. A mention reaches to the end of a known page name, else
    over its first word and one more word with a capital."""
    if "@" not in text:
        return []
    names = sorted(pages, key=len, reverse=True)
    mentions = []
    for match in _AT.finditer(text):
        start = match.start()
        page = next((name for name in names if _stands_at(text, name, start + 1)), "")
        words = _words_from(text, start + 1)
        if page:
            end = start + 1 + len(page)
        else:
            end = words[0][1]
            if len(words) > 1 and words[1][0][:1].isupper():
                end = words[1][1]
        mentions.append(Mention(start, end, text[start + 1 : end], page, words))
    return mentions


def _stands_at(text: str, name: str, at: int) -> bool:
    end = at + len(name)
    return text.startswith(name, at) and not (text[end : end + 1].isalnum() and name[-1:].isalnum())


def _words_from(text: str, at: int) -> tuple[tuple[str, int], ...]:
    match = _WORD.match(text, at)
    found: list[tuple[str, int]] = []
    while match and len(found) < 4:
        word = match.group(match.lastindex or 0)
        found.append((word, match.end()))
        match = _NEXT.match(text, match.end())
    return tuple(found)

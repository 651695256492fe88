"""Texts in a form that can be compared, with the way back to the characters the author wrote.

Two forms: :func:`to_nfc` composes characters (``u`` + ``¨`` becomes ``ü``), :func:`to_folded` drops invisible
characters, levels case, width and fancy letters, and writes umlauts and ß out (``ae``, ``ss``), so that one word
list covers all spellings.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\ufeff"
"""Characters that take no room, as the inside of a character class."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_HANGUL_VOWELS_AND_TAILS = range(0x1160, 0x1200)
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_ALIKE = {
    **dict.fromkeys("’‘ʼ´`′", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007", " "),
}


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and where its characters stand in the text it was made from (code points).

    ``new`` and ``old`` are the starts of stretches in both texts; in those marked ``replaced`` characters have no
    partner of their own. All three are empty where the texts agree character by character.
    """

    text: str
    new: tuple[int, ...] = ()
    old: tuple[int, ...] = ()
    replaced: tuple[bool, ...] = ()

    def start(self, position: int) -> int:
        """The place in the older text at which something starts that starts here at ``position``."""
        if not self.new:
            return position
        at = bisect_right(self.new, position) - 1
        if self.replaced[at]:
            return self.old[at]
        return self.old[at] + position - self.new[at]

    def end(self, position: int) -> int:
        """The place in the older text at which something ends that ends here at ``position``."""
        if not self.new or position == 0:
            return position
        at = bisect_left(self.new, position) - 1
        if self.replaced[at]:
            return self.old[at + 1]
        return self.old[at] + position - self.new[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """``start`` and ``end`` in the older text; an empty span stays empty."""
        first = self.start(start)
        return first, (first if start == end else max(first, self.end(end)))

    def position(self, old: int) -> int:
        """The place in this text of a place in the older one."""
        if not self.new:
            return old
        at = bisect_right(self.old, old) - 1
        if self.replaced[at]:
            return self.new[at]
        return self.new[at] + old - self.old[at]


class _Builder:
    """Collects pieces of the new text and the stretches that have no one-to-one partner."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.new = [0]
        self.old = [0]
        self.replaced = [False]

    def keep(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def replace(self, piece: str, old_start: int, old_end: int) -> None:
        self._mark(self.length, old_start, True)
        self.keep(piece)
        self._mark(self.length, old_end, False)

    def _mark(self, new: int, old: int, replaced: bool) -> None:
        if self.old[-1] == old and self.new[-1] == new:
            self.replaced[-1] = replaced
        else:
            self.new.append(new)
            self.old.append(old)
            self.replaced.append(replaced)

    def mapped(self) -> Mapped:
        text = "".join(self.pieces)
        if len(self.new) == 1 and not self.replaced[0]:
            return Mapped(text)
        return Mapped(text, tuple(self.new), tuple(self.old), tuple(self.replaced))


def to_nfc(text: str) -> Mapped:
    """``text`` with composed characters."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return Mapped(text)
    builder = _Builder()
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and _continues(text[at]):
            continue
        cluster = text[start:at]
        composed = cluster if len(cluster) == 1 and cluster < "\u0300" else unicodedata.normalize("NFC", cluster)
        if len(composed) == len(cluster) == 1:
            builder.keep(composed)
        elif composed == cluster:
            builder.keep(cluster)
        else:
            builder.replace(composed, start, at)
        start = at
    return builder.mapped()


def _continues(character: str) -> bool:
    return character >= "\u0300" and (
        unicodedata.combining(character) != 0 or ord(character) in _HANGUL_VOWELS_AND_TAILS
    )


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if _INVISIBLE.match(character):
        return ""
    if character in _ALIKE:
        return _ALIKE[character]
    return unicodedata.normalize("NFKC", character).casefold().translate(_WRITTEN_OUT)


def to_folded(text: str) -> Mapped:
    """``text`` (NFC) in the form for comparing names and words."""
    if text.isascii():
        return Mapped(text.lower())
    builder = _Builder()
    done = 0
    for match in _NOT_ASCII.finditer(text):
        at = match.start()
        if at > done:
            builder.keep(text[done:at].lower())
        folded = _fold_character(text[at])
        if len(folded) == 1:
            builder.keep(folded)
        else:
            builder.replace(folded, at, at + 1)
        done = at + 1
    if done < len(text):
        builder.keep(text[done:].lower())
    return builder.mapped()


def fold(text: str) -> str:
    """``text`` in the form for comparing names and words, without the way back."""
    if text.isascii():
        return text.lower()
    return to_folded(unicodedata.normalize("NFC", text)).text

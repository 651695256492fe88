"""Word lists at work: every word of a text is looked up once, whatever the number of lists.

A word that ends a look-up in a list of single words is a hit at once; one that begins a row of words starts a
comparison with the words behind it. Nothing here backtracks over more than a handful of words, so that no text can
make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.words import Words
from ambassador_cli.models.rule import Terms

ENDINGS = frozenset(
    {"", "e", "en", "er", "em", "es", "n", "s", "se", "sen", "ses", "ens", "ern", "in", "innen", "r", "m", "ne", "nen"}
)
"""What may stand at the end of a word whose term ends with ``~``."""

_SHORT = {"de": 6, "en": 8}
"""Single words below this length count only where the text is in their language: ``die`` is not ``dies``."""

EXCEPT = ".except"
"""A list of this ending takes hits of the list before it back where they overlap."""

_MEMO = 60_000
_LETTERS = re.compile(r"[^\W\d_]+|[^\W_]+")
_TOKEN = re.compile(r"(?:\.\.(\d)|(<)?(?:\(([^)]*)\)|([^\s<>()]+?))(\?)?([.,])?(>)?)(?:\s+|$)")


class Hit(NamedTuple):
    """Words of a list found in a text: ``start`` and ``end`` in the folded text, the number of the sentence, and
    the numbers of the first and the last word."""

    start: int
    end: int
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Item:
    """One place in a row: any of ``elements`` must stand there (any word where there are none); a gap lets up to
    ``gap`` words by."""

    elements: frozenset[int]
    gap: int = 0
    context: bool = False
    sign: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    language: str
    items: tuple[_Item, ...]


class TermError(ValueError):
    """A term that cannot be read."""


class Vocabulary:
    """Word lists by name, compiled for look-up."""

    def __init__(self, lists: Mapping[str, Terms]) -> None:
        self._exact: dict[str, list[int]] = {}
        self._starts: dict[str, list[tuple[int, bool]]] = {}
        self._ends: dict[str, list[tuple[int, bool]]] = {}
        self._inside: list[tuple[str, int]] = []
        self._elements: dict[str, int] = {}
        self._singles: list[list[tuple[str, str]]] = []
        self._rows: list[list[_Row]] = []
        self._memo: dict[str, tuple[int, ...]] = {}
        self.patterns: dict[str, list[str]] = {}
        for name, terms in lists.items():
            for language, words in (("de", terms.de), ("en", terms.en), ("", terms.any)):
                for term in words:
                    self._add(name, language, term)
        self._start_lengths = sorted({len(core) for core in self._starts})
        self._end_lengths = sorted({len(core) for core in self._ends})

    def _add(self, name: str, language: str, term: str) -> None:
        if len(term) > 1 and term.startswith("/") and term.endswith("/"):
            self.patterns.setdefault(name, []).append(term[1:-1])
            return
        folded = fold(term)
        if folded.replace("*", "").replace("~", "").isalnum():
            limit = _SHORT.get(language, 0)
            needed = language if len(folded.strip("*~")) < limit else ""
            self._singles[self._element(folded)].append((name, needed))
            return
        for items in _parsed(folded):
            row = tuple(
                _Item(frozenset(self._element(word) for word in words if word != "_"), gap, context, sign)
                for words, gap, context, sign in items
            )
            if len(row) == 1:
                for element in row[0].elements:
                    self._singles[element].append((name, language if language and _is_short(items[0][0]) else ""))
                continue
            compiled = _Row(name, "", row)
            for element in row[0].elements:
                self._rows[element].append(compiled)

    def _element(self, word: str) -> int:
        known = self._elements.get(word)
        if known is not None:
            return known
        number = self._elements[word] = len(self._singles)
        self._singles.append([])
        self._rows.append([])
        core = word.strip("*~")
        if not core:
            raise TermError(word)
        if word.startswith("*") and word.endswith("*"):
            self._inside.append((core, number))
        elif word.startswith("*"):
            self._ends.setdefault(core, []).append((number, False))
            if word.endswith("~"):
                for ending in ENDINGS - {""}:
                    self._ends.setdefault(core + ending, []).append((number, False))
        elif word.endswith(("*", "~")):
            self._starts.setdefault(core, []).append((number, word.endswith("*")))
        else:
            self._exact.setdefault(core, []).append(number)
        return number

    def _classify(self, word: str) -> tuple[int, ...]:
        found = list(self._exact.get(word, ()))
        length = len(word)
        for size in self._start_lengths:
            if size > length:
                break
            for number, anything in self._starts.get(word[:size], ()):
                if anything or word[size:] in ENDINGS:
                    found.append(number)
        for size in self._end_lengths:
            if size > length:
                break
            for number, _ in self._ends.get(word[-size:], ()):
                found.append(number)
        for core, number in self._inside:
            if core in word:
                found.append(number)
        return tuple(dict.fromkeys(found))

    def classify(self, word: str) -> tuple[int, ...]:
        """The elements that ``word`` fits."""
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            known = self._memo[word] = self._classify(word) if len(word) <= 80 else ()
        return known

    def has(self, name: str, word: str) -> bool:
        """Is a folded word one of the single words of a list, in whatever language?"""
        return any(list_name == name for element in self.classify(word) for list_name, _ in self._singles[element])

    def find(self, words: Words, skip: Iterable[int] = ()) -> dict[str, list[Hit]]:
        """All hits by list, in order; within a list the longest of hits that overlap. ``skip``: words left out."""
        found: dict[str, list[Hit]] = {}
        left_out = frozenset(skip)
        classes = [() if at in left_out else self.classify(word) for at, word in enumerate(words.texts)]
        for at, elements in enumerate(classes):
            for element in elements:
                for name, language in self._singles[element]:
                    if not language or language == words.languages[at]:
                        hit = Hit(words.starts[at], words.ends[at], words.sentences[at], at, at)
                        found.setdefault(name, []).append(hit)
                for row in self._rows[element]:
                    span = _matched(row.items, classes, words, at)
                    if span:
                        first, last = span
                        hit = Hit(words.starts[first], words.ends[last], words.sentences[first], first, last)
                        found.setdefault(row.name, []).append(hit)
        kept = {name: _without_overlaps(hits) for name, hits in found.items()}
        for name in [name for name in kept if name.endswith(EXCEPT)]:
            taken = kept.pop(name)
            plain = name.removesuffix(EXCEPT)
            rest = [
                hit
                for hit in kept.pop(plain, [])
                if not any(other.start < hit.end and hit.start < other.end for other in taken)
            ]
            if rest:
                kept[plain] = rest
        return kept


def _is_short(words: tuple[str, ...]) -> bool:
    return min(len(word.strip("*~")) for word in words) < 8


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    if len(hits) == 1:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _matched(items: tuple[_Item, ...], classes: list[tuple[int, ...]], words: Words, at: int) -> tuple[int, int] | None:
    """First and last word of what is found where the row stands at word ``at``, context left out."""
    places: list[int] = []

    def from_here(number: int, word: int) -> bool:
        if number == len(items):
            return True
        item = items[number]
        if item.gap:
            for step in range(item.gap + 1):
                after = word + step
                if after >= len(classes) or words.sentences[after] != words.sentences[at]:
                    return False
                places.append(-1)
                if from_here(number + 1, after):
                    return True
                places.pop()
            return False
        if word >= len(classes) or (item.elements and item.elements.isdisjoint(classes[word])):
            return False
        if number and items[number - 1].gap == 0:
            glue = words.glue[word]
            if glue and glue != items[number - 1].sign:
                return False
        places.append(word)
        if from_here(number + 1, word + 1):
            return True
        places.pop()
        return False

    if not from_here(0, at):
        return None
    meant = [place for place, item in zip(places, items, strict=True) if place >= 0 and not item.context]
    return (meant[0], meant[-1]) if meant else None


_Parsed = tuple[tuple[str, ...], int, bool, str]


def _parsed(term: str) -> Iterator[list[_Parsed]]:
    """The rows a term stands for: one with and one without each word that may be missing."""
    options: list[list[list[_Parsed]]] = []
    position = 0
    text = term.replace("-", " ").replace("&", " ").strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match or match.end() == position:
            raise TermError(term)
        position = match.end()
        gap, opening, group, word, optional, sign, closing = match.groups()
        if bool(opening) != bool(closing):
            raise TermError(term)
        if gap:
            options.append([[((), int(gap), False, "")]])
            continue
        choices = [part.split() for part in group.split("|")] if group is not None else [[word]]
        if not all(part.strip("*~") for words in choices for part in words) or not all(choices):
            raise TermError(term)
        alone = tuple(words[0] for words in choices if len(words) == 1)
        ways: list[list[_Parsed]] = [[(alone, 0, bool(opening), sign or "")]] if alone else []
        for words in choices:
            if len(words) > 1:
                row: list[_Parsed] = [((part,), 0, bool(opening), "") for part in words]
                row[-1] = (row[-1][0], 0, bool(opening), sign or "")
                ways.append(row)
        options.append([*ways, []] if optional else ways)
    for choice in product(*options):
        whole = [item for part in choice for item in part]
        if not whole or whole[0][1] or whole[-1][1] or "_" in whole[0][0]:
            raise TermError(term)
        yield whole

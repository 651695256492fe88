"""Word lists at work: every word of a text is looked up once, whatever the number of lists.

A word that ends a look-up in a list of single words is a hit at once; one that begins a row of words starts a
comparison with the words behind it. Nothing here backtracks over more than a handful of words, so that no text can
make it slow. A row is read when its first word is met: one draft meets few of the thousands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.terms import CLAUSE_END, Row, Step, first_words, is_pattern, is_word, read_term
from ambassador_cli.grammar.words import Tokens
from ambassador_cli.models.rule import EXCEPT, Terms

ENDINGS = frozenset(
    {"", "e", "en", "er", "em", "es", "n", "s", "se", "sen", "ses", "ens", "ern", "in", "innen", "r", "m", "ne", "nen"}
)
"""What may stand at the end of a word whose term ends with ``~``."""

_SHORT = {"de": 6, "en": 8}
"""Single words below this length count only where the text is in their language: ``die`` is not ``dies``."""

_SHORT_ALTERNATIVE = 8

_GOING_ON_WORDS = "und oder sowie aber als wie weil dass wenn seit nachdem obwohl ohne denn bis"
_GOING_ON = frozenset(_GOING_ON_WORDS.split())
"""Tokens with which a sentence goes on without a comma."""

_MEMO = 60_000
_LONGEST_WORD = 80


class Hit(NamedTuple):
    """Tokens of a list found in a text: ``start`` and ``end`` in the folded text, the number of the sentence, and
    the numbers of the first and the last word."""

    start: int
    end: int
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Place:
    """One place in a row, ready for comparing: words, beginnings, ends and parts of words that fit; a gap lets up
    to ``gap`` words by."""

    exact: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    anything: bool = False
    gap: int = 0
    context: bool = False
    sign: str = ""

    @property
    def only_exact(self) -> bool:
        return not (self.starts or self.ends or self.parts or self.anything or self.gap)

    def fits(self, word: str) -> bool:
        return (
            word in self.exact
            or self.anything
            or word.startswith(self.starts)
            or word.endswith(self.ends)
            or any(part in word for part in self.parts)
        )


@dataclass(frozen=True, slots=True)
class _Way:
    """A row of places for the list ``name``, and the language it counts in; empty for every language. ``needed``: one
    of these words stands in the sentence, or the row does not; empty where that cannot be told."""

    name: str
    places: tuple[_Place, ...]
    language: str
    needed: frozenset[str] = frozenset()


class _Element:
    """What one look-up leads to: lists of single words with the language they count in, and rows that begin with it.

    A row is read at first use, and then found by its second word where that is a plain one.
    """

    __slots__ = ("_by_second", "_others", "_unread", "singles")

    def __init__(self) -> None:
        self.singles: tuple[tuple[str, str], ...] = ()
        self._unread: tuple[tuple[str, str, str], ...] = ()
        self._by_second: dict[str, list[_Way]] | None = None
        self._others: list[_Way] | tuple[()] = ()

    def add_single(self, name: str, language: str) -> None:
        """The word alone is one of a list."""
        self.singles += ((name, language),)

    def add(self, name: str, language: str, term: str) -> None:
        """A row of words of a list."""
        self._unread += ((name, language, term),)

    def ways(self, second: str) -> Sequence[_Way]:
        """The rows that may stand where ``second`` is the next word."""
        if self._unread:
            self._read()
        return self._by_second.get(second, self._others) if self._by_second else self._others

    def _read(self) -> None:
        by_second: dict[str, list[_Way]] = {}
        others: list[_Way] = []
        for name, language, term in self._unread:
            for row in read_term(term):
                way = _to_way(name, row, language)
                second = way.places[1] if len(row) > 1 else None
                if second and second.only_exact:
                    for word in second.exact:
                        by_second.setdefault(word, []).append(way)
                else:
                    others.append(way)
        self._unread = ()
        self._by_second = {second: [*ways, *others] for second, ways in by_second.items()}
        self._others = others


class Vocabulary:
    """Word lists by name, ready for look-up. Terms are those of :mod:`~ambassador_cli.grammar.terms`; one that cannot
    be read raises :class:`~ambassador_cli.grammar.terms.TermError` here or when its first word is met, so whoever
    reads a company's terms looks at them before."""

    def __init__(self, lists: Mapping[str, Terms]) -> None:
        self._elements: dict[str, _Element] = {}
        self._ends: dict[str, list[_Element]] = {}
        self._parts: dict[str, _Element] = {}
        self._memo: dict[str, tuple[_Element, ...]] = {}
        self.patterns: dict[str, list[str]] = {}
        for name, terms in lists.items():
            for language, words in (("de", terms.de), ("en", terms.en), ("", terms.any)):
                for term in words:
                    self._add(name, language, term)
        self._start_lengths = sorted({len(word) - 1 for word in self._elements if word.endswith(("*", "~"))})
        self._end_lengths = sorted({len(end) for end in self._ends})

    def _add(self, name: str, language: str, term: str) -> None:
        if is_pattern(term):
            self.patterns.setdefault(name, []).append(term[1:-1])
            return
        folded = fold(term)
        if is_word(folded):
            needed = language if len(folded.strip("*~")) < _SHORT.get(language, 0) else ""
            self._element(folded).add_single(name, needed)
            return
        for word in first_words(folded):
            self._element(word).add(name, language, folded)

    def _element(self, word: str) -> _Element:
        known = self._elements.get(word)
        if known is None:
            known = self._elements[word] = _Element()
            if word.startswith("*"):
                core = word.strip("*~")
                if word.endswith("*"):
                    self._parts[core] = known
                else:
                    for end in _forms(core) if word.endswith("~") else (core,):
                        self._ends.setdefault(end, []).append(known)
        return known

    def _classify(self, word: str) -> tuple[_Element, ...]:
        elements = self._elements
        found = [elements.get(word)]
        length = len(word)
        for size in self._start_lengths:
            if size > length:
                break
            found.append(elements.get(word[:size] + "*"))
            if word[size:] in ENDINGS:
                found.append(elements.get(word[:size] + "~"))
        for size in self._end_lengths:
            if size > length:
                break
            found += self._ends.get(word[-size:], ())
        found += [element for part, element in self._parts.items() if part in word]
        return tuple(dict.fromkeys(element for element in found if element is not None))

    def classify(self, word: str) -> tuple[_Element, ...]:
        """What the look-up of ``word`` leads to."""
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            known = self._memo[word] = self._classify(word) if len(word) <= _LONGEST_WORD else ()
        return known

    def has(self, name: str, word: str) -> bool:
        """Is a folded word one of the single words of a list, in whatever language?"""
        return any(
            any(single == name for single, _ in element.singles)
            or any(way.name == name and len(way.places) == 1 and way.places[0].fits(word) for way in element.ways(""))
            for element in self.classify(word)
        )

    def find(self, words: Tokens, skip: Iterable[int] = ()) -> dict[str, list[Hit]]:
        """All hits by list, in order; within a list the longest of hits that overlap. ``skip``: words left out."""
        found: dict[str, list[Hit]] = {}
        left_out = frozenset(skip)
        texts = ["" if at in left_out or len(word) > _LONGEST_WORD else word for at, word in enumerate(words.texts)]
        sentences, languages, starts, ends = words.sentences, words.languages, words.starts, words.ends
        there: dict[int, set[str]] = {}
        known = self._memo.get
        for at, word in enumerate(texts):
            elements = known(word)
            if elements is None:
                elements = self.classify(word)
            if not elements:
                continue
            language = languages[at]
            following = texts[at + 1] if at + 1 < len(texts) else ""
            for element in elements:
                for name, needed in element.singles:
                    if not needed or needed == language:
                        found.setdefault(name, []).append(Hit(starts[at], ends[at], sentences[at], at, at))
                for way in element.ways(following):
                    if way.language and way.language != language:
                        continue
                    if way.needed:
                        sentence = sentences[at]
                        if sentence not in there:
                            within = slice(bisect_left(sentences, sentence), bisect_right(sentences, sentence))
                            there[sentence] = set(texts[within])
                        if way.needed.isdisjoint(there[sentence]):
                            continue
                    span = _matched(way, texts, words, at)
                    if span:
                        first, last = span
                        hit = Hit(starts[first], ends[last], sentences[first], first, last)
                        found.setdefault(way.name, []).append(hit)
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


def _to_way(name: str, row: Row, language: str) -> _Way:
    """A row ready for comparing. A single word of it counts in its language only, where it is short."""
    places = tuple(_to_place(step) for step in row)
    alone = len(row) == 1 and min(len(word.strip("*~")) for word in row[0].words) < _SHORT_ALTERNATIVE
    needed = next((place.exact for place in reversed(places[1:]) if place.only_exact), frozenset[str]())
    return _Way(name, places, language if alone else "", needed)


def _to_place(step: Step) -> _Place:
    exact: list[str] = []
    starts: list[str] = []
    ends: list[str] = []
    parts: list[str] = []
    words = [word for word in step.words if word != "_"]
    for word in words:
        core = word.strip("*~")
        if word.startswith("*"):
            if word.endswith("*"):
                parts.append(core)
            else:
                ends += _forms(core) if word.endswith("~") else (core,)
        elif word.endswith("*"):
            starts.append(core)
        else:
            exact += _forms(core) if word.endswith("~") else (core,)
    return _Place(
        exact=frozenset(exact),
        starts=tuple(starts),
        ends=tuple(ends),
        parts=tuple(parts),
        anything=not words,
        gap=step.gap,
        context=step.context,
        sign=step.sign,
    )


def _ends_clause(words: Tokens, texts: Sequence[str], word: int) -> bool:
    """Does the clause end behind a word, or go on with another part of the sentence?"""
    after = word + 1
    return after >= len(texts) or words.clauses[after] != words.clauses[word] or texts[after] in _GOING_ON


def _forms(core: str) -> list[str]:
    return [core + ending for ending in ENDINGS]


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    if len(hits) == 1:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _matched(way: _Way, texts: Sequence[str], words: Tokens, at: int) -> tuple[int, int] | None:
    """First and last word of what is found where the row stands at word ``at``, context left out."""
    taken = _taken(way.places, texts, words, at)
    if taken is None:
        return None
    meant = [word for word, place in zip(taken, way.places, strict=True) if word >= 0 and not place.context]
    return (meant[0], meant[-1]) if meant else None


def _taken(places: tuple[_Place, ...], texts: Sequence[str], words: Tokens, at: int) -> Sequence[int] | None:
    taken: list[int] = []

    def from_here(number: int, word: int) -> bool:
        if number == len(places):
            return True
        place = places[number]
        if place.gap:
            for step in range(place.gap + 1):
                after = word + step
                if after >= len(texts) or words.sentences[after] != words.sentences[at]:
                    return False
                taken.append(-1)
                if from_here(number + 1, after):
                    return True
                taken.pop()
            return False
        if word >= len(texts) or not place.fits(texts[word]):
            return False
        if number and places[number - 1].gap == 0:
            glue = words.glue[word]
            if glue and glue != places[number - 1].sign:
                return False
        if place.sign == CLAUSE_END and not _ends_clause(words, texts, word):
            return False
        taken.append(word)
        if from_here(number + 1, word + 1):
            return True
        taken.pop()
        return False

    return taken if from_here(0, at) else None

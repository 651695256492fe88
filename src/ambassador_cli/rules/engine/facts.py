"""Company facts and word lists, compiled once for many drafts."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ambassador_cli.errors import InputError, Own, Place, Problem
from ambassador_cli.grammar.hashtags import Tag, camel_parts
from ambassador_cli.grammar.normal import fold, to_folded
from ambassador_cli.grammar.twins import shingles, word_list
from ambassador_cli.grammar.words import Tokens
from ambassador_cli.models.finding import KnownText
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs, Terms
from ambassador_cli.rules.engine.names import Name, names_of
from ambassador_cli.rules.engine.vocabulary import Hit, Vocabulary

if TYPE_CHECKING:
    import regex

PATTERN_SECONDS = 0.2
"""How long a company's own regular expression may work on one draft."""

_SHORT_DISEASE = 4


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


class Facts:
    """What rules know beside the draft: the programme, the packs, the day, and other texts. ``plain_lists`` are word
    lists that rules read by themselves: nothing is searched for with them."""

    def __init__(
        self,
        programme: Programme,
        packs: Packs,
        today: date,
        known: Sequence[KnownText] = (),
        plain_lists: Collection[str] = (),
    ) -> None:
        self.programme = programme
        self.packs = packs
        self.today = today
        self.known = known
        self._plain_lists = plain_lists
        tags = programme.hashtags
        self.programme_tags = tuple(_composed(tag) for tag in tags.programme)
        self.own_tags = (*self.programme_tags, *(_composed(tag) for tag in tags.company))
        self.known_tags: Mapping[str, str] = {
            _composed(tag).casefold(): _composed(tag) for tag in (*tags.topics, *tags.company, *tags.programme)
        }
        company = programme.company
        self.own_pages = tuple(page.name for page in company.pages_at_home) if company else ()
        self.foreign_pages = tuple(page.name for page in company.pages_abroad) if company else ()
        self.partner_pages = company.partner_pages if company else ()
        self.page_names = (*self.own_pages, *self.foreign_pages, *self.partner_pages)
        self.names: tuple[Name, ...] = names_of(programme)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All word lists: built in, from packs, and what programme.yaml adds."""
        lists = {name: terms for name, terms in self.packs.words.items() if name not in self._plain_lists}
        for rule, more in self.programme.rules.words.items():
            for name, words in more.items():
                key = f"{rule}.{name}"
                old = lists.get(key, Terms())
                lists[key] = Terms(de=old.de, en=old.en, any=(*old.any, *words))
        for key, terms in self._disease_terms().items():
            old = lists.get(key, Terms())
            lists[key] = Terms(de=old.de, en=old.en, any=(*old.any, *terms))
        return Vocabulary(lists)

    @cached_property
    def disease_words(self) -> tuple[tuple[str, bool], ...]:
        """Disease words as written in programme.yaml, and whether each one is a cancer."""
        diseases = self.programme.diseases
        words = {word: True for group in diseases.cancer.values() for word in group}
        words |= {word: False for group in diseases.other.values() for word in group if word not in words}
        for product in self.programme.products:
            oncology = fold(product.area or "") in {"oncology", "onkologie", "haematology", "haematologie"}
            for group in product.indication.values():
                for word in group:
                    words.setdefault(word, oncology)
        return tuple(words.items())

    def _disease_terms(self) -> dict[str, list[str]]:
        terms: dict[str, list[str]] = {"disease.cancer": [], "disease.other": []}
        for word, cancer in self.disease_words:
            key = "disease.cancer" if cancer else "disease.other"
            plain = " ".join(fold(word).replace("-", " ").split())
            if not plain.replace(" ", "").isalnum():
                plain = "".join(sign if sign.isalnum() else " " for sign in plain)
                plain = " ".join(plain.split())
            if not plain:
                continue
            if len(plain) <= _SHORT_DISEASE and " " not in plain:
                terms[key].append(plain)
                continue
            terms[key] += [f"{form}*" for form in (plain, *_with_umlaut(plain))]
            if " " in plain and plain.split()[0].endswith("e"):
                first, rest = plain.split(" ", 1)
                terms[key] += [f"{first}{ending} {rest}*" for ending in "nrsm"]
        return terms

    @cached_property
    def _disease_needles(self) -> tuple[tuple[str, bool], ...]:
        return tuple((fold(word).replace(" ", "").replace("-", ""), cancer) for word, cancer in self.disease_words)

    def diseases_in_tag(self, tag: Tag) -> list[tuple[int, int, bool]]:
        """Disease words at the start of the words of a tag, with their places in the text."""
        folded = to_folded(tag.name)
        found = []
        at = 0
        for part in camel_parts(tag.name):
            at = tag.name.find(part, at)
            position = folded.position(at)
            for needle, cancer in self._disease_needles:
                if len(needle) > _SHORT_DISEASE and folded.text.startswith(needle, position):
                    end = max(folded.end(position + len(needle)), at + len(part))
                    found.append((tag.start + 1 + at, tag.start + 1 + end, cancer))
                    break
            at += len(part)
        return found

    def word_set(self, name: str) -> frozenset[str]:
        """The plain words of a list, folded, for rules that look at words themselves."""
        known = self._word_sets.get(name)
        if known is None:
            known = self._word_sets[name] = self._word_set(name)
        return known

    @cached_property
    def _word_sets(self) -> dict[str, frozenset[str]]:
        return {}

    def _word_set(self, name: str) -> frozenset[str]:
        terms = self.packs.words.get(name, Terms())
        rule, _, own = name.partition(".")
        added = self.programme.rules.words.get(rule, {}).get(own, ())
        return frozenset(fold(word) for word in (*terms.de, *terms.en, *terms.any, *added))

    @cached_property
    def known_shingles(self) -> tuple[tuple[str, frozenset[tuple[str, str, str]], int], ...]:
        """Author, three-word runs and number of words of every known text."""
        from ambassador_cli.rules.engine.copies import comparable

        found = []
        for text in self.known:
            words = word_list(comparable(text.text))
            found.append((text.author, shingles(words), len(words)))
        return tuple(found)

    @cached_property
    def _compiled(self) -> dict[str, regex.Pattern[str]]:
        return {}

    def places_of(self, pattern: str, text: str, *, secret: bool = False) -> list[tuple[int, int]]:
        """Where a company's own regular expression finds something; raises :class:`InputError` where it takes too
        long or cannot be read, without showing one that is ``secret``."""
        import regex

        try:
            compiled = self._compiled.get(pattern)
            if compiled is None:
                compiled = self._compiled[pattern] = regex.compile(pattern)
            matches = compiled.finditer(text, timeout=PATTERN_SECONDS)
            return [match.span() for match in matches if match.end() > match.start()]
        except TimeoutError as error:
            raise InputError(Problem("pack.slow_pattern", Place(secret=secret), {"found": pattern})) from error
        except regex.error as error:
            values = {"found": pattern, "reason": Own(str(error).split(" at position")[0])}
            raise InputError(Problem("pack.bad_pattern", Place(secret=secret), values)) from error

    def with_patterns(self, found: dict[str, list[Hit]], words: Tokens, folded: str) -> dict[str, list[Hit]]:
        """``found`` and the hits of regular expressions; raises :class:`InputError` where one takes too long."""
        for name, patterns in self.vocabulary.patterns.items():
            hits = list(found.get(name, ()))
            for pattern in patterns:
                for start, end in self.places_of(pattern, folded):
                    first = max(0, words.at(start))
                    last = max(first, words.at(end - 1))
                    sentence = words.sentences[first] if words.sentences else 0
                    hits.append(Hit(start, end, sentence, first, last))
            if hits:
                found[name] = sorted(hits)
        return found


def _with_umlaut(word: str) -> list[str]:
    """The stem with the umlaut of a German plural: ``schlaganfall`` also as ``schlaganfaell``."""
    for end in range(len(word) - 2, 2, -1):
        if word[end] in "aou" and word[end - 1] not in "aeiou" and word[end + 1] not in "aeiou":
            changed = {"a": "ae", "o": "oe", "u": "ue"}[word[end]]
            return [word[:end] + changed + word[end + 1 :]]
        if word[end] in "ei":
            return []
    return []

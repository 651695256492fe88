"""A draft as the rules read it: everything that several of them need, worked out once and only when asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from ambassador_cli.grammar.emoji import EMOJI, find_emoji
from ambassador_cli.grammar.hashtags import HASH, Tag, find_hashtags
from ambassador_cli.grammar.languages import german_score, word_languages
from ambassador_cli.grammar.links import Link, blanked, find_links, find_mail_addresses, split_address
from ambassador_cli.grammar.mentions import Mention, find_mentions
from ambassador_cli.grammar.normal import Mapped, to_folded, to_nfc
from ambassador_cli.grammar.sentences import find_sentences
from ambassador_cli.grammar.words import Tokens, find_words
from ambassador_cli.models.draft import Draft
from ambassador_cli.models.draft_kind import Kind
from ambassador_cli.models.finding import Finding, Level
from ambassador_cli.models.programme import Programme
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.facts import Facts
from ambassador_cli.rules.engine.names import NameHit, NameKind, find_names
from ambassador_cli.rules.engine.placing import Placing
from ambassador_cli.rules.engine.vocabulary import Hit

_TAIL_SIGNS = re.compile(r"[|·,;/.]+")
_FIGURE = re.compile(
    r"\d[\d.,]*[\s-]?(?:%|prozent|percent|per cent|basispunkt|mio\b|mrd\b|millionen|milliarden|million|billion|€|euro\b"
    r"|eur\b|k€|tsd\b|tausend euro|usd\b|us-dollar|dollar|chf\b|franken)|[€$£]\s?\d"
)
_CITATION = re.compile(
    r"\bet al\b|\bu\. ?a\., \d{4}|\bdoi\b|\b10\.\d{4,9}/\S|\b(?:Quelle|Quellen|Source|Sources|Ref|Refs|Literatur)\s?:"
    r"|\([A-ZÄÖÜ][\w-]+[^()\n]{0,60}?\b(?:19|20)\d{2}[a-z]?\)",
    re.IGNORECASE,
)
_CHUNK = re.compile(r"\S+")
_COMPANIES: tuple[NameKind, ...] = ("company", "own page", "competitor")
_SHORT = 3
"""Tokens up to this length in a name of programme.yaml, as in "bei Nordlicht", are read."""

EVERYWHERE = -1
"""The sentence of a name outside the body: near every sentence."""


class Reading(Placing):
    """A draft with its parts. Places are code points of ``text`` (the body in NFC) unless said otherwise; findings
    get places of the whole file. ``left_out`` characters at the end of the file are not read."""

    def __init__(self, draft: Draft, facts: Facts, *, left_out: int = 0) -> None:
        super().__init__(draft)
        self.left_out = left_out
        self.facts = facts
        self.claims: list[Claim] = []

    @property
    def programme(self) -> Programme:
        return self.facts.programme

    @property
    def kind(self) -> Kind:
        return self.draft.front_matter.kind

    @cached_property
    def links(self) -> list[Link]:
        return find_links(self.text)

    @cached_property
    def mail_addresses(self) -> list[tuple[int, int]]:
        return find_mail_addresses(self.text)

    @cached_property
    def plain(self) -> str:
        """The text with spaces in place of addresses and HTML entities."""
        return blanked(self.text, [(link.start, link.end) for link in self.links] + self.mail_addresses)

    @cached_property
    def tags(self) -> list[Tag]:
        return find_hashtags(self.plain)

    @cached_property
    def mentions(self) -> list[Mention]:
        return find_mentions(self.plain, self.facts.page_names)

    @cached_property
    def emoji(self) -> list[tuple[int, int]]:
        return find_emoji(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return find_sentences(self.plain)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def first_sentence(self) -> tuple[int, int]:
        """The place of the first sentence; a line of signs and pictures alone counts as one."""
        text = self.text
        top = len(text) - len(text.lstrip())
        start, end = self.sentences[0]
        line_end = text.find("\n", top)
        if 0 <= line_end < start:
            return top, top + len(text[top:line_end].rstrip())
        return min(start, top), end

    def sentence_at(self, position: int) -> int:
        """The number of the sentence at a place of ``text``."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    @cached_property
    def folded(self) -> Mapped:
        """``plain``, folded; places in it are those of hits."""
        return to_folded(self.plain)

    @cached_property
    def folded_all(self) -> Mapped:
        """The text with its addresses, folded."""
        return self.folded if self.plain is self.text else to_folded(self.text)

    @cached_property
    def words(self) -> Tokens:
        """The words of ``folded`` with their sentences and languages."""
        folded = self.folded
        words = find_words(folded.text, [folded.position(start) for start in self._sentence_starts] or [0])
        words.languages.extend(word_languages(words, folded.text, self.draft.front_matter.lang))
        return words

    @cached_property
    def language(self) -> str:
        """The draft's language: what its author says, else what its small words say."""
        return self.draft.front_matter.lang or ("de" if german_score(self.words.texts) >= 0 else "en")

    @cached_property
    def tail_start(self) -> int:
        """Where the row of tags at the end begins: chunks that begin with a tag or were claimed as a broken one,
        emoji and dividers."""
        text = self.plain
        start = len(text)
        claims = [(claim.start, claim.end) for claim in self.claims if claim.one_chunk]
        for chunk in reversed(list(_CHUNK.finditer(text))[-200:]):
            a, b = chunk.span()
            piece = chunk.group()
            if (
                (piece[0] in "#＃" and (len(piece) > 1) and not piece[1].isspace())
                or any(s <= a < e or a <= s < b for s, e in claims)
                or not _TAIL_SIGNS.sub("", EMOJI.sub("", piece))
            ):
                start = a
            else:
                break
        return start

    @cached_property
    def body_without_tail(self) -> str:
        return self.text[: self.tail_start].rstrip()

    @cached_property
    def hits(self) -> Mapping[str, list[Hit]]:
        """Tokens of all lists; those in mentions, in names of companies (a medicine in one is none) and in the row of
        tags at the end are not read."""
        words = self.words
        folded = self.folded
        skip: list[int] = []
        if self.tags:
            tail = folded.position(self.tail_start)
            first = bisect_right(words.starts, tail - 1)
            skip += range(first, len(words.starts))
        for mention in self.mentions:
            skip += self._words_between(mention.start, mention.end)
        for kind in _COMPANIES:
            for hit in self.names.get(kind, ()):
                skip += [word for word in self._words_between(*self.name_span(hit)) if len(words.texts[word]) > _SHORT]
        found = self.facts.vocabulary.find(words, skip)
        if self.facts.vocabulary.patterns:
            found = self.facts.with_patterns(found, words, folded.text)
        return found

    def words_of_names(self, *kinds: NameKind) -> set[int]:
        """The numbers of the words that belong to names of these kinds."""
        spans = [self.name_span(hit) for kind in kinds for hit in self.names.get(kind, ())]
        return {word for span in spans for word in self._words_between(*span)}

    def _words_between(self, start: int, end: int) -> range:
        """The numbers of the words between two places of ``text``."""
        first, last = self.folded.position(start), self.folded.position(end)
        return range(bisect_right(self.words.starts, first - 1), bisect_right(self.words.starts, last - 1))

    def of(self, *lists: str) -> list[Hit]:
        """Hits of several lists, in order."""
        if len(lists) == 1:
            return list(self.hits.get(lists[0], ()))
        return sorted(hit for name in lists for hit in self.hits.get(name, ()))

    @cached_property
    def _tokens(self) -> list[tuple[int, int]]:
        """Tags, mentions and addresses, places in ``folded_all``."""
        spans = [(tag.start, tag.end) for tag in self.tags]
        spans += [(mention.start, mention.end) for mention in self.mentions]
        spans += [(link.start, link.end) for link in self.links]
        spans += self.mail_addresses
        position = self.folded_all.position
        return [(position(a), position(b)) for a, b in spans]

    @cached_property
    def names(self) -> Mapping[NameKind, list[NameHit]]:
        """Names of programme.yaml in the body; places in ``folded_all``."""
        return find_names(self.facts.names, self.folded_all.text, self._tokens)

    def name_span(self, hit: NameHit) -> tuple[int, int]:
        """The place in ``text`` of a name in the body."""
        return self.folded_all.span(hit.start, hit.end)

    @cached_property
    def outside_names(self) -> list[tuple[NameHit, tuple[int, int]]]:
        """Names in alternative texts, front-matter links and the shared text, with their places in the file."""
        found = []
        matter = self.draft.front_matter
        texts = [(f"images[{at}].alt", image.alt) for at, image in enumerate(matter.images)]
        texts += [("link", matter.link)] + [(f"links[{at}]", link) for at, link in enumerate(matter.links)]
        texts.append(("reshare.text", matter.reshare.text))
        for path, text in texts:
            if not text:
                continue
            folded = to_folded(to_nfc(text).text)
            is_link = path.startswith("link")
            tokens = [(0, len(folded.text))] if is_link else []
            if not is_link and "#" in text:
                tokens = [
                    (folded.position(tag.start), folded.position(tag.end)) for tag in find_hashtags(to_nfc(text).text)
                ]
            for hits in find_names(self.facts.names, folded.text, tokens).values():
                for hit in hits:
                    start, end = folded.span(hit.start, hit.end)
                    found.append((hit, self.place_in(path, text, start, end)))
        return found

    @cached_property
    def front_links(self) -> list[tuple[str, Link]]:
        """Links of the front matter with their paths there."""
        matter = self.draft.front_matter
        entries = [("link", matter.link)] + [(f"links[{at}]", link) for at, link in enumerate(matter.links)]
        found = []
        for path, text in entries:
            if text:
                host, rest = split_address(text)
                found.append((path, Link(0, len(text), text, host, rest)))
        return found

    def sentence_of(self, hit: NameHit) -> int:
        """The number of the sentence in which a name stands."""
        return self.sentence_at(self.name_span(hit)[0])

    def name_sentences(self, *kinds: NameKind) -> list[int]:
        """The sentences in which names of these kinds stand; ``EVERYWHERE`` for those outside the body."""
        key = kinds
        known = self._name_sentences.get(key)
        if known is None:
            known = [self.sentence_of(hit) for kind in kinds for hit in self.names.get(kind, ())]
            known += [EVERYWHERE for hit, _ in self.outside_names if hit.name.kind in kinds]
            self._name_sentences[key] = known
        return known

    @cached_property
    def _name_sentences(self) -> dict[tuple[NameKind, ...], list[int]]:
        return {}

    @cached_property
    def negations(self) -> frozenset[int]:
        """The numbers of the words that negate."""
        return frozenset(hit.first for hit in self.hits.get("negation", ()))

    def negated(self, hit: Hit, *, after: bool = True, reach: int = 5) -> bool:
        """Does a negation stand within ``reach`` words before the hit (or behind it) in the same clause?"""
        if not self.negations:
            return False
        clauses = self.words.clauses
        for word in range(hit.first - 1, max(-1, hit.first - 1 - reach), -1):
            if clauses[word] != clauses[hit.first]:
                break
            if word in self.negations:
                return True
        if after:
            for word in range(hit.last + 1, min(len(clauses), hit.last + 1 + reach)):
                if clauses[word] != clauses[hit.last]:
                    break
                if word in self.negations:
                    return True
        return False

    @cached_property
    def figure_sentences(self) -> frozenset[int]:
        """The sentences with a figure and a unit of money or share."""
        folded = self.folded
        return frozenset(self.sentence_at(folded.start(match.start())) for match in _FIGURE.finditer(folded.text))

    @cached_property
    def has_citation(self) -> bool:
        """Does the draft name a source: author and year, DOI, "Source:", or an address with a path?"""
        links = [*self.links, *(link for _, link in self.front_links)]
        return any(len(link.path.strip("/")) > 0 for link in links) or _CITATION.search(self.text) is not None

    @cached_property
    def names_employer(self) -> bool:
        """Can a stranger see where the author works: company, page, own tag, or said so?"""
        if self.draft.front_matter.employer_visible or self.names.get("company") or self.names.get("own page"):
            return True
        own = {tag.casefold() for tag in self.facts.own_tags}
        proposed = {claim.proposes.casefold() for claim in self.claims}
        return any(tag.name.casefold() in own for tag in self.tags) or bool(own & proposed)

    @cached_property
    def diseases(self) -> list[tuple[int, int, bool]]:
        """Disease words with ``cancer`` or not, in order: in the text and in tags, at the start of their words;
        places in ``text``."""
        found = []
        for name, cancer in (("disease.cancer", True), ("disease.other", False)):
            for hit in self.hits.get(name, ()):
                found.append((*self.folded.span(hit.start, hit.end), cancer))
        tail = self.tail_start if self.tags else len(self.text)
        for tag in self.tags:
            if tag.start >= tail and tag.name.casefold() not in self.facts.known_tags:
                found += self.facts.diseases_in_tag(tag)
            elif tag.start >= tail:
                found += [place for place in self.facts.diseases_in_tag(tag) if place[0] == tag.start + 1]
        return sorted(set(found))

    def found_word(self, rule: str, level: Level, hit: Hit, *, variant: str = "", **values: str | int) -> Finding:
        """A finding at words of a list; ``x`` is what was found."""
        start, end = self.folded.span(hit.start, hit.end)
        values.setdefault("x", self.text[start:end])
        return self.found(rule, level, start, end, variant=variant, values=values)


def near(one: int, other: int) -> bool:
    """Are two sentences the same or neighbours? A name outside the body is near every sentence."""
    return other == EVERYWHERE or abs(one - other) <= 1


__all__ = ["EVERYWHERE", "HASH", "Reading", "near"]

"""Passages of a draft for rules that look at how words stand together: the text, and what stands outside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ambassador_cli.grammar.languages import word_languages
from ambassador_cli.grammar.normal import Mapped, to_folded, to_nfc
from ambassador_cli.grammar.sentences import find_sentences
from ambassador_cli.grammar.words import Tokens, find_words
from ambassador_cli.rules.engine.names import find_names
from ambassador_cli.rules.engine.reading import Reading
from ambassador_cli.rules.engine.vocabulary import Hit

MEDICINE_NOUNS = ("medicine.feminine", "medicine.singular", "medicine.plural")
"""Lists of words that are a medicine by themselves."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text with its words, the hits of all lists in it, and the names of the company in it as first and last
    word. ``path`` says where in the front matter it stands; empty for the text of the post."""

    path: str
    text: str
    folded: Mapped
    words: Tokens
    hits: Mapping[str, list[Hit]]
    company: tuple[tuple[int, int], ...]

    def of(self, *lists: str) -> list[Hit]:
        """Hits of several lists, in order."""
        return sorted(hit for name in lists for hit in self.hits.get(name, ()))

    def begins_small(self, word: int) -> bool:
        """Is the word written without a capital?"""
        first = self.text[self.folded.start(self.words.starts[word]) :][:1]
        return not first.isupper()

    def joined(self, word: int) -> str:
        """What stands between a word and the next one."""
        if word + 1 >= len(self.words.starts):
            return "\n"
        return self.folded.text[self.words.ends[word] : self.words.starts[word + 1]]


def body_passage(reading: Reading) -> Passage:
    """The text of the post."""
    spans = [reading.name_span(hit) for hit in reading.names.get("company", ())]
    words = reading.words
    company = tuple(
        (words.at(reading.folded.position(start)), words.at(reading.folded.position(end) - 1)) for start, end in spans
    )
    return Passage("", reading.text, reading.folded, words, reading.hits, company)


def outside_passages(reading: Reading) -> Iterator[Passage]:
    """The alternative texts and the shared text."""
    matter = reading.draft.front_matter
    texts = [(f"images[{at}].alt", image.alt) for at, image in enumerate(matter.images)]
    for path, text in (*texts, ("reshare.text", matter.reshare.text)):
        if text.strip():
            yield _outside(reading, path, to_nfc(text).text)


def _outside(reading: Reading, path: str, text: str) -> Passage:
    folded = to_folded(text)
    words = find_words(folded.text, [folded.position(start) for start, _ in find_sentences(text)] or [0])
    words.languages.extend(word_languages(words, folded.text, None))
    names = find_names(reading.facts.names, folded.text, []).get("company", [])
    company = tuple((words.at(hit.start), words.at(hit.end - 1)) for hit in names)
    return Passage(path, text, folded, words, reading.facts.vocabulary.find(words), company)

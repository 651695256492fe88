"""What something registered says about itself: a sentence in both languages, beside the definition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambassador_cli.texts.words import Sentence, Words, forms_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """A sentence in German and in English. Each is a text, or its forms as in ``texts/*.yaml``: by address (``du``,
    ``sie``), by number (``one``, ``other``), or by number within each address. Raises ``ValueError`` for a form that is
    empty or missing."""

    de: Sentence
    en: Sentence

    def __post_init__(self) -> None:
        for path, text in self.forms():
            if not text.strip():
                raise ValueError(f"an empty form: {'.'.join(path)}")

    def say(self, words: Words, /, **values: object) -> str:
        """The sentence in the reader's language and form of address, its values filled in; without values braces are
        what they are, for many sentences show YAML."""
        return words.fill(self._in(words), **values) if values else self.template(words)

    def template(self, words: Words, /, **values: object) -> str:
        """The form that the reader gets, its placeholders left as they are."""
        return words.choose(self._in(words), **values)

    def forms(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every form in every language with its path, such as ``("de", "du")``."""
        yield from forms_of(self.de, ("de",))
        yield from forms_of(self.en, ("en",))

    def _in(self, words: Words) -> Sentence:
        return self.de if words.language == "de" else self.en

"""Words: text ids and values become sentences in the reader's language and form of address."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import cast

from ambassador_cli.texts.language import Address, Language
from ambassador_cli.texts.packaged import read_packaged_yaml
from ambassador_cli.texts.quantity import Share

Forms = Mapping[str, str | Mapping[str, str]]
Sentence = str | Forms
"""A text, or its forms by address or by number; those by number may stand within each address."""
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
ADDRESSES = frozenset({"du", "sie"})


def _flatten(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, Sentence]]:
    for key, value in tree.items():
        name = f"{prefix}{key}"
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, Mapping) and value and set(value) <= (PLURALS | ADDRESSES):
            yield name, cast(Forms, value)
        elif isinstance(value, Mapping):
            yield from _flatten(value, f"{name}.")
        else:
            raise TypeError(f"{name}: neither a sentence nor a mapping")


def forms_of(sentence: Sentence, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every form of a sentence with its path (``("du", "one")``). Raises ``ValueError`` where one is missing: du
    without sie, one without other."""
    if isinstance(sentence, str):
        yield path, sentence
        return
    if set(sentence) != ADDRESSES and not "other" in set(sentence) <= PLURALS:
        raise ValueError(f"neither du and sie nor one and other: {sorted(sentence)}")
    for name, form in sentence.items():
        yield from forms_of(form, (*path, name))


@cache
def read_topic(topic: str, language: Language) -> Mapping[str, Sentence]:
    """The sentences of ``texts/<topic>.<language>.yaml``: whole id to sentence, or to its forms by plural or by
    address. Raises ``KeyError`` for an unknown topic."""
    try:
        tree = read_packaged_yaml("ambassador_cli.texts", f"{topic}.{language}.yaml")
    except FileNotFoundError:
        raise KeyError(topic) from None
    return dict(_flatten(tree, f"{topic}."))


def read_texts(language: Language) -> Mapping[str, Sentence]:
    """All sentences in one language, by id."""
    ending = f".{language}.yaml"
    topics = sorted(
        file.name.removesuffix(ending)
        for file in resources.files("ambassador_cli.texts").iterdir()
        if file.name.endswith(ending)
    )
    return {text_id: sentence for topic in topics for text_id, sentence in read_topic(topic, language).items()}


def _sentence(text_id: str, language: Language) -> Sentence:
    return read_topic(text_id.partition(".")[0], language)[text_id]


class Words:
    """Says things in one language. Numbers and dates in sentences are written as its readers write them.

    ``say(id, **values)`` fills the sentence's placeholders: ``int`` and ``Decimal`` with the language's
    grouping, ``date`` in its short form, an ``OSError`` as its reason, everything else as it is. A sentence with
    plural forms takes its count from ``n``; one with ``du`` and ``sie`` forms follows ``address``. An unknown id
    raises ``KeyError``.
    """

    def __init__(self, language: Language = "en", address: Address = "du") -> None:
        self.language = language
        self.address = address

    def has(self, text_id: str) -> bool:
        """Is there a sentence of this id?"""
        try:
            _sentence(text_id, self.language)
        except KeyError:
            return False
        return True

    def say(self, text_id: str, /, **values: object) -> str:
        """The sentence ``text_id`` with its values filled in."""
        return self.fill(_sentence(text_id, self.language), **values)

    def fill(self, sentence: Sentence, /, **values: object) -> str:
        """The form that fits, with its values filled in."""
        text = self.choose(sentence, **values)
        if not values and "{" not in text:
            return text
        named = {name for _, name, _, _ in string.Formatter().parse(text)}
        return string.Formatter().vformat(text, (), {k: self.value(v) for k, v in values.items() if k in named})

    def choose(self, sentence: Sentence, /, **values: object) -> str:
        """The form for this address and the count ``n``, its placeholders as they are."""
        while not isinstance(sentence, str):
            sentence = sentence[self._form(sentence, values)]
        return sentence

    def _form(self, forms: Forms, values: Mapping[str, object]) -> str:
        if self.address in forms:
            return self.address
        from babel.plural import PluralRule

        # CLDR's rule for English and for German: loading all of a locale for it would take a hundredth of a second.
        count = values.get("n", 0)
        form = PluralRule({"one": "i = 1 and v = 0"})(count if isinstance(count, int | float | Decimal) else 0)
        return form if form in forms else "other"

    def value(self, value: object) -> str:
        """One value as this language's readers write it."""
        if isinstance(value, bool) or value is None:
            return self.say("value.none" if value is None else "value.yes" if value else "value.no")
        if isinstance(value, int):
            return self.number(value)
        if isinstance(value, Decimal | float):
            return self.number(value, 1)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, OSError):
            return self._reason(value)
        return str(value)

    def _reason(self, error: OSError) -> str:
        """Why the system could not do something."""
        import errno

        name = errno.errorcode.get(error.errno or 0, "").lower()
        known = self.has(f"value.reason.{name}")
        return self.say(f"value.reason.{name}") if known else error.strerror or type(error).__name__

    def number(self, value: int | float | Decimal, digits: int = 0) -> str:
        """A number with grouping and exactly ``digits`` decimals: 1,234.5 or 1.234,5."""
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.language).replace("-", "\N{MINUS SIGN}")

    def percent(self, share: Share, digits: int = 1) -> str:
        """A share as percent: 0.047 is 4.7 % (4,7 % in German)."""
        space = "\N{NO-BREAK SPACE}" if self.language == "de" else ""
        return f"{self.number(share * 100, digits)}{space}%"

    def day(self, day: date) -> str:
        """A day: 31.05.2024 in German, 31 May 2024 in English."""
        return day.strftime("%d.%m.%Y") if self.language == "de" else f"{day.day} {day:%b %Y}"

    def short_day(self, day: date) -> str:
        """A day with its weekday, without the year: Di 04.06. in German, Tue 4 Jun in English."""
        weekday = self.say(f"value.weekday.{day.weekday()}")
        if self.language == "de":
            return f"{weekday} {day:%d.%m.}"
        return f"{weekday} {day.day} {self.say(f'value.month.{day.month}')[:3]}"

    def long_day(self, day: date) -> str:
        """A day in full: Montag, 3. Juni 2024 in German, Monday, 3 June 2024 in English."""
        named = f"{self.say(f'value.weekday_long.{day.weekday()}')}, {day.day}"
        return f"{named}{'.' if self.language == 'de' else ''} {self.month(day)}"

    def month(self, day: date) -> str:
        """The month of a day: Juni 2024, June 2024."""
        return f"{self.say(f'value.month.{day.month}')} {day.year}"

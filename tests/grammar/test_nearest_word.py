"""Which word was probably meant, and when it is better to say nothing."""

from __future__ import annotations

import pytest

from ambassador_cli.grammar.nearest_word import one_letter_off, suggest, suggest_name

PEOPLE = ["Fenja Frerichs", "Gero Gerdes", "Anna Gerdes", "Jörn Hülsebeck"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Fenja Frerich", "Fenja Frerichs"),
        ("fenja", "Fenja Frerichs"),
        (" FRERICHS ", "Fenja Frerichs"),
        ("jörn", "Jörn Hülsebeck"),
        ("Gerdes", ""),
        ("Gero", "Gero Gerdes"),
        ("Fen", ""),
        ("Zora", ""),
        ("", ""),
    ],
)
def test_a_first_or_last_name_names_the_only_one_who_has_it(word: str, meant: str) -> None:
    """Of two Gerdes nobody is meant; a part of a name is none."""
    assert suggest_name(word, PEOPLE) == meant


@pytest.mark.parametrize(
    ("word", "meant"), [("regon", "region"), ("it", ""), ("iT", ""), ("xt", ""), ("funktion", "function"), ("zzz", "")]
)
def test_short_words_are_meant_by_one_mistake(word: str, meant: str) -> None:
    assert suggest(word, ["region", "function"]) == meant


def test_of_two_short_words_as_near_none_is_meant() -> None:
    assert suggest("at", ["it", "an"]) == ""
    assert suggest("abcdex", ["abcdea", "abcdeb"]) in {"abcdea", "abcdeb"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("functoin", "function"),
        ("functio", "function"),
        ("functions", "function"),
        ("Function", ""),
        ("nam", "name"),
        ("nmae", "name"),
        ("it", ""),
        ("ix", ""),
        ("reason", ""),
        ("site", ""),
    ],
)
def test_a_slip_is_one_letter(word: str, meant: str) -> None:
    assert one_letter_off(word, ["function", "region", "name", "id"]) == meant

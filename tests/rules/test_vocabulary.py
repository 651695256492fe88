"""Word lists: the ways a term can be written, and where it counts."""

from __future__ import annotations

import datetime

import pytest

from ambassador_cli.errors import InputError
from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.terms import TermError, read_term
from ambassador_cli.grammar.words import find_words
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs, Terms
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.rules import Checker
from ambassador_cli.rules.engine.facts import Facts
from ambassador_cli.rules.engine.vocabulary import Vocabulary


def _found(term: str, text: str, language: str = "de") -> list[str]:
    folded = fold(text)
    words = find_words(folded, [0])
    words.languages.extend([language] * len(words.texts))
    hits = Vocabulary({"list": Terms(any=(term,))}).find(words).get("list", [])
    return [folded[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("Übelkeit", "Uebelkeit und ÜBELKEIT", ["uebelkeit", "uebelkeit"]),
        ("*therapie", "Herzinsuffizienztherapie, Therapien", ["herzinsuffizienztherapie"]),
        ("Tablette~", "Tabletten Tablettenpresse", ["tabletten"]),
        ("verschlechter*", "verschlechtert sich", ["verschlechtert"]),
        ("*tumor*", "Hirntumorzentrum", ["hirntumorzentrum"]),
        ("(gut|bestens) verträglich~", "bestens verträgliche Sache", ["bestens vertraegliche"]),
        ("sehr? gut", "sehr gut, gut", ["sehr gut", "gut"]),
        (
            "wir suchen ..3 Verstärkung",
            "Wir suchen ab März neue Verstärkung",
            ["wir suchen ab maerz neue verstaerkung"],
        ),
        ("wir suchen ..1 Verstärkung", "Wir suchen ab März neue Verstärkung", []),
        ("<the> only", "the only one, only two", ["only"]),
        ("sicher, dass", "sicher, dass und sicher dass", ["sicher, dass", "sicher dass"]),
        ("gut als", "gut. Als", []),
        ("off label", "Off-Label", ["off-label"]),
        ("fusion mit _", "Fusion mit Klaus Meier", ["fusion mit klaus"]),
        ("(we're|we are) hiring", "we are hiring, we’re hiring", ["we are hiring", "we're hiring"]),
        ("aerztinnen", "Ärzt:innen und Ärzt*innen", ["aerzt:innen", "aerzt*innen"]),
        ("100 % wirksam", "100% wirksam", ["100% wirksam"]),
    ],
)
def test_terms(term: str, text: str, found: list[str]) -> None:
    assert _found(term, text) == found


@pytest.mark.parametrize(
    "term",
    [
        "..3 gut",
        "gut ..3",
        "(a|b",
        "*",
        "<gut",
        "_ gut",
        "<a b>",
        "a?",
        "a*b c",
        "gut..2 so",
        "(a|) b",
        "a)",
        "a? " * 10 + "b",
    ],
)
def test_terms_that_make_no_sense(term: str) -> None:
    with pytest.raises(TermError):
        read_term(term)


def test_short_words_count_in_their_language_only() -> None:
    lists = {"worse": Terms(en=("die",)), "person": Terms(de=("er",))}
    for language, expected in (("de", {"person"}), ("en", {"worse"})):
        words = find_words("er die", [0])
        words.languages.extend([language] * 2)
        assert set(Vocabulary(lists).find(words)) == expected


@pytest.mark.parametrize(
    ("language", "term", "only_there"),
    [("de", "abcde", True), ("de", "abcdef", False), ("en", "abcdefg", True), ("en", "abcdefgh", False)],
)
def test_below_six_letters_in_german_and_eight_in_english_a_word_is_short(
    language: str, term: str, only_there: bool
) -> None:
    """A German word of six letters counts in an English text too, an English one from eight on in a German one."""
    lists = {"one": Terms.model_validate({language: [term]})}
    for other in ("de", "en"):
        words = find_words(term, [0])
        words.languages.extend([other])
        assert bool(Vocabulary(lists).find(words)) is (other == language or not only_there)


def test_an_except_list_takes_hits_back() -> None:
    lists = {"cure": Terms(de=("heilt",)), "cure.except": Terms(de=("zeit heilt",))}
    words = find_words("die zeit heilt. er heilt", [0, 16])
    words.languages.extend(["de"] * 5)
    assert [hit.start for hit in Vocabulary(lists).find(words)["cure"]] == [19]


def _checked(pattern: str, text: str) -> list[str]:
    packs = Packs.model_validate(
        {"words": {"own.list": {"any": [pattern]}}},
    )
    draft = read_draft(text).draft
    assert draft is not None
    checker = Checker(Programme(), packs=packs, today=datetime.date(2026, 1, 1))
    checker.check(draft)
    folded = checker.facts.vocabulary.patterns
    return list(folded["own.list"])


def test_a_regular_expression_without_end_is_stopped() -> None:
    """(x+x+)+y on many x: the time limit ends it, and the problem names the expression."""
    facts = Facts(Programme(), Packs(), datetime.date(2026, 1, 1))
    with pytest.raises(InputError) as caught:
        facts.places_of("(x+x+)+y", "x" * 3000)
    assert [problem.id for problem in caught.value.problems] == ["pack.slow_pattern"]
    assert _checked("/x[0-9]+/", "x12") == ["x[0-9]+"]

"""Verbs in word lists: one entry for all forms."""

from __future__ import annotations

import pytest

from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.terms import TermError, read_term
from ambassador_cli.grammar.verbs import verb_forms
from ambassador_cli.grammar.words import find_words
from ambassador_cli.models.rule import Terms
from ambassador_cli.rules.engine.vocabulary import Vocabulary


def _found(term: str, text: str) -> list[str]:
    folded = fold(text)
    words = find_words(folded, [0])
    words.languages.extend(["de"] * len(words.texts))
    hits = Vocabulary({"list": Terms(any=(term,))}).find(words).get("list", [])
    return [folded[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("zittern", {"zittern", "zittert", "zitterte", "gezittert~", "zitternd~"}),
        ("nehmen", {"nehmen", "nimmt", "nimmst", "nahm", "nahmen", "genommen~", "nehm"}),
        ("bekommen", {"bekommt", "bekam", "bekommen~"}),
        ("arbeiten", {"arbeitet", "arbeitete", "gearbeitet~"}),
        ("shake", {"shakes", "shook", "shaken", "shaking"}),
        ("stop", {"stops", "stopped", "stopping"}),
        ("carry", {"carries", "carried", "carrying"}),
        ("travel", {"travelled", "traveled", "travelling"}),
    ],
)
def test_forms_of_a_verb(verb: str, forms: set[str]) -> None:
    assert forms <= set(verb_forms(verb))


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("^zittern", "Er zitterte und zittert.", ["zitterte", "zittert"]),
        ("haare ..2 aus^fallen", "Ihr sind die Haare ausgefallen.", ["haare ausgefallen"]),
        ("haare ..2 aus^fallen", "Jetzt fallen ihr die Haare aus.", ["fallen ihr die haare aus"]),
        (
            "haare ..2 aus^fallen",
            "Die Haare fielen ihr büschelweise aus, leider.",
            ["haare fielen ihr bueschelweise aus"],
        ),
        ("um^kippen", "Sie kippte im Garten um.", ["kippte im garten um"]),
        ("um^kippen", "Sie kippte den Eimer um den Baum herum.", []),
        ("(tabletten|pillen) ..1 ^nehmen", "Pillen nimmt er.", ["pillen nimmt"]),
    ],
)
def test_a_verb_is_found_in_all_its_forms(term: str, text: str, found: list[str]) -> None:
    assert _found(term, text) == found


@pytest.mark.parametrize("term", ["^", "(aus^fallen|weg)", "(so ^gehen|x)", "aus^give"])
def test_verbs_that_make_no_sense(term: str) -> None:
    with pytest.raises(TermError):
        read_term(term)

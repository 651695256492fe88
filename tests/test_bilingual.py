"""Texts of what is registered: both languages, both forms of address, plural forms."""

from __future__ import annotations

import pytest

from ambassador_cli.models.rule import Message, Rule, Said
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words

DU, SIE, ENGLISH = Words("de", "du"), Words("de", "sie"), Words("en")


def test_the_form_follows_language_address_and_number() -> None:
    """Numbers stand within addresses where both matter."""
    said = Bilingual(
        de={
            "du": {"one": "Du hast {n} Tag.", "other": "Du hast {n} Tage."},
            "sie": {"one": "Sie haben {n} Tag.", "other": "Sie haben {n} Tage."},
        },
        en={"one": "You have {n} day.", "other": "You have {n} days."},
    )
    assert said.say(DU, n=1) == "Du hast 1 Tag."
    assert said.say(SIE, n=1200) == "Sie haben 1.200 Tage."
    assert said.say(ENGLISH, n=1200) == "You have 1,200 days."
    assert said.template(ENGLISH, n=1) == "You have {n} day."
    assert len(list(said.forms())) == 6
    assert Bilingual(de="{HK003: off}", en="{HK003: off}").say(ENGLISH) == "{HK003: off}"


@pytest.mark.parametrize(
    ("german", "english"),
    [("", "x"), ("x", " "), ({"du": "x"}, "x"), ({"one": "x"}, "x"), ({"du": "x", "sie": {"one": "x"}}, "x")],
)
def test_a_form_that_is_missing_or_empty_is_refused(german: str | dict[str, str], english: str) -> None:
    with pytest.raises(ValueError, match=r"form|neither"):
        Bilingual(de=german, en=english)


def test_words_are_given_by_name_only() -> None:
    """Nobody has to remember which language comes first."""
    with pytest.raises(TypeError):
        Bilingual("Deutsch", "English")  # type: ignore[call-arg]


def test_packs_say_in_their_schema_what_they_take() -> None:
    """Editors complete du and sie."""
    schema = Rule.model_json_schema()["properties"]
    assert set(schema["message"]["properties"]["de"]["properties"]) == {"du", "sie"}
    assert schema["why"]["required"] == ["de", "en"]
    assert Message is not Said

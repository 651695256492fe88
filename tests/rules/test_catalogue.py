"""Every rule is there, says what it has to say in every form, and its own examples hold."""

from __future__ import annotations

import re
import string
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest

from ambassador_cli.models.finding import KnownText
from ambassador_cli.models.rule import Example, Rule
from ambassador_cli.pages.rule_source import source_of
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import RULES, Checker, catalogue
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.words import Words
from rules.labelled import known_texts, nordlicht

PACKS = read_packs()
ALL = catalogue(PACKS)
DU, SIE, ENGLISH = Words("de", "du"), Words("de", "sie"), Words("en")
FRIGHTENING = ("compliant", "legally safe", "violation", "penalty", "verstoß", "strafe", "rechtssicher", "illegal")
SIE_WORDS = ("Sie", "Ihr", "Ihre", "Ihren", "Ihrer", "Ihrem", "Ihnen")
DU_WORDS = {"du", "dein", "deine", "deinen", "deiner", "deinem", "deines", "dich", "dir", "euch", "euer", "eure", "ihr"}


def _messages(rule: Rule) -> list[Bilingual]:
    return [rule.message, *rule.variants.values()]


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_id_and_no_name_is_given_twice() -> None:
    """A rule is found by either."""
    names = Counter(name for rule in ALL for name in (rule.id.casefold(), rule.name.casefold()))
    assert not [name for name, times in names.items() if times > 1]
    assert {rule.id for rule in RULES} | {rule.id for rule in PACKS.rules} == {rule.id for rule in ALL}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_messages_take_the_same_values_in_every_form(rule: Rule) -> None:
    for message in _messages(rule):
        wanted, *others = (_placeholders(form) for _, form in message.forms())
        assert len(others) == 2
        assert all(other == wanted for other in others)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_du_says_du_and_sie_says_sie(rule: Rule) -> None:
    for message in _messages(rule):
        words = [word.strip(".,:;!?„“") for word in message.template(DU).split()]
        assert not {"Ihr", "Ihre", "Ihren", "Ihrem", "Ihnen"} & set(words)
        assert not any(a.endswith("en") and b == "Sie" for a, b in pairwise(words))
        formal = {word.strip(".,:;!?„“") for word in message.template(SIE).split()}
        assert not DU_WORDS & formal


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_nothing_frightens(rule: Rule) -> None:
    texts = [form for message in _messages(rule) for _, form in message.forms()]
    texts += [form for said in (rule.definition, rule.why) for _, form in said.forms()]
    for text in texts:
        assert not [word for word in FRIGHTENING if word in text.casefold()]
        assert "--" not in text


@cache
def _checker(*known: KnownText) -> Checker:
    programme = nordlicht()
    return Checker(programme, packs=PACKS, today=programme.today or pytest.fail(), known=known)


def _found(rule: Rule, example: Example) -> list[str]:
    checker = _checker(*known_texts(rule, example))
    draft = read_draft(example.draft).draft
    assert draft is not None
    findings = [finding for finding in checker.check(draft) if finding.rule == rule.id]
    if rule.fixable != "none" and findings and example.span:
        assert any(finding.edits for finding in findings) or rule.id == "LK001"
    for finding in findings:
        message = rule.variants[finding.variant] if finding.variant else rule.message
        assert _placeholders(message.template(ENGLISH)) <= set(finding.values)
        assert all(edit.safe == (rule.fixable == "safe") for edit in finding.edits)
    return [finding.text for finding in findings]


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_the_bad_example_is_found(rule: Rule, language: Language) -> None:
    bad, _ = rule.examples(language)
    assert _found(rule, bad) == [bad.span]


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_the_good_example_is_silent(rule: Rule, language: Language) -> None:
    assert _found(rule, rule.examples(language)[1]) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_examples_are_in_the_language_of_their_reader(rule: Rule) -> None:
    """Where an example has words, English readers get English ones."""
    assert rule.bad_en and rule.good_en, "give bad_en and good_en"
    german = re.compile(r"\b(?:und|der|das|ist|nicht|wir|ich|für|mit|ein|eine|auf|dem|den|zum|Danke|Ich|Wir|Der|Das)\b")
    for example in (rule.bad_en, rule.good_en):
        assert not german.search(re.sub(r"[@#][^.,]+", "", example.draft)), example.draft


def test_experience_is_not_said_to_have_been_looked_up() -> None:
    """Nobody can look up an experience or a field report; where one is the source, no day stands behind it."""
    own = [rule for rule in ALL if rule.source.startswith(("Experience", "Field report"))]
    assert own
    assert all(rule.checked is None for rule in own)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_source_is_said_in_german_where_it_holds_english_words(rule: Rule) -> None:
    """Names and titles stay as they are; a title in another language stands in quotation marks."""
    german = re.sub(r"„[^“]*“|University of \w+", "", source_of(rule, Words("de", "du")))
    assert not re.search(r"\b(?:and|on|of|the|No|GDPR|Directive|issue|Experience|own|United)\b", german), german

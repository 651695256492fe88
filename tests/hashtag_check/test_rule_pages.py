"""Rules explained and tabulated."""

from __future__ import annotations

from datetime import date

import pytest

from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.pages.rule_explanation import to_rule_document
from ambassador_cli.pages.rule_source import say_source
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.markdown import to_markdown
from ambassador_cli.writers.forms.terminal import to_plain_text
from hashtag_check.fictional import RULES
from hashtag_check.rules_table import Measured, to_rules_document


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_every_rule_can_be_explained_in_80_columns(rule_id: str, language: Language) -> None:
    rule = RULES[rule_id]
    said = to_plain_text(to_rule_document(rule, Words(language)))
    assert max(len(line) for line in said.splitlines()) <= 80
    for part in (rule.id, rule.name, rule.source, rule.good.draft, rule.bad.draft):
        assert part in said


def test_an_explanation_names_placeholders_and_what_can_be_done() -> None:
    rule = RULES["HT003"].model_copy(update={"fixable": "safe", "profile": "full"})
    said = " ".join(to_plain_text(to_rule_document(rule, Words("de", "sie"))).split())
    assert "Sie: „‹c›“ beendet den Hashtag: ‹join›." in said
    assert "--fix räumt das auf." in said
    assert "Aus, bis sie eingeschaltet wird" in said
    assert "bewusst so" in to_plain_text(to_rule_document(RULES["PV001"], Words("de")))


@pytest.mark.parametrize(
    ("language", "read", "unread"),
    [
        ("de", "(nachgesehen am 23.11.2026)", "(noch nicht nachgeschlagen)"),
        ("en", "(looked up 23 Nov 2026)", "(not looked up yet)"),
    ],
)
def test_only_a_source_somebody_read_bears_a_day(language: Language, read: str, unread: str) -> None:
    rule = RULES["HT003"].model_copy(update={"source": "A page", "checked": date(2026, 11, 23)})
    never = rule.model_copy(update={"checked": None})
    words = Words(language)
    assert say_source(rule, words) == f"A page {read}"
    assert say_source(never, words) == f"A page {unread}"
    assert FindingWords(words, {rule.id: never}).source(rule.id) == f"A page {unread}"
    assert unread in " ".join(to_plain_text(to_rule_document(never, words)).split())


def test_the_table_says_n_of_m_and_false_finds() -> None:
    measured = {"HT003": Measured(found=19, of=20, false=1)}
    said = to_markdown(to_rules_document(RULES.values(), measured))
    assert "| HT003 hashtag-cut | If it is so. | Better so | – | 19 of 20 | 1 |" in said
    assert said.index("CF001") < said.index("HT003") < said.index("RX101")
    assert "| PV001 possible-adverse-event | If it is so. | Please answer | – | – | 0 |" in said

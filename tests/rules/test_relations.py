"""Rules give way to families, find words for the kind of draft, and say themselves how they are to be treated."""

from __future__ import annotations

import datetime

import pytest

from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Check, PackRule, Packs, Terms
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import BUILT_IN, find_bad_pack_terms, read_built_in, read_packs
from ambassador_cli.rules import RULES, Checker
from ambassador_cli.rules.register import CLAIMING
from ambassador_cli.texts.bilingual import Bilingual

MILD = next(rule for rule in read_packs().rules if rule.name == "study-without-source")


def _rule(identifier: str, word: str, **more: object) -> PackRule:
    rule = MILD.model_copy(
        update={"id": identifier, "name": identifier, "checks": (Check(kind="existence", find=(word,)),)}
    )
    return rule.model_copy(update={"kinds": ("post", "like"), "variants": {}, **more})


def _found(text: str, *rules: PackRule) -> list[tuple[str, str]]:
    packs = Packs(rules=rules, words={"strong": Terms(any=("strong",)), "mild": Terms(any=("mild",))})
    draft = read_draft(text).draft
    assert draft is not None
    findings = Checker(Programme(), packs=packs, today=datetime.date(2026, 1, 1)).check(draft)
    own = {rule.id for rule in rules}
    return [(finding.rule, finding.variant) for finding in findings if finding.rule in own]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Strong and mild.", ["AA1"]),
        ("Strong. Mild.", ["AA1"]),
        ("Mild. Strong.", ["AA1"]),
        ("Mild. Well. Strong.", ["AA2", "AA1"]),
        ("Mild.", ["AA2"]),
    ],
)
def test_a_rule_yields_to_a_family_in_the_same_or_a_neighbouring_sentence(text: str, found: list[str]) -> None:
    strong = _rule("AA1", "strong", family="strong things")
    mild = _rule("AA2", "mild", yields_to=("strong things",))
    assert [rule for rule, _ in _found(text, strong, mild)] == found
    assert "AA2" in [rule for rule, _ in _found(text, strong, _rule("AA2", "mild"))]


def test_a_rule_may_have_words_of_its_own_for_a_kind_of_draft() -> None:
    said = Bilingual(de={"du": "Du", "sie": "Sie"}, en="You")
    rule = _rule("AA1", "strong", variants={"like": said})
    assert _found("Strong.", rule) == [("AA1", "")]
    assert _found("---\nkind: like\n---\nStrong.", rule) == [("AA1", "like")]
    named = rule.model_copy(
        update={
            "checks": (Check(kind="existence", find=("strong",), variant="loud"),),
            "variants": {"loud": said, "loud.like": said},
        }
    )
    assert _found("Strong.", named) == [("AA1", "loud")]
    assert _found("---\nkind: like\n---\nStrong.", named) == [("AA1", "loud.like")]


def test_a_rule_reads_only_the_kinds_of_draft_that_it_names() -> None:
    rule = _rule("AA1", "strong")
    assert not _found("---\nkind: comment\n---\nStrong.", rule)


def test_no_two_rules_claim_a_place_with_the_same_right() -> None:
    """Among rules about broken tags the order is declared, not left to the alphabet."""
    order = [rule.RULE.precedence for rule in CLAIMING]
    assert order == sorted(set(order))
    assert min(order) > 0


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_terms_of_built_in_lists_can_be_read(name: str) -> None:
    """They are not looked at at every start, so they are here."""
    pack, document = read_built_in(name)
    assert pack.words or pack.rules
    assert not find_bad_pack_terms(pack, document)


def test_words_that_a_rule_looks_up_itself_are_its_own_lists() -> None:
    lists = read_packs().words
    for rule in RULES:
        assert all(f"{rule.id}.{name}" in lists for name in rule.looks_up), rule.id

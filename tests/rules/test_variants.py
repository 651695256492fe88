"""Our own sentences for every rule made of words, in another invented company: found exactly there, or silent."""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import Checker
from rules.labelled import HERE, almquell

VARIANTS = yaml.safe_load((HERE / "variants.yaml").read_text(encoding="utf-8"))
FOUND = [(rule, text, span) for rule, group in VARIANTS.items() for text, span in group["found"]]
SILENT = [(rule, text) for rule, group in VARIANTS.items() for text in group["silent"]]


@cache
def _checker() -> Checker:
    programme = almquell()
    assert programme.today
    return Checker(programme, packs=read_packs(), today=programme.today)


def _spans(rule: str, text: str) -> list[str]:
    draft = read_draft(text).draft
    assert draft is not None
    return [finding.text for finding in _checker().check(draft) if finding.rule == rule]


@pytest.mark.parametrize(("rule", "text", "span"), FOUND)
def test_found_exactly_there(rule: str, text: str, span: str) -> None:
    assert _spans(rule, text) == [span]


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_near_misses_stay_silent(rule: str, text: str) -> None:
    assert _spans(rule, text) == []


@pytest.mark.parametrize(("rule", "text", "span"), [entry for entry in FOUND if "ß" in entry[1] or "ä" in entry[1]])
def test_umlauts_written_out_change_nothing_for_words(rule: str, text: str, span: str) -> None:
    """ae, oe, ue and ss are other spellings of the same words."""
    if not rule.startswith("RX10") or rule in {"RX101", "RX103"}:
        pytest.skip("rules about signs and names")
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
    assert _spans(rule, text.translate(table)) == [span.translate(table)]


@pytest.mark.parametrize("text", yaml.safe_load((HERE / "clean.yaml").read_text(encoding="utf-8")))
def test_long_clean_drafts_stay_clean(text: str) -> None:
    draft = read_draft(text).draft
    assert draft is not None
    assert not [finding for finding in _checker().check(draft) if finding.level != "info"]

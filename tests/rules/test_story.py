"""What an editor would say: rules and praise about telling, on labelled posts and on all other drafts."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ambassador_cli.models.draft import Draft
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.readers.programme_files import read_programme
from ambassador_cli.rules import RULES, Checker

HERE = Path(__file__).parent
TELLING = frozenset(rule.id for rule in RULES if rule.telling and rule.id not in {"HK001", "HK003"})
"""The two others are measured on drafts that were labelled for them."""
SPOKEN = {
    ("quellmark", "c-de-24"): {"ST001"},
    ("quellmark", "n-en-13"): {"LK004"},
    ("posts", "post-en-12"): {"LN005"},
}
"""Where they speak in drafts that nobody wrote for them; each was read, and each is right."""


@cache
def _checker() -> Checker:
    programme = read_programme(HERE / "cases" / "context.yaml")
    return Checker(programme, packs=read_packs(), today=programme.today or date(2026, 11, 23))


@cache
def _labelled() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / "story.yaml").read_text(encoding="utf-8"))
    return found


def _draft(text: str) -> Draft:
    draft = read_draft(text).draft
    assert draft is not None
    return draft


def _spoken(text: str) -> set[str]:
    return {finding.rule for finding in _checker().check(_draft(text))} & TELLING


@pytest.mark.parametrize("rule", sorted(TELLING))
def test_nine_in_ten_remarks_are_right_and_nine_in_ten_are_made(rule: str) -> None:
    right = Counter[str]()
    false: list[str] = []
    missed: list[str] = []
    for entry in _labelled():
        found, wanted = rule in _spoken(entry["draft"]), rule in entry["expect"]
        right[rule] += found and wanted
        if found != wanted:
            (false if found else missed).append(entry["draft"][:80])
    assert right[rule] >= 2
    assert right[rule] >= 0.9 * (right[rule] + len(false)), false
    assert right[rule] >= 0.9 * (right[rule] + len(missed)), missed


def test_what_an_opening_is_praised_for() -> None:
    missed = []
    for entry in _labelled():
        praised = {praise.id for praise in _checker().praises(_draft(entry["draft"]))}
        missed += [(kind, entry["draft"][:80]) for kind in entry.get("praise", ()) if kind not in praised]
    assert not missed


def test_praise_is_of_words_that_stand_in_the_opening() -> None:
    """What is praised can be pointed at."""
    for entry in _labelled():
        draft = _draft(entry["draft"])
        opening = _checker().opening(draft)
        for praise in _checker().praises(draft):
            if praise.id in {"somebody", "thing", "quote", "time"}:
                assert str(praise.values["x"]) in opening


def _others() -> list[tuple[str, str, str]]:
    found = []
    for company in ("sanderlohe", "firnegg", "quellmark", "wendelsand", "ulmenroth", "hard_clean"):
        text = (HERE.parent / "data" / company / "drafts.yaml").read_text(encoding="utf-8")
        found += [(company, entry["id"], entry["draft"]) for entry in yaml.load(text, yaml.CSafeLoader)]
    posts = yaml.safe_load((HERE / "cases" / "posts.yaml").read_text(encoding="utf-8"))
    return found + [("posts", entry["id"], entry["draft"]) for entry in posts]


def test_in_well_told_drafts_they_hardly_speak() -> None:
    """Over five hundred drafts of people who had not heard of these rules."""
    others = _others()
    assert len(others) > 500
    assert {(set_, id_): found for set_, id_, text in others if (found := _spoken(text))} == SPOKEN

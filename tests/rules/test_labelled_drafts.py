"""The labelled drafts: enough is found, little is false, clean drafts stay clean, in composed and decomposed form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

import pytest

from ambassador_cli.models.finding import KnownText
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import Checker
from rules.labelled import Score, compare, labelled_drafts, nordlicht

STRONG = ("error", "warning", "question")


@cache
def _checker() -> Checker:
    programme = nordlicht()
    assert programme.today
    return Checker(programme, packs=read_packs(), today=programme.today)


def _score(spelled: Callable[[str], str], *, without: frozenset[str] = frozenset()) -> tuple[Score, float]:
    """The score over all drafts, and the share of clean drafts without an error, warning or question."""
    score = Score()
    clean = silent = 0
    for entry in labelled_drafts():
        text = spelled(entry["draft"])
        draft = read_draft(text, entry["id"]).draft
        assert draft is not None, entry["id"]
        checker = _checker()
        if entry.get("others"):
            known = [KnownText(**other) for other in entry["others"]]
            checker = Checker(nordlicht(), packs=checker.facts.packs, today=checker.facts.today, known=known)
        settled = checker.settle(checker.check(draft), draft)
        findings = [finding for finding in settled.open if finding.rule not in without]
        expected = [
            {**item, "span": spelled(item.get("span") or "")} for item in entry["expect"] if item["rule"] not in without
        ]
        compare(entry["id"], text, expected, findings, score)
        if not entry["expect"]:
            clean += 1
            silent += not any(finding.level in STRONG for finding in findings)
    return score, silent / clean


def _check_goals(score: Score, share: float) -> None:
    assert score.precision("error", "warning") >= 0.95, score.listing
    assert score.recall("error", "warning") >= 0.95, score.listing
    assert score.precision("question") >= 0.85, score.listing
    assert score.recall("question") >= 0.85, score.listing
    assert share >= 0.97, score.listing


def test_as_written() -> None:
    score, share = _score(str)
    _check_goals(score, share)
    assert not [line for line in score.listing if line.startswith("level")]


def test_decomposed() -> None:
    """Decomposed letters change nothing but HT006 and the tag rules it takes precedence over."""
    displaced = frozenset({"HT002", "HT003", "HT004", "HT005", "HT006", "HT007", "HT008", "HT011"})
    score, share = _score(lambda text: unicodedata.normalize("NFD", text), without=displaced)
    _check_goals(score, share)


def test_the_two_forms_find_the_same_places() -> None:
    """Every finding in a decomposed draft stands where it stood in the composed one."""
    for entry in labelled_drafts():
        if "\u0308" in entry["draft"] or entry.get("others"):
            continue
        found = []
        for form in ("NFC", "NFD"):
            text = unicodedata.normalize(form, entry["draft"])
            draft = read_draft(text, entry["id"]).draft
            assert draft is not None
            found.append(
                [
                    (finding.rule, unicodedata.normalize("NFC", text[finding.start : finding.end]))
                    for finding in _checker().check(draft)
                    if not finding.rule.startswith("HT0")
                ]
            )
        assert found[0] == found[1], entry["id"]


@pytest.mark.parametrize("kind", ["post", "comment", "reshare", "like", "profile"])
def test_every_kind_can_be_checked(kind: str) -> None:
    for entry in labelled_drafts()[:60]:
        if entry["draft"].startswith("---"):
            continue
        draft = read_draft(f"---\nkind: {kind}\n---\n{entry['draft']}").draft
        assert draft is not None
        for finding in _checker().check(draft):
            assert draft.source[finding.start : finding.end] == finding.text

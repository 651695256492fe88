"""Drafts of a second invented company, longer and in other words, labelled by people who had never seen the rules.

What they showed was then mended where it was general, so these are no unseen figures any more; they keep what was
reached. Places need to overlap only: where a phrase ends is often a matter of taste.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ambassador_cli.models.finding import Finding, KnownText
from ambassador_cli.models.programme import Programme
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.readers.validation import validate
from ambassador_cli.readers.yaml_documents import read_yaml
from ambassador_cli.rules import Checker

DATA = Path(__file__).parents[1] / "data" / "talwasser"
SETS = sorted(path.name for path in DATA.glob("drafts_*.yaml"))


@cache
def _programme() -> Programme:
    return validate(Programme, read_yaml((DATA / "context.yaml").read_bytes(), "context.yaml"))


@cache
def _checker(*others: str) -> Checker:
    programme = _programme()
    assert programme.today
    known = [KnownText(author="somebody else", text=text) for text in others]
    return Checker(programme, packs=read_packs(), today=programme.today, known=known)


def _findings(entry: dict[str, Any]) -> list[Finding]:
    draft = read_draft(entry["draft"]).draft
    assert draft is not None
    checker = _checker(*entry.get("others", ()))
    return list(checker.settle(checker.check(draft), draft).open)


def _overlaps(finding: Finding, span: str, text: str) -> bool:
    if not span:
        return True
    start = text.find(span)
    while start >= 0:
        if finding.start < start + len(span) and start < finding.end:
            return True
        start = text.find(span, start + 1)
    return False


@pytest.mark.parametrize("name", SETS)
def test_most_is_found_and_little_else(name: str) -> None:
    right: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    listing = []
    for entry in yaml.safe_load((DATA / name).read_text(encoding="utf-8")):
        found = _findings(entry)
        for expected in entry["expect"] or ():
            for _ in range(expected.get("count", 1)):
                span = expected.get("span") or ""
                hit = next(
                    (f for f in found if f.rule == expected["rule"] and _overlaps(f, span, entry["draft"])), None
                )
                if hit:
                    found.remove(hit)
                    right[expected["level"]] += 1
                else:
                    missed[expected["level"]] += 1
                    listing.append(f"missed {entry['id']} {expected['rule']} {span!r}")
        for finding in found:
            false[finding.level] += 1
            listing.append(f"false {entry['id']} {finding.rule} {finding.text!r}")
    for levels, least in ((("error", "warning"), 0.97), (("question",), 0.9), (("info",), 0.9)):
        hits = sum(right[level] for level in levels)
        assert hits >= least * (hits + sum(missed[level] for level in levels)), listing
        assert hits >= least * (hits + sum(false[level] for level in levels)), listing


def test_clean_drafts_stay_clean() -> None:
    spoken = []
    clean = 0
    for name in SETS:
        for entry in yaml.safe_load((DATA / name).read_text(encoding="utf-8")):
            if entry["expect"]:
                continue
            clean += 1
            spoken += [f"{entry['id']} {f.rule} {f.text!r}" for f in _findings(entry) if f.level != "info"]
    assert clean >= 60
    assert not spoken

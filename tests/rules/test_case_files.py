"""Every rule has a file of cases, and does what they say; whole posts get the remarks that people noted for them.

The cases were written for another invented company than the examples, without sight of the rules' code.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ambassador_cli.models.finding import Finding, KnownText
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.readers.programme_files import read_programme
from ambassador_cli.rules import Checker, catalogue

CASES = Path(__file__).parent / "cases"
RULES = tuple(rule.id for rule in catalogue(read_packs()))
TODAY = date(2026, 11, 23)
FEWEST = 5
"""Cases of each kind that a rule has at least; those of the first rules have twenty."""
ALLOWED_MISSES = 0.1
"""Share of cases that a rule may get wrong: some were written to show what is out of reach."""


@cache
def cases_of(rule: str) -> dict[str, Any]:
    """The file of cases; a rule without one is told what to write."""
    path = CASES / f"{rule}.yaml"
    assert path.is_file(), (
        f"{rule} has no cases: write tests/rules/cases/{rule}.yaml with rule, fires and silent, each a list of at "
        f"least {FEWEST} drafts in both languages (lang, draft, why; for those that fire also span)"
    )
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


@cache
def _checker(*known: KnownText) -> Checker:
    programme = read_programme(CASES / "context.yaml")
    return Checker(programme, packs=read_packs(), today=programme.today or TODAY, known=known)


def _findings(case: dict[str, Any], rule: str = "") -> list[Finding]:
    checker = _checker(*(KnownText(**other) for other in case.get("others", ())))
    draft = read_draft(case["draft"], "case").draft
    assert draft is not None, case
    return [finding for finding in checker.check(draft) if rule in {"", finding.rule}]


def _about(finding: Finding, span: str, draft: str) -> bool:
    """Does the finding touch the words that are meant?"""
    starts = [at for at in range(len(draft)) if draft.startswith(span, at)] if span else []
    return not span or any(finding.start < at + len(span) and at < finding.end for at in starts)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_cases_of_each_kind_in_both_languages(rule: str) -> None:
    data = cases_of(rule)
    assert data["rule"] == rule
    for kind in ("fires", "silent"):
        languages = Counter(case["lang"] for case in data[kind])
        assert set(languages) == {"de", "en"}, f"{rule}: {kind} has no case in one of the languages"
        assert languages.total() >= FEWEST, f"{rule}: at least {FEWEST} cases under {kind}, not {languages.total()}"


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_where_its_cases_say(rule: str) -> None:
    """At the place, and at the level where one is noted; cases marked as a stretch may be missed."""
    cases = cases_of(rule)["fires"]
    missed = []
    for case in cases:
        found = [one for one in _findings(case, rule) if _about(one, case["span"], case["draft"])]
        if not any(case.get("level") in {None, one.level} for one in found) and not case.get("stretch"):
            missed.append((case["draft"], [one.level for one in found], case.get("level")))
    assert len(missed) <= ALLOWED_MISSES * len(cases), missed


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_silent_where_its_cases_say(rule: str) -> None:
    cases = cases_of(rule)["silent"]
    false = [case["draft"] for case in cases if _findings(case, rule)]
    assert len(false) <= ALLOWED_MISSES / 2 * len(cases), false


def test_there_are_no_cases_of_rules_that_are_gone() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} - set(RULES) == {"context", "posts"}


def test_no_draft_is_there_twice() -> None:
    """A case that stands in two files would count twice."""
    drafts = [case["draft"] for rule in RULES for kind in ("fires", "silent") for case in cases_of(rule)[kind]]
    drafts += [post["draft"] for post in _posts()]
    assert not [draft for draft, times in Counter(drafts).items() if times > 1]


@cache
def _posts() -> list[dict[str, Any]]:
    posts: list[dict[str, Any]] = yaml.safe_load((CASES / "posts.yaml").read_text(encoding="utf-8"))
    return posts


def test_whole_posts_get_the_remarks_that_people_noted() -> None:
    """Errors, warnings and questions of sixty posts of the length of real ones."""
    right = expected = 0
    listing = []
    for post in _posts():
        found = [one for one in _findings(post) if one.level != "info"]
        for wanted in post["expect"]:
            times = wanted.get("count", 1)
            hits = [one for one in found if one.rule == wanted["rule"] and _about(one, wanted["span"], post["draft"])]
            expected += times
            right += min(times, len(hits))
            found = [one for one in found if one not in hits]
            if len(hits) < times:
                listing.append(f"missed {post['id']} {wanted['rule']} {wanted['span']!r}")
        listing += [f"false {post['id']} {one.rule} {one.text!r}" for one in found]
    false = sum(line.startswith("false") for line in listing)
    assert right >= 0.9 * expected, (right, expected, listing)
    assert right >= 0.9 * (right + false), (right, false, listing)


@pytest.mark.parametrize("post", [post for post in _posts() if not post["expect"]], ids=lambda post: post["id"])
def test_a_clean_post_gets_no_remark(post: dict[str, Any]) -> None:
    allowed = set(post.get("info_ok", ()))
    assert not [one for one in _findings(post) if one.level != "info" and one.rule not in allowed]

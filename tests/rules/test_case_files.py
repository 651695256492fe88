"""The case files are data that other tests measure with: they must be whole, and none may be there twice."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"
LEVELS = frozenset({"error", "warning", "question", "info"})
RULES: tuple[str, ...] = (
    *(f"HT{n:03}" for n in range(1, 13)),
    *(f"MN{n:03}" for n in range(1, 4)),
    *(f"LN{n:03}" for n in range(1, 4)),
    *(f"HK{n:03}" for n in range(1, 4)),
    *(f"AC{n:03}" for n in range(1, 5)),
    *(f"LK{n:03}" for n in range(1, 4)),
    *(f"RX{n:03}" for n in range(101, 112)),
    "PV001",
    "LB001",
    "LB002",
    "PR001",
    "PR002",
    "CF001",
    "CF002",
    "TX001",
)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u180e\u202a-\u202e\u00a0\u0300-\u036f]")


@cache
def read_cases(rule: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((CASES / f"{rule}.yaml").read_text(encoding="utf-8"))
    return data


@cache
def read_posts() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((CASES / "posts.yaml").read_text(encoding="utf-8")))


def all_cases(rule: str) -> list[dict[str, Any]]:
    data = read_cases(rule)
    return [*data["fires"], *data["silent"]]


def body_of(draft: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n?", "", draft, flags=re.DOTALL).strip()


def test_there_is_a_file_for_each_of_the_47_rules_and_no_other() -> None:
    assert len(RULES) == 47
    names = {path.stem for path in CASES.glob("*.yaml")}
    assert names == {*RULES, "context", "posts"}


@pytest.mark.parametrize("rule", RULES)
def test_a_file_has_twenty_cases_of_each_kind_in_both_languages(rule: str) -> None:
    data = read_cases(rule)
    assert set(data) == {"rule", "fires", "silent"}
    assert data["rule"] == rule
    assert len(data["fires"]) >= 20
    assert len(data["silent"]) >= 20
    assert sum(not case.get("stretch", False) for case in data["fires"]) >= 14
    for kind in ("fires", "silent"):
        assert {case["lang"] for case in data[kind]} == {"de", "en"}


@pytest.mark.parametrize("rule", RULES)
def test_a_case_is_whole(rule: str) -> None:
    data = read_cases(rule)
    for case in data["silent"]:
        assert set(case) <= {"lang", "draft", "why", "others"}, case["why"]
    for case in data["fires"]:
        allowed = {"lang", "draft", "span", "count", "level", "stretch", "why", "others"}
        assert {"lang", "draft", "span", "why"} <= set(case) <= allowed, case["why"]
        assert case["span"] in case["draft"], case["why"]
        assert case.get("level", "info") in LEVELS, case["why"]
        assert isinstance(case.get("count", 1), int), case["why"]
        assert case.get("stretch", True) is True, case["why"]
    for case in all_cases(rule):
        assert isinstance(case["draft"], str), case["why"]
        assert case["draft"].strip(), case["why"]
        assert isinstance(case["why"], str), case["why"]
        for known in case.get("others", []):
            assert set(known) == {"author", "text"}, case["why"]


@pytest.mark.parametrize("rule", RULES)
def test_front_matter_is_a_mapping(rule: str) -> None:
    for case in all_cases(rule):
        found = re.match(r"---\n(.*?)\n---(\n|\Z)", case["draft"], flags=re.DOTALL)
        if found:
            assert isinstance(yaml.safe_load(found[1]), dict), case["why"]


def test_no_draft_is_there_twice() -> None:
    seen: dict[str, str] = {}
    drafts = [(rule, case["draft"]) for rule in RULES for case in all_cases(rule)]
    drafts += [(post["id"], post["draft"]) for post in read_posts()]
    for where, draft in drafts:
        assert draft not in seen, f"{where} repeats {seen[draft]}: {draft[:60]}"
        seen[draft] = where


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_invisible_characters_are_written_as_escapes(path: Path) -> None:
    assert not INVISIBLE.search(path.read_text(encoding="utf-8"))


def test_the_context_has_the_keys_that_rules_need() -> None:
    context = yaml.safe_load((CASES / "context.yaml").read_text(encoding="utf-8"))
    assert set(context) == {
        "today",
        "company",
        "hashtags",
        "products",
        "investigational",
        "diseases",
        "competitors",
        "embargo",
        "confidential",
        "links",
        "contacts",
        "fold",
        "limits",
    }


def test_sixty_posts_are_half_clean_and_of_the_length_of_real_ones() -> None:
    posts = read_posts()
    assert len(posts) == 60
    assert len({post["id"] for post in posts}) == 60
    assert sum(post["lang"] == "de" for post in posts) == 40
    assert sum(not post["expect"] for post in posts) == 30
    for post in posts:
        assert set(post) <= {"id", "lang", "draft", "expect", "info_ok", "note"}, post["id"]
        assert 400 <= len(body_of(post["draft"])) <= 1800, post["id"]


def test_the_findings_of_posts_are_in_their_drafts() -> None:
    for post in read_posts():
        assert sum(finding.get("count", 1) for finding in post["expect"]) <= 4, post["id"]
        assert set(post.get("info_ok", [])) <= set(RULES), post["id"]
        for finding in post["expect"]:
            assert finding["rule"] in RULES, post["id"]
            assert finding["level"] in LEVELS - {"info"}, post["id"]
            assert finding["span"] in post["draft"], (post["id"], finding["span"])
            assert post["draft"].count(finding["span"]) >= finding.get("count", 1), post["id"]

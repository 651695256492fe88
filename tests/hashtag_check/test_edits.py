"""Edits: together where they fit, never two at one place, nothing else changed."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.models.finding import Edit, Finding
from ambassador_cli.rules import Fixed, fix_safely
from ambassador_cli.rules.engine.edits import apply_edits


def _finding(*edits: Edit) -> Finding:
    return Finding(rule="HT007", level="warning", start=0, end=0, text="", edits=edits)


def _edit(start: int, end: int, text: str, safe: bool = True) -> Edit:
    return Edit(start=start, end=end, text=text, safe=safe)


def test_edits_are_made_at_their_places() -> None:
    findings = [_finding(_edit(5, 7, "")), _finding(_edit(2, 2, " "))]
    assert apply_edits("#a#b #c", findings) == Fixed("#a #b ", 2)


def test_unsafe_edits_wait_until_asked_for() -> None:
    findings = [_finding(_edit(0, 1, "x", safe=False)), _finding(_edit(2, 3, "y"))]
    assert apply_edits("abc", findings) == Fixed("aby", 1)
    assert apply_edits("abc", findings, unsafe=True) == Fixed("xby", 2)


def test_of_two_at_one_place_one_is_taken() -> None:
    findings = [_finding(_edit(0, 4, "early")), _finding(_edit(3, 6, "late")), _finding(_edit(0, 4, "early"))]
    assert apply_edits("abcdef", findings) == Fixed("earlyef", 1)


def test_half_a_correction_is_none() -> None:
    findings = [_finding(_edit(0, 2, "A")), _finding(_edit(1, 2, "b"), _edit(5, 6, "c"))]
    assert apply_edits("abcdef", findings) == Fixed("Acdef", 1)


def _double_spaces(text: str) -> list[Finding]:
    return [_finding(_edit(match.start(), match.end(), " ")) for match in re.finditer("  ", text)]


@settings(derandomize=True, deadline=None)
@given(st.text("ab \n", max_size=60))
def test_correcting_ends_and_is_idempotent(text: str) -> None:
    fixed = fix_safely(text, _double_spaces).source
    assert fix_safely(fixed, _double_spaces) == Fixed(fixed, 0)
    assert fixed.replace(" ", "") == text.replace(" ", "")


def test_rules_that_disagree_come_to_an_end() -> None:
    def flip(text: str) -> list[Finding]:
        return [_finding(_edit(0, 1, "b" if text == "a" else "a"))]

    assert fix_safely("a", flip).source in {"a", "b"}

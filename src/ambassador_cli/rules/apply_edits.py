"""Apply the edits that findings propose: safe ones for ``--fix``, the others only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ambassador_cli.models.finding import Edit, Finding

MAX_PASSES = 20


def select_edits(findings: Iterable[Finding], *, unsafe: bool = False) -> tuple[Edit, ...]:
    """The edits that can be made together: in the order of the text, no two at the same place.

    Of edits that overlap, the one that starts first is taken (the longer one where both start together); the
    other's turn comes when the corrected text is checked again. Without ``unsafe`` only edits that keep the
    meaning are taken. A finding whose edits cannot all be taken contributes none: half a correction is none.
    """
    wanted = [
        tuple(sorted(set(finding.edits), key=_order))
        for finding in findings
        if finding.edits and (unsafe or all(edit.safe for edit in finding.edits))
    ]
    taken: list[Edit] = []
    for edits in sorted(wanted, key=lambda group: tuple(_order(edit) for edit in group)):
        new = [edit for edit in edits if edit not in taken]
        if new and not any(_clash(edit, other) for edit in new for other in taken):
            taken += new
    return tuple(sorted(taken, key=_order))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with all ``edits`` made; they must not overlap. Positions are code points of ``text``."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=_order):
        if edit.start < position or edit.end > len(text) or edit.end < edit.start:
            raise ValueError(f"edit {edit.start}-{edit.end} does not fit")
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join(pieces) + text[position:]


def fix_text(text: str, check: Callable[[str], Iterable[Finding]], *, unsafe: bool = False) -> str:
    """Correct ``text`` and check it again until nothing is left to correct.

    ``check`` finds what is to be said about a whole draft file. Stops when a pass changes nothing, when a text
    comes back that was there before, and after ``MAX_PASSES`` passes at the latest.
    """
    seen = {text}
    for _ in range(MAX_PASSES):
        corrected = apply_edits(text, select_edits(check(text), unsafe=unsafe))
        if corrected in seen:
            return text
        seen.add(corrected)
        text = corrected
    return text


def _order(edit: Edit) -> tuple[int, int, str, bool]:
    return edit.start, -edit.end, edit.text, not edit.safe


def _clash(one: Edit, other: Edit) -> bool:
    """Do both change the same characters, or put text in at the same spot?"""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end

"""Edits of findings, put into the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ambassador_cli.models.finding import Edit, Finding

_MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft file after its fixes, and how many findings went in."""

    source: str
    applied: int


def apply_edits(source: str, findings: Iterable[Finding], *, unsafe: bool = False) -> Fixed:
    """``source`` with the edits of ``findings``: safe ones, with ``unsafe`` all. A finding whose edits touch those of
    an earlier one is left for the next round."""
    chosen: list[Edit] = []
    applied = 0
    for finding in findings:
        edits = finding.edits
        if not edits or not all(edit.safe or unsafe for edit in edits):
            continue
        if any(_touch(edit, other) for edit in edits for other in chosen):
            continue
        chosen += edits
        applied += 1
    for edit in sorted(chosen, key=lambda edit: (edit.start, edit.end), reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return Fixed(source, applied)


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def fix_safely(source: str, check: Callable[[str], Sequence[Finding]], *, unsafe: bool = False) -> Fixed:
    """``source`` after all safe fixes: checks again after each round until nothing is left to fix. ``check`` gives the
    findings of a draft file's whole text that may be fixed (answered and kept ones left out)."""
    total = 0
    for _ in range(_MOST_ROUNDS):
        fixed = apply_edits(source, check(source), unsafe=unsafe)
        if not fixed.applied:
            break
        source = fixed.source
        total += fixed.applied
    return Fixed(source, total)

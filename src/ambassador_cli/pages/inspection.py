"""What export files are and how they were understood, to read or as data (a versioned contract)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli import __version__
from ambassador_cli.errors.lines import to_problem_line
from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph, Table
from ambassador_cli.models.inspection import Coverage, InspectedFile, InspectedTable
from ambassador_cli.models.page import Page
from ambassador_cli.texts.words import Words

FORMAT = "amb-inspect/1"
_SHOWN_DOUBTS = 6
_MAPPED_FILES = 3
"""Of so many files at most the columns are listed one by one; JSON always does."""


def to_inspection_document(files: Sequence[InspectedFile], covered: Sequence[Coverage], words: Words) -> Document:
    """A table of the files, what there is to say on each, and the days covered."""
    headers = tuple(words.say(f"inspect.{name}") for name in ("file", "kind", "days", "rows", "columns"))
    rows = tuple(_row(file, words) for file in files)
    blocks: list[Block] = [
        Heading(words.say("inspect.title"), 1),
        Table(headers, rows, ("left", "left", "left", "right", "right"), flexible=1),
    ]
    for file in files:
        remarks = tuple(_remarks(file, words))
        mapping = [_mapping(table, words) for table in file.tables] if len(files) <= _MAPPED_FILES else []
        if remarks or mapping:
            blocks.append(Heading(file.label))
        if remarks:
            blocks.append(Bullets(remarks))
        blocks += [Paragraph(text, quiet=True) for text in mapping]
    if covered:
        blocks += [Heading(words.say("inspect.coverage")), _coverage(covered, words)]
        if any(entry.kind == "creator" for entry in covered):
            blocks.append(Paragraph(words.say("inspect.coverage_people"), quiet=True))
    blocks.append(Paragraph(words.say("inspect.promise"), quiet=True))
    return Document(tuple(blocks), words.language)


def _row(file: InspectedFile, words: Words) -> tuple[str, ...]:
    kind = words.say(f"inspect.kind.{file.kind}") if file.kind else words.say("inspect.kind.unknown")
    days = f"{words.day(file.first)} – {words.day(file.last)}" if file.first and file.last else "–"
    columns = [column for table in file.tables for column in table.columns]
    known = sum(bool(column.meaning) for column in columns)
    shown = f"{words.number(known)}/{words.number(len(columns))}" if columns else "–"
    rows = [table.rows for table in file.tables if table.rows is not None]
    return (file.label, kind, days, words.number(sum(rows)) if rows else "–", shown)


def _mapping(table: InspectedTable, words: Words) -> str:
    unknown = words.say("inspect.column_unknown")
    columns = ", ".join(f"{column.letters} {column.meaning or unknown}" for column in table.columns)
    return words.say("inspect.mapping", sheet=str(table.sheet), row=str(table.header_row), columns=columns)


def _remarks(file: InspectedFile, words: Words) -> Iterator[str]:
    unusual = [name for name in file.decisions if name not in {"decimal_point", "month_before_day"}]
    if unusual:
        yield " ".join(words.say(f"inspect.decision.{name}") for name in unusual)
    for problem in file.doubts[:_SHOWN_DOUBTS]:
        yield to_problem_line(problem, words).removeprefix(f"{file.label}, ").removeprefix(f"{file.label}:").strip()
    if len(file.doubts) > _SHOWN_DOUBTS:
        yield words.say("problem.more_problems", n=len(file.doubts) - _SHOWN_DOUBTS)


def _coverage(covered: Sequence[Coverage], words: Words) -> Table:
    headers = tuple(words.say(f"inspect.{name}") for name in ("source", "days", "gaps", "due"))
    rows = []
    for entry in covered:
        kind = words.say(f"inspect.kind.{entry.kind}")
        source = words.say("inspect.people", kind=kind, n=entry.people) if entry.people else kind
        days = f"{words.day(entry.first)} – {words.day(entry.last)}"
        rows.append((source, days, words.number(len(entry.gaps)), words.day(entry.due)))
    return Table(headers, tuple(rows), ("left", "left", "right", "left"))


@dataclass(frozen=True, slots=True)
class InspectionPage(Page):
    """Files and the days they cover."""

    files: Sequence[InspectedFile]
    covered: Sequence[Coverage]
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx", "xlsx", "json")

    def document(self) -> Document:
        """A table of the files, what there is to say on each, and the days covered."""
        return to_inspection_document(self.files, self.covered, self.words)

    def record(self) -> object:
        """All of it, keys in the order of the models; days ISO 8601, unknown is null."""
        return {"format": FORMAT, "amb": __version__, "files": self.files, "coverage": self.covered}

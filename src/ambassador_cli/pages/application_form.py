"""What an import would take out of a form: each question and what it becomes, in counts; never names or free text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli.models.application_form import ApplicationForm, Applications, FormMapping, MappedQuestion
from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph, Table
from ambassador_cli.models.page import Page
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class ApplicationFormPage(Page):
    """The questions of ``form``, and counts of what ``found`` would change."""

    form: ApplicationForm
    mapping: FormMapping
    found: Applications
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt",)

    def document(self) -> Document:
        """A table of questions, and the counts below it."""
        say, found = self.words.say, self.found
        form_kind = say(f"roster.form_kind.{self.form.kind}")
        title = say("roster.form_answers", kind=form_kind, n=len(self.form.answers))
        if found.first and found.last:
            days = {"first": self.words.day(found.first), "last": self.words.day(found.last)}
            title = say("roster.form_title", kind=form_kind, n=len(self.form.answers), **days)
        rows = [(column.question, self._becomes(column), self._shown(column)) for column in self.mapping.columns]
        if self.mapping.account:
            rows.insert(0, (say("roster.form_account"), say("roster.form_becomes.name"), ""))
        headers = (say("roster.form_question"), say("roster.form_becomes_title"), say("roster.form_shown"))
        blocks: list[Block] = [Heading(title, 1), Table(headers, tuple(rows), ("left", "left", "left"), flexible=0)]
        counts = [
            say(f"roster.form_count.{name}", n=n)
            for name, n in (
                ("new", len(found.new)),
                ("changed", len(found.changed)),
                ("doubled", found.doubled),
                ("passed", len(found.passed)),
            )
            if n
        ]
        counts += [say("roster.form_count.blank", n=n, key=key) for key, n in found.blank]
        if self.form.left_out:
            blocks.append(Paragraph(say("roster.form_not_kept", columns=", ".join(self.form.left_out)), quiet=True))
        blocks.append(Bullets(tuple(counts or [say("roster.form_count.nothing")])))
        return Document(tuple(blocks), self.words.language)

    def _becomes(self, column: MappedQuestion) -> str:
        if not column.becomes:
            return self.words.say("roster.form_stays_out")
        if "." in column.becomes or column.becomes not in ("name", "first", "last", "text"):
            return column.becomes
        return self.words.say(f"roster.form_becomes.{column.becomes}")

    def _shown(self, column: MappedQuestion) -> str:
        if column.becomes in ("name", "first", "last", "team", "manager"):
            return self.words.say("roster.form_distinct", n=column.distinct)
        shown = ", ".join(f"{value} {self.words.number(n)}" for value, n in column.shown)
        return f"{shown}, …" if column.distinct > len(column.shown) else shown

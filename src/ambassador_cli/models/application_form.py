"""A form's answers, what programme.yaml says of them, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from ambassador_cli.errors import Problem
from ambassador_cli.models.base import Model, Text
from ambassador_cli.models.roster import Consent, Person

FormKind = Literal["microsoft", "google", "table"]


class FormConsent(Model):
    """A question that asks for a consent, and the one answer that gives it."""

    column: Text
    yes: Text


class FormSettings(Model):
    """What a column of the application form becomes: ``name``, ``first``, ``last``, ``track``, ``level``, ``team``,
    ``manager`` or an attribute; how answers are called there; which answer gives a consent."""

    columns: dict[Text, Text] = Field(default_factory=dict)
    values: dict[Text, dict[Text, Text]] = Field(default_factory=dict)
    consents: dict[Consent, FormConsent] = Field(default_factory=dict)
    keep_text: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """One row: its number in the file, when it was sent (wall time of whoever exported it; ``None`` in a plain table),
    the account's address and name where the form recorded them, and the cells of its questions, in their order."""

    row: int
    at: datetime | None
    email: str
    account: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApplicationForm:
    """What one file holds. ``questions`` are the headers of the columns that people filled in; ``left_out`` those that
    the form wrote itself and that are never used."""

    file: str
    sheet: str
    kind: FormKind
    language: Literal["de", "en"]
    questions: tuple[str, ...]
    answers: tuple[FormAnswer, ...]
    left_out: tuple[str, ...] = ()

    def column(self, question: str) -> list[str]:
        """All answers to one question."""
        at = self.questions.index(question)
        return [answer.cells[at] for answer in self.answers]


@dataclass(frozen=True, slots=True)
class MappedQuestion:
    """What one question becomes: a key of :class:`FormSettings`, a consent, or nothing. ``shown`` counts choices,
    ``distinct`` how many different answers there are; never a name, never free text."""

    question: str
    becomes: str
    shown: tuple[tuple[str, int], ...] = ()
    distinct: int = 0


@dataclass(frozen=True, slots=True)
class FormMapping:
    """The settings that count for this form, and what each question becomes."""

    settings: FormSettings
    columns: tuple[MappedQuestion, ...]
    account: bool = False
    """Is the name taken from the account, as no question asks for it?"""


@dataclass(frozen=True, slots=True)
class Applications:
    """Who is in the form: people who are new to the roster, those in it whose entry changes, and what is worth a word.
    ``doubled`` counts earlier answers that a later one replaces, ``passed`` the rows of people who had left."""

    new: tuple[Person, ...] = ()
    changed: tuple[tuple[int, Person], ...] = ()
    doubled: int = 0
    passed: tuple[int, ...] = ()
    blank: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()
    first: date | None = None
    last: date | None = None

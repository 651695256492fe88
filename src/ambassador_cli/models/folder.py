"""What lies in a programme folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ambassador_cli.errors import Problem
from ambassador_cli.models.plan import Plan
from ambassador_cli.models.standing import Stage


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """The state of a folder. ``people`` and ``drafts`` are ``None`` where there is no such file or folder; ``first``
    and ``last`` are the page's exported days; ``due`` is the last day on which an export still holds the day after
    ``last``. ``applicants`` wait for an answer, of whom ``new_applicants`` applied after the group was confirmed.
    ``plan`` are the dates from this month on; ``lacks`` names what a start still needs; ``stage`` is how far the
    newest draw is, ``answer_form`` what its source's answer looks like; ``open_questions`` counts drafts with one;
    ``stale`` are papers (id, file) that say something else today."""

    company: str
    has_programme: bool
    start: date | None
    places: int | None
    people: int | None
    exports: int
    refused: int
    first: date | None
    last: date | None
    due: date | None
    missing_days: int
    drafts: int | None
    has_stock: bool
    group: int | None
    confirmed: date | None
    due_applications: int
    today: date
    applicants: int = 0
    new_applicants: int = 0
    plan: Plan | None = None
    lacks: tuple[str, ...] = ()
    stage: Stage = "none"
    answer_form: str = ""
    open_questions: int = 0
    stale: tuple[tuple[str, str], ...] = ()
    due_since: date | None = None
    problems: tuple[Problem, ...] = ()

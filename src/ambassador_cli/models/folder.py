"""What lies in a programme folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ambassador_cli.errors import Problem


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """The state of a folder. ``people`` and ``drafts`` are ``None`` where there is no such file or folder;
    ``first`` and ``last`` are the page's exported days; ``due`` is the last day on which an export still holds
    the day after ``last``."""

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
    problems: tuple[Problem, ...] = ()

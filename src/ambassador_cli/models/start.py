"""What somebody says who starts a programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Start:
    """The answers to the questions of ``amb init``; empty or ``None`` is open. ``pv_contact`` is the e-mail address to
    which side effects are passed on, where the company makes medicines."""

    company: str = ""
    slug: str = ""
    start: date | None = None
    places: tuple[int, int] | None = None
    pv_contact: str = ""

"""What a report written as json said, as far as another one is compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OldReport:
    """The period, the page's files with their SHA-256, and the value of each figure by key figure and aspect."""

    first: date
    last: date
    files: Mapping[str, str]
    values: Mapping[tuple[str, str], float | None]

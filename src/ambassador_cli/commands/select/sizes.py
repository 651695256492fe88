"""``--curve``: numbers of places side by side, with what they cost."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.cohort import Request

MOST_SIZES = 60
_PART = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?", re.ASCII)


def parse_sizes(text: str) -> list[int]:
    """``10-20``, ``10,15,18`` or both mixed, ascending and each once. Raises ``UsageError``."""
    sizes: set[int] = set()
    for part in text.split(","):
        found = _PART.fullmatch(part.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 0 < first <= last < first + MOST_SIZES + 1:
            raise UsageError(Problem("select.curve_unclear", values={"found": text[:40]}))
        sizes |= set(range(first, last + 1))
    if len(sizes) > MOST_SIZES + 1:
        raise UsageError(Problem("select.curve_unclear", values={"found": text[:40]}))
    return sorted(sizes)


def show_curve(request: Request, text: str, session: Session) -> None:
    """Sizes side by side: chances, mix, wishes, costs a year, hours of care a month."""
    from ambassador_cli.cohort import size_curve
    from ambassador_cli.pages.selection_reasons import to_curve_document
    from ambassador_cli.planning.hours import care_hours, cost_of
    from ambassador_cli.writers.forms.progress import show_progress

    sizes = parse_sizes(text)
    costs, hours = session.programme.costs, session.programme.hours
    money: dict[int, Decimal] = {}
    care: dict[int, Decimal] = {}
    for size in sizes:
        if costs.items:
            money[size] = cost_of(costs, size)
        if hours.fixed_per_month or hours.per_person_per_month:
            care[size] = care_hours(hours, size)
    points = []
    with show_progress(session.words.say("select.curve.title"), len(sizes)) as advance:
        for size in sizes:
            points += size_curve(request, [size])
            advance()
    session.terminal.show(to_curve_document(points, money, care, costs.currency, session.words))

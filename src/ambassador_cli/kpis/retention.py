"""K14: how many of those who began are still there after 3, 6 and 12 months. No target may be set on it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from math import sqrt

from ambassador_cli.kpis.group_safety import FEWEST_PEOPLE, band_of, tells_of_few
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Measure, Note, Period
from ambassador_cli.models.roster import Roster
from ambassador_cli.texts.bilingual import Bilingual

MONTHS = (3, 6, 12)
_Z = 1.959964


def measure_retention(roster: Roster, period: Period, months: int) -> Measure:
    """Of the people who joined at least ``months`` months before the period's end, the share who had not left by then,
    with Wilson's 95 % interval (E. B. Wilson, JASA 22 (1927), 209). In a word where either side is under five."""
    joined = [person for person in roster.people if person.joined and _after(person.joined, months) <= period.last]
    if len(joined) < FEWEST_PEOPLE:
        return Measure(None, notes=(Note("left_out", {"n": FEWEST_PEOPLE}),))
    stayed = sum(p.left is None or (p.joined is not None and p.left >= _after(p.joined, months)) for p in joined)
    gone = len(joined) - stayed
    if tells_of_few((stayed, gone)):
        return Measure(None, band=band_of(stayed, len(joined)))
    low, high = wilson(stayed, len(joined))
    return Measure(round(stayed / len(joined), 2), parts={"low": round(low, 2), "high": round(high, 2)})


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The ends of the 95 % interval of a share."""
    share, square = part / whole, _Z * _Z / whole
    middle = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole)) / (1 + square)
    return middle - half, middle + half


def _after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _aspects(facts: Facts, period: Period) -> tuple[str, ...]:
    people = facts.roster.people if facts.roster else ()
    return tuple(
        str(months)
        for months in MONTHS
        if sum(bool(p.joined) and _after(p.joined, months) <= period.last for p in people if p.joined) >= FEWEST_PEOPLE
    )


def _never_compared(_facts: Facts, _period: Period, _earlier: Period, _aspect: str) -> Note:
    return Note("not_compared")


RETENTION = Kpi(
    id="K14",
    name="retention",
    unit="percent",
    label=Bilingual(en="Still there", de="Noch dabei"),
    definition=Bilingual(
        en="Of the people who joined at least so many months ago, the share who were still there after them.",
        de="Anteil derer, die nach so vielen Monaten noch dabei waren, an allen, die vor mindestens so vielen"
        " begannen.",
    ),
    formula=Bilingual(
        en="people who had not left by then / people who joined, in whole percent; in words where either side is under"
        " five",
        de="Menschen, die bis dahin nicht gegangen waren / Menschen, die begannen, in ganzen Prozent; in Worten, wenn"
        " eine Seite unter fünf liegt",
    ),
    source=Bilingual(en="joined and left in roster.yaml", de="joined und left in roster.yaml"),
    caveat=Bilingual(
        en="Few people: the range is wide. Leaving is everyone's right; no target may be set on it.",
        de="Wenige Menschen: Der Bereich ist weit. Aufhören darf jede und jeder; ein Ziel darauf gibt es nicht.",
    ),
    measure=lambda facts, period, aspect: (
        measure_retention(facts.roster, period, int(aspect)) if facts.roster else Measure(None)
    ),
    aspects=_aspects,
    labels={
        str(months): Bilingual(en=f"Still there after {months} months", de=f"Noch dabei nach {months} Monaten")
        for months in MONTHS
    },
    why_not=_never_compared,
    may_have_target=False,
    of_page=False,
)

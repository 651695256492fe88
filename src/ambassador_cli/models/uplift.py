"""Whether a page is above its own trend: what was estimated, how sure that is, or why it was not said.

Effects are ratios: 0.5 is half as much again, -0.2 a fifth less. Days are UTC days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Verdict = Literal["yes", "below", "no_effect", "cannot_tell", "refused"]
Refusal = Literal["weeks_before", "weeks_after", "too_wide", "days_missing"]
Remark = Literal[
    "early", "season_not_separable", "holiday_near", "gap", "break_near_start", "boost_near_start", "no_posts"
]


@dataclass(frozen=True, slots=True)
class DailySeries:
    """One count a day, with the days on which the page posted.

    ``values`` holds exported days only; a missing day is missing, not zero. ``posts`` are the days of creation of
    all known posts, empty where no full list is known.
    """

    values: Mapping[date, float]
    posts: Sequence[date] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """One block of seven days counted from the start: ``index`` 0 begins on the start's day. ``typical`` is what
    a day of it brings as a rule, its lowest and its three highest days left out; ``level`` what the model makes of it;
    ``expected_low`` to ``expected_high`` where it would lie without the effect (``None`` before the start)."""

    index: int
    first: date
    typical: float
    level: float
    expected_low: float | None = None
    expected_high: float | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The effect with its likely range (95 %), and the smallest effect that such data would show in four of five
    cases."""

    effect: float
    low: float
    high: float
    smallest: float


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """The real start among pretended ones before it: ``larger`` of ``pretended`` have an effect at least as far
    from none."""

    pretended: int
    larger: int


@dataclass(frozen=True, slots=True)
class Uplift:
    """The answer for one series.

    ``estimate`` is there unless the answer is refused for lack of days; with the remark ``early`` only its range may
    be shown. ``ask_again`` is the first day on which more could be said, where waiting helps. ``by_posts`` says
    whether how often the page posted was taken into account.
    """

    verdict: Verdict
    weeks_before: int
    weeks_after: int
    estimate: Estimate | None = None
    refusal: Refusal | None = None
    ask_again: date | None = None
    remarks: tuple[Remark, ...] = ()
    by_posts: bool = False
    controls: int = 0
    weeks: tuple[Week, ...] = field(default=(), repr=False)
    without_top_post: Estimate | None = None
    cross_check: CrossCheck | None = None

"""What the page for the board is made of: counts, the verdict, what numbers mean, what it took, what is to be decided.

Rates and changes are ratios; days are UTC days; impressions are organic unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ambassador_cli.models.export import Source
from ambassador_cli.models.report import Figure, Period, TopPost
from ambassador_cli.models.rhythm import Decision, PlatformBreak
from ambassador_cli.models.uplift import Uplift

Counted = Literal["followers", "new_followers", "impressions", "nothing"]


@dataclass(frozen=True, slots=True)
class Count:
    """A count with that of the equally long time before; ``None`` where unknown or not whole. ``kpi`` is the key figure
    it belongs to."""

    kpi: str
    now: int | None
    before: int | None = None

    @property
    def change(self) -> float | None:
        """The difference as a ratio to the earlier count."""
        if self.now is None or self.before is None or self.before <= 0:
            return None
        return self.now / self.before - 1


@dataclass(frozen=True, slots=True)
class PostsOfTime:
    """Impressions of the posts created in one time, ascending, those under 14 days old apart: they still grow and stay
    out of the median."""

    settled: tuple[int, ...]
    young: tuple[int, ...]
    median: float | None
    per_100_followers: float | None

    @property
    def number(self) -> int:
        """All posts."""
        return len(self.settled) + len(self.young)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number of impressions means: how many times a usual post now and before the start, how many posts since
    the start reached it, how many typical weeks of the whole page it is."""

    size: int
    usual_now: float | None
    usual_before: float | None
    reached: int
    posts: int
    weeks: float | None
    crowds: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One dimension's share of the target groups among the followers, and among those gained since the snapshot before;
    ``targets`` in the programme's words."""

    dimension: str
    targets: tuple[str, ...]
    now: Figure
    gain: Figure | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A number of people for next year: what it costs, and hours a month of the team. 0 ends the programme."""

    people: int
    cost: float | None
    hours: Decimal | None
    is_now: bool = False
    recommended: bool = False


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours and money of the period: spent as noted, planned for the same months, there; ``None`` where not known."""

    hours_spent: float | None = None
    hours_planned: float | None = None
    hours_there: float | None = None
    money_spent: float | None = None
    budget: float | None = None
    currency: str = "EUR"
    months: int = 0
    months_noted: int = 0
    per_1000: float | None = None


@dataclass(frozen=True, slots=True)
class WeekTotal:
    """The count of a block of seven days counted from the start; ``None`` where a day of it is missing."""

    index: int
    first: date
    impressions: int | None


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """One whole calendar month of the page: organic impressions by day, those of the same month a year before, those
    of the posts created in it over their life so far, how many posts, and new followers gross. ``None`` where unknown
    or not whole."""

    first: date
    by_day: int | None
    year_before: int | None
    by_post: int | None
    posts: int
    new_followers: int | None


@dataclass(frozen=True, slots=True)
class Board:
    """All of it. ``headline`` says which count leads; ``uplift`` and ``follower_uplift`` are verdicts on impressions
    and on new followers. ``places`` are the group's, ``stock`` the followers noted by day. ``people_files`` is a count
    only: names of people's files name people."""

    company: str
    period: Period
    before: Period
    start: date | None
    headline: Counted
    followers: Count
    impressions: Count
    stock: Mapping[date, int]
    uplift: Uplift | None
    follower_uplift: Uplift | None
    uplift_kpi: str
    weeks: tuple[WeekTotal, ...]
    typical_week: float | None
    top_share: float | None
    top_kpi: str
    posts_now: PostsOfTime
    posts_before: PostsOfTime
    meanings: tuple[Meaning, ...]
    targets: tuple[TargetLine, ...]
    inside: tuple[Figure, ...]
    profiles: tuple[Figure, ...]
    places: int | None
    top_posts: tuple[TopPost, ...]
    ads_impressions: int | None
    ads_followers: int | None
    invited: int | None
    effort: Effort
    options: tuple[Option, ...]
    decision: Decision
    look_again: date | None
    judged_on: date | None
    breaks: tuple[PlatformBreak, ...]
    controls: int
    two_years: bool
    sources: tuple[Source, ...]
    people_files: int
    months: tuple[MonthTotal, ...] = ()

"""Key figures and what surrounds them. Rates are ratios (0.04 is 4 %); all days are UTC days, both ends included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from ambassador_cli.models.export import Source

Unit = Literal["count", "percent", "permille", "money"]
"""Money is in the currency that the measure's variant names."""
Band = Literal["", "few", "half", "most"]
"""Instead of a share of which one side is under five people: under a third, between, over two thirds."""


class WholePercent(float):
    """A ratio that sentences say in whole percent."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Does ``day`` lie in it?"""
        return self.first <= day <= self.last

    def before(self, days: int | None = None) -> Period:
        """The period of ``days`` (else of this length) that ends the day before this one."""
        last = self.first - timedelta(days=1)
        return Period(last - timedelta(days=(days or self.days) - 1), last)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence beside a figure: its text id below ``report.note.`` and the values that go into it. A ``detail`` says
    where the figure comes from; any other note what is not known."""

    id: str
    values: Mapping[str, object] = field(default_factory=dict)
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure in one period. ``value`` is ``None`` where it is unknown; then a note says why. ``numerator`` and
    ``denominator`` stand behind a rate; ``parts`` are figures that belong beside it, by name. ``complete`` is
    no where days are missing: then it is not compared. ``variant`` tells counts of different kinds apart, such as gross
    from net. ``band`` stands instead of a value. ``signed`` figures are changes, and shown with their sign."""

    value: float | int | None
    numerator: int | None = None
    denominator: int | None = None
    parts: Mapping[str, float | int | None] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    complete: bool = True
    variant: str = ""
    band: Band = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Against another period: for counts the difference and its ratio to the earlier value (``None`` where that is
    zero or less), for rates the difference in percentage points as a ratio. Unknown where a side is."""

    period: Period
    earlier: float | int | None
    difference: float | int | None
    ratio: float | None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure in the report. ``aspect`` tells several lines of one KPI apart, such as ``function``; ``period`` is
    what ``now`` is measured in, which for the group is a window of its own."""

    kpi: str
    aspect: str
    unit: Unit
    period: Period
    now: Measure
    before: Change
    year_before: Change


@dataclass(frozen=True, slots=True)
class TopPost:
    """A post of the page that was created in the period, with its lifetime figures up to ``as_of``."""

    id: str
    link: str
    text: str
    created: date
    as_of: date
    boosted: bool
    impressions: int
    share: float | None
    engagement_rate: float | None


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday on, clipped to the period. ``impressions`` is ``None`` where no day of it is known."""

    first: date
    days: int
    exported_days: int
    impressions: int | None
    new_followers: int | None


@dataclass(frozen=True, slots=True)
class TargetCheck:
    """A target of programme.yaml held against its figure; ``met`` is ``None`` where the figure is unknown, or where the
    exports hold nothing to compute it from."""

    kpi: str
    aspect: str
    at_least: float
    per: str
    value: float | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that ``amb report`` says, in any format. ``sources`` are the page's files; of people's files, whose names
    name people, only whether there are any. ``group_window`` is the window of the group's figures, ``None`` where there
    is none, and ``beside`` are the page's figures in that window. ``without_source`` are the key figures
    that nothing is there for."""

    company: str
    period: Period
    before: Period
    year_before: Period
    figures: tuple[Figure, ...]
    top_by_impressions: tuple[TopPost, ...]
    top_by_rate: tuple[TopPost, ...]
    weeks: tuple[Week, ...]
    targets: tuple[TargetCheck, ...]
    sources: tuple[Source, ...]
    people_files: bool = False
    group_window: Period | None = None
    beside: tuple[Figure, ...] = ()
    headline: Note | None = None
    without_source: tuple[str, ...] = ()

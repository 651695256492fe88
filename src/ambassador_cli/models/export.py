"""What LinkedIn's exports hold, once understood. All days are UTC days; ``None`` is unknown, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from ambassador_cli.errors import Problem

ExportKind = str
"""What a file is: ``page_content``, ``page_followers``, ``page_visitors``, ``creator``, ``post_analytics``, ``shares``,
or what a further table of headers.yaml says."""
AudienceDimension = Literal["location", "function", "seniority", "industry", "company_size"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one scope (organic, sponsored or total) on one day or of one post. Counts may be negative
    (LinkedIn corrects itself); ``engagement_rate`` and ``click_through_rate`` are ratios, 0.04 is 4 %."""

    impressions: int | None = None
    unique_impressions: int | None = None
    clicks: int | None = None
    reactions: int | None = None
    comments: int | None = None
    reposts: int | None = None
    engagement_rate: float | None = None
    click_through_rate: float | None = None
    views: int | None = None
    offsite_views: int | None = None
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class PageDay:
    """What happened on one day on any post of the page, older ones included."""

    day: date
    organic: Figures
    sponsored: Figures
    total: Figures


@dataclass(frozen=True, slots=True)
class PagePost:
    """One post of the page with its lifetime figures up to ``as_of``, counted once however often it was boosted.

    ``organic`` comes from the row Organic, ``total`` from the row Total (from Organic where it was not boosted).
    ``created`` is the day shown in the export; for scheduled posts it is later than the id's time. ``id`` is
    the number of the URN in ``link``, empty where there is no link.
    """

    id: str
    link: str
    text: str
    created: date
    as_of: date
    content_type: str
    boosted: bool
    campaigns: int
    organic: Figures
    total: Figures


@dataclass(frozen=True, slots=True)
class FollowerDay:
    """New followers of the page on one day, gross: no export holds those who left."""

    day: date
    organic: int | None
    sponsored: int | None
    auto_invited: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class VisitorDay:
    """Visits of the page on one day, all of its sections together. Visitors are different people on that day:
    their sum over days counts nobody twice a day, but many on several days."""

    day: date
    page_views: int | None
    unique_visitors: int | None


@dataclass(frozen=True, slots=True)
class CountsDay:
    """What an export without a record of its own says of one day, by the names of its fields."""

    day: date
    counts: Mapping[str, int | float | None]


@dataclass(frozen=True, slots=True)
class Audience:
    """The followers of the page by one dimension, as they stood on ``as_of``. The dimensions add up to
    different totals (a list is cut after 100 values, not every profile says everything): never divide across."""

    dimension: AudienceDimension
    as_of: date
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PersonDay:
    """What one person's posts did on one day."""

    day: date
    impressions: int | None = None
    engagements: int | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the two rankings of one creator export say of a post, over the post's life up to ``as_of``: how often it was
    shown and how often somebody reacted, commented, shared or clicked. A post may stand in one ranking only."""

    as_of: date
    impressions: int | None = None
    engagements: int | None = None


@dataclass(frozen=True, slots=True)
class PersonPost:
    """One post of a person, put together from every file that speaks of it. Only what a key figure uses is kept.

    ``ids`` are the numbers of its addresses: those of activity, share and ugcPost differ. ``posted`` is the time
    in them (UTC), or in the list of shares; ``published`` the UTC day. ``text`` is known from the list of shares
    only; an empty one is a repost without words, ``None`` is unknown. The counts stand in exports of single posts
    only, and are those of one day, ``as_of``. ``ranked`` is of no key figure: a meeting finds by it what did well.
    """

    ids: tuple[str, ...]
    link: str
    published: date
    posted: datetime | None = None
    text: str | None = None
    impressions: int | None = None
    members_reached: int | None = None
    saves: int | None = None
    sends: int | None = None
    new_followers: int | None = None
    as_of: date | None = None
    ranked: Ranked | None = None


@dataclass(frozen=True, slots=True)
class PersonHistory:
    """What the files of one person hold, as far as a key figure uses it. ``person`` is the key of the person in the
    roster. ``shares_until`` is the last day a list of all posts covers: up to it the person's posts are complete,
    otherwise only the fifty best of a window are known.
    """

    person: str
    days: tuple[PersonDay, ...] = ()
    posts: tuple[PersonPost, ...] = ()
    shares_until: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was read: its name as given, its SHA-256, the time LinkedIn wrote it (UTC) as far as name or
    contents say, the days it covers, how many data rows of each sheet were understood, and whose it is (the key in
    the roster, empty for the page's)."""

    file: str
    sha256: str
    kind: ExportKind
    exported: datetime | None
    first: date | None
    last: date | None
    rows: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...] = ()
    person: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """All exports together: one row a day and a post, the newest export's wherever several speak.

    Every tuple is sorted (by day, by creation, by name), so that the order of files does not show.
    """

    page_days: tuple[PageDay, ...] = ()
    posts: tuple[PagePost, ...] = ()
    follower_days: tuple[FollowerDay, ...] = ()
    visitor_days: tuple[VisitorDay, ...] = ()
    audiences: tuple[Audience, ...] = ()
    people: tuple[PersonHistory, ...] = ()
    sources: tuple[Source, ...] = ()
    revised_days: int = 0
    daily: Mapping[str, tuple[CountsDay, ...]] = field(default_factory=dict)

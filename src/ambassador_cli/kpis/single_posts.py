"""K03, K24 and K26: what only exports of single posts say. Few people give such files: five of a track or nothing."""

from __future__ import annotations

from statistics import median

from ambassador_cli.kpis.group import Group, OfGroup, at_least, posts_in, tracks_of
from ambassador_cli.kpis.group_safety import rounded
from ambassador_cli.models.export import PersonHistory
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Measure, Period
from ambassador_cli.texts.bilingual import Bilingual

_SOURCE = Bilingual(
    en="Exports of single posts of those who agreed", de="Exporte einzelner Beiträge derer, die zugestimmt haben"
)


def _reached(file: PersonHistory, window: Period) -> list[int]:
    return [post.members_reached for post in posts_in(file, window) if post.members_reached is not None]


def _kept(file: PersonHistory, window: Period) -> list[tuple[int, int]]:
    """Saves and sends, and impressions, of posts with all three."""
    return [
        (post.saves + post.sends, post.impressions)
        for post in posts_in(file, window)
        if post.saves is not None and post.sends is not None and post.impressions
    ]


def _gained(file: PersonHistory, window: Period) -> list[int]:
    return [post.new_followers for post in posts_in(file, window) if post.new_followers is not None]


def _measure(group: Group, value: float | None) -> Measure:
    return Measure(value, parts={"people_at_least": at_least(len(group.people))}, complete=value is not None)


def _median(group: Group) -> Measure:
    values = [value for c in group.people for value in _reached(c.file, group.window)]
    return _measure(group, rounded(median(values), len(group.people)))


def _rate(group: Group) -> Measure:
    pairs = [pair for c in group.people for pair in _kept(c.file, group.window)]
    return _measure(group, round(sum(part for part, _ in pairs) / sum(whole for _, whole in pairs), 2))


def _mean(group: Group) -> Measure:
    values = [value for c in group.people for value in _gained(c.file, group.window)]
    return _measure(group, rounded(sum(values) / len(values), len(group.people)))


_MEDIAN = OfGroup(
    lambda file, window: bool(_reached(file, window)),
    lambda g: [[len(_reached(c.file, g.window)) for c in g.people]],
    _median,
)
_RATE = OfGroup(
    lambda file, window: bool(_kept(file, window)),
    lambda g: [[sum(pair[side] for pair in _kept(c.file, g.window)) for c in g.people] for side in (0, 1)],
    _rate,
)
_MEAN = OfGroup(
    lambda file, window: bool(_gained(file, window)),
    lambda g: [
        [sum(_gained(c.file, g.window)) for c in g.people],
        [len(_gained(c.file, g.window)) for c in g.people],
    ],
    _mean,
)

REACH_POST_MEDIAN = Kpi(
    id="K03",
    name="reach_post_median",
    unit="count",
    label=Bilingual(en="People reached by a typical post", de="Mit einem typischen Beitrag Erreichte"),
    definition=Bilingual(
        en="Half of the posts reached more different members, half fewer.",
        de="Die Hälfte der Beiträge erreichte mehr verschiedene Mitglieder, die Hälfte weniger.",
    ),
    formula=Bilingual(
        en="median of Members reached over posts, rounded", de="Median von Erreichte Mitglieder über Beiträge, gerundet"
    ),
    source=_SOURCE,
    caveat=Bilingual(
        en="People reached are never added up over posts, days or people.",
        de="Erreichte werden nie über Beiträge, Tage oder Menschen addiert.",
    ),
    section="group",
    measure=_MEDIAN.measure,
    why_not=_MEDIAN.why_not,
    aspects=tracks_of,
)
WORTH_KEEPING_RATE = Kpi(
    id="K24",
    name="worth_keeping_rate",
    unit="percent",
    label=Bilingual(en="Saved or sent on", de="Gespeichert oder weitergeschickt"),
    definition=Bilingual(
        en="Of 100 times shown, how often a post was saved or sent to somebody.",
        de="Wie oft ein Beitrag bei 100 Einblendungen gespeichert oder jemandem geschickt wurde.",
    ),
    formula=Bilingual(
        en="(saves + sends) / impressions, sums over single posts, in whole percent",
        de="(gespeichert + gesendet) / Impressions, über einzelne Beiträge summiert, in ganzen Prozent",
    ),
    source=_SOURCE,
    caveat=Bilingual(
        en="Only of the posts that somebody exported one by one, which are rarely the weak ones.",
        de="Nur von Beiträgen, die jemand einzeln exportiert hat, und das sind selten die schwachen.",
    ),
    section="group",
    measure=_RATE.measure,
    why_not=_RATE.why_not,
    aspects=tracks_of,
)
FOLLOWERS_PER_POST = Kpi(
    id="K26",
    name="followers_per_post",
    unit="count",
    label=Bilingual(en="Followers gained per post", de="Neue Follower je Beitrag"),
    definition=Bilingual(
        en="How many followers a post brought to the profile it stood in, on average.",
        de="Wie viele Follower ein Beitrag dem Profil brachte, in dem er stand, im Mittel.",
    ),
    formula=Bilingual(
        en="followers gained / single posts with that figure, rounded",
        de="gewonnene Follower / einzelne Beiträge mit dieser Zahl, gerundet",
    ),
    source=_SOURCE,
    caveat=Bilingual(
        en="Followers of people, not of the page. Only of posts that somebody exported one by one.",
        de="Follower der Menschen, nicht der Seite. Nur von Beiträgen, die jemand einzeln exportiert hat.",
    ),
    section="group",
    measure=_MEAN.measure,
    why_not=_MEAN.why_not,
    aspects=tracks_of,
)

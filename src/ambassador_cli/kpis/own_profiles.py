"""K01 and K04: what posts in people's own profiles did, from the days of their creator exports."""

from __future__ import annotations

from ambassador_cli.kpis.group import Group, OfGroup, at_least, covers_days, days_in, tracks_of
from ambassador_cli.models.export import PersonHistory
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Measure, Period
from ambassador_cli.texts.bilingual import Bilingual

_SOURCE = Bilingual(en="Creator exports of those who agreed", de="Creator-Exporte derer, die zugestimmt haben")


def _impressions(file: PersonHistory, window: Period) -> int:
    return sum(day.impressions or 0 for day in days_in(file, window))


def _engagements(file: PersonHistory, window: Period) -> int:
    return sum(day.engagements or 0 for day in days_in(file, window))


def _covers_both(file: PersonHistory, window: Period) -> bool:
    days = days_in(file, window)
    return sum(day.impressions is not None and day.engagements is not None for day in days) == window.days


def _sum(group: Group) -> Measure:
    return Measure(group.total(_impressions), parts={"people_at_least": at_least(len(group.people))})


def _rate(group: Group) -> Measure:
    impressions = sum(_impressions(c.file, group.window) for c in group.people)
    engagements = sum(_engagements(c.file, group.window) for c in group.people)
    value = round(engagements / impressions, 2) if impressions > 0 else None
    return Measure(value, parts={"people_at_least": at_least(len(group.people))})


_SUM = OfGroup(covers_days, lambda g: [[_impressions(c.file, g.window) for c in g.people]], _sum)
_RATE = OfGroup(
    _covers_both,
    lambda g: [[count(c.file, g.window) for c in g.people] for count in (_impressions, _engagements)],
    _rate,
)

IMPRESSIONS_MEMBER = Kpi(
    id="K01",
    name="impressions_member",
    unit="count",
    label=Bilingual(en="Impressions of own profiles", de="Impressions eigener Profile"),
    definition=Bilingual(
        en="How often posts of ambassadors' own profiles were shown in the window, older posts included.",
        de="Wie oft Beiträge aus Profilen der Botschafter:innen im Fenster angezeigt wurden, auch ältere.",
    ),
    formula=Bilingual(
        en="sum over people and days of Impressions, rounded to a step of 1, 2 or 5 of at least a person's mean share",
        de="Summe über Menschen und Tage von Impressions, gerundet auf eine Stufe von 1, 2 oder 5, mindestens der"
        " mittlere Anteil einer Person",
    ),
    source=_SOURCE,
    caveat=Bilingual(
        en="Only of those who agreed and whose files cover the whole window. Since April 2024 it includes reposts: a"
        " break in the series.",
        de="Nur von denen, die zugestimmt haben und deren Dateien das ganze Fenster abdecken. Seit April 2024 zählen"
        " Reposts mit: ein Bruch in der Reihe.",
    ),
    section="group",
    measure=_SUM.measure,
    why_not=_SUM.why_not,
    aspects=tracks_of,
    counterpart="K02",
)
ENGAGEMENT_RATE_MEMBER = Kpi(
    id="K04",
    name="engagement_rate_member",
    unit="percent",
    label=Bilingual(en="Engagement rate of own profiles", de="Engagement-Rate eigener Profile"),
    definition=Bilingual(
        en="Of 100 times shown, how many led to a reaction, comment or repost.",
        de="Wie viele von 100 Einblendungen zu einer Reaktion, einem Kommentar oder Repost führten.",
    ),
    formula=Bilingual(
        en="engagements / impressions, sums over people and days, in whole percent",
        de="Engagements / Impressions, über Menschen und Tage summiert, in ganzen Prozent",
    ),
    source=_SOURCE,
    caveat=Bilingual(
        en="No clicks in it: not comparable with the page's rate, K05.",
        de="Ohne Klicks: nicht mit der Rate der Seite, K05, vergleichbar.",
    ),
    section="group",
    measure=_RATE.measure,
    why_not=_RATE.why_not,
    aspects=tracks_of,
    counterpart="K05",
)

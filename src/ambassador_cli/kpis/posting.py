"""K11 and K12: whether and how often people post. Nobody has to: no target may be set on either."""

from __future__ import annotations

from statistics import median

from ambassador_cli.kpis.group import Group, OfGroup, at_least, covers_days, covers_list, is_own, posts_in, tracks_of
from ambassador_cli.kpis.group_safety import band_of, rounded, tells_of_few
from ambassador_cli.models.export import PersonHistory
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual

DAYS_A_MONTH = 365.25 / 12


def _posts(file: PersonHistory, window: Period) -> int:
    return sum(map(is_own, posts_in(file, window)))


def _active(group: Group) -> Measure:
    """The denominator is fixed: all who took part in the whole window, whether they gave a file or not."""
    active = sum(_posts(c.file, group.window) > 0 for c in group.people)
    there = len(group.members)
    notes = (Note("without_file"),) if len(group.people) < there else ()
    parts = {"people_at_least": at_least(len(group.people))}
    if tells_of_few((active, len(group.people) - active, there - active)):
        return Measure(None, parts=parts, notes=notes, band=band_of(active, there))
    return Measure(round(active / there, 2), parts=parts, notes=notes)


def _cadence(group: Group) -> Measure:
    months = group.window.days / DAYS_A_MONTH
    value = median(_posts(c.file, group.window) / months for c in group.people)
    return Measure(rounded(value, len(group.people)), parts={"people_at_least": at_least(len(group.people))})


_ACTIVE = OfGroup(
    lambda file, window: covers_days(file, window) or covers_list(file, window), lambda _group: [], _active
)
_CADENCE = OfGroup(covers_list, lambda _group: [], _cadence)

ACTIVE_RATE = Kpi(
    id="K11",
    name="active_rate",
    unit="percent",
    label=Bilingual(en="Posted in the window", de="Haben etwas veröffentlicht"),
    definition=Bilingual(
        en="Of the ambassadors who took part in the whole window, the share with at least one own post in it.",
        de="Anteil der Botschafter:innen, die im ganzen Fenster dabei waren und darin mindestens einen eigenen Beitrag"
        " hatten.",
    ),
    formula=Bilingual(
        en="people with an own post / people who took part, in whole percent; in words where either side is under five",
        de="Menschen mit eigenem Beitrag / Menschen, die dabei waren, in ganzen Prozent; in Worten, wenn eine Seite"
        " unter fünf liegt",
    ),
    source=Bilingual(en="roster.yaml and people's files", de="roster.yaml und Dateien der Menschen"),
    caveat=Bilingual(
        en="Whoever gave no file counts as without a post: it is a lower bound. No target may be set on it.",
        de="Wer keine Datei gab, zählt als ohne Beitrag: eine Untergrenze. Ein Ziel darauf gibt es nicht.",
    ),
    section="group",
    measure=_ACTIVE.measure,
    why_not=_ACTIVE.why_not,
    aspects=tracks_of,
    may_have_target=False,
)
CADENCE_MEDIAN = Kpi(
    id="K12",
    name="cadence_median",
    unit="count",
    label=Bilingual(en="Posts a month, typically", de="Beiträge im Monat, typisch"),
    definition=Bilingual(
        en="Half of the people wrote more own posts a month, half fewer.",
        de="Die Hälfte schrieb mehr eigene Beiträge im Monat, die Hälfte weniger.",
    ),
    formula=Bilingual(
        en="median over people of own posts / months, rounded",
        de="Median über Menschen von Beiträgen / Monaten, gerundet",
    ),
    source=Bilingual(en="Shares.csv of those who agreed", de="Shares.csv derer, die zugestimmt haben"),
    caveat=Bilingual(
        en="Once a month is fine. A list counts up to the day of its archive, so silence counts too.",
        de="Einmal im Monat ist gut. Eine Liste zählt bis zum Tag ihres Archivs, auch Stille zählt also.",
    ),
    section="group",
    measure=_CADENCE.measure,
    why_not=_CADENCE.why_not,
    aspects=tracks_of,
    may_have_target=False,
)

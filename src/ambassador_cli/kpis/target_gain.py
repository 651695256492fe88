"""K10: of the followers won between two snapshots, how many belong to the target groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from ambassador_cli.kpis.audience import GRACE_DAYS, canonical, snapshot_at
from ambassador_cli.models.export import Audience, AudienceDimension, History
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual

FEWEST_GAINED = 200
"""Below this gain of the whole sheet a share of it is mostly chance: the sheet's counts are LinkedIn's estimates."""


def measure_target_gain(
    history: History,
    period: Period,
    dimension: AudienceDimension,
    targets: Iterable[str],
    names: Mapping[str, str],
) -> Measure:
    """The change of the target values over the change of the sheet's total, from the last snapshot before the period
    (up to ``GRACE_DAYS`` into it) to the last of the period."""
    last = snapshot_at(history, period, dimension)
    first = _before(history, period, dimension)
    if first is None or last is None or first.as_of >= last.as_of:
        return Measure(None, notes=(Note("one_snapshot"),), complete=False)
    wanted = {canonical(target, names) for target in targets}
    then, now = _counts(first, names), _counts(last, names)
    gained = sum(now.values()) - sum(then.values())
    of_targets = sum(now.get(name, 0) - then.get(name, 0) for name in wanted)
    notes = (Note("between_snapshots", {"first": first.as_of, "last": last.as_of}, detail=True),)
    if gained < FEWEST_GAINED:
        return Measure(None, of_targets, gained, notes=(Note("little_gained", {"n": gained}),))
    return Measure(of_targets / gained, of_targets, gained, notes=notes)


def _before(history: History, period: Period, dimension: AudienceDimension) -> Audience | None:
    """The newest snapshot that still speaks of the time before the period."""
    fitting = [a for a in history.audiences if a.dimension == dimension and (a.as_of - period.first).days <= GRACE_DAYS]
    return max(fitting, key=lambda audience: audience.as_of) if fitting else None


def _counts(audience: Audience, names: Mapping[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value, count in audience.counts:
        name = canonical(value, names)
        counts[name] = counts.get(name, 0) + count
    return counts


def _measure(facts: Facts, period: Period, aspect: str) -> Measure:
    dimension = cast(AudienceDimension, aspect)
    targets: tuple[str, ...] = getattr(facts.programme.target_groups, aspect)
    return measure_target_gain(facts.history, period, dimension, targets, facts.names.get(aspect, {}))


def _aspects(facts: Facts, period: Period) -> tuple[str, ...]:
    return tuple(
        dimension
        for dimension in _LABELS
        if getattr(facts.programme.target_groups, dimension)
        and _before(facts.history, period, cast(AudienceDimension, dimension)) is not None
    )


_LABELS = {
    "function": Bilingual(en="Target groups among new followers, by function", de="Zielgruppen im Zuwachs, Tätigkeit"),
    "seniority": Bilingual(
        en="Target groups among new followers, by seniority", de="Zielgruppen im Zuwachs, Karrierestufe"
    ),
    "industry": Bilingual(en="Target groups among new followers, by industry", de="Zielgruppen im Zuwachs, Branche"),
}

TARGET_GAIN = Kpi(
    id="K10",
    name="target_gain_share",
    unit="percent",
    label=Bilingual(en="Target groups among new followers", de="Zielgruppen im Zuwachs"),
    definition=Bilingual(
        en="Of the followers that a demographic sheet gained, the share in our target groups.",
        de="Anteil unserer Zielgruppen an dem, was ein Demografie-Blatt an Followern gewann.",
    ),
    formula=Bilingual(
        en="change of the target values / change of the sheet's total, between two exports",
        de="Veränderung der Zielwerte / Veränderung der Summe des Blatts, zwischen zwei Exporten",
    ),
    source=Bilingual(
        en="Follower exports from before and from the end of the period",
        de="Follower-Exporte von vor und vom Ende des Zeitraums",
    ),
    caveat=Bilingual(
        en="Unstable where little was gained; left out below 200. Each sheet has a total of its own.",
        de="Schwankt stark bei kleinem Zuwachs; unter 200 steht sie nicht da. Jedes Blatt hat seine eigene Summe.",
    ),
    measure=_measure,
    aspects=_aspects,
    labels=_LABELS,
)

"""Who the followers are: the share that belongs to the target groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import cast

from ambassador_cli.grammar.labels import fold_value
from ambassador_cli.models.export import Audience, AudienceDimension, History
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Measure, Note, Period
from ambassador_cli.texts.bilingual import Bilingual

GRACE_DAYS = 7


def measure_target_share(
    history: History,
    period: Period,
    dimension: AudienceDimension,
    targets: Iterable[str],
    names: Mapping[str, str],
) -> Measure:
    """K09 of one sheet, as it stood at the end of the period (the newest snapshot up to seven days after it).

    ``names`` maps folded names of values in any language to one name each; values that it does not hold are
    compared as they are. Targets that the sheet does not list are named in a note.
    """
    audience = snapshot_at(history, period, dimension)
    if audience is None:
        return Measure(None, notes=(Note("no_snapshot"),), complete=False)
    counts: dict[str, int] = {}
    for value, count in audience.counts:
        name = canonical(value, names)
        counts[name] = counts.get(name, 0) + count
    total = sum(counts.values())
    wanted = {canonical(target, names): target for target in targets}
    reached = sum(counts.get(name, 0) for name in wanted)
    absent = [target for name, target in wanted.items() if name not in counts]
    notes = [Note("snapshot", {"day": audience.as_of}, detail=True)]
    if absent:
        notes.append(Note("not_listed", {"names": ", ".join(absent)}))
    return Measure(
        value=reached / total if total else None,
        numerator=reached,
        denominator=total,
        notes=tuple(notes),
    )


def snapshot_at(history: History, period: Period, dimension: AudienceDimension) -> Audience | None:
    """The newest snapshot of ``dimension`` taken up to a week after the period's end, and not before its start."""
    latest = period.last + timedelta(days=GRACE_DAYS)
    fitting = [a for a in history.audiences if a.dimension == dimension and period.first <= a.as_of <= latest]
    return max(fitting, key=lambda audience: audience.as_of) if fitting else None


def canonical(value: str, names: Mapping[str, str]) -> str:
    """One name for a value, whatever its language, case or spacing."""
    folded = fold_value(value)
    return names.get(folded, folded)


def _measure(facts: Facts, period: Period, aspect: str) -> Measure:
    dimension = cast(AudienceDimension, aspect)
    targets: tuple[str, ...] = getattr(facts.programme.target_groups, aspect)
    return measure_target_share(facts.history, period, dimension, targets, facts.names.get(aspect, {}))


def _aspects(facts: Facts, _period: Period) -> tuple[str, ...]:
    return tuple(dimension for dimension in _LABELS if getattr(facts.programme.target_groups, dimension))


_LABELS = {
    "function": Bilingual(en="Target groups, by function", de="Zielgruppen nach Tätigkeit"),
    "seniority": Bilingual(en="Target groups, by seniority", de="Zielgruppen nach Karrierestufe"),
    "industry": Bilingual(en="Target groups, by industry", de="Zielgruppen nach Branche"),
}

TARGET_SHARE = Kpi(
    id="K09",
    name="target_share",
    unit="percent",
    label=Bilingual(en="Followers in the target groups", de="Follower in den Zielgruppen"),
    definition=Bilingual(
        en="Of all followers whose function (seniority, industry) LinkedIn lists, the share in our target groups.",
        de="Anteil unserer Zielgruppen an allen Followern, deren Tätigkeit (Karrierestufe, Branche) LinkedIn nennt.",
    ),
    formula=Bilingual(
        en="followers with a target value / total of the same sheet",
        de="Follower mit einem Zielwert / Summe desselben Blatts",
    ),
    source=Bilingual(en="Followers export, demographic sheets", de="Follower-Export, Demografie-Blätter"),
    caveat=Bilingual(
        en="Each sheet has a total of its own: never divide one by another. Lists end after 100 values.",
        de="Jedes Blatt hat seine eigene Summe: nie eines durch das andere teilen. Listen enden nach 100 Werten.",
    ),
    measure=_measure,
    aspects=_aspects,
    labels=_LABELS,
)

"""What programme.yaml set as targets, held against the figures."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Figure, TargetCheck, Unit

DAYS = {"month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}
_SCALE: dict[Unit, int] = {"count": 1, "percent": 100, "permille": 1000, "money": 1}


def check_targets(kpis: Sequence[Kpi], programme: Programme, figures: Sequence[Figure]) -> tuple[TargetCheck, ...]:
    """Each target with its value: counts as their average per month, quarter or year where ``per`` says so, rates as
    they are. Rates stand in programme.yaml in percent (or per mille), 4.5 for 4.5 %. Of a key figure with a line of its
    own and others beside it the target is for that line. One whose figure the exports do not hold stays, unknown."""
    checks = []
    for kpi in kpis:
        target = programme.targets.get(kpi.id)
        if target is None:
            continue
        at_least = float(target.at_least)
        lines = [figure for figure in figures if figure.kpi == kpi.id]
        lines = [figure for figure in lines if not figure.aspect] or lines
        for figure in lines:
            value = figure.now.value
            if value is not None:
                value = value * _SCALE[figure.unit]
                if figure.unit == "count" and target.per in DAYS:
                    value = value * DAYS[target.per] / figure.period.days
            met = None if value is None else value >= at_least
            checks.append(TargetCheck(kpi.id, figure.aspect, at_least, target.per, value, met))
        if not lines:
            checks.append(TargetCheck(kpi.id, "", at_least, target.per, None, None))
    return tuple(checks)

"""What programme.yaml set as targets, held against the figures."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Figure, Period, TargetCheck

DAYS = {"month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}


def check_targets(programme: Programme, figures: Sequence[Figure], period: Period) -> tuple[TargetCheck, ...]:
    """Each target with its value: counts as their average per month, quarter or year where ``per`` says so, rates
    as they are. Rates stand in programme.yaml in percent, 4.5 for 4.5 %."""
    checks = []
    for kpi, target in programme.targets.items():
        for figure in figures:
            if figure.kpi != kpi:
                continue
            value = figure.now.value
            if value is not None and figure.unit == "percent":
                value = value * 100
            elif value is not None and target.per in DAYS:
                value = value * DAYS[target.per] / period.days
            at_least = float(target.at_least)
            met = None if value is None else value >= at_least
            checks.append(TargetCheck(kpi, figure.aspect, at_least, target.per, value, met))
    return tuple(checks)

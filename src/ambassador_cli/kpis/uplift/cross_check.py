"""The cross-check: what the same method finds at starts that never were."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.kpis.uplift.posterior import Column, Prior, fit_step
from ambassador_cli.kpis.uplift.student import mean_of
from ambassador_cli.kpis.uplift.weekly import Weekly
from ambassador_cli.models.uplift import CrossCheck

WEEKS_BEFORE = 26
WEEKS_AFTER = 13
EVERY = 2


def check_across(series: Weekly, columns: Sequence[Column], trend: Prior, steady: float) -> CrossCheck | None:
    """Pretended starts every two weeks before the real one, each with at least 26 known weeks before and 13 after it,
    none of them touched by the real start; and the real one beside them. ``None`` where there is room for none."""
    earlier = {week: value for week, value in series.items() if week < 0}
    pretended = [
        start
        for start in range(-WEEKS_AFTER, min(earlier, default=0), -EVERY)
        if sum(week < start for week in earlier) >= WEEKS_BEFORE
        and sum(week >= start for week in earlier) >= WEEKS_AFTER
    ]
    if not pretended:
        return None
    real = abs(mean_of(fit_step(series, trend, columns, steady=steady).step))
    effects = [
        abs(mean_of(fit_step(*_moved(earlier, columns, start, trend), steady=steady).step)) for start in pretended
    ]
    return CrossCheck(len(effects), sum(effect >= real for effect in effects))


def _moved(series: Weekly, columns: Sequence[Column], start: int, trend: Prior) -> tuple[Weekly, Prior, list[Column]]:
    """The series and its columns counted from another start."""
    moved = {week - start: value for week, value in series.items()}
    others = [Column({week - start: value for week, value in c.values.items()}, c.prior) for c in columns]
    return moved, trend, others

"""Key figures, computed from exported history without opening a file. The front door of this column.

A new one is a file with its :class:`~ambassador_cli.models.kpi.Kpi`, and its line in ``_FILES``.
"""

from __future__ import annotations

from importlib import import_module

from ambassador_cli.kpis.data_quality import missing_days, weeks_of
from ambassador_cli.kpis.figures import measure_figures
from ambassador_cli.kpis.group_windows import window_before, window_year_before, windows_in
from ambassador_cli.kpis.periods import choose_period, export_due, exported_period, period_before, year_before
from ambassador_cli.kpis.posts import top_posts_by_impressions, top_posts_by_rate
from ambassador_cli.kpis.targets import check_targets
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Figure, Note, Period, Report

_FILES = (
    "impressions",
    "engagement_rate",
    "conversation",
    "followers",
    "growth",
    "audience",
    "target_gain",
    "posts",
    "own_trend",
    "visits",
    "effort",
    "survey",
    "levels",
    "retention",
    "data_quality",
    "own_profiles",
    "single_posts",
    "posting",
    "post_texts",
)
"""The files with key figures, in the order of the report: a figure is registered by the line of its file here."""

KPIS: tuple[Kpi, ...] = tuple(
    kpi
    for file in _FILES
    for kpi in vars(import_module(f"ambassador_cli.kpis.{file}")).values()
    if isinstance(kpi, Kpi)
)
"""Every key figure, in the order of the report. What stands here is computed, explained, and may have a target."""

__all__ = ["KPIS", "choose_period", "export_due", "exported_period", "measure_report", "missing_days"]


def measure_report(facts: Facts, period: Period, *, top: int = 5) -> Report:
    """Every key figure of ``period`` with its change against the period before and the same period a year earlier.
    Those of the group are measured in a window of their own, with the page's beside them. ``top`` is the number of
    posts listed."""
    history, programme = facts.history, facts.programme
    before, year = period_before(period), year_before(period)
    page = [kpi for kpi in KPIS if kpi.section == "page"]
    figures = measure_figures(page, facts, (period, before, year))
    window, group = _group(facts, period)
    counterparts = {kpi.counterpart for kpi in KPIS if kpi.counterpart}
    beside = [kpi for kpi in page if kpi.id in counterparts]
    return Report(
        company=programme.company.name if programme.company else "",
        period=period,
        before=before,
        year_before=year,
        figures=(*figures, *group),
        top_by_impressions=top_posts_by_impressions(history, period, top),
        top_by_rate=top_posts_by_rate(history, period, top),
        weeks=weeks_of(history, period),
        targets=check_targets(KPIS, programme, (*figures, *group)),
        sources=tuple(source for source in history.sources if not source.person),
        people_files=any(source.person for source in history.sources) or bool(history.people),
        group_window=window,
        beside=measure_figures(beside, facts, _with_earlier(window)) if window else (),
        headline=_headline(figures),
        without_source=tuple(kpi.id for kpi in page if not kpi.aspects(facts, period)),
    )


def _with_earlier(window: Period) -> tuple[Period, Period, Period]:
    return window, window_before(window), window_year_before(window)


def _group(facts: Facts, period: Period) -> tuple[Period | None, tuple[Figure, ...]]:
    """The group's figures in the newest window of the period in which any of them exists."""
    kpis = [kpi for kpi in KPIS if kpi.section == "group"]
    windows = windows_in(period) if facts.roster else ()
    newest: tuple[Period | None, tuple[Figure, ...]] = (None, ())
    for window in windows:
        figures = measure_figures(kpis, facts, _with_earlier(window))
        if newest[0] is None:
            newest = (window, figures)
        if any(figure.now.value is not None or figure.now.band for figure in figures):
            return window, figures
        if not facts.history.people:
            break
    return newest


def _headline(figures: tuple[Figure, ...]) -> Note | None:
    found = [
        (kpi.headline_rank, note)
        for kpi in KPIS
        if kpi.headline
        for figure in figures
        if figure.kpi == kpi.id and (note := kpi.headline(figure))
    ]
    return min(found, key=lambda entry: entry[0])[1] if found else None

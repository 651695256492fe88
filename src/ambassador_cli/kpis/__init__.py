"""Key figures, computed from exported history without opening a file. The front door of this column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ambassador_cli.kpis.audience import TARGET_SHARE, measure_target_share
from ambassador_cli.kpis.data_quality import DATA_QUALITY, measure_data_quality, missing_days, weeks_of
from ambassador_cli.kpis.followers import FOLLOWER_CHANGE, measure_follower_change
from ambassador_cli.kpis.page_activity import (
    ENGAGEMENT_RATE_PAGE,
    IMPRESSIONS_PAGE,
    measure_engagement_rate,
    measure_impressions,
)
from ambassador_cli.kpis.periods import choose_period, export_due, exported_period, period_before, year_before
from ambassador_cli.kpis.posts import (
    CONCENTRATION,
    measure_concentration,
    top_posts_by_impressions,
    top_posts_by_rate,
)
from ambassador_cli.kpis.targets import check_targets
from ambassador_cli.kpis.team import TEAM_MEASURES, TeamMeasuring, team_in, tracks_of
from ambassador_cli.models.export import AudienceDimension, History
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Change, Figure, Kpi, Measure, Note, Period, Report
from ambassador_cli.models.roster import Roster, Track

KPIS: tuple[Kpi, ...] = (
    IMPRESSIONS_PAGE,
    ENGAGEMENT_RATE_PAGE,
    FOLLOWER_CHANGE,
    TARGET_SHARE,
    CONCENTRATION,
    DATA_QUALITY,
    *(kpi for kpi, _ in TEAM_MEASURES),
)

__all__ = ["KPIS", "choose_period", "export_due", "exported_period", "measure_report", "missing_days"]

Measuring = Callable[[History, Period], Measure]


def measure_report(
    history: History,
    period: Period,
    programme: Programme,
    *,
    names: Mapping[str, Mapping[str, str]],
    top: int = 5,
    roster: Roster | None = None,
) -> Report:
    """Every key figure of ``period`` with its change against the period before and the same period a year
    earlier. ``names`` brings, by dimension, names of functions, seniorities and industries to one
    language (see ``audience.canonical``); ``top`` is the number of posts listed."""
    before, year = period_before(period), year_before(period)
    figures = tuple(
        _figure(kpi, aspect, measure, history, (period, before, year))
        for kpi, aspect, measure in (*_measurings(programme, names), *_team_measurings(programme, roster))
    )
    return Report(
        company=programme.company.name if programme.company else "",
        period=period,
        before=before,
        year_before=year,
        figures=figures,
        top_by_impressions=top_posts_by_impressions(history, period, top),
        top_by_rate=top_posts_by_rate(history, period, top),
        weeks=weeks_of(history, period),
        targets=check_targets(programme, figures, period),
        sources=tuple(source for source in history.sources if not source.person),
        people_files=sum(bool(source.person) for source in history.sources),
    )


def _measurings(programme: Programme, names: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[Kpi, str, Measuring]]:
    yield IMPRESSIONS_PAGE, "", measure_impressions
    yield ENGAGEMENT_RATE_PAGE, "", measure_engagement_rate
    yield FOLLOWER_CHANGE, "", partial(measure_follower_change, stock=programme.follower_stock)
    groups = programme.target_groups
    wanted: tuple[tuple[AudienceDimension, tuple[str, ...]], ...] = (
        ("function", groups.function),
        ("seniority", groups.seniority),
        ("industry", groups.industry),
    )
    for dimension, targets in wanted:
        if targets:
            yield (
                TARGET_SHARE,
                dimension,
                partial(measure_target_share, dimension=dimension, targets=targets, names=names.get(dimension, {})),
            )
    yield CONCENTRATION, "top_post", partial(measure_concentration, top_fifth=False)
    yield CONCENTRATION, "top_fifth", partial(measure_concentration, top_fifth=True)
    yield DATA_QUALITY, "", measure_data_quality


def _team_measurings(programme: Programme, roster: Roster | None) -> Iterator[tuple[Kpi, str, Measuring]]:
    tracks = tracks_of(roster, programme) if roster else ()
    for kpi, measure in TEAM_MEASURES:
        for track in tracks:

            def of_team(
                history: History, period: Period, measure: TeamMeasuring = measure, track: Track = track
            ) -> Measure:
                team = team_in(history, period, roster or Roster(), programme, track)
                return measure(team)

            yield kpi, track, of_team


def _figure(
    kpi: Kpi, aspect: str, measure: Measuring, history: History, periods: tuple[Period, Period, Period]
) -> Figure:
    now, before, year = (measure(history, period) for period in periods)
    return Figure(
        kpi=kpi.id,
        aspect=aspect,
        unit=kpi.unit,
        now=now,
        before=_change(kpi, now, before, periods[1]),
        year_before=_change(kpi, now, year, periods[2]),
    )


def _change(kpi: Kpi, now: Measure, earlier: Measure, period: Period) -> Change:
    if now.value is None or earlier.value is None:
        return Change(
            period, earlier.value, None, None, Note("unknown_then" if now.value is not None else "unknown_now")
        )
    if not (now.complete and earlier.complete):
        return Change(period, earlier.value, None, None, Note("incomplete"))
    if ("growth" in now.parts) and (now.denominator is None) != (earlier.denominator is None):
        return Change(period, earlier.value, None, None, Note("not_the_same_count"))
    difference = now.value - earlier.value
    ratio = difference / earlier.value if kpi.unit == "count" and earlier.value > 0 else None
    return Change(period, earlier.value, difference, ratio)

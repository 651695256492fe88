"""Invented pages whose verdicts differ, as boards."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Literal

from ambassador_cli.kpis import KPIS
from ambassador_cli.kpis.board import measure_board
from ambassador_cli.models.board import Board, Option
from ambassador_cli.models.export import Figures, FollowerDay, History, PageDay, PagePost, Source
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Period
from ambassador_cli.models.survey import Survey
from ambassador_cli.pages.board import BoardPage
from ambassador_cli.texts.words import Words
from kpis.uplift.pages import START, World, invent

Case = Literal["yes", "below", "no_effect", "cannot_tell", "early", "weeks_before", "weeks_after", "no_start"]
CASES: dict[Case, World] = {
    "yes": World(400, 200, growth=0.2, effect=2.6),
    "below": World(400, 200, growth=0.1, effect=0.35),
    "no_effect": World(540, 300, growth=0.1),
    "cannot_tell": World(300, 90, growth=0.1, viral=True),
    "early": World(90, 180, growth=0.1, effect=1.5),
    "weeks_before": World(40, 180),
    "weeks_after": World(300, 12),
    "no_start": World(300, 90),
}
KPI_BY_ID = {kpi.id: kpi for kpi in KPIS}
WORTHWHILE = {"no_effect": "150"}
NOTHING = Figures()


def history_of(world: World, seed: int = 7) -> History:
    """Daily organic impressions, posts with lifetime figures, and new followers in step with them."""
    series = invent(world, seed)
    days = sorted(series.values)
    page_days = tuple(
        PageDay(day, Figures(impressions=round(series.values[day])), Figures(impressions=day.day), NOTHING)
        for day in days
    )
    last = days[-1]
    posts = tuple(
        PagePost(
            f"{number:019}",
            "",
            f"Beitrag {number}: Am Tor stand jemand mit einem Spaten.",
            created,
            last,
            "",
            False,
            0,
            Figures(impressions=2_000 + 397 * (number % 40), clicks=9, reactions=20, comments=2, reposts=1),
            NOTHING,
        )
        for number, created in enumerate(series.posts)
    )
    followers = tuple(
        FollowerDay(day, round(series.values[day] / 150) + 1, 1, 0, round(series.values[day] / 150) + 2) for day in days
    )
    source = Source("exports/nordlicht_content_1.xls", "ab" * 32, "page_content", None, days[0], last, ())
    return History(page_days=page_days, posts=posts, follower_days=followers, sources=(source,))


@cache
def board_of(case: Case) -> tuple[Board, float | None]:
    """The board of a case, and the smallest change that matters there."""
    history = history_of(CASES[case])
    days = [day.day for day in history.page_days]
    start = None if case == "no_start" else START
    period = Period(start or days[150], days[-1])
    settings: dict[str, object] = {
        "company": {"name": "Nordlicht Pharma"},
        "follower_stock": {
            (START - timedelta(days=1)).isoformat(): "10000",
            days[0].isoformat(): "9000",
            days[-1].isoformat(): "12500",
        },
        "audiences": [{"name": "Ärztinnen und Ärzte", "size": "25000"}],
        "decision": {
            "ask": "15.840 EUR",
            "by": "2026-11-30",
            "owner": "Kommunikation",
            "recommends": "18",
            "ends": "Jour fixe",
        },
        "costs": {"budget": "24000", "spent": {f"{period.first:%Y-%m}": "900"}},
        "hours": {"fixed_per_month": "24", "spent": {f"{period.first:%Y-%m}": "61"}},
        "looking": {"days": ["2030-01-01"], **({"worthwhile": WORTHWHILE[case]} if case in WORTHWHILE else {})},
    }
    if start:
        settings["start"] = start.isoformat()
    programme = Programme.model_validate(settings)
    survey = Survey(before={"allowed": (1, 2, 3, 3, 4)}, after={"allowed": (3, 4, 4, 5, 5), "ties": (1, 2, 6, 7, 9)})
    board = measure_board(
        Facts(history, programme, survey=survey),
        period,
        today=date(2026, 1, 1),
        places=18,
        options=(Option(0, 0.0, None), Option(18, 15_840.0, None, is_now=True, recommended=True)),
    )
    worthwhile = programme.looking.worthwhile
    return board, float(worthwhile) / 100 if worthwhile is not None else None


def page_of(case: Case, words: Words) -> BoardPage:
    """The board of a case as a page."""
    board, worthwhile = board_of(case)
    return BoardPage(board, KPI_BY_ID, words, worthwhile, "Wir sehen es gern.", "0.1.0")

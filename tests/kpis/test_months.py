"""The page month by month: by day and by post, whole months only."""

from __future__ import annotations

from datetime import date, timedelta

from ambassador_cli.kpis.months import measure_months
from ambassador_cli.models.export import Figures, FollowerDay, History, PageDay, PagePost

NOTHING = Figures()


def history(first: date, last: date, *, without: frozenset[date] = frozenset()) -> History:
    """Ten impressions and one follower a day, a post of a hundred on the fifth of each month."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    shown = [day for day in days if day not in without]
    posts = [day for day in days if day.day == 5]
    return History(
        page_days=tuple(PageDay(day, Figures(impressions=10), NOTHING, NOTHING) for day in shown),
        follower_days=tuple(FollowerDay(day, 1, 0, 0, 1) for day in days),
        posts=tuple(
            PagePost(str(day), "", "", day, last, "", False, 0, Figures(impressions=100), NOTHING) for day in posts
        ),
    )


def test_only_whole_months_have_counts_by_day() -> None:
    found = measure_months(history(date(2024, 1, 10), date(2024, 4, 20)), date(2024, 4, 20))
    assert [(month.first.month, month.by_day, month.new_followers) for month in found] == [(2, 290, 29), (3, 310, 31)]


def test_a_month_with_a_missing_day_keeps_its_posts() -> None:
    found = measure_months(
        history(date(2024, 1, 1), date(2024, 2, 29), without=frozenset({date(2024, 1, 7)})), date(2024, 3, 1)
    )
    assert [(month.by_day, month.by_post, month.posts) for month in found] == [(None, 100, 1), (290, 100, 1)]


def test_the_same_month_a_year_before_stands_beside_it() -> None:
    found = measure_months(history(date(2023, 2, 1), date(2024, 2, 29)), date(2024, 2, 29))
    assert found[-1].year_before == 280 and found[-1].by_day == 290
    assert all(month.year_before is None for month in found[:-1])


def test_the_last_months_are_shown_and_nothing_behind_the_last_day() -> None:
    found = measure_months(history(date(2021, 1, 1), date(2024, 6, 30)), date(2024, 5, 31), 24)
    assert len(found) == 24
    assert (found[0].first, found[-1].first) == (date(2022, 6, 1), date(2024, 5, 1))


def test_nothing_is_known_of_an_empty_history() -> None:
    assert measure_months(History(), date(2024, 5, 31)) == ()

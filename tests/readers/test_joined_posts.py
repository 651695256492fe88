"""Two records of one post: lifetime figures of two different days are never mixed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from ambassador_cli.models.export import Figures, PagePost, PersonPost, Ranked
from ambassador_cli.readers.linkedin.joined_post import joined
from ambassador_cli.readers.linkedin.merge import _newer_post

MAY, JUNE = date(2024, 5, 31), date(2024, 6, 30)


def _person(as_of: date | None = None, **more: Any) -> PersonPost:
    return PersonPost(("1",), "", MAY, as_of=as_of, **more)


def test_counts_of_one_day_fill_each_other() -> None:
    """Both exports are of June: what one lacks the other knows."""
    post = joined(_person(JUNE, impressions=100), _person(JUNE, impressions=90, saves=3))
    assert (post.impressions, post.saves, post.as_of) == (100, 3, JUNE)


def test_counts_of_two_days_come_from_the_newer_alone() -> None:
    """Impressions of June with saves of May would be a rate that never was."""
    post = joined(_person(JUNE, impressions=100), _person(MAY, impressions=90, saves=3))
    assert (post.impressions, post.saves, post.as_of) == (100, None, JUNE)


def test_counts_come_from_the_older_where_the_newer_has_none_at_all() -> None:
    post = joined(_person(JUNE), _person(MAY, impressions=90, saves=3))
    assert (post.impressions, post.saves, post.as_of) == (90, 3, MAY)
    none = joined(_person(MAY), _person(JUNE))
    assert (none.impressions, none.as_of) == (None, JUNE)


def test_what_is_no_count_is_taken_from_both() -> None:
    """The earliest day and time, all ids, the text that somebody knows; an empty one is known."""
    early, late = datetime(2024, 5, 30, 23, tzinfo=UTC), datetime(2024, 5, 31, 1, tzinfo=UTC)
    newer = PersonPost(("2",), "", JUNE, posted=late, text=None)
    older = PersonPost(("1",), "", MAY, posted=early, text="Hallo")
    post = joined(newer, older)
    assert (post.ids, post.published, post.posted, post.text) == (("1", "2"), MAY, early, "Hallo")
    assert joined(PersonPost(("2",), "", JUNE, text=""), older).text == ""


def _page(as_of: date, impressions: int | None, clicks: int | None) -> PagePost:
    figures = Figures(impressions=impressions, clicks=clicks)
    return PagePost("1", "", "t", MAY, as_of, "", False, 0, figures, figures)


def test_a_post_of_the_page_is_filled_from_the_same_day_only() -> None:
    same = _newer_post(_page(JUNE, 100, None), _page(JUNE, 90, 7))
    assert (same.organic.impressions, same.organic.clicks) == (100, 7)
    other = _newer_post(_page(JUNE, 100, None), _page(MAY, 90, 7))
    assert (other.organic.impressions, other.organic.clicks) == (100, None)
    assert _newer_post(_page(JUNE, 1, 1), None).as_of == JUNE


def _ranked(day: date, impressions: int | None, engagements: int | None) -> PersonPost:
    return _person(day, ranked=Ranked(day, impressions, engagements))


def test_of_rankings_the_newest_that_has_both_counts_holds() -> None:
    """One that knows a count alone gives way to an older one with both; without any, the newest is kept."""
    assert joined(_ranked(JUNE, 10, None), _ranked(MAY, 8, 2)).ranked == Ranked(MAY, 8, 2)
    assert joined(_ranked(JUNE, None, 3), _ranked(MAY, 8, 2)).ranked == Ranked(MAY, 8, 2)
    assert joined(_ranked(JUNE, 10, 3), _ranked(MAY, 8, 2)).ranked == Ranked(JUNE, 10, 3)
    assert joined(_ranked(MAY, 8, 2), _ranked(JUNE, 10, 3)).ranked == Ranked(JUNE, 10, 3)
    assert joined(_ranked(JUNE, 10, None), _ranked(MAY, None, 2)).ranked == Ranked(JUNE, 10, None)
    assert joined(_person(JUNE), _person(MAY)).ranked is None

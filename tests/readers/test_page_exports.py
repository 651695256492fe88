"""The page's exports against the world they were made from: every figure exact, in any order of the files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.models.export import History, PageDay
from ambassador_cli.readers.linkedin import read_exports, read_folder

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
TODAY = date(2024, 6, 3)
TRUTH = cast(dict[str, Any], json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8")))
SUFFIXES = {"organic", "sponsored", "total"}
READ = {"page_content", "page_followers", "page_visitors"}


def _day_sum(days: list[PageDay], name: str) -> int:
    role, _, scope = name.rpartition("_")
    return sum(getattr(getattr(day, scope), role) for day in days)


def _measured(history: History, name: str) -> int:
    if name == "posts":
        return len(history.posts)
    if name == "post_rows":
        return sum(rows for source in history.sources for _, rows in source.rows[-1:])
    if name == "post_impressions_organic":
        return sum(post.organic.impressions or 0 for post in history.posts)
    if name == "page_views_total":
        return sum(day.page_views or 0 for day in history.visitor_days)
    if name == "unique_visitors_daily_sum":
        return sum(day.unique_visitors or 0 for day in history.visitor_days)
    if name in {"organic", "sponsored", "auto_invited"}:
        return sum(getattr(day, name) for day in history.follower_days)
    return _day_sum(list(history.page_days), name)


def _has(entry: Mapping[str, Any], name: str) -> bool:
    """Does this file hold the figure? A file of one sheet holds only that sheet's."""
    sheets = set(entry.get("only_sheets", ()))
    if name == "stock_at_last_day":
        return False
    if not sheets:
        return True
    if entry["kind"] == "page_visitors":
        return "Visitor metrics" in sheets
    of_posts = name in {"posts", "post_rows", "post_impressions_organic"}
    if entry["kind"] == "page_followers":
        return bool(sheets & {"New followers", "Neue Follower innen"})
    return bool(sheets & ({"All posts", "Alle Beiträge"} if of_posts else {"Metrics", "Kennzahlen"}))


@pytest.mark.parametrize("name", [name for name, entry in TRUTH["files"].items() if entry["kind"] in READ])
def test_each_file_holds_what_was_written_into_it(name: str) -> None:
    entry = TRUTH["files"][name]
    exports = read_exports([SAMPLES / name], today=TODAY)
    assert not [problem for problem in exports.problems if problem.level == "error"]
    history = exports.history
    sums = {key: value for key, value in entry["sums"].items() if _has(entry, key)}
    assert {key: _measured(history, key) for key in sums} == sums
    days: list[Any] = [*history.page_days, *history.follower_days, *history.visitor_days]
    if days:
        assert (str(days[0].day), str(days[-1].day), len(days)) == (
            entry["first"],
            entry["last"],
            entry["daily_rows"],
        )


@pytest.fixture(scope="module")
def merged() -> History:
    return read_folder([SAMPLES / "page_en"], slug="nordlicht-pharma", today=TODAY).history


@pytest.mark.parametrize("window", sorted(TRUTH["windows"]))
def test_windows_are_exact_once_all_exports_are_merged(merged: History, window: str) -> None:
    entry = TRUTH["windows"][window]
    kpi = entry.get("kpi_in_exports", entry["kpi"])
    first, last = date.fromisoformat(entry["first"]), date.fromisoformat(entry["last"])
    days = [day for day in merged.page_days if first <= day.day <= last]
    assert len(days) == entry["days_in_page_exports"]
    counts = [
        f"{role}_{scope}"
        for role in ("impressions", "clicks", "reactions", "comments", "reposts")
        for scope in sorted(SUFFIXES)
    ]
    assert {name: _day_sum(days, name) for name in counts} == {name: kpi[name] for name in counts}
    assert _day_sum(days, "unique_impressions_organic") == kpi["unique_impressions_organic_daily_sum"]
    rates = [day.organic.engagement_rate for day in days if day.organic.engagement_rate is not None]
    assert sum(rates) / len(rates) == pytest.approx(kpi["mean_of_daily_organic_rates"], abs=1e-6)
    visits = [day for day in merged.visitor_days if first <= day.day <= last]
    assert sum(day.page_views or 0 for day in visits) == kpi["page_views_total"]
    assert sum(day.unique_visitors or 0 for day in visits) == kpi["unique_visitors_daily_sum"]
    followers = [day for day in merged.follower_days if first <= day.day <= last]
    scopes = ("organic", "sponsored", "auto_invited", "total")
    assert {s: sum(getattr(d, s) for d in followers) for s in scopes} == {s: kpi["new_followers"][s] for s in scopes}


@pytest.mark.parametrize(
    "window", sorted(w for w, e in TRUTH["windows"].items() if "top10_by_impressions_total" in e["kpi"])
)
def test_top_posts_of_a_window(merged: History, window: str) -> None:
    entry = TRUTH["windows"][window]
    kpi = entry.get("kpi_in_exports", entry["kpi"])
    first, last = date.fromisoformat(entry["first"]), date.fromisoformat(entry["last"])
    posts = [post for post in merged.posts if first <= post.created <= last]
    for scope in ("organic", "total"):
        ranked = sorted(posts, key=lambda p: (-(getattr(p, scope).impressions or 0), p.created, int(p.id)))[:10]
        want = [(top["activity_id"], top["value"]) for top in kpi[f"top10_by_impressions_{scope}"]]
        assert [(post.id, getattr(post, scope).impressions) for post in ranked] == want
    assert sum(post.boosted for post in posts) == kpi["boosted_posts"]


def test_every_post_counts_once_with_its_newest_figures(merged: History) -> None:
    known = {post.id: post for post in merged.posts}
    truth = [post for post in TRUTH["page_posts"] if post["in_exports"]]
    assert set(known) == {post["activity_id"] for post in truth}
    for want in truth:
        post = known[want["activity_id"]]
        assert str(post.created) == want["created"]
        assert str(post.as_of) == want["as_of"]
        assert post.text == want["text"]
        assert (post.boosted, post.campaigns) == (want["boosted"], want["campaigns"])
        for role in ("impressions", "clicks", "reactions", "comments", "reposts"):
            assert getattr(post.organic, role) == want[f"{role}_organic"], role
            assert getattr(post.total, role) == want[f"{role}_total"], role
        assert post.organic.engagement_rate == pytest.approx(want["engagement_rate_organic"], abs=1e-6)
        assert post.total.engagement_rate == pytest.approx(want["engagement_rate_total_shown"], abs=1e-6)


def test_german_and_english_headers_say_the_same() -> None:
    english = read_exports(
        [
            SAMPLES / "page_en" / "nordlicht-pharma_content_1717233125471.xls",
            SAMPLES / "page_en" / "nordlicht-pharma_followers_1717233146888.xls",
        ],
        today=TODAY,
    )
    german = read_folder([SAMPLES / "page_de"], today=TODAY)
    assert english.history.page_days == german.history.page_days
    assert english.history.follower_days == german.history.follower_days
    assert english.history.posts == german.history.posts
    assert [a.dimension for a in english.history.audiences] == [a.dimension for a in german.history.audiences]


@pytest.mark.parametrize("folder", sorted(path.name for path in (SAMPLES / "page_resaved").iterdir()))
def test_a_resaved_export_equals_the_original(folder: str) -> None:
    original = read_folder([SAMPLES / "page_en"], today=TODAY).history
    resaved = read_folder([SAMPLES / "page_resaved" / folder], today=TODAY).history
    days = {day.day: day for day in original.page_days}
    for day in resaved.page_days:
        for scope in sorted(SUFFIXES):
            got, want = getattr(day, scope), getattr(days[day.day], scope)
            assert replace(got, engagement_rate=None) == replace(want, engagement_rate=None)
            assert got.engagement_rate == pytest.approx(want.engagement_rate, abs=1e-6)
    posts = {post.id: post for post in original.posts}
    for post in resaved.posts:
        want_post = posts[post.id]
        assert (post.created, post.as_of, post.campaigns) == (
            want_post.created,
            want_post.as_of,
            want_post.campaigns,
        )
        assert post.total.impressions == want_post.total.impressions
    followers = {day.day: day for day in original.follower_days}
    assert all(followers[day.day] == day for day in resaved.follower_days)


FILES = sorted((SAMPLES / "page_en").glob("*.xls"))
BYTES = {path.name: path.read_bytes() for path in FILES}
STAMPED = read_exports(list(BYTES.items()), today=TODAY).history


@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    st.permutations(sorted(BYTES)),
    st.lists(st.text("abcäöü_ -()", min_size=1), min_size=9, max_size=9, unique=True),
)
def test_neither_order_nor_names_matter(order: list[str], names: list[str]) -> None:
    stamped = read_exports([(name, BYTES[name]) for name in order], today=TODAY).history
    assert stamped == STAMPED
    renamed = read_exports(
        [
            (f"{new}.{'xls' if n % 2 else 'csv'}", BYTES[name])
            for n, (name, new) in enumerate(zip(order, names, strict=False))
        ],
        today=TODAY,
    ).history
    assert replace(renamed, sources=()) == replace(STAMPED, sources=())
    assert {source.sha256 for source in renamed.sources} == {source.sha256 for source in STAMPED.sources}


def test_the_same_file_twice_is_one_file() -> None:
    name = next(iter(BYTES))
    once = read_exports([(name, BYTES[name])], today=TODAY).history
    assert read_exports([(name, BYTES[name]), ("copy (1).xls", BYTES[name])], today=TODAY).history == once


def test_programme_yaml_teaches_headers() -> None:
    rows = "Päivä,Näytöt (organic),Näytöt (sponsored),Näytöt (total),Osumat\n"
    rows += "".join(f"06/{day:02}/2023,5,1,6,3\n" for day in range(1, 29))
    headers = {"Date": ["Päivä"], "Impressions": ["Näytöt"], "Clicks (organic)": ["Osumat"]}
    history = read_exports([("x.csv", rows.encode())], headers=headers, today=TODAY).history
    assert len(history.page_days) == 28
    assert {(day.organic.impressions, day.total.impressions, day.organic.clicks) for day in history.page_days} == {
        (5, 6, 3)
    }


def test_the_generation_of_2020_calls_reposts_shares() -> None:
    head = (
        "Update link,Update title,Update type,Campaign name,Posted by,Created date,Campaign start date,"
        "Campaign end date,Audience,Impressions,Video views,Clicks,Click through rate (CTR),Likes,Comments,Shares,"
        "Follows,Engagement rate"
    )
    link = "https://www.linkedin.com/feed/update/urn:li:activity:6683301842398580736"
    row = f"{link},Text,Organic,,,06/29/2020,,,All followers,100,,5,0.05,7,1,2,,0.15"
    exports = read_exports([("x.csv", f"{head}\n{row}\n".encode())], today=TODAY)
    (post,) = exports.history.posts
    assert (post.organic.reposts, post.organic.reactions, post.created) == (2, 7, date(2020, 6, 29))
    assert not exports.problems


def test_folders_are_searched_and_lock_files_skipped_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.xls").write_bytes(BYTES[sorted(BYTES)[0]])
    (tmp_path / "~$a.xls").write_bytes(b"lock")
    (tmp_path / ".DS_Store").write_bytes(b"\x00\x00\x00\x01Bud1")
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "desktop.ini").write_bytes(b"[x]")
    exports = read_folder([tmp_path], today=TODAY)
    assert len(exports.history.sources) == 1
    assert [problem.id for problem in exports.problems] == ["lock_file_skipped"]


def test_a_page_that_is_not_ours_does_not_mix_with_ours() -> None:
    other = SAMPLES / "broken" / "anderer-verlag_content_1717233125471.xls"
    ours = SAMPLES / "page_en" / "nordlicht-pharma_content_1717233125471.xls"
    exports = read_exports([other, ours], slug="nordlicht-pharma", today=TODAY)
    assert exports.history == read_exports([ours], slug="nordlicht-pharma", today=TODAY).history
    assert [problem.id for problem in exports.problems] == ["page_other_left_out"]

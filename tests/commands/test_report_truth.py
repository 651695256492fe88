"""``amb report`` on the sample exports gives the figures of truth.json, which was computed from the world behind
them and never from the files."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import run_amb_here

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
LAST_EXPORTED = "2024-05-30"
TRUTH: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
SETS = sorted({Path(name).parts[:-1] for name in TRUTH["files"] if name.startswith("page_")})


@cache
def _report(folder: Path, *arguments: str) -> dict[str, Any]:
    done = run_amb_here("report", str(folder), "--format", "json", "--top", "10", *arguments, cwd=SAMPLES)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def _figures(report: dict[str, Any]) -> dict[str, Any]:
    return {figure["kpi"] + figure["aspect"]: figure["now"] for figure in report["figures"]}


@pytest.mark.parametrize("name", sorted(TRUTH["windows"]))
def test_every_window_of_the_merged_page_exports(name: str) -> None:
    """Months, years and exports: counts exact, rates to 1e-9, top ten in order."""
    window = TRUTH["windows"][name]
    truth = window.get("kpi_in_exports") or window["kpi"]
    last = min(window["last"], LAST_EXPORTED)
    report = _report(SAMPLES / "page_en", "--from", window["first"], "--to", last)
    figures = _figures(report)
    impressions, followers = figures["K02"], figures["K07"]["parts"]
    assert impressions["value"] == truth["impressions_organic"]
    for scope in ("sponsored", "total"):
        assert impressions["parts"][scope] == truth[f"impressions_{scope}"]
    for count in ("clicks", "reactions", "comments", "reposts"):
        assert impressions["parts"][count] == truth[f"{count}_organic"]
    assert figures["K05"]["value"] == pytest.approx(truth["engagement_rate_organic"], abs=1e-9)
    for kind in ("organic", "sponsored", "auto_invited", "total"):
        assert followers[f"new_{kind}"] == truth["new_followers"][kind]
    assert figures["K15top_post"]["parts"].get("posts", 0) == truth["posts"]
    listed = (
        ("impressions_organic", "top_by_impressions", "impressions"),
        ("engagement_rate_organic", "top_by_rate", "engagement_rate"),
    )
    for true_list, shown, value in listed:
        if f"top10_by_{true_list}" in truth:
            expected = [(post["activity_id"], post["value"]) for post in truth[f"top10_by_{true_list}"]]
            found = [(post["id"], post[value]) for post in report[shown]]
            assert [post for post, _ in found] == [post for post, _ in expected]
            assert [v for _, v in found] == pytest.approx([v for _, v in expected], abs=1e-9)


@pytest.mark.parametrize("parts", SETS, ids="/".join)
def test_every_set_of_files_says_what_its_files_hold(parts: tuple[str, ...]) -> None:
    """English, German and every re-saved set: what truth.json says of the newest files, exactly."""
    folder = SAMPLES.joinpath(*parts)
    files = [facts for name, facts in TRUTH["files"].items() if Path(name).parts[: len(parts)] == parts]
    newest = [f for f in files if f.get("export") == "C" and f["kind"] in {"page_content", "page_followers"}]
    assert newest
    sums: dict[str, int] = {}
    for facts in newest:
        sums |= facts["sums"]
    if "csv_named_xls" in parts:  # one CSV holds one sheet, here the daily one
        del sums["posts"], sums["post_impressions_organic"]
    first, last = newest[0]["first"], newest[0]["last"]
    figures = _figures(_report(folder, "--from", first, "--to", last))
    impressions, followers = figures["K02"], figures["K07"]["parts"]
    found = {
        "impressions_organic": impressions["value"],
        "impressions_sponsored": impressions["parts"]["sponsored"],
        **{f"{count}_organic": impressions["parts"][count] for count in ("clicks", "reactions", "comments", "reposts")},
        "posts": figures["K15top_post"]["parts"].get("posts"),
        "post_impressions_organic": impressions["parts"]["sum_over_posts"],
        "organic": followers["new_organic"],
        "sponsored": followers["new_sponsored"],
        "auto_invited": followers["new_auto_invited"],
    }
    compared = {name: value for name, value in sums.items() if name in found}
    assert compared
    assert {name: found[name] for name in compared} == compared
    if {"clicks_organic", "impressions_organic"} <= set(compared):
        engagements = sum(sums[f"{count}_organic"] for count in ("clicks", "reactions", "comments", "reposts"))
        assert figures["K05"]["value"] == pytest.approx(engagements / sums["impressions_organic"], abs=1e-9)

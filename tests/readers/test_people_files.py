"""People's own files against the world they were made from, who they belong to, and who did not agree."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.models.export import History, PersonDay, PersonHistory, PersonPost
from ambassador_cli.models.roster import Consents, Person
from ambassador_cli.readers.linkedin import Exports, read_exports
from ambassador_cli.readers.linkedin.owners import find_owner, name_in_file

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
TODAY = date(2024, 6, 3)
AGREED = Consents(use_statistics=date(2023, 5, 1))
TRUTH = cast(dict[str, Any], json.loads((SAMPLES / "truth_people.json").read_text(encoding="utf-8")))
WINDOWS = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))["windows"]
FILES: dict[str, Any] = TRUTH["files"]
POSTS = [dict(zip(TRUTH["member_posts"]["columns"], row, strict=True)) for row in TRUTH["member_posts"]["rows"]]
HASHTAG = re.compile(r"(?<![\w#])#WirSindNordlicht(?!\w)", re.IGNORECASE)
NAMELESS = {"archive"}
"""Kinds whose files do not say whose they are: the roster lists them."""

PEOPLE = [
    Person(
        id=member["key"],
        name=member["name"],
        consents=AGREED,
        files=tuple(name for name in member["files"] if FILES[name]["kind"] in NAMELESS),
    )
    for member in TRUTH["members"]
]


def _read(names: Sequence[str], **options: Any) -> Exports:
    return read_exports(
        [(name, (SAMPLES / name).read_bytes()) for name in names],
        today=TODAY,
        **{"people": PEOPLE, "allow_archive": True, **options},
    )


def _one(name: str) -> PersonHistory:
    exports = _read([name])
    assert not exports.problems
    (person,) = exports.history.people
    assert person.person == FILES[name]["member"]
    return person


@pytest.mark.parametrize("name", [name for name, entry in FILES.items() if entry["kind"] == "creator"])
def test_creator_files(name: str) -> None:
    entry, person = FILES[name], _one(name)
    first, last = date.fromisoformat(entry["first"]), date.fromisoformat(entry["last"])
    assert (person.days[0].day, person.days[-1].day, len(person.days)) == (first, last, entry["daily_rows"])
    found = {
        "impressions": sum(day.impressions or 0 for day in person.days),
        "engagements": sum(day.engagements or 0 for day in person.days),
        "listed_posts": len(person.posts),
        "listed_posts_before_window": sum(post.published < first for post in person.posts),
    }
    assert found == {name: entry["sums"][name] for name in found}


@pytest.mark.parametrize("name", [name for name, entry in FILES.items() if entry["kind"] == "archive"])
def test_lists_of_shares(name: str) -> None:
    entry, person = FILES[name]["sums"], _one(name)
    recent = [post for post in person.posts if post.published >= date(2022, 1, 1)]
    own = [post for post in recent if post.text]
    assert len(person.posts) - len(recent) == entry["rows_before_2022"]
    assert (len(recent), len(own)) == (entry["shares_all"], entry["own_posts"])
    assert sum(bool(HASHTAG.search(post.text or "")) for post in own) == entry["hashtag_posts"]
    assert all(post.text is not None and '"\n"' not in post.text for post in person.posts)


@pytest.mark.parametrize("name", [name for name, entry in FILES.items() if entry["kind"] == "post_analytics"])
def test_single_posts(name: str) -> None:
    entry = FILES[name]
    (post,) = _one(name).posts
    assert post.posted is not None
    assert abs(post.posted.timestamp() * 1000 - entry["post_ms"]) < 2000
    assert (str(post.published), str(post.as_of)) == (entry["first"], entry["last"])
    values = entry["values"]
    assert (post.impressions, post.saves, post.sends) == (values["imp"], values["saves"], values["sends"])


def test_what_no_key_figure_uses_is_not_kept() -> None:
    """Followers of a person, reach of a window, reactions and profile views are looked at for damage and let go."""
    kept = {entry.name for model in (PersonHistory, PersonDay, PersonPost) for entry in fields(model)}
    assert not kept & {
        "follower_stock",
        "reach",
        "reactions",
        "comments",
        "reposts",
        "profile_views",
        "link_engagements",
    }


@pytest.fixture(scope="module")
def merged() -> History:
    return _read(sorted(FILES)).history


@pytest.mark.parametrize("window", sorted(WINDOWS))
def test_windows_of_each_person(merged: History, window: str) -> None:
    first, last = (date.fromisoformat(WINDOWS[window][key]) for key in ("first", "last"))
    checked = 0
    for person in merged.people:
        want = dict(zip(TRUTH["roles"], TRUTH["member_windows"][window][person.person], strict=True))
        days = [day for day in person.days if first <= day.day <= last]
        if len(days) == (last - first).days + 1:
            checked += 1
            for role in ("impressions", "engagements"):
                assert sum(getattr(day, role) for day in days) == want[role]
        if person.shares_until:
            posts = [post for post in person.posts if first <= post.published <= last]
            assert len(posts) == want["shares_all"]
            assert sum(bool(post.text) for post in posts) == want["own_posts"]
            assert sum(bool(HASHTAG.search(post.text or "")) for post in posts) == want["hashtag_posts"]
    assert checked or first < date(2023, 6, 2)


def test_posts_are_joined_across_addresses(merged: History) -> None:
    """Activity, share and ugcPost of one post are one record, with the figures of the world."""
    known = {post[key]: post for post in POSTS for key in ("activity_id", "share_id")}
    seen: set[str] = set()
    for person in merged.people:
        for post in person.posts:
            truths = {known[i]["activity_id"] for i in post.ids if i in known}
            assert len(truths) <= 1
            for activity in truths:
                assert activity not in seen
                seen.add(activity)
                want = known[activity]
                assert TRUTH["members"][want["member"]]["key"] == person.person
                if post.text is not None:
                    assert bool(post.text) == want["own_post"]
                if post.as_of == date(2024, 5, 31):
                    assert post.impressions in {None, want["impressions"]}
    assert len(seen) > 600


@pytest.mark.claim("own-figures")
def test_without_consent_nothing_is_kept() -> None:
    refused = [person.model_copy(update={"consents": Consents()}) for person in PEOPLE]
    exports = _read(sorted(FILES), people=refused)
    assert exports.history == History()
    assert {problem.id for problem in exports.problems} == {"person_no_consent"}
    later = [person.model_copy(update={"consents": Consents(use_statistics=date(2030, 1, 1))}) for person in PEOPLE]
    assert _read(sorted(FILES)[:3], people=later).history == History()


def test_without_a_roster_nothing_is_kept() -> None:
    exports = _read(sorted(FILES), people=None)
    assert exports.history == History()
    assert {problem.id for problem in exports.problems} == {"kind_creator", "kind_post_analytics", "kind_shares"}


def test_a_stranger_is_refused_by_name() -> None:
    name = "creators_2024_en/Content_2023-06-02_2024-05-31_JörnHülsebeck.xlsx"
    exports = _read([name], people=[person for person in PEOPLE if person.id != "joern-huelsebeck"])
    ((problem,), history) = exports.problems, exports.history
    assert (problem.id, problem.level, problem.values["name"]) == ("person_stranger", "error", "JörnHülsebeck")
    assert history == History()


def test_files_kept_too_long_are_named_and_left_out() -> None:
    names = [name for name in FILES if "JörnHülsebeck" in name and "Content" in name]
    exports = _read(names, keep_months=11)
    assert [problem.id for problem in exports.problems] == ["person_expired"]
    assert list(exports.expired) == [name for name in names if "2022" in name]
    (person,) = exports.history.people
    assert len(person.days) == 365


def test_archives_are_not_opened_unless_their_owner_asks() -> None:
    archives = [name for name in FILES if name.endswith(".zip")]
    exports = _read(archives, allow_archive=False)
    assert exports.history == History()
    assert {(problem.id, problem.level) for problem in exports.problems} == {("archive", "error")}


def test_markers_appear_nowhere() -> None:
    markers = [marker for entry in FILES.values() for marker in entry.get("must_never_appear_in_output", ())]
    assert len(markers) == 8
    for allowed in (True, False):
        shown = repr(_read(sorted(FILES), allow_archive=allowed))
        assert not [marker for marker in markers if marker in shown]
        assert "CANARY" not in shown


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Comments.csv", "kind_comments"),
        ("Reactions.csv", "kind_reactions"),
        ("Connections.csv", "kind_connections"),
        ("messages.csv", "kind_messages"),
    ],
)
def test_other_files_of_the_archive_are_refused_by_name(name: str, problem: str) -> None:
    import io
    import zipfile

    archive = SAMPLES / "archive" / "bjoern-luettenjohann" / "Basic_LinkedInDataExport_05-31-2024.zip"
    with zipfile.ZipFile(io.BytesIO(archive.read_bytes())) as source:
        exports = read_exports([(f"x/{name}", source.read(name))], people=PEOPLE, today=TODAY)
    assert [(found.id, found.level) for found in exports.problems] == [(problem, "error")]
    assert "CANARY" not in repr(exports)


ALL = {name: (SAMPLES / name).read_bytes() for name in sorted(FILES)}
PAGES = {
    f"page_en/{path.name}": path.read_bytes()
    for path in sorted((SAMPLES / "page_en").glob("*.xls"))
    if "visitors" not in path.name
}
BOTH = {**ALL, **PAGES}
EXPECTED = read_exports(list(BOTH.items()), today=TODAY, people=PEOPLE, allow_archive=True)


@settings(max_examples=4, deadline=None, derandomize=True)
@given(st.permutations(sorted(BOTH)))
def test_the_order_of_files_does_not_matter(order: list[str]) -> None:
    found = read_exports([(n, BOTH[n]) for n in order], today=TODAY, people=PEOPLE[::-1], allow_archive=True)
    assert found == EXPECTED


@pytest.mark.slow
def test_fifty_seeded_orders() -> None:
    """The page's and people's files in fifty orders: the same history and the same remarks, to the last record."""
    names = sorted(BOTH)
    for seed in range(50):
        random.Random(seed).shuffle(names)
        found = read_exports([(n, BOTH[n]) for n in names], today=TODAY, people=PEOPLE, allow_archive=True)
        assert found == EXPECTED, seed


@settings(max_examples=6, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(sorted(ALL)), unique=True, max_size=6), st.randoms(use_true_random=False))
def test_any_combination_reads_alike_in_any_order(names: list[str], dice: Any) -> None:
    mixed = names[:]
    dice.shuffle(mixed)
    assert _read(names).history == _read(mixed).history


# Whose file is it


def _person(name: str, **more: Any) -> Person:
    return Person(name=name, consents=AGREED, **more)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Content_2023-06-02_2024-05-31_JörnHülsebeck.xlsx", "JörnHülsebeck"),
        ("Content_2023-06-02_2024-05-31_SüleymanAkgözlü (1).xlsx", "SüleymanAkgözlü"),
        ("AggregateAnalytics_Dr. Hauke Feddersloh_2023-06-02_2024-05-31.xlsx", "Dr. Hauke Feddersloh"),
        ("LinkedIn_AggregateAnalytics_Anne von X_2023-06-02_2024-05-31 (2).xlsx", "Anne von X"),
        ("a/b/PostAnalytics_Renéed'Aubigny_7095728884167685452.xlsx", "Renéed'Aubigny"),
        (unicodedata.normalize("NFD", "Content_2023-06-02_2024-05-31_JörnÖ.xlsx"), "JörnÖ"),
        ("Shares_Anna Berg.csv", "Anna Berg"),
        ("whatever.xlsx", ""),
    ],
)
def test_names_in_file_names(file: str, name: str) -> None:
    assert name_in_file(file) == name


@pytest.mark.parametrize(
    "written",
    ["JörnHülsebeck", "Joern Huelsebeck", "Hülsebeck, Jörn", "HülsebeckJörn", "JÖRN HÜLSEBECK", "Jorn Hulsebeck",
     "Dr. Jörn Hülsebeck"],
)  # fmt: skip
def test_spellings_of_one_person(written: str) -> None:
    people = [_person("Jörn Hülsebeck"), _person("Jens Hülsebeck"), _person("Jörn Hilsebeck")]
    owner = find_owner(f"Content_2023-06-02_2024-05-31_{written}.xlsx", (), people)
    assert owner.person is people[0]


@pytest.mark.parametrize("profile", [None, "moeller"])
def test_two_people_are_never_confused(profile: str | None) -> None:
    people = [_person("Jan Möller", profile=profile), _person("Jan Moeller"), _person("Jan Moller")]
    for written, person in (("JanMöller", 0), ("JanMoeller", 1), ("JanMoller", 2)):
        owner = find_owner(f"Content_2023-06-02_2024-05-31_{written}.xlsx", (), people)
        assert owner.person is people[person]
    both = [_person("Jan Möller"), _person("Jan Møller")]
    owner = find_owner("Content_2023-06-02_2024-05-31_JanMoeller.xlsx", (), both)
    assert (owner.person, owner.reason) == (None, "several")
    same = [_person("Jan Möller", id="1"), _person("Jan Möller", id="2", files=("mine.xlsx",))]
    assert find_owner("Content_2023-06-02_2024-05-31_JanMöller.xlsx", (), same).reason == "several"
    assert find_owner("exports/mine.xlsx", (), same).person is same[1]


def test_profiles_and_names_must_not_contradict() -> None:
    people = [_person("Anna Berg", profile="anna-berg-1"), _person("Bea Tal", profile="bea-tal")]
    file = "AggregateAnalytics_Anna Berg_2023-06-02_2024-05-31.xlsx"
    assert find_owner(file, {"anna-berg-1"}, people).person is people[0]
    assert find_owner(file, {"bea-tal"}, people).reason == "contradiction"
    assert find_owner(file, {"somebody-else"}, people).reason == "contradiction"
    assert find_owner("renamed.xlsx", {"bea-tal"}, people).person is people[1]


def test_a_folder_named_after_a_person_counts() -> None:
    people = [_person("Anna Berg"), _person("Bea Tal")]
    assert find_owner("exports/Bea Tal/Shares.csv", (), people).person is people[1]
    assert find_owner("exports/Shares.csv", (), people).reason == "nameless"


@pytest.mark.parametrize(
    "file",
    ["bea-tal_2018_layout/Shares.csv", "Bea Tal - Kopie/Shares.csv", "x/Bea Tal (2)/Shares.csv",
     "Bea Tal 2026-11/S.csv", "Content_2023-06-02_2024-05-31_BeaTal_final_v2.xlsx",
     "Shares - Bea Tal (Kopie).csv", "AggregateAnalytics_Bea Tal_2023-06-02_2024-05-31_export.xlsx"],
)  # fmt: skip
def test_what_people_add_to_names_does_not_matter(file: str) -> None:
    people = [_person("Anna Berg"), _person("Bea Tal"), _person("Bea Tal-May")]
    assert find_owner(file, (), people).person is people[1]


def test_a_further_name_is_another_person() -> None:
    """May, April and Neu are surnames: nothing of a name is cut away for an addition."""
    people = [_person("Bea Tal")]
    for written in ("BeaTal-May", "BeaTal-Neu", "Bea Tal Berg", "BeaTal_April"):
        assert find_owner(f"Content_2023-06-02_2024-05-31_{written}.xlsx", (), people).person is None


def test_slugs_of_profiles_name_people_without_a_profile_in_the_roster() -> None:
    people = [_person("Jörn Hülsebeck"), _person("Bea Tal")]
    assert find_owner("renamed.xlsx", {"joern-huelsebeck-1a2b3c4d"}, people).person is people[0]


def test_every_sample_finds_its_owner_by_itself() -> None:
    bare = [person.model_copy(update={"files": ()}) for person in PEOPLE]
    for name, entry in FILES.items():
        if entry["kind"] not in NAMELESS:
            assert [p.person for p in _read([name], people=bare).history.people] == [entry["member"]]


def test_a_newer_export_wins_and_revisions_are_counted() -> None:
    def file(rows: dict[str, int]) -> bytes:
        return ("Date,Impressions,Engagements\n" + "".join(f"{d},{n},1\n" for d, n in rows.items())).encode()

    older = file({"2024-01-01": 5, "2024-01-02": 6, "2024-01-03": 7})
    newer = file({"2024-01-03": 8, "2024-01-04": 9})
    people = [_person("A B", files=("a.csv", "b.csv"))]
    for files in ([("a.csv", older), ("b.csv", newer)], [("b.csv", newer), ("a.csv", older)]):
        history = read_exports(files, today=TODAY, people=people).history
        assert [day.impressions for day in history.people[0].days] == [5, 6, 8, 9]
        assert history.revised_days == 1
        assert replace(history, sources=()) == replace(history, sources=())

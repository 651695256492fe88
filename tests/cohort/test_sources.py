"""What decides a draw: which sources can be named, on which days, and what counts as their answer."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta

import pytest

from ambassador_cli.cohort.sources import (
    QUICKNET_START,
    day_of_round,
    default_source,
    is_answer,
    is_sound,
    parse_source,
    read_answer,
    source_line,
)
from ambassador_cli.errors import UsageError
from ambassador_cli.models.draw import AnswerForm, Source

SATURDAY = date(2024, 6, 8)
TWO = ("Ada Beispiel", "Bo Muster")


def _ids(text: str, today: date = date(2024, 6, 3), witnesses: tuple[str, ...] = ()) -> list[str]:
    with pytest.raises(UsageError) as caught:
        parse_source(text, today, witnesses)
    return [problem.id for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2024-06-03", "2024-06-08"),
        ("2024-06-04", "2024-06-15"),
        ("2024-06-08", "2024-06-15"),
        ("2024-06-10", "2024-06-15"),
    ],
)
def test_the_usual_source_is_the_next_saturday_five_days_ahead(today: str, day: str) -> None:
    source = default_source(date.fromisoformat(today))
    assert (source["day"], source["kind"], source["round"], source["witnesses"]) == (day, "lotto", None, [])
    assert source_line(source) == f"lotto:{day}" and is_sound(source)


@pytest.mark.parametrize("day", [0, 1, 3, 4, 6])
def test_lotto_is_drawn_on_wednesdays_and_saturdays(day: int) -> None:
    """The next drawing day is proposed."""
    wanted = date(2024, 6, 10) + timedelta(days=day)
    with pytest.raises(UsageError) as caught:
        parse_source(f"lotto:{wanted}", date(2024, 6, 3))
    (problem,) = caught.value.problems
    following = date(2024, 6, 12) if day < 2 else date(2024, 6, 15) if day < 5 else date(2024, 6, 19)
    assert (problem.id, problem.values["next"]) == ("draw.no_drawing_day", following)
    for good in (date(2024, 6, 12), date(2024, 6, 15)):
        assert parse_source(f" lotto:{good} ", date(2024, 6, 3))["day"] == good.isoformat()


def test_a_source_lies_ahead() -> None:
    """The day itself is too late, the day before is not; all that is wrong is told at once."""
    assert _ids("lotto:2024-06-08", SATURDAY) == ["draw.day_not_ahead"]
    assert parse_source("lotto:2024-06-08", SATURDAY - timedelta(days=1))
    assert _ids("lotto:2024-06-07", SATURDAY, TWO) == [
        "draw.no_drawing_day",
        "draw.day_not_ahead",
        "draw.witnesses_of_what",
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("", "lotto", "lotto:", "lotto:8.6.2024", "lotto:20240608", "lotto:2024-06-08:x", "coin:2024-06-08"),
        *("witnessed:2024-06-08:cards", "drand:other:5", "drand:quicknet:05", "drand:quicknet:x"),
        "drand:quicknet:" + "9" * 10,
    ],
)
def test_what_is_no_source_is_named(text: str) -> None:
    assert _ids(text) == ["draw.source_unclear"]


def test_a_witnessed_draw_has_two_people_of_two_names() -> None:
    for few in ((), ("Ada Beispiel",), ("Ada Beispiel", " ada  beispiel "), ("Ada Beispiel", "")):
        assert _ids("witnessed:2024-06-05", witnesses=few) == ["draw.two_witnesses"]
    balls = parse_source("witnessed:2024-06-05", date(2024, 6, 3), (" Ada  Beispiel", "Bo Muster"))
    assert balls["witnesses"] == list(TWO)
    assert source_line(balls) == "witnessed:2024-06-05"
    assert parse_source("witnessed:2024-06-05:balls", date(2024, 6, 3), TWO) == balls
    dice = parse_source("witnessed:2024-06-05:dice", date(2024, 6, 3), TWO)
    assert source_line(dice) == "witnessed:2024-06-05:dice"
    assert is_sound(balls) and is_sound(dice)


def test_a_round_of_drand_has_its_day() -> None:
    """The first began at the chain's start, one follows every three seconds."""
    first = day_of_round(1)
    assert QUICKNET_START == 1_692_803_367 and first == date(2023, 8, 23)
    late = (86_400 - QUICKNET_START % 86_400 - 1) // 3 + 1
    assert (day_of_round(late), day_of_round(late + 1)) == (first, first + timedelta(days=1))
    source = parse_source(f"drand:quicknet:{late}", first - timedelta(days=1))
    assert source == {"kind": "drand", "day": first.isoformat(), "round": late, "form": source["form"], "witnesses": []}
    assert source_line(source) == f"drand:quicknet:{late}" and is_sound(source)
    assert _ids(f"drand:quicknet:{late}", first) == ["draw.day_not_ahead"]
    assert _ids(f"drand:quicknet:{late}", date(2020, 1, 1), TWO) == ["draw.source_unclear"]


LOTTO = default_source(date(2024, 6, 3))
WITNESSED = parse_source("witnessed:2024-06-05", date(2024, 6, 3), TWO)
DRAND = parse_source("drand:quicknet:9000000", date(2023, 8, 1))


@pytest.mark.parametrize(
    "changed",
    [
        LOTTO | {"day": None},
        LOTTO | {"day": "2024-06-07"},
        LOTTO | {"round": 5},
        LOTTO | {"witnesses": ["Ada Beispiel"]},
        LOTTO | {"form": WITNESSED["form"]},
        WITNESSED | {"witnesses": ["Ada Beispiel"]},
        WITNESSED | {"witnesses": ["Ada Beispiel", "ada beispiel"]},
        WITNESSED | {"witnesses": [*TWO, " "]},
        WITNESSED | {"form": LOTTO["form"]},
        DRAND | {"round": 9_000_000 + 86_400},
        DRAND | {"round": None},
        DRAND | {"witnesses": list(TWO)},
        DRAND | {"form": LOTTO["form"]},
    ],
)
def test_a_source_whose_parts_do_not_fit_is_not_sound(changed: Source) -> None:
    assert not is_sound(changed)


@pytest.mark.parametrize(
    ("of", "text", "counts"),
    [
        (LOTTO, "01 09 14 22 31 49 / 0", True),
        (LOTTO, "01 09 14 22 31 50 / 0", False),
        (LOTTO, "00 09 14 22 31 49 / 0", False),
        (LOTTO, "09 01 14 22 31 49 / 0", False),
        (LOTTO, "01 01 14 22 31 49 / 0", False),
        (LOTTO, "01 09 14 22 31 49 / 10", False),
        (LOTTO, "01 09 14 22 31 49", False),
        (LOTTO, "1 9 14 22 31 49 / 0", False),
        (LOTTO, "٠1 09 14 22 31 49 / 0", False),
        (WITNESSED, "01 09 14 22 31 49", True),
        (WITNESSED, "01 09 14 22 31 49 / 0", False),
        (DRAND, "0" * 64, True),
        (DRAND, "0" * 63, False),
        (DRAND, "A" * 64, False),
    ],
)
def test_an_answer_has_exactly_the_form_that_was_frozen(of: Source, text: str, counts: bool) -> None:
    """Ascending numbers of 1 to 49 in two digits, one way to write each answer."""
    form: AnswerForm = of["form"]
    assert is_answer(form, text) is counts
    if counts:
        assert read_answer(of, text) == text
    else:
        with pytest.raises(UsageError):
            read_answer(of, text)


def test_ten_throws_of_a_die() -> None:
    dice = parse_source("witnessed:2024-06-05:dice", date(2024, 6, 3), TWO)["form"]
    assert is_answer(dice, "1 6 1 6 1 6 1 6 1 6")
    for text in ("1 6 1 6 1 6 1 6 1", "1 6 1 6 1 6 1 6 1 6 1", "0 6 1 6 1 6 1 6 1 6", "7 6 1 6 1 6 1 6 1 6"):
        assert not is_answer(dice, text)


def test_a_beacon_counts_where_its_randomness_is_that_of_its_signature() -> None:
    """Of the frozen round, and nothing else."""
    signature = "ab" * 48
    good = {
        "round": DRAND["round"],
        "randomness": hashlib.sha256(bytes.fromhex(signature)).hexdigest(),
        "signature": signature,
    }
    assert read_answer(DRAND, json.dumps(good)) == good["randomness"]
    bad = [
        good | {"round": 1},
        good | {"randomness": "0" * 64},
        good | {"signature": "zz"},
        good | {"randomness": 5},
        {"round": DRAND["round"]},
        [],
    ]
    for beacon in bad:
        with pytest.raises(UsageError):
            read_answer(DRAND, json.dumps(beacon))

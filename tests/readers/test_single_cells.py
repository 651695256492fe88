"""Single cells of exports: what number, rate, day and decimal sign each of them is, and what it is not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ambassador_cli.models.export import Figures, PageDay
from ambassador_cli.readers.linkedin.arithmetic import tolerance
from ambassador_cli.readers.linkedin.catalogue import read_catalogue
from ambassador_cli.readers.linkedin.conventions import Conventions, _date_order, _decimal_sign, _parts, typed_day
from ambassador_cli.readers.linkedin.daily_tables import DAILY_TABLES
from ambassador_cli.readers.linkedin.merge import _days
from ambassador_cli.readers.linkedin.post_analytics import _english_day
from ambassador_cli.readers.linkedin.table import Table
from ambassador_cli.readers.linkedin.values import MOST, to_counts, to_ratios

KIND = read_catalogue().table("page_days")
COUNTED = next(column for column in KIND.order if column[0] == "impressions")
POINT, COMMA = Conventions(), Conventions(comma=True)


def _table(cell: Any, column: Any = COUNTED) -> Table:
    return Table("f.csv", "S", KIND, 1, {column: 0}, [(2, [cell])])


@pytest.mark.parametrize(
    ("cell", "conventions", "count"),
    [
        (5, POINT, 5),
        (5.0, POINT, 5),
        ("5", POINT, 5),
        ("-5", POINT, -5),
        ("\u22125", POINT, -5),
        ("1,234", POINT, 1234),
        ("1,234,567", POINT, 1_234_567),
        ("1,234.00", POINT, 1234),
        ("12.0", POINT, 12),
        ("1.234", COMMA, 1234),
        ("1.234,0", COMMA, 1234),
        ("12,00", COMMA, 12),
        ("1\u00a0234", POINT, 1234),
        ("", POINT, None),
        (MOST, POINT, MOST),
        (-MOST, POINT, -MOST),
    ],
)
def test_counts(cell: Any, conventions: Conventions, count: int | None) -> None:
    table = _table(cell)
    assert to_counts(table, COUNTED, conventions) == [count]
    assert not table.problems


@pytest.mark.parametrize(
    ("cell", "conventions", "problem"),
    [
        (5.5, POINT, "number_not_whole"),
        ("5.5", POINT, "number_not_whole"),
        ("5,5", COMMA, "number_not_whole"),
        ("5 apples", POINT, "number_expected"),
        ("#REF!", POINT, "cell_error"),
        ("5\x00", POINT, "cell_nul"),
        (True, POINT, "number_expected"),
        (date(2024, 1, 1), POINT, "number_expected"),
        ("1e9", POINT, "number_huge"),
        ("9" * 40, POINT, "number_huge"),
        (MOST + 1, POINT, "number_huge"),
        (-MOST - 1, POINT, "number_huge"),
    ],
)
def test_what_is_no_count_is_named(cell: Any, conventions: Conventions, problem: str) -> None:
    table = _table(cell)
    assert to_counts(table, COUNTED, conventions) == [None]
    assert [found.id for found in table.problems] == [problem]
    assert table.problems[0].place.row == 2


@pytest.mark.parametrize(
    ("cell", "conventions", "rate"),
    [
        (0.04, POINT, 0.04),
        (1, POINT, 1.0),
        ("0.04", POINT, 0.04),
        ("4%", POINT, 0.04),
        ("4 %", POINT, 0.04),
        ("0,04", COMMA, 0.04),
        ("0.04", COMMA, 0.04),
        ("4,5%", COMMA, 0.045),
        ("5e-2", POINT, 0.05),
        ("", POINT, None),
    ],
)
def test_rates(cell: Any, conventions: Conventions, rate: float | None) -> None:
    table = _table(cell)
    assert to_ratios(table, COUNTED, conventions) == [pytest.approx(rate) if rate is not None else None]
    assert not table.problems


@pytest.mark.parametrize("cell", ["0,04", "x", "4%%", "1,2,3", "#DIV/0!", True])
def test_what_is_no_rate_is_named(cell: Any) -> None:
    table = _table(cell)
    assert to_ratios(table, COUNTED, POINT) == [None]
    assert len(table.problems) == 1


@pytest.mark.parametrize(
    ("text", "ratio", "sign"),
    [
        ("0.04", True, "."),
        ("0,04", True, ","),
        ("1.234", True, "."),
        ("1.234", False, ","),
        ("1,234", False, "."),
        ("0.234", False, ""),
        ("1234.567", False, ""),
        ("12.00", False, "."),
        ("12,0", False, ","),
        ("12.50", False, ""),
        ("1.234.567", False, ","),
        ("1,234,567", False, "."),
        ("1.234,567.8", False, ""),
        ("1,234,567.0", False, "."),
        ("1.234.567,0", False, ","),
        ("12", False, ""),
        ("x", False, ""),
    ],
)
def test_the_decimal_sign_that_a_number_gives_away(text: str, ratio: bool, sign: str) -> None:
    """Three digits behind a sign group thousands, unless the number begins with 0 or is a rate."""
    assert _decimal_sign(text, ratio=ratio) == sign


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Jan 5, 2024", date(2024, 1, 5)),
        ("December 31, 2024", date(2024, 12, 31)),
        (" Feb 29, 2024 ", date(2024, 2, 29)),
        ("Feb 30, 2024", None),
        ("Foo 5, 2024", None),
        ("5 Jan 2024", None),
        ("jan 5, 2024", None),
    ],
)
def test_days_as_the_single_post_export_writes_them(written: str, day: date | None) -> None:
    assert _english_day(written) == day


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("06/01/2023", (6, 1, 2023)), ("6/1/23", (6, 1, 2023)), ("31.12.2024", (31, 12, 2024)), ("2024-05-31", None)],
)
def test_leading_numbers_of_a_day(cell: str, parts: tuple[int, int, int] | None) -> None:
    assert _parts(cell) == parts


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime(2024, 5, 31, 12, tzinfo=UTC), date(2024, 5, 31)),
        (date(2024, 5, 31), date(2024, 5, 31)),
        (45443, date(2024, 5, 31)),
        (45443.0, date(2024, 5, 31)),
        (45443.5, None),
        (36_000, None),
        (36_001, date(1998, 7, 25)),
        (79_999, date(2119, 1, 10)),
        (80_000, None),
        (True, None),
        ("", None),
    ],
)
def test_days_of_a_spreadsheet(cell: Any, day: date | None) -> None:
    """Serial numbers count from 30 December 1899; half a day is none, and a count of years ago neither."""
    assert typed_day(cell, POINT) == day


def test_a_day_that_a_newer_file_changes_is_counted_once() -> None:
    """What the newer one lacks is filled from the older; the same figures again are no change."""
    daily = next(table for table in DAILY_TABLES if table.table == "page_days")
    first, second = date(2024, 5, 1), date(2024, 5, 2)

    def record(day: date, impressions: int | None) -> Any:

        figures = Figures(impressions=impressions)
        return PageDay(day, figures, figures, figures)

    older = [record(second, 5), record(first, 7)]
    days, revised = _days(daily, [older, [record(first, 8)], [record(first, 9), record(second, 5)]])
    assert [day.day for day in days] == [first, second]
    assert [day.organic.impressions for day in days] == [9, 5]
    assert revised == 1
    days, revised = _days(daily, [older, [record(first, None)]])
    assert (days[0].organic.impressions, revised) == (7, 0)


@pytest.mark.parametrize(
    ("written", "off"),
    [
        ("0.04", 0.0051),
        ("0,0412", 0.000051),
        ("4%", 0.0051),
        ("4.1 %", 0.00051),
        ("1", 0.51),
        (0.0412, 0.0),
        ("x", 0.0),
    ],
)
def test_how_far_a_rate_may_be_off_for_few_digits(written: Any, off: float) -> None:
    """Half a unit of the last digit and a hair; of a number as stored the hair alone."""
    assert tolerance(written) == pytest.approx(off, abs=3e-6)
    assert tolerance(written) > off


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["12/13/2024"], "mdy"),
        (["13/12/2024"], "dmy"),
        (["12/12/2024", "1/2/2024", "1/3/2024"], None),
        (["01.02.2024"], "dmy"),
        (["5/5/2024"], "mdy"),
        (["1/31/2024", "2/1/2024"], "mdy"),
        (["1/1/2024", "1/2/2024", "1/3/2024"], "mdy"),
        (["1/1/2024", "2/1/2024", "3/1/2024"], "dmy"),
        (["3/1/2024", "2/1/2024", "1/1/2024"], "dmy"),
        (["1/2/2024", "1/5/2024"], None),
        ([date(2024, 1, 2)], "mdy"),
        ([], "mdy"),
    ],
)
def test_whether_the_day_or_the_month_comes_first(cells: list[Any], order: str | None) -> None:
    """A number above 12 says it, or an unbroken series; else nothing is guessed."""
    table = Table("f.csv", "S", KIND, 1, {("date", ""): 0}, [(2 + at, [cell]) for at, cell in enumerate(cells)])
    found, swapped, problems = _date_order([table])
    assert not swapped
    assert [problem.id for problem in problems] == ([] if order else ["dates_ambiguous"])
    assert found == (order or "mdy")


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([date(2024, 5, 11), date(2024, 5, 12), "5/13/2024", "5/14/2024"], ("mdy", False)),
        ([date(2024, 11, 5), date(2024, 12, 5), "5/13/2024", "5/14/2024"], ("mdy", True)),
        ([date(2024, 11, 5), date(2024, 12, 5), "13.5.2024", "14.5.2024"], ("dmy", True)),
        ([date(2024, 11, 5), "5/20/2024"], None),
    ],
)
def test_days_that_a_spreadsheet_retyped_are_told_by_an_unbroken_series(
    cells: list[Any], found: tuple[str, bool] | None
) -> None:
    table = Table("f.csv", "S", KIND, 1, {("date", ""): 0}, [(2 + at, [cell]) for at, cell in enumerate(cells)])
    order, swapped, problems = _date_order([table])
    assert [problem.id for problem in problems] == ["dates_restored" if found else "dates_mixed"]
    assert (order, swapped) == (found or ("mdy", False))

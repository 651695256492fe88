"""Creator workbooks that people edited: sheets of their own, missing sheets, deleted columns, formulas."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ambassador_cli.models.export import PersonHistory
from ambassador_cli.models.roster import Consents, Person
from ambassador_cli.readers.linkedin import Exports, read_exports

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
FILE = SAMPLES / "creators_2024_en" / "Content_2023-06-02_2024-05-31_JörnHülsebeck.xlsx"
PEOPLE = [Person(name="Jörn Hülsebeck", consents=Consents(use_statistics=date(2023, 1, 1)))]
LINK = "https://www.linkedin.com/feed/update/urn:li:activity:7197174390821485595"


def read(edit: Callable[[Workbook], None]) -> Exports:
    book = openpyxl.load_workbook(FILE)
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return read_exports([(FILE.name, out.getvalue())], today=date(2024, 6, 3), people=PEOPLE)


def person(found: Exports) -> PersonHistory:
    assert not [problem for problem in found.problems if problem.level == "error"]
    (one,) = found.history.people
    return one


WHOLE = person(read(lambda _: None))


def own_ranking(book: Workbook) -> None:
    sheet = book.create_sheet("Meine Beiträge")
    sheet.append(["Post URL", "Post Description", "Likes", "Comments", "Reposts"])
    sheet.append([LINK, "Etwas", 99_999, 88_888, 77_777])


def own_days(book: Workbook) -> None:
    sheet = book.create_sheet("Notizen", 0)
    sheet.append(["Date", "Impressions", "What I did"])
    sheet.append(["1/1/2024", 99_999, "nothing"])


def three_columns(book: Workbook) -> None:
    sheet = book["DISCOVERY"]
    period = sheet["B1"].value
    sheet["B1"], sheet["C1"] = "Value", "Time Period"
    sheet["C2"] = period


@pytest.mark.parametrize(
    "edit",
    [
        own_ranking,
        own_days,
        three_columns,
        lambda book: book.remove(book["DISCOVERY"]),
        lambda book: book.remove(book["DEMOGRAPHICS"]),
        lambda book: book.remove(book["FOLLOWERS"]),
        lambda book: book["FOLLOWERS"].delete_cols(2),
    ],
    ids=["ranking of one's own", "days of one's own", "three columns", "no DISCOVERY", "no DEMOGRAPHICS",
         "no FOLLOWERS", "deleted column of FOLLOWERS"],
)  # fmt: skip
def test_what_people_add_or_take_away_changes_no_figure(edit: Callable[[Workbook], None]) -> None:
    assert person(read(edit)) == WHOLE


def test_a_deleted_column_is_unknown_and_not_zero() -> None:
    one = person(read(lambda book: book["ENGAGEMENT"].delete_cols(3)))
    assert [day.impressions for day in one.days] == [day.impressions for day in WHOLE.days]
    assert {day.engagements for day in one.days} == {None}


def test_without_its_days_a_file_is_refused_in_one_line() -> None:
    found = read(lambda book: book.remove(book["ENGAGEMENT"]))
    assert [problem.id for problem in found.problems if problem.level == "error"] == ["creator_without_days"]


def test_sheets_of_ones_own_are_named() -> None:
    for edit, identifier in ((own_ranking, "sheet_unknown"), (own_days, "sheet_of_ones_own")):
        assert [problem.id for problem in read(edit).problems] == [identifier]


def test_a_formula_is_pointed_out() -> None:
    def formula(book: Workbook) -> None:
        book["ENGAGEMENT"]["B5"] = "=1+1"

    assert "cell_formula" in {problem.id for problem in read(formula).problems}


def test_days_before_linkedin_are_refused() -> None:
    """Also where a list of posts or a ranking holds them."""
    rows = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
    shares = f"{rows}1999-01-01 10:00:00,{LINK},Text,,,MEMBER_NETWORK\n".encode()
    found = read_exports([("Shares_Jörn Hülsebeck.csv", shares)], today=date(2024, 6, 3), people=PEOPLE)
    assert [problem.id for problem in found.problems] == ["date_impossible"]

    def early(book: Workbook) -> None:
        book["ENGAGEMENT"]["A2"] = "1/1/1990"

    assert "date_too_early" in {problem.id for problem in read(early).problems}


def test_days_outside_the_window_that_the_file_names_are_said_at_the_sheet_of_days() -> None:
    """Told at the sheet with the days, once; a window that holds them says nothing."""
    days = [day.day for day in WHOLE.days if day.impressions is not None]

    def window(first: date, last: date) -> Callable[[Workbook], None]:
        def edit(book: Workbook) -> None:
            book["DISCOVERY"]["B1"] = f"{first:%-m/%-d/%Y} - {last:%-m/%-d/%Y}"

        return edit

    one = timedelta(days=1)
    assert not read(window(days[0], days[-1])).problems
    for first, last in ((days[0] + one, days[-1]), (days[0], days[-1] - one)):
        found = [problem for problem in read(window(first, last)).problems if problem.id == "creator_window"]
        assert [problem.place.sheet for problem in found] == ["ENGAGEMENT"]
        assert found[0].values["found_first"] == days[0] and found[0].values["last"] == last


def test_one_ranking_alone_is_read() -> None:
    """A sheet that holds three columns and no second ranking."""

    def first_only(book: Workbook) -> None:
        book["TOP POSTS"].delete_cols(4, 10)

    links = {post.link for post in WHOLE.posts}
    alone = {post.link for post in person(read(first_only)).posts}
    assert (alone and alone < links) or alone == links

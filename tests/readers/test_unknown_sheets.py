"""What is not known is named with the nearest known thing; what differs is not joined."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl

from ambassador_cli.errors.lines import to_problem_line
from ambassador_cli.models.export import PersonPost
from ambassador_cli.readers.linkedin import read_exports
from ambassador_cli.readers.linkedin.creator import CreatorLayout
from ambassador_cli.readers.linkedin.people import merge_people
from ambassador_cli.readers.linkedin.person_file import PersonFile
from ambassador_cli.texts.words import Words

SAMPLE = (
    Path(__file__).parents[1] / "data/samples/page_resaved/xlsx_no_preamble/nordlicht-pharma_content_1717233125471.xlsx"
)


def test_an_unknown_sheet_is_named_with_the_line_that_makes_it_known() -> None:
    """A sheet of new followers with two headers nearly known; one with nothing that is like any header."""
    book = openpyxl.load_workbook(SAMPLE)
    for name, header in (("Mehr", ["Date", "Sponsored folowers", "Organic folowers"]), ("Notizen", ["Was", "Wer"])):
        sheet = book.create_sheet(name)
        sheet.append(header)
        sheet.append(["05/13/2024", 3, 4])
    stream = io.BytesIO()
    book.save(stream)
    found = read_exports([("x_content_1717233125471.xlsx", stream.getvalue())], today=date(2024, 6, 3))
    named = {problem.place.sheet: problem for problem in found.problems}
    assert named["Mehr"].id == "sheet_unknown_but_like"
    assert 'headers: {"Followers (sponsored)": ["Sponsored folowers"]' in to_problem_line(named["Mehr"], Words("de"))
    assert named["Notizen"].id == "sheet_unknown"
    assert len(found.history.page_days) == 365


def _post(number: str, second: int, text: str | None) -> PersonPost:
    when = datetime(2024, 1, 2, 12, 0, second, tzinfo=UTC)
    return PersonPost((number,), "", when.date(), when, text)


def _joined(*posts: PersonPost) -> list[tuple[str, ...]]:
    files = [
        PersonFile(f"{index}", f"{index}", "shares", CreatorLayout(), person="p", posts=[post])
        for index, post in enumerate(posts)
    ]
    people, _ = merge_people(files)
    return [post.ids for post in people[0].posts]


def test_posts_of_one_moment_are_joined_unless_their_texts_differ() -> None:
    """Two numbers of one post are one; two texts are two posts; an edited text keeps its number."""
    assert _joined(_post("11", 1, "Ein Text"), _post("12", 2, None)) == [("11", "12")]
    assert _joined(_post("11", 1, "Ein Text"), _post("12", 2, "Ein anderer")) == [("11",), ("12",)]
    assert len(_joined(_post("11", 1, "Ein Text"), _post("11", 1, "Ein Text, verbessert"))) == 1

"""Every page in every form that it offers, written and read back; hostile texts in every place of every form."""

from __future__ import annotations

import csv
import importlib
import io
import json
import pkgutil
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any, get_args
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ambassador_cli.pages
from ambassador_cli.commands.showing import choose_target
from ambassador_cli.errors import UsageError
from ambassador_cli.models.document import Heading
from ambassador_cli.models.page import Page
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.visible import HIDDEN
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.data.json import to_json
from ambassador_cli.writers.register import FORMS
from writers.pages import SamplePage, real_pages

MIDNIGHT = datetime(2024, 5, 31)  # noqa: DTZ001
LANGUAGES = get_args(Language)
NASTY = (
    "=1+1",
    "+49 40",
    "-3",
    "@name",
    "a;=1+1",
    "a,\t=1",
    "x\n=cmd|' /C calc'!A0",
    "\t=1",
    "\r=1",
    "＝1+1",
    "a|＠x",
    "\x1b[31mrot\x1b]8;;http://x\x07",
    "\u202egnp.exe",
    "\ufeff\u200b\u2066",
    "\ufffe\uffff",
    "\ud800",
    "_x0041_",
    "</w:t><script>alert(1)</script>",
    "[bold red]x[/] [link=http://x]y[/link]",
    "![x](http://x) [y](javascript:alert(1)) `z` *a* _b_ | c\n# d\n---\n1. e",
    "::error file=x::y",
    "%0A::set-output",
    "javascript:alert(1)",
    'https://x.example/"><script>',
    "{{7*7}} ${x} $(x) `x`",
    "x" * 40_000,
    "Ü" * 40 + "\u2028" + "ß",
    "'apostroph",
    "",
    " ",
)


def all_pages() -> list[type[Page]]:
    """Every class of a page that lies in ambassador_cli.pages."""
    for module in pkgutil.walk_packages(ambassador_cli.pages.__path__, "ambassador_cli.pages."):
        importlib.import_module(module.name)
    found: list[type[Page]] = []
    waiting: list[type[Page]] = [Page]  # type: ignore[type-abstract]
    while waiting:
        for child in waiting.pop().__subclasses__():
            waiting.append(child)
            if child.__module__.startswith("ambassador_cli."):
                found.append(child)
    return list({page.__name__: page for page in found}.values())


def test_every_page_is_looked_at() -> None:
    """A page that is new gets a line in tests/writers/pages.py; every form that it names exists."""
    missing = sorted({page.__name__ for page in all_pages()} ^ set(real_pages("en")))
    assert not missing, f"show an example of each in real_pages of tests/writers/pages.py: {missing}"
    for page in all_pages():
        assert set(page.forms) <= set(FORMS), page


def offers() -> Iterator[tuple[str, str]]:
    for page in all_pages():
        for form in page.forms:
            yield page.__name__, form


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "form"), list(offers()))
def test_every_page_in_every_form(name: str, form: str, language: Language) -> None:
    """Written twice the same, read back, and everything that is in the document is in there."""
    page = real_pages(language)[name]
    content = FORMS[form].write(page)
    assert content
    if form != "xlsx":
        assert content == FORMS[form].write(page)
    read = READERS[form](content, language)
    if form in {"xlsx", "docx"}:
        assert isinstance(content, bytes)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert "<dc:title>" in archive.read("docProps/core.xml").decode()
    assert read
    if form in {"txt", "md", "docx"}:
        title = next(block.text for block in page.document().blocks if isinstance(block, Heading))
        assert title.split()[0] in read


# Reading back --------------------------------------------------------------------------------------------------------


def read_text(content: Any, language: str) -> str:
    assert isinstance(content, str)
    assert max(len(line) for line in content.splitlines()) <= 80 or "│" not in content
    assert not HIDDEN.search(content.replace("\n", ""))
    return content


def read_markdown(content: Any, language: str) -> str:
    assert isinstance(content, str) and content.endswith("\n")
    return re.sub(r"\\(.)", r"\1", content)


def read_csv(content: Any, language: str) -> list[list[str]]:
    """By the conventions of the language: what is no number and no day is text, and nothing begins a formula."""
    assert isinstance(content, str)
    german = language == "de"
    assert content.startswith("\ufeff") or (not german and content.isascii())
    rows = list(csv.reader(io.StringIO(content.lstrip("\ufeff"), newline=""), delimiter=";" if german else ","))
    assert len({len(row) for row in rows}) == 1
    for line in content.lstrip("\ufeff").split("\r\n")[:-1]:
        assert line.startswith('"') and line.endswith('"')
    return rows


def read_workbook(content: Any, language: str) -> dict[str, list[list[Any]]]:
    assert isinstance(content, bytes)
    check_xml(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        assert len(sheet.title.encode("utf-16-le")) <= 62
        assert sheet.print_area and sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def read_word(content: Any, language: str) -> str:
    import docx

    assert isinstance(content, bytes)
    check_xml(content)
    word = docx.Document(io.BytesIO(content))
    assert word.core_properties.language == {"de": "de-DE", "en": "en-GB"}[language]
    for table in word.tables:
        assert "w:cantSplit" in table.rows[0]._tr.xml
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def read_json(content: Any, language: str) -> dict[str, Any]:
    assert isinstance(content, str)
    assert not HIDDEN.search(content.replace("\n", ""))
    data: dict[str, Any] = json.loads(content)
    assert next(iter(data)) in {"format", "$schema"}
    return data


def read_calendar(content: Any, language: str) -> list[Any]:
    from icalendar import Calendar

    assert isinstance(content, bytes)
    return list(Calendar.from_ical(content).walk("VEVENT"))


class PageText(HTMLParser):
    """The texts of a page, and what could run or reach out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.wrong = "", [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "link", "img", "base", "form"}:
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"src", "style"}:
                self.wrong.append(name)
            if name == "href" and not str(value).startswith(("https://", "http://", "mailto:")):
                self.wrong.append(str(value))

    def handle_data(self, data: str) -> None:
        self.text += data


def read_html(content: Any, language: str) -> str:
    assert isinstance(content, str)
    read = PageText()
    read.feed(content)
    assert read.wrong == [""]
    assert f'<html lang="{language}">' in content
    return read.text.partition("@page")[2]


def read_slides(content: Any, language: str) -> str:
    from pptx import Presentation

    assert isinstance(content, bytes)
    check_slides(content)
    show = Presentation(io.BytesIO(content))
    frames = (shape for slide in show.slides for shape in slide.shapes if shape.has_text_frame)
    return "\n".join(shape.text_frame.text for shape in frames)


def check_slides(content: bytes) -> None:
    """Well-formed parts, nothing that runs; the workbooks behind charts are workbooks."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert not name.lower().endswith((".bin", ".vbs", ".js"))
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
            if name.endswith(".xlsx"):
                check_xml(archive.read(name))


READERS: dict[str, Any] = {
    "html": read_html,
    "pptx": read_slides,
    "txt": read_text,
    "md": read_markdown,
    "csv": read_csv,
    "xlsx": read_workbook,
    "docx": read_word,
    "json": read_json,
    "sarif": read_json,
    "github": read_text,
    "ics": read_calendar,
}


def check_xml(content: bytes) -> None:
    """Each part is well-formed, and the archive holds nothing that runs."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert not name.lower().endswith((".bin", ".vbs", ".js"))
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


# What forms do with values and texts ---------------------------------------------------------------------------------


def test_csv_in_german_and_english() -> None:
    """Delimiters, decimals, percentages, days and the byte order mark."""
    german = FORMS["csv"].write(SamplePage("Größe", Words("de")))
    english = FORMS["csv"].write(SamplePage("size", Words("en")))
    assert german == '\ufeff"Größe";"n";"share";"day"\r\n"Größe";"1234,5";"4,8%";"2024-05-31"\r\n'
    assert english == '"size","n","share","day"\r\n"size","1234.5","4.8%","2024-05-31"\r\n'


def test_a_workbook_holds_numbers_and_days() -> None:
    content = FORMS["xlsx"].write(SamplePage("Größe", Words("de")))
    sheets = read_workbook(content, "de")
    assert list(sheets) == ["Größe", "Größe 2", "Größe 3", "Größe 4", "Hinweise"]
    row = sheets["Größe"][4]
    assert row == ["Größe", 1234.5, 0.048, MIDNIGHT]
    assert sheets["Größe"][0][0] == "Größe"
    assert sheets["Größe"][1][0] == "Stand: 31.05.2024"
    chart = sheets["Größe 2"]
    assert chart[-1][:3] == ["3", 2.5, 2]


@pytest.mark.parametrize("length", [5, 40, 70, 200])
def test_the_title_is_printed_whole_on_every_sheet(length: int) -> None:
    """A title counts 1.4 characters of a cell for each of its own, in a row of 20 points a line."""
    title = ("Mehr Follower " * 20)[:length].strip()
    content = FORMS["xlsx"].write(SamplePage(title, Words("de")))
    assert isinstance(content, bytes)
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        assert sheet["A1"].value == title
        printed = sheet.print_area.replace("$", "").partition("!")[2] or sheet.print_area.replace("$", "")
        _, _, last, _ = openpyxl.utils.range_boundaries(printed)
        whole = sum(one.width * (one.max - one.min + 1) for one in sheet.column_dimensions.values())
        lines = round((sheet.row_dimensions[1].height or 20) / 20)
        assert whole * lines >= 1.4 * len(title) * 0.99
        merged = {str(area) for area in sheet.merged_cells.ranges}
        assert lines == 1 or last == 1 or merged == {f"A1:{openpyxl.utils.get_column_letter(last)}1"}


def test_no_row_is_higher_than_excel_shows() -> None:
    """A title of any length is one row of at most 409 points; more would be repaired on opening."""
    content = FORMS["xlsx"].write(SamplePage("Mehr Follower " * 400, Words("de")))
    assert isinstance(content, bytes)
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        assert 300 < sheet.row_dimensions[1].height <= 409


def test_a_word_file_has_headings_header_rows_and_alternatives() -> None:
    import docx

    content = FORMS["docx"].write(SamplePage("Größe & mehr", Words("de")))
    assert isinstance(content, bytes)
    word = docx.Document(io.BytesIO(content))
    assert word.core_properties.title == "Größe & mehr"
    assert [p.style.name for p in word.paragraphs if p.style and p.style.name.startswith("Heading")] == [
        "Heading 1",
        "Heading 3",
    ]
    assert "w:tblHeader" in word.tables[0].rows[0]._tr.xml
    assert "w:tblHeader" not in word.tables[0].rows[1]._tr.xml
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        document = archive.read("word/document.xml").decode()
        styles = archive.read("word/styles.xml").decode()
        chart = archive.read("word/charts/chart1.xml").decode()
    assert 'descr="Größe &amp; mehr"' in document
    assert 'w:tblCaption w:val="Größe &amp; mehr' in document
    assert 'w:val="de-DE"' in styles and 'w:val="en-US"' not in styles
    assert chart.count("<c:ser>") == 4 and '<c:max val="2.0"/>' in chart


# Hostile texts -------------------------------------------------------------------------------------------------------

SIGNS = "=+-@＝＋－＠"


def check_harmless(text: str) -> None:
    """No form obeys, hides, breaks on or lets through what stands in the text."""
    page = SamplePage(text, Words("de"))
    check_shown(FORMS["txt"].write(page))
    markdown = FORMS["md"].write(page)
    check_shown(markdown)
    assert isinstance(markdown, str)
    bare = re.sub(r"\\.", "", markdown.replace("](<https://example.com/a?b=1&c=2>)", ""))
    assert not re.search(r"<(?!https?://|mailto:)|`|!\[|\]\((?!<https?://|<mailto:)", bare)
    content = FORMS["csv"].write(page)
    assert isinstance(content, str)
    for delimiter in (";", ",", "\t", "|"):
        for row in csv.reader(io.StringIO(content.lstrip("\ufeff"), newline=""), delimiter=delimiter):
            for cell in row:
                assert not cell or cell[0] not in SIGNS, cell
    for cells in read_workbook(FORMS["xlsx"].write(page), "de").values():
        for cell in (cell for row in cells for cell in row if isinstance(cell, str)):
            assert not HIDDEN.search(cell.replace("\n", "")), cell
    check_shown(read_word(FORMS["docx"].write(page), "de"))
    check_shown(read_html(FORMS["html"].write(page), "de"))
    check_shown(read_slides(FORMS["pptx"].write(page), "de"))
    assert read_json(FORMS["json"].write(page), "de")["text"] == text


def check_shown(content: str | bytes) -> None:
    assert isinstance(content, str)
    assert not HIDDEN.search(content.replace("\n", "")), HIDDEN.findall(content)


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:20]))
def test_known_tricks_come_to_nothing(text: str) -> None:
    check_harmless(text)


@pytest.mark.long
@settings(max_examples=400, deadline=None)
@given(st.text(max_size=40))
def test_no_text_at_all_comes_to_anything(text: str) -> None:
    """Any characters of Unicode, another set in each run."""
    check_harmless(text)


PIECES = st.sampled_from([*NASTY[:25], *SIGNS, *";,\t|\r\n\"'", "a", " ", "\x00", "\x85"])


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.lists(PIECES | st.text(max_size=6), max_size=8))
def test_no_text_comes_to_anything(pieces: list[str]) -> None:
    """Texts put together from tricks, delimiters and whatever there is in Unicode."""
    check_harmless("".join(pieces))


# Which form ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "form", "expected"),
    [
        (None, None, "txt"),
        (None, "table", "txt"),
        (None, "Markdown", "md"),
        (None, "json", "json"),
        ("a.csv", None, "csv"),
        ("a.XLSX", None, "xlsx"),
        ("a.b.docx", "docx", "docx"),
        ("a.json", "json", "json"),
        ("a.json", "sarif", "sarif"),
        ("a.sarif", None, "sarif"),
    ],
)
def test_the_ending_decides(tmp_path: Any, output: str | None, form: str | None, expected: str) -> None:
    offered = ("md", "csv", "xlsx", "docx", "json", "sarif")
    path = tmp_path / output if output else None
    target = choose_target(offered, output=path, form=form)
    assert target.form.id == expected
    assert target.to_terminal == (path is None and expected == "txt")


@pytest.mark.parametrize(
    ("output", "form", "problem"),
    [
        (None, "yaml", "form.unknown"),
        (None, "docx", "form.unknown"),
        (None, "xlsx", "form.needs_file"),
        ("a.pdf", None, "form.ending_unknown"),
        ("a.docx", None, "form.ending_unknown"),
        ("a", None, "form.ending_missing"),
        ("a.csv", "json", "form.disagree"),
        ("a.pdf", "json", "form.ending_unknown"),
        ("nein/a.csv", None, "file.no_folder"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Any, output: str | None, form: str | None, problem: str) -> None:
    from ambassador_cli.errors import AmbError

    with pytest.raises(AmbError) as caught:
        choose_target(("md", "csv", "xlsx", "json"), output=tmp_path / output if output else None, form=form)
    assert [each.id for each in caught.value.problems] == [problem]
    assert isinstance(caught.value, UsageError) or problem.startswith("file.")


def test_days_are_days() -> None:
    """Also where the cell is a moment."""
    from ambassador_cli.models.document import TableCell
    from ambassador_cli.writers.forms.cells import to_value

    assert to_value(TableCell("", MIDNIGHT)) == date(2024, 5, 31)


@given(st.text())
def test_json_hides_nothing_and_loses_nothing(text: str) -> None:
    """Characters that cannot be seen, of whatever plane, and lone halves of one: escaped, and read back the same."""
    for one in (text, "a\u202eb", "x\U000e0001y\U000e007f", "\ud800", "\U0001f469\u200d\U0001f52c", "a\nb\tc\x7f"):
        written = to_json({"x": one})
        assert json.loads(written) == {"x": one}
        assert not HIDDEN.search(written.replace("\n", ""))

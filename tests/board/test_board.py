"""The page for the board: every verdict in every form says the same, and nobody is named."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Emu

from ambassador_cli.kpis.board import followers_on, measure_board
from ambassador_cli.kpis.uplift.judge import judge
from ambassador_cli.models.board import Board
from ambassador_cli.models.document import Chart, Columns, Document, Heading, Paragraph, Spark, TableCell, Tiles
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Period
from ambassador_cli.models.uplift import Estimate, Uplift
from ambassador_cli.pages.board import BoardPage
from ambassador_cli.pages.board.verdict import has_band, shown_verdict
from ambassador_cli.pages.board.weeks import round_up, to_chart
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.html_parts.charts import parts_of
from ambassador_cli.writers.forms.html_parts.sparks import draw_spark
from ambassador_cli.writers.register import FORMS
from board.board_facts import CASES, KPI_BY_ID, Case, board_of, history_of, page_of
from conftest import ROOT
from in_process import run_here

GERMAN, ENGLISH = Words("de"), Words("en")
BOTH = pytest.mark.parametrize("words", (GERMAN, ENGLISH), ids=("de", "en"))
EVERY = pytest.mark.parametrize("case", list(CASES))
START_ONLY = [case for case in CASES if case != "no_start"]
MARGIN = 1e-9


MARKS = {
    "yes": {"de": "mehr Einblendungen, als", "en": "more impressions than"},
    "below": {"de": "weniger Einblendungen", "en": "fewer impressions"},
    "no_effect": {"de": "nicht zu sehen", "en": "not to be seen"},
    "cannot_tell": {"de": "bleibt offen", "en": "stays open"},
    "early": {"de": "es zu früh", "en": "too early"},
}
"""What only the sentence of this verdict says."""


class Read(HTMLParser):
    """What stands in a page: figures by their key figure, and everything that could reach out or run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.figures: dict[str, list[str]] = {}
        self.reaching: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        if "data-kpi" in found and found.get("data-value") is not None:
            self.figures.setdefault(str(found["data-kpi"]), []).append(str(found["data-value"]))
        for name, value in attrs:
            if name in {"src", "srcset", "data", "action", "style", "href"} or name.startswith("on"):
                self.reaching.append(f"{tag} {name}={value}")
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(found["content"])

    def handle_data(self, data: str) -> None:
        self.text += data


def read_page(page: BoardPage) -> Read:
    read = Read()
    content = FORMS["html"].write(page)
    assert isinstance(content, str)
    read.feed(content)
    return read


def document_of(case: Case, words: Words) -> Document:
    return page_of(case, words).document()


@EVERY
def test_the_cases_are_what_they_are_called(case: Case) -> None:
    uplift = board_of(case)[0].uplift
    shown = shown_verdict(uplift)
    assert shown == case or (shown == "refused" and (uplift is None or case in {uplift.refusal, "no_start"}))


@BOTH
@EVERY
def test_headline_sentence_title_band_and_slides_agree(case: Case, words: Words) -> None:
    """One verdict decides all of them."""
    board, worthwhile = board_of(case)
    agree(BoardPage(board, KPI_BY_ID, words, worthwhile), words)


def agree(page: BoardPage, words: Words) -> None:
    board, shown = page.board, shown_verdict(page.board.uplift)
    document = page.document()
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    lead = next(block.text for block in document.blocks if isinstance(block, Paragraph))
    chart = next((block for block in document.blocks if isinstance(block, Chart)), None)
    deck = page.deck()
    assert deck.slides[0].title == headings[0] and deck.slides[0].lead == lead
    assert "%" not in headings[0]
    assert words.say("board.cause") in lead
    open_now = words.say("board.tile.trend_open")
    tile = next(block for block in document.blocks if isinstance(block, Tiles)).items[1]
    if chart is not None:
        title = "cannot_tell" if shown == "early" else shown
        assert chart.title == words.say(f"board.chart.title.{title}") == deck.slides[1].title
        assert (chart.band is not None) == has_band(board.uplift)
        assert ("expected" in {series.role for series in chart.series}) == has_band(board.uplift)
    said = [name for name, marks in MARKS.items() if marks[words.language] in lead]
    assert said == ([shown] if shown in MARKS else [])
    assert (tile.value == open_now) == (shown in ("cannot_tell", "early", "refused"))
    assert (tile.spark is not None) == has_band(board.uplift)


@settings(max_examples=300, deadline=None)
@given(
    low=st.floats(-0.8, 1.5),
    width=st.floats(0.01, 3.0),
    worthwhile=st.none() | st.floats(0.01, 1.0),
    early=st.booleans(),
    refusal=st.sampled_from([None, None, None, "too_wide", "weeks_before", "weeks_after", "days_missing"]),
    words=st.sampled_from([GERMAN, ENGLISH]),
)
def test_any_result_is_said_in_one_voice(
    low: float, width: float, worthwhile: float | None, early: bool, refusal: Any, words: Words
) -> None:
    """Whatever the range, its verdict, the sentence, the title, the band and the slides never contradict each other."""
    board, _ = board_of("cannot_tell")
    assert board.uplift is not None
    estimate = Estimate(low + width / 2, low, low + width, 0.4)
    uplift = replace(
        board.uplift,
        verdict="refused" if refusal else judge(estimate, worthwhile),
        estimate=estimate,
        refusal=refusal,
        ask_again=board.period.last,
        remarks=("early",) if early else (),
    )
    agree(BoardPage(replace(board, uplift=uplift), KPI_BY_ID, words, worthwhile), words)


@pytest.mark.parametrize("case", START_ONLY)
def test_the_level_leaves_the_band_exactly_when_the_range_excludes_nothing(case: Case) -> None:
    board, _ = board_of(case)
    chart = to_chart(board, GERMAN)
    if chart is None or chart.band is None or board.uplift is None or board.uplift.estimate is None:
        return
    level = next(series.values for series in chart.series if series.role == "level")
    outside = [
        not a - MARGIN <= value <= b + MARGIN
        for value, a, b in zip(level, chart.band.low, chart.band.high, strict=True)
        if value is not None and a is not None and b is not None
    ]
    excludes = not board.uplift.estimate.low <= 0 <= board.uplift.estimate.high
    assert outside and all(out == excludes for out in outside)


FIGURES = ("K07", "K02", "K20", "K15", "K19", "K21")
"""Of a board with everything: which key figures stand in all forms."""


@BOTH
def test_every_form_holds_the_same_numbers(words: Words) -> None:
    """The table of figures against html, slides, sheet, csv, json and markdown."""
    page = page_of("yes", words)
    table = page.table()
    values = {str(row[0]): row[2].value for row in table.rows if isinstance(row[2], TableCell)}
    assert set(FIGURES) <= set(values)
    board = page.board
    assert values["K02"] == board.impressions.now
    assert board.uplift is not None and board.uplift.estimate is not None
    assert values["K20"] == board.uplift.estimate.effect
    assert (values["K15"], values["K19"]) == (board.top_share, 6.0)
    data = json.loads(str(FORMS["json"].write(page)))
    assert {one["kpi"]: one["value"] for one in data["figures"]} == pytest.approx(values)
    content = FORMS["csv"].write(page)
    rows = list(
        csv.reader(io.StringIO(str(content).lstrip("\ufeff")), delimiter=";" if words.language == "de" else ",")
    )
    assert [row[0] for row in rows[1:]] == [str(row[0]) for row in table.rows]
    book = openpyxl.load_workbook(io.BytesIO(bytes(FORMS["xlsx"].write(page))))  # type: ignore[arg-type]
    typed = {row[0].value: row[2].value for row in book.worksheets[0].iter_rows(min_row=5)}
    assert {name: typed[name] for name in values} == pytest.approx(values)
    shown = read_page(page).figures
    assert float(shown["K20"][0]) == values["K20"]
    assert float(shown["K15"][0]) == values["K15"]
    assert float(shown["K02"][0]) == board.impressions.change
    slides = Presentation(io.BytesIO(bytes(FORMS["pptx"].write(page))))  # type: ignore[arg-type]
    named = {shape.name for slide in slides.slides for shape in slide.shapes if shape.name.startswith("kpi:")}
    assert f"kpi:K20={values['K20']!r}" in named
    assert f"kpi:K15={values['K15']!r}" in named
    markdown = str(FORMS["md"].write(page))
    for tile in (tile for block in page.document().blocks if isinstance(block, Tiles) for tile in block.items):
        assert tile.value.replace("+", "\\+") in markdown or tile.value in markdown


@BOTH
@EVERY
def test_slides_are_four_with_charts_that_can_be_edited(case: Case, words: Words) -> None:
    page = page_of(case, words)
    show = Presentation(io.BytesIO(bytes(FORMS["pptx"].write(page))))  # type: ignore[arg-type]
    slides = list(show.slides)
    assert len(slides) == 4
    deck = page.deck()
    assert [slide.shapes.title.text for slide in slides] == [slide.title for slide in deck.slides]
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 2 and not any(chart.has_legend for chart in charts)
    weeks = to_chart(page.board, words)
    assert weeks is not None
    drawn = next(shape for shape in slides[1].shapes if shape.has_chart)
    assert drawn._element.nvGraphicFramePr.cNvPr.get("descr") == weeks.alternative
    read = {series.name: tuple(series.values) for plot in drawn.chart.plots for series in plot.series}
    for series in weeks.series:
        known = [(a, b) for a, b in zip(read[series.name], series.values, strict=True) if b is not None]
        assert all(a == pytest.approx(b) for a, b in known)
    assert drawn.chart.value_axis.minimum_scale == 0


@BOTH
@EVERY
def test_the_page_reaches_out_to_nothing(case: Case, words: Words) -> None:
    content = str(FORMS["html"].write(page_of(case, words)))
    read = read_page(page_of(case, words))
    assert read.policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not read.reaching
    assert not {"script", "iframe", "object", "embed", "link", "img", "base", "form"} & set(read.tags)
    assert "http://" not in content and "https://" not in content.replace("https://scripts.sil.org", "")
    assert len(content.encode("utf-8")) <= 250_000
    assert read.tags.count("h1") == 1
    assert f'lang="{words.language}"' in content


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_texts_can_be_read_on_every_ground() -> None:
    """Every colour that text has, on paper and box, in light, dark and print: 4.5 at least."""
    style = (ROOT / "src/ambassador_cli/writers/forms/html_parts/style.css").read_text(encoding="utf-8")
    for_text = set(re.findall(r"svg [.\w-]*\s*\{[^}]*fill: var\(--(\w+)\)", style)) | {
        "ink",
        "soft",
        "level",
        "expected",
    }
    palettes = re.findall(r":root \{([^}]*)\}", style)
    assert len(palettes) == 3
    for palette in palettes:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", palette))
        full = {
            name: "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value
            for name, value in colours.items()
        }
        for text in for_text:
            for ground in ("paper", "box"):
                assert contrast(full[text], full[ground]) >= 4.5, (text, ground)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example with its people's files."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path / "example"))


def test_nobody_is_named_in_any_form(example: Path) -> None:
    """No name, slug or file name of people, nor who posted, in page, slides, sheet, json, csv, text."""
    import yaml

    people = yaml.safe_load((example / "roster.yaml").read_text(encoding="utf-8"))["people"]
    names = {person["name"] for person in people} | {person["profile"] for person in people if "profile" in person}
    names |= {path.name for path in (example / "exports").iterdir() if not path.name.startswith("nordlicht")}
    assert run_here("report", "--board", "-o", "out", cwd=example).code == 0
    files = sorted((example / "out").iterdir())
    assert [path.suffix for path in files] == [".html", ".pptx", ".xlsx"]
    for ending in (".md", ".json", ".csv", ".txt", ".docx"):
        assert run_here("report", "--board", "-o", f"b{ending}", cwd=example).code == 0
        files.append(example / f"b{ending}")
    from ambassador_cli.readers.mentions import find_mentions

    box = example / "box"
    box.mkdir()
    for path in files:
        shutil.copy(path, box / path.name)
    assert not find_mentions(box, sorted(names))


def test_the_folder_is_written_whole_or_not_at_all(example: Path) -> None:
    out = example / "out"
    out.mkdir()
    (out / "report-2024-05-30.pptx").write_bytes(b"mine")
    done = run_here("report", "--board", "-o", "out", cwd=example)
    assert done.code == 2
    assert sorted(path.name for path in out.iterdir()) == ["report-2024-05-30.pptx"]
    assert run_here("report", "--board", "-o", "out", "--force", cwd=example).code == 0
    assert len(list(out.iterdir())) == 3


@pytest.mark.parametrize("content", [b"not a zip", b"PK\x03\x04 nor this"])
def test_a_template_that_is_none_is_said_to_be_none(example: Path, content: bytes) -> None:
    (example / "t.pptx").write_bytes(content)
    for line in (("--template", "t.pptx", "-o", "x.pptx"), ("--template", "t.pptx", "--check-template")):
        done = run_here("report", *line, cwd=example)
        assert (done.code, "PowerPoint" in done.stderr) == (2, True)
    assert not (example / "x.pptx").exists()


def test_slides_on_the_company_s_template(example: Path) -> None:
    """Its size and layouts stay, its example slides go."""
    template = Presentation()
    template.slide_width, template.slide_height = Emu(12_192_000 // 2), Emu(6_858_000 // 2)
    template.slides.add_slide(template.slide_layouts[0]).shapes.title.text = "An example"
    template.save(str(example / "t.pptx"))
    assert run_here("report", "--check-template", "--template", "t.pptx", cwd=example).code == 0
    assert run_here("report", "--template", "t.pptx", "-o", "x.pptx", cwd=example).code == 0
    show = Presentation(str(example / "x.pptx"))
    assert (show.slide_width, len(list(show.slides))) == (12_192_000 // 2, 4)
    assert all(shape.left + shape.width <= show.slide_width for slide in show.slides for shape in slide.shapes)


def test_a_round_end_is_divided_into_round_parts() -> None:
    for value in (0.4, 1, 7, 11, 14, 16, 24, 26, 31, 49, 51, 77, 99, 12_345, 25_500, 880_000):
        end = round_up(value)
        assert value <= end <= max(2.01 * value, 1)
        step = f"{end / parts_of(end):.6e}".partition("e")[0]
        assert float(step) in {1, 2, 5}, (end, step)


def test_followers_between_two_counts_lie_on_the_line() -> None:
    from datetime import date

    stock = {date(2024, 1, 1): 100, date(2024, 1, 11): 200}
    assert followers_on(stock, date(2024, 1, 6)) == 150
    assert followers_on(stock, date(2024, 1, 1)) == 100
    assert followers_on(stock, date(2023, 12, 31)) is None


def test_what_numbers_mean_is_counted_by_hand() -> None:
    """Ten posts since the start: 1,000 to 10,000; the middle is 5,500, so that 20,000 are 3.6 usual posts."""
    board, _ = board_of("yes")
    now = replace(board.posts_now, settled=tuple(range(1000, 11_000, 1000)), young=(30_000,), median=5500.0)
    from ambassador_cli.kpis.board import _meaning

    found = _meaning(20_000, now, board.posts_before, 8_000.0, Programme())
    assert (round(found.usual_now or 0, 3), found.reached, found.posts, found.weeks) == (3.636, 1, 11, 2.5)


def test_posts_under_fourteen_days_stay_out_of_the_middle() -> None:
    history = history_of(CASES["yes"])
    last = history.page_days[-1].day
    posts = tuple(replace(post, as_of=last) for post in history.posts)
    period = Period(history.page_days[0].day, last)
    board = measure_board(Facts(replace(history, posts=posts), Programme()), period, today=last)
    young = [post for post in posts if (last - post.created).days < 14]
    assert len(board.posts_now.young) == len(young)
    assert board.posts_now.number == len(posts)


@EVERY
def test_the_screen_fits_eighty_columns(case: Case) -> None:
    from ambassador_cli.writers.forms.terminal import to_plain_text

    for words in (GERMAN, ENGLISH):
        lines = to_plain_text(document_of(case, words)).splitlines()
        assert max(map(len, lines)) <= 80


def test_everything_literal_of_a_verdict_is_a_case() -> None:
    """Every verdict and refusal that there can be is shown by a case or the property above."""
    from ambassador_cli.models.uplift import Refusal, Verdict

    assert {"yes", "below", "no_effect", "cannot_tell", "refused"} == set(get_args(Verdict))
    assert {"weeks_before", "weeks_after", "too_wide", "days_missing"} == set(get_args(Refusal))
    assert isinstance(Uplift("refused", 0, 0), Uplift) and Board.__dataclass_fields__
    assert any(isinstance(block, Columns) for block in document_of("yes", GERMAN).blocks)


# For whom, and beside another report ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("audience", "sees"), [("all-staff", False), ("agency", False), ("team", True), ("board", True)]
)
def test_money_hours_and_the_decision_are_for_management_and_team(example: Path, audience: str, sees: bool) -> None:
    text = (example / "programme.yaml").read_text(encoding="utf-8")
    text = text.replace("  budget: 24000\n", "  budget: 24000\n  spent: {2023-06: 777, 2024-05: 111}\n")
    text = text.replace("  available_per_month: 50\n", "  available_per_month: 50\n  spent: {2023-06: 61.5}\n")
    text += 'decision: {ask: "genau 15.840 Taler", by: 2024-11-30, owner: Kommunikation, recommends: 18}\n'
    (example / "programme.yaml").write_text(text, encoding="utf-8")
    secrets = ("15.840 Taler", "888", "61.5", "Kommunikation")
    for ending in (".html", ".md", ".json", ".docx"):
        done = run_here("report", "--board", "--audience", audience, "-o", f"b{ending}", cwd=example)
        assert done.code == 0, done.stderr
        data = (example / f"b{ending}").read_bytes()
        if ending == ".docx":
            import docx

            data = "\n".join(p.text for p in docx.Document(str(example / "b.docx")).paragraphs).encode("utf-8")
        assert (b"15.840 Taler" in data) == sees
        (example / f"b{ending}").unlink()
    for audience_of_report, ids in ((audience, sees),):
        done = run_here("report", "--audience", audience_of_report, "--format", "csv", cwd=example)
        assert ("K22" in done.stdout) == ids
    assert "K22" not in run_here("report", "--format", "csv", cwd=example).stdout
    shown = run_here("report", cwd=example).stdout
    assert secrets[0] in shown


def test_the_screen_shows_headline_and_next_step_within_24_lines(example: Path) -> None:
    for language in ("de", "en"):
        done = run_here("report", cwd=example, language=language)
        lines = [*done.stdout.splitlines(), *done.stderr.splitlines()[3:]]
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80
        assert "--details" in " ".join(lines)


def test_what_changed_since_a_report_of_before(example: Path) -> None:
    assert run_here("report", "-o", "old.json", cwd=example).code == 0
    same = run_here("report", "--diff", "old.json", cwd=example)
    assert "Nothing." in same.stdout
    text = (example / "programme.yaml").read_text(encoding="utf-8")
    (example / "programme.yaml").write_text(text.replace("16696", "16700"), encoding="utf-8")
    (example / "exports" / "nordlicht-pharma_content_1685695277332.xls").unlink()
    changed = run_here("report", "--diff", "old.json", cwd=example).stdout
    assert "Gone: exports/nordlicht-pharma_content_1685695277332.xls" in " ".join(changed.split())
    assert re.search(r"K07\s+Followers\s+\+6,696\s+\+6,700", changed)
    assert not re.search(r"K0[14]\b|K1[1-4]\b|K18|K19|K21", changed)
    other = run_here("report", "--month", "2024-05", "--diff", "old.json", cwd=example).stdout
    assert "not compared" in " ".join(other.split()) and "K07" not in other


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"format": "amb-report/9"}', "nul\x00l", '{"format": "amb-report/1"}']
)
def test_an_old_report_that_is_none_is_refused(example: Path, content: str) -> None:
    (example / "old.json").write_text(content, encoding="utf-8")
    done = run_here("report", "--diff", "old.json", cwd=example)
    assert (done.code, "amb-report/1" in done.stderr) == (2, True)


def test_questions_have_answers_and_nobody_is_best(example: Path) -> None:
    for words, mark in ((GERMAN, "Das gibt es nicht"), (ENGLISH, "no such thing")):
        done = run_here("report", "--questions", cwd=example, language=words.language)
        assert done.code == 0
        assert mark in " ".join(done.stdout.split())


def test_controls_are_other_pages_by_slug(example: Path) -> None:
    """One whose exports are not there is named; the page's own files stand for none."""
    text = (example / "programme.yaml").read_text(encoding="utf-8")
    (example / "programme.yaml").write_text(text + "controls: [schwester-pharma]\n", encoding="utf-8")
    done = run_here("report", cwd=example)
    assert (done.code, "schwester-pharma" in done.stderr) == (0, True)
    for path in list((example / "exports").glob("nordlicht-pharma_content*")):
        shutil.copy(path, path.with_name(path.name.replace("nordlicht", "schwester")))
    done = run_here("report", "--board", cwd=example)
    assert done.code == 0 and "under controls" not in done.stderr
    assert "compared with 1 other page" in " ".join(done.stdout.split())


def test_months_and_breaks_are_marked(example: Path) -> None:
    """A break that the company noted stands in the chart's marks and beside its month; so does the start."""
    programme = example / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    assert "\nbreaks:" not in text
    programme.write_text(text + "breaks: [{on: 2024-02-12, what: Reposts zählen mit}]\n", encoding="utf-8")
    assert run_here("report", "--board", "-o", "out/", cwd=example, language="de").code == 0
    book = openpyxl.load_workbook(next((example / "out").glob("*.xlsx")))
    rows = list(book["Monate"].iter_rows(values_only=True))
    remarks = {str(row[0])[:7]: str(row[-1] or "") for row in rows if isinstance(row[0], datetime)}
    assert "Reposts zählen mit" in remarks["2024-02"]
    assert [month for month, remark in remarks.items() if "Start" in remark] == ["2023-06"]
    page = next((example / "out").glob("*.html")).read_text(encoding="utf-8")
    assert "Reposts zählen mit</text>" in page


@BOTH
@EVERY
def test_every_verdict_has_the_page_that_was_read(case: Case, words: Words, update: bool) -> None:
    """What management reads, word for word, each verdict in each language; ``--update`` rewrites it."""
    golden = Path(__file__).parent / "pages" / f"{case}.{words.language}.md"
    content = FORMS["md"].write(page_of(case, words))
    assert isinstance(content, str)
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(content, encoding="utf-8", newline="\n")
    assert golden.read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    ("days", "last", "planned"),
    [
        ([], "2026-04-03", None),
        (["2026-04-05", "2026-10-05"], "2026-04-03", None),
        (["2026-04-05", "2026-10-05"], "2026-04-12", None),
        (["2026-04-05", "2026-10-05"], "2026-04-13", "2026-10-05"),
        (["2026-10-05", "2026-04-05"], "2026-01-31", "2026-04-05"),
        (["2026-04-05", "2026-10-05"], "2027-01-31", "2026-10-05"),
    ],
)
def test_between_planned_looks_the_page_says_so(days: list[str], last: str, planned: str | None) -> None:
    """A week around a planned day is that look, as exports end some days before it; all else is another look."""
    history = history_of(CASES["yes"])
    programme = Programme.model_validate({"looking": {"days": days}})
    period = Period(date(2024, 1, 1), date.fromisoformat(last))
    board = measure_board(Facts(history, programme), period, today=date(2027, 2, 1))
    assert board.judged_on == (date.fromisoformat(planned) if planned else None)
    lead = str(BoardPage(board, KPI_BY_ID, Words("en")).document().blocks)
    assert ("Interim" in lead) == (planned is not None and planned > last)
    assert ("Just another look" in lead) == (planned is not None and planned < last)


@given(
    low=st.floats(-0.95, 3.0),
    wide=st.floats(0.0, 3.0),
    place=st.floats(0.0, 1.0),
    digits=st.sampled_from(["{:+.0f} %", "{:+,.0f} %"]),
)
@settings(max_examples=200, deadline=None)
def test_the_ends_of_a_range_are_written_beside_one_another(low: float, wide: float, place: float, digits: str) -> None:
    """Wherever a range lies, its numbers and the nought do not overlap, and both ends can be read."""
    high = low + wide
    names = (digits.format(100 * low), digits.format(100 * high))
    drawn = draw_spark(Spark("range", (low, low + wide * place, high), names))
    boxes = []
    for text in drawn.texts:
        width = 6.5 * len(text.text)
        left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
        boxes.append((left, left + width))
    boxes.sort()
    assert all(one[1] <= other[0] for one, other in pairwise(boxes)), drawn.texts
    assert boxes[0][0] >= 0 and boxes[-1][1] <= 240
    written = " ".join(text.text for text in drawn.texts)
    assert names[0] in written and names[1] in written

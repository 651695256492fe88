"""Every page with something in it, and with whatever text is wanted where texts come from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import ClassVar

from ambassador_cli.cohort import find_conflict, select_group
from ambassador_cli.kpis import KPIS, measure_report
from ambassador_cli.models.application_form import (
    ApplicationForm,
    Applications,
    FormMapping,
    FormSettings,
    MappedQuestion,
)
from ambassador_cli.models.cohort import Bounds, Request, Volunteer, WantedDimension
from ambassador_cli.models.company import Fold
from ambassador_cli.models.document import (
    Band,
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Columns,
    Document,
    Excerpt,
    Frame,
    Heading,
    Link,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Remark,
    Series,
    Spark,
    Strip,
    Strips,
    Table,
    TableCell,
    Tile,
    Tiles,
)
from ambassador_cli.models.jour_fixe import Good, JourFixe, ShownPost
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.old_report import OldReport
from ambassador_cli.models.page import Page
from ambassador_cli.models.paper import Recipient
from ambassador_cli.models.plan import DroppedDate, MonthHours, Plan, PlannedDate, Saving
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Period, Report, TopPost
from ambassador_cli.models.rhythm import Occasion
from ambassador_cli.models.roster_summary import RosterSummary
from ambassador_cli.models.slide import Deck, Slide
from ambassador_cli.models.standing import Standing
from ambassador_cli.pages.application_form import ApplicationFormPage
from ambassador_cli.pages.board.questions import QuestionsPage
from ambassador_cli.pages.everything import EverythingPage
from ambassador_cli.pages.findings_page import FindingsPage
from ambassador_cli.pages.inspection import InspectionPage
from ambassador_cli.pages.jour_fixe import ChannelPage, JourFixePage
from ambassador_cli.pages.papers import PAPERS
from ambassador_cli.pages.papers.channel import ChannelPostsPage
from ambassador_cli.pages.papers.page import PaperPage, PapersPage
from ambassador_cli.pages.plan import PlanPage
from ambassador_cli.pages.readiness import ReadinessPage
from ambassador_cli.pages.report_changes import ChangesPage
from ambassador_cli.pages.report_page import ReportPage
from ambassador_cli.pages.roster import RosterPage
from ambassador_cli.pages.selection_page import ConflictPage, SelectionPage
from ambassador_cli.planning.readiness import check_readiness
from ambassador_cli.readers.linkedin import read_folder
from ambassador_cli.readers.linkedin.coverage import measure_coverage
from ambassador_cli.readers.settings import read_settings
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.words import Words
from board.board_facts import board_of, page_of
from conftest import ROOT
from hashtag_check.fictional import checked, finding_words
from papers.paper_facts import built_in_rules, facts_of, settings

TODAY = date(2024, 6, 3)


@dataclass(frozen=True, slots=True)
class SamplePage(Page):
    """Every kind of block, each with ``text`` wherever a text can stand."""

    text: str
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "csv", "xlsx", "docx", "json", "html", "pptx")

    def document(self) -> Document:
        """One of each."""
        text = self.text
        lines = text.split("\n")[:3]
        blocks: tuple[Block, ...] = (
            Heading(text, 1),
            Paragraph(text),
            Heading(text, 3),
            Bullets((text, text)),
            Bullets((text,), boxes=True),
            Link(text, text),
            Link(text, "https://example.com/a?b=1&c=2"),
            Note(text, (text,)),
            self.table(),
            Chart(
                title=text,
                labels=("1", text, "3"),
                series=(Series(text, (1.0, None, 2.5)), Series("expected", (1.0, 1.5, 2.0), "expected")),
                alternative=text or "a chart",
                band=Band(text, (0.5, 1.0, 1.5), (1.5, 2.0, 2.5)),
                marks=(Mark(1, text),),
                cap=2.0,
                caption=text,
            ),
            Remark((Paragraph(text),), Excerpt(text, 0, min(3, len(text)), 7), ((3, text),)),
            Frame(text, tuple(lines), 40),
            Tiles((Tile(text, text, text, Spark("bars", (1.0, 2.0), (text, text), text), kpi="x", raw=1),)),
            Bars((Bar(text, text, 1.0, 2.0, text, 1.5),), text),
            Strips(text, (Strip(text, (1.0, 2.0), (3.0,), 2.0, text),), ((2.0, text),), 4.0, 2.0, text, text),
            Columns(((Paragraph(text),), (Paragraph(text),))),
            PageBreak(),
        )
        return Document(blocks, self.words.language, day=date(2024, 5, 31))

    def deck(self) -> Deck:
        """All blocks on one slide."""
        slide = Slide(self.text, self.text, self.document().blocks, self.text)
        return Deck(self.text, self.text, (slide,), self.words.language)

    def table(self) -> Table:
        """The text beside a number, a share and a day."""
        row = (self.text, TableCell("1.234,5", 1234.5, 1), TableCell("4,8 %", 0.048, 1, "percent"))
        day = TableCell("31.05.2024", date(2024, 5, 31))
        return Table((self.text, "n", "share", "day"), ((*row, day),), ("left", "right", "right", "left"))

    def record(self) -> object:
        """The text as it is."""
        return {"format": "sample/1", "text": self.text, "day": date(2024, 5, 31)}


@cache
def real_pages(language: Language) -> Mapping[str, Page]:
    """A page of every class in ambassador_cli.pages, by the name of the class: a new page gets a line here."""
    words = Words(language)
    drawn = select_group(pool(), None)
    assert drawn is not None
    ready = check_readiness(Programme.model_construct(), applicants=0, has_group=False, first_exported=None)
    conflict = find_conflict(pool(impossible=True))
    findings = finding_words(language)
    exports = read_folder([ROOT / "examples" / "exports"], inspect=True, today=TODAY)
    pages: list[Page] = [
        ReportPage(report(), {kpi.id: kpi for kpi in KPIS}, words, start_week=1),
        SelectionPage(drawn.selection, Standing(), TODAY, words),
        ConflictPage(conflict, {"function": "Bereich"}, words),
        InspectionPage(exports.inspected, measure_coverage(exports.history), words),
        PlanPage(plan(), words, "Fjord & Söhne", "fjord", "Europe/Berlin", "DE-HH"),
        ReadinessPage(ready, words),
        page_of("yes", words),
        QuestionsPage(board_of("cannot_tell")[0], words, None, TODAY),
        ChangesPage(OldReport(TODAY, TODAY, {"old.xls": "0"}, {}), report(), {kpi.id: kpi for kpi in KPIS}, words),
        meeting(words),
        ChannelPage(meeting(words)),
        letters(words),
        ChannelPostsPage(((TODAY, 1, (Heading("1 Wozu"), Paragraph("Darum."), Bullets(("Eins", "Zwei")))),), words),
        PapersPage(facts_of(settings()), words, {"call": ("aufruf.docx", TODAY)}),
        RosterPage(RosterSummary(13, (("group", 13),), (("neu", 5), ("geübt", 8)), (("show_name", 9),), 1), words),
        application_form(words),
        EverythingPage(built_in_rules(), tuple(KPIS), tuple(read_settings(Programme)), tuple(PAPERS.values()), words),
        FindingsPage((checked(), checked()), findings, fold=Fold.model_construct()),
    ]
    return {type(page).__name__: page for page in pages}


def meeting(words: Words) -> JourFixePage:
    """A jour fixe with a post and everything else."""
    why = (Good("hook"), Good("time", "6:40 Uhr"), Good("number", "drei Gebäude"), Good("quote", "Nie"), Good("point"))
    post = ShownPost("Kim", TODAY, "Um 6:40 Uhr stand jemand vor der Tür.", why)
    best = TopPost("1", "", "Ein Beitrag", TODAY, TODAY, False, 1200, None, 0.041)
    occasion = Occasion.model_validate({"on": "2024-09-29", "name": "Weltherztag"})
    found = JourFixe(
        TODAY, TODAY, "Nordlicht", best, (post,), (occasion,), 23, (TODAY, "Der erste Satz"), "k@x.example"
    )
    return JourFixePage(found, words, ("posts", "drafts", "page"))


def letters(words: Words) -> PaperPage:
    """Two letters of one kind."""
    to = (Recipient("Kim Beispiel", "Kim"), Recipient("Robin Muster", "Robin"))
    return PaperPage(PAPERS["picked"], facts_of(settings()), words, to, "0.1.0", ("a remark",))


def application_form(words: Words) -> ApplicationFormPage:
    """Two questions, one of which stays outside, and somebody who answered twice."""
    form = ApplicationForm("f.xlsx", "Form1", "microsoft", "de", ("Bereich", "Warum?"), (), ("ID", "E-Mail"))
    columns = (MappedQuestion("Bereich", "attributes.function", (("IT", 3),), 2), MappedQuestion("Warum?", ""))
    found = Applications(doubled=1, blank=(("function", 1),), first=date(2024, 5, 2), last=date(2024, 5, 9))
    return ApplicationFormPage(form, FormMapping(FormSettings.model_construct(), columns, account=True), found, words)


def plan() -> Plan:
    """A month with a training and a reminder, and a date that found no day."""
    on = date(2024, 6, 11)
    dates = (
        PlannedDate("training", on, on, time(10), 90, Decimal("4.5"), name="neu", topic="Hashtags"),
        PlannedDate("exports", on, on),
    )
    dropped = (DroppedDate("coffee", date(2024, 6, 20), "holiday"),)
    months = (MonthHours(date(2024, 6, 1), Decimal("4.5"), Decimal(20), Decimal(16)),)
    savings = (Saving("jour_fixe_rarer", Decimal(6), every_weeks=4),)
    return Plan(date(2024, 6, 1), date(2024, 6, 30), 13, dates, dropped, months=months, savings=savings)


def report() -> Report:
    """The example's last year."""
    history = read_folder([ROOT / "examples" / "exports"], today=TODAY).history
    period = Period(date(2023, 6, 12), date(2024, 5, 30))
    return measure_report(Facts(history, Programme.model_construct()), period, top=3)


def pool(*, impossible: bool = False) -> Request:
    """Seven people, three places, one attribute."""
    people = tuple(Volunteer(f"k{n}", f"Name {n}", ("IT" if n % 2 else "HR",)) for n in range(7))
    limits = {"IT": Bounds(4 if impossible else 1, None)}
    wanted = WantedDimension("function", "Bereich", None, limits, 1, False, False)
    return Request(3, 3, people, (wanted,), (), Fraction(1))

"""Papers that are made of the rules: the handbook, the training; they say what the check says, and nothing that is
confidential."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from pptx.util import Emu

from ambassador_cli.kpis import KPIS
from ambassador_cli.models.document import Bullets, Document, Table
from ambassador_cli.models.finding import Presented
from ambassador_cli.models.paper import PaperFacts, TrainingLevel
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rhythm import CalendarSettings
from ambassador_cli.pages.papers import PAPERS
from ambassador_cli.pages.papers.page import PaperPage
from ambassador_cli.pages.papers.rules import quiz_cases
from ambassador_cli.planning import FreeDays, monthly_days
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import catalogue, check_draft, present, rules_in_force, settle
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.terminal import to_plain_text
from conftest import ROOT
from in_process import run_here
from papers.paper_facts import TODAY, facts_of, settings
from rules.labelled import nordlicht

DU, ENGLISH = Words("de", "du"), Words("en")
LEVELS: tuple[TrainingLevel, ...] = ("new", "practised")
CHANGES = (
    "",
    "rules: {levels: {HT003: off, RX106: error, CF002: off}}",
    "rules: {profile: full}",
    "rules: {levels: {TX001: info, PV001: off}}",
)


def facts_at(level: TrainingLevel) -> PaperFacts:
    return replace(facts_of(settings()), level=level)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_handbook_has_the_rules_of_explain(example: Path, change: str, language: Language) -> None:
    """Id, level and source of every rule, whatever programme.yaml changes."""
    text = (example / "programme.yaml").read_text(encoding="utf-8")
    assert "rules:" not in text
    (example / "programme.yaml").write_text(f"{text}\n{change}\n", encoding="utf-8")
    listed = json.loads(run_here("explain", "--all", "--format", "json", cwd=example, language=language).stdout)
    assert run_here("paper", "handbook", "-o", "h.docx", cwd=example, language=language).code == 0
    table = docx.Document(str(example / "h.docx")).tables[-1]
    words = Words(language)
    said = {
        row.cells[0].text.split()[0]: (row.cells[1].text, row.cells[3].text.partition(" (")[0])
        for row in table.rows[1:]
    }
    wanted = {
        rule["id"]: (words.say(f"explain.rule.level_{rule['level']}"), rule["source"].partition(" (")[0])
        for rule in listed["rules"]
    }
    assert said == wanted


def test_everything_that_is_registered_is_explained(example: Path) -> None:
    found = json.loads(run_here("explain", "--all", "--format", "json", cwd=example).stdout)
    assert [paper["id"] for paper in found["papers"]] == list(PAPERS)
    assert [kpi["id"] for kpi in found["kpis"]] == [kpi.id for kpi in KPIS]
    assert {one["key"] for one in found["settings"]} >= {"company.name", "jour_fixe", "rules.levels"}
    for part in ("rules", "kpis", "papers"):
        assert not [one for one in found[part] for name, text in one.items() if not text and name != "checked"]


def test_a_rule_that_is_off_is_gone_and_one_that_always_counts_stays() -> None:
    rules = catalogue(read_packs())
    usual = {found.rule.id for found in rules_in_force(rules, Programme())}
    loose = next(rule for rule in rules if rule.can_be_kept and rule.id in usual)
    fixed = next(rule for rule in rules if not rule.can_be_kept)
    off = Programme.model_validate({"rules": {"levels": {loose.id: "off", fixed.id: "off"}}})
    assert usual - {found.rule.id for found in rules_in_force(rules, off)} == {loose.id}
    milder = Programme.model_validate({"rules": {"levels": {loose.id: "info", fixed.id: "info"}}})
    levels = {found.rule.id: found.level for found in rules_in_force(rules, milder)}
    assert (levels.get(loose.id, "info"), levels[fixed.id]) == ("info", fixed.level)


def test_the_full_profile_has_every_rule() -> None:
    rules = catalogue(read_packs())
    full = Programme.model_validate({"rules": {"profile": "full"}})
    assert [found.rule for found in rules_in_force(rules, full)] == list(rules)


def test_nothing_confidential_is_in_papers(example: Path) -> None:
    assert "confidential_file: confidential.yaml" in (example / "programme.yaml").read_text(encoding="utf-8")
    (example / "confidential.yaml").write_text("confidential: {code_names: [Polarfuchs, Kardeel]}\n", encoding="utf-8")
    for paper in PAPERS.values():
        done = run_here("paper", paper.id, cwd=example)
        assert done.code == 0, done.stderr
        assert not re.search("polarfuchs|kardeel", done.stdout + done.stderr, re.IGNORECASE)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("level", ["neu", "practised"])
def test_a_training_is_ten_slides_and_a_quiz(example: Path, level: str, language: Language) -> None:
    done = run_here("paper", "training", "--level", level, "-o", "t.pptx", cwd=example, language=language)
    assert done.code == 0, done.stderr
    slides = list(Presentation(str(example / "t.pptx")).slides)
    assert len(slides) == 12
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == 12
    table = next(shape.table for slide in slides for shape in slide.shapes if shape.has_table)
    assert len(list(table.rows)) == 6


def test_levels_get_different_questions_and_other_words() -> None:
    facts = facts_of(settings())
    pages = {level: PaperPage(PAPERS["training"], facts_at(level), DU) for level in LEVELS}
    texts = {level: to_plain_text(page.document()) for level, page in pages.items()}
    assert texts["new"] != texts["practised"]
    cases = {level: {text for text, _ in quiz_cases(facts_at(level), DU)} for level in pages}
    assert not cases["new"] & cases["practised"]
    assert facts.level == "new"


@pytest.mark.parametrize("words", [DU, ENGLISH], ids=["de", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_answers_of_the_quiz_are_those_of_the_check(level: TrainingLevel, words: Words) -> None:
    """Each draft is checked as the rules' own examples are: what the answer says is found, what is fine is clean."""
    programme, packs = nordlicht(), read_packs()
    cases = quiz_cases(facts_at(level), words)
    assert len(cases) == 5 and sum(found is None for _, found in cases) == 1
    for text, found in cases:
        draft = read_draft(text).draft
        assert draft is not None
        findings = check_draft(draft, programme, packs=packs, today=TODAY)
        shown: Presented = present(
            settle(findings, draft, programme, packs=packs), draft, programme, packs=packs, today=TODAY
        )
        named = [one for remark in shown.remarks for one in (*remark.findings, *remark.others)]
        heavy = {one.rule for one in named if one.level in {"error", "question"}}
        assert (found.rule.id in heavy) if found else not heavy, text


@pytest.mark.parametrize("command", [("jourfixe",), ("paper", "training", "--level", "new")], ids=["jourfixe", "paper"])
def test_slides_begin_with_the_company_s_template(command: tuple[str, ...], tmp_path: Path) -> None:
    """In its format, without its example slides; whoever makes no slides is told."""
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    template = Presentation()
    template.slide_width, template.slide_height = Emu(9_000_000), Emu(5_062_500)
    template.slides.add_slide(template.slide_layouts[0]).shapes.title.text = "An example"
    template.save(str(folder / "t.pptx"))
    given = (*command, "--template", "t.pptx")
    assert run_here(*given, "-o", "x.pptx", cwd=folder).code == 0
    made = Presentation(str(folder / "x.pptx"))
    assert made.slide_width == 9_000_000
    assert len(made.slides) >= 6
    text = [shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame]
    assert "An example" not in text
    for other in (("-o", "x.docx"), ()):
        done = run_here(*given, *other, cwd=folder)
        assert done.code == 2 and "-o FILE.pptx" in done.stderr
    (folder / "t.pptx").write_bytes(b"no slides")
    done = run_here(*given, "-o", "y.pptx", cwd=folder)
    assert done.code == 2 and done.stderr.startswith("t.pptx") and not (folder / "y.pptx").exists()


def test_a_level_that_there_is_not_is_named(tmp_path: Path) -> None:
    done = run_here("paper", "training", "--level", "profi", cwd=tmp_path)
    assert done.code == 2
    assert "profi" in done.stderr and "practised" in done.stderr


def test_topics_have_twelve_questions_whatever_departments_there_are() -> None:
    for functions in ([], ["Vertrieb"], ["Vertrieb", "IT", "HR", "Medizin", "Marketing", "Werk", "Raumfahrt"]):
        known = settings()
        known["dimensions"] = {"function": {"values": functions}} if functions else {}
        known["occasions"] = [{"on": "2026-06-14", "name": "Weltblutspendetag"}, {"on": "2027-06-14", "name": "Fern"}]
        document = PaperPage(PAPERS["topics"], facts_of(known), ENGLISH).document()
        asked = [item for block in document.blocks if isinstance(block, Bullets) for item in block.items]
        assert sum(item.endswith("?") or "whom" in item for item in asked) == 12, asked
        shown = to_plain_text(document)
        assert "Weltblutspendetag" in shown and "Fern" not in shown


def test_the_handbook_is_found_again_as_html(example: Path) -> None:
    for name in ("h.html", "t.pptx"):
        paper = "handbook" if name == "h.html" else "training"
        assert run_here("paper", paper, "-o", name, "--today", "2024-06-03", cwd=example).code == 0
    page = (example / "h.html").read_text(encoding="utf-8")
    assert not re.search(r'(?:src|href)="?https?:', page)
    later = ("paper", "--today", "2024-06-19")
    assert "out of date" not in run_here(*later, cwd=example).stdout
    text = (example / "programme.yaml").read_text(encoding="utf-8")
    (example / "programme.yaml").write_text(f"{text}\nrules: {{levels: {{CF002: off}}}}\n", encoding="utf-8")
    assert run_here(*later, cwd=example).stdout.count("out of date") == 2


def test_a_table_of_sentences_is_read_row_by_row_on_the_terminal() -> None:
    table = Table(("A", "B", ""), (("one", "two", "three"), ("four", "five", "")), ("left",) * 3, prose=True)
    text = to_plain_text(Document((table,), "en"))
    assert text.strip("\n").split("\n") == ["one", "  B: two", "  three", "", "four", "  B: five"]


def _posts(example: Path, language: Language, *options: str) -> str:
    done = run_here("paper", "handbook", "--channel", *options, cwd=example, language=language)
    assert done.code == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("language", "more"), [("de", "Mehr dazu im Handbuch, Kapitel"), ("en", "More in the handbook")]
)
def test_the_handbook_is_told_in_posts_a_chapter_a_month(example: Path, language: Language, more: str) -> None:
    text = _posts(example, language)
    handbook = run_here("paper", "handbook", cwd=example, language=language).stdout
    assert text.count(more) == 16
    titles = re.findall(r"^\d+ (\S.*)$", handbook, re.MULTILINE)
    assert len(titles) == 16
    assert all(title[:40] in " ".join(text.split()) for title in titles)


def test_posts_go_out_on_working_days_a_month_apart(example: Path) -> None:
    days = monthly_days(FreeDays(CalendarSettings(), {date(2026, 1, 1): "Neujahr"}), date(2025, 12, 2), 4)
    assert days == (date(2026, 1, 2), date(2026, 2, 2), date(2026, 3, 2), date(2026, 4, 1))
    closed = CalendarSettings.model_validate({"closed": [{"from": "2026-01-01", "to": "2026-02-28"}]})
    assert monthly_days(FreeDays(closed, {}), date(2026, 1, 1), 2) == (date(2026, 3, 2), date(2026, 4, 1))
    assert "Montag, 3. Juni 2024: Worum es geht" in _posts(example, "de", "--today", "2024-06-03")
    assert "Montag, 1. Juli 2024: Worum es geht" in _posts(example, "de", "--today", "2024-06-04")


def test_a_post_is_short_and_names_the_dates_of_its_day(example: Path) -> None:
    text = _posts(example, "de", "--today", "2024-06-03")
    posts = re.split(r"^\w+, \d+\. \w+ \d{4}: ", text, flags=re.MULTILINE)[1:]
    assert len(posts) == 16
    assert max(map(len, posts)) < 1_400
    days = [day.split(".") for day in re.findall(r"das nächste Mal am (\d\d\.\d\d\.\d{4})", text)]
    assert days and all(int(year) == 2025 for _, _, year in days)


def test_other_papers_are_not_told_in_posts(example: Path) -> None:
    done = run_here("paper", "call", "--channel", cwd=example, language="en")
    assert done.code == 2 and "handbook" in done.stderr


def test_a_rule_that_is_off_is_in_no_post(example: Path) -> None:
    why = "Auf dem Telefon ist das eine Wand aus Text."
    hooks = "Man sieht drei Zeilen; der erste Satz entscheidet."
    assert hooks in " ".join(_posts(example, "de").split())
    programme = example / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    assert not re.search(r"^rules:", text, re.MULTILINE)
    programme.write_text(text + "rules: {levels: {HK001: off, LN004: off}}\n", encoding="utf-8")
    left = " ".join(_posts(example, "de").split())
    assert hooks not in left and why not in left


def test_bullets_of_slides_are_real_ones_that_hang(tmp_path: Path) -> None:
    """A list is one for screen readers too, and a second line begins where the first does; numbers have no bullet."""
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    assert run_here("paper", "training", "--level", "new", "-o", "x.pptx", cwd=folder).code == 0
    paragraphs = [
        paragraph
        for slide in Presentation(str(folder / "x.pptx")).slides
        for shape in slide.shapes
        if shape.has_text_frame and shape != slide.shapes.title
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text
    ]
    bullets = [one for one in paragraphs if one._p.pPr is not None and "buChar" in one._p.xml]
    assert len(bullets) > 20
    assert all(int(one._p.pPr.get("indent")) == -int(one._p.pPr.get("marL")) < 0 for one in bullets)
    numbered = [one for one in paragraphs if re.match(r"\d\. ", one.text)]
    assert len(numbered) == 10 and not [one for one in numbered if "buChar" in one._p.xml]
    assert not [one for one in paragraphs if one.text.startswith("·")]

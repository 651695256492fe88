"""Papers: what stands in them and what does not, in both languages and both forms of address."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st

from ambassador_cli.grammar.first_names import first_name
from ambassador_cli.models.company import Contact
from ambassador_cli.models.document import Document, Heading, Paragraph
from ambassador_cli.models.group import ConfirmedGroup, Member
from ambassador_cli.models.paper import Paper, PaperFacts, Part, Statement
from ambassador_cli.models.roster import PURPOSES, Roster
from ambassador_cli.pages.papers import PAPERS
from ambassador_cli.pages.papers.building import build_paper, needs_of, recipients_of, what_lacks
from ambassador_cli.pages.papers.consents import CONSENTS
from ambassador_cli.pages.papers.page import PaperPage
from ambassador_cli.pages.papers.values import BY_NAME, name_keys, to_values
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.terminal import to_plain_text
from conftest import ROOT
from in_process import run_here
from papers.paper_facts import facts_of, settings

DU, SIE, ENGLISH = Words("de", "du"), Words("de", "sie"), Words("en")
READERS = (DU, SIE, ENGLISH)
OWN = {"first", "name", "pseudonym", "code"}
"""Values that a recipient brings."""


def parts_of(paper: Paper) -> list[Statement]:
    return [said for part in paper.parts if isinstance(part, Part) for said in part.statements]


def text_of(document: Document) -> str:
    return to_plain_text(document)


@pytest.mark.parametrize("words", READERS, ids=["du", "sie", "en"])
@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_placeholders_and_needs_are_values(paper: Paper, words: Words) -> None:
    """A value that nobody gives would leave its sentence out for ever."""
    names = {name for said in parts_of(paper) for name in needs_of(said, words)} - OWN
    assert names | set(paper.needs) <= set(BY_NAME)
    assert all(BY_NAME[name].key or BY_NAME[name].step for name in paper.needs)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_each_sentence_stands_somewhere(paper: Paper) -> None:
    """Of every paper each sentence is said under one of two sets of facts: everything known, or nearly nothing."""
    bare = {"hashtags": settings()["hashtags"], "jour_fixe": settings()["jour_fixe"]}
    few = facts_of(bare)
    assert few.roster is not None
    small = replace(few, group=ConfirmedGroup(confirmed=few.today, group=(Member(name=few.roster.people[0].name),)))
    frozen_values = {"frozen": True, "receipts": True}
    said: set[str] = set()
    named = facts_of(bare | {"company": settings()["company"]})
    running = replace(few, today=date(2026, 6, 10), programme=facts_of(settings()).programme)
    for facts in (facts_of(settings()), few, small, named, running, facts_of(bare, drawn=False)):
        for more in ({}, frozen_values, {"places_given": True, "pictured": "Kim"}, {"pv": "x", "practised": True}):
            values = to_values(facts, DU) | more | dict.fromkeys(OWN, "x")
            said |= {
                statement.text.template(DU, n=0)
                for statement in parts_of(paper)
                if all(name in values for name in needs_of(statement, DU))
            }
    assert [s for s in parts_of(paper) if s.text.template(DU, n=0) not in said] == []


def test_du_and_sie_are_two_texts() -> None:
    """Nothing in the Sie text says du, and nothing in the du text says Sie to the reader."""
    du = re.compile(r"\b(?:du|dir|dich|dein\w*|euch|eure?\w*|ihr)\b", re.IGNORECASE)
    sie = re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b")
    for paper in PAPERS.values():
        for said in parts_of(paper):
            for_sie = said.text.template(SIE, n=0)
            for_du = said.text.template(DU, n=0)
            found = [word for word in du.findall(for_sie) if word.casefold() != "ihr" or word == "ihr"]
            assert not [word for word in found if word not in ("Ihr", "Ihre", "Ihren", "Ihrer", "Ihrem")], for_sie
            assert not sie.findall(for_du), for_du


def test_one_inclusive_style() -> None:
    """Both forms, or a word for all; no signs inside words."""
    for paper in PAPERS.values():
        for said in parts_of(paper):
            for words in READERS:
                assert not re.search(r"\w[:*_]innen|\w/-?innen|Mitarbeiter\b", said.text.template(words, n=0))


def test_german_names_lead_to_the_same_paper(tmp_path: Path) -> None:
    for paper in PAPERS.values():
        for name in (paper.id, *paper.names, paper.id.upper()):
            assert run_here("paper", name, cwd=tmp_path).code == 0, name


def test_an_unknown_paper_is_named_with_the_nearest(tmp_path: Path) -> None:
    done = run_here("paper", "absagee", cwd=tmp_path)
    assert done.code == 2
    assert "absage" in done.stderr.replace("absagee", "")


PLAIN = re.compile(
    r"\d{2}\.\d{2}\.\d{4}|\d{1,2} [A-Z][a-z]{2} \d{4}|\d{1,2}:\d{2}(?: Uhr)?|\S+@\S+|\+\d[\d ]+|Zimmer \d+", re.ASCII
)


@trials(max_examples=500, deadline=None)
@given(
    places=st.integers(1, 19),
    order=st.permutations(range(20)),
    words=st.sampled_from(READERS),
    keeps=st.sets(st.sampled_from(["call", "launch", "materials", "coffee", "committed", "contacts", "dimensions"])),
)
def test_letters_hold_no_number_but_days_times_and_addresses(
    places: int, order: list[int], words: Words, keeps: set[str]
) -> None:
    """No chance, no rank, no number of applicants or places, no name but the addressee's; the letter to those who were
    not drawn is one and the same."""
    chosen = {key: value for key, value in settings().items() if key in keeps}
    facts = facts_of(chosen)
    assert facts.roster is not None
    people = [facts.roster.people[at].model_copy(update={"status": "applied"}) for at in order]
    group = ConfirmedGroup(confirmed=facts.today, group=tuple(Member(name=p.name) for p in people[:places]))
    roster = Roster(people=tuple(people)).with_group({member.key for member in group.group}, group.confirmed)
    facts = replace(facts, roster=roster, group=group)
    values = to_values(facts, words)
    known = {p.name for p in people}
    for paper in (PAPERS["picked"], PAPERS["not-picked"]):
        to = recipients_of(paper, facts)
        assert len(to) == (places if paper.id == "picked" else 20 - places)
        letters = set()
        for person in to:
            blocks = build_paper(paper, facts, values, words, person).blocks
            text = text_of(Document(blocks, words.language))
            assert not re.search(r"\d", PLAIN.sub("", text)), text
            assert not [name for name in known - {person.name} if name in text]
            letters.add(text.replace(person.name, "X").replace(person.first, "X"))
        assert len(letters) <= 1


def test_those_who_left_declined_or_came_later_get_no_letter() -> None:
    facts = facts_of(settings())
    assert facts.roster is not None
    people = list(facts.roster.people)
    people[12] = people[12].model_copy(update={"status": "declined"})
    people[13] = people[13].model_copy(update={"status": "left"})
    people[14] = people[14].model_copy(update={"applied": facts.today})
    people[0] = people[0].model_copy(update={"status": "left"})
    people[15] = people[15].model_copy(update={"status": "group"})
    facts = replace(facts, roster=Roster(people=tuple(people)))
    assert [one.name for one in recipients_of(PAPERS["not-picked"], facts)] == [p.name for p in people[16:]]
    assert [one.name for one in recipients_of(PAPERS["picked"], facts)] == [p.name for p in people[1:12]]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Dr. Ada Nordmann", "Ada"),
        ("Nordmann, Ada", "Ada"),
        ("Prof. Dr. Jörn-Uwe Öhl", "Jörn-Uwe"),
        ("Renée d'Aubigny", "Renée"),
        ("Cher", "Cher"),
        ("Dr.", "Dr."),
    ],
)
def test_first_names(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_a_sentence_goes_with_the_key_that_makes_it_true(paper: Paper) -> None:
    """Without a key every sentence that rests on it is gone, its other sentences stay, and the paper says so."""
    whole = facts_of(settings())
    for key in ("committed", "materials", "launch", "call", "contacts", "dimensions", "coffee", "trainings"):
        less = facts_of({name: value for name, value in settings().items() if name != key})
        values, fewer = to_values(whole, DU), to_values(less, DU)
        gone = set(values) - set(fewer)
        built = build_paper(paper, less, fewer, DU)
        text = text_of(Document(built.blocks, "de"))
        for said in parts_of(paper):
            needs = set(needs_of(said, DU))
            template = said.text.template(DU, n=0)
            if needs & gone and "{" not in template and len(template) > 20:
                assert template not in text.replace("\n", " ")
        lost = {BY_NAME[n].key for said in parts_of(paper) for n in needs_of(said, DU) if n in gone} - {""}
        assert lost <= {*built.missing, *what_lacks(paper, fewer)} | {""}


def test_promises_need_management_and_works_council() -> None:
    """The two sentences that others must stand by."""
    call = PAPERS["call"]
    for key, promise in (("management", "keinen Einfluss auf deine Beurteilung"), ("works_council", "Betriebsrat")):
        with_it, without = settings(), settings()
        del without["committed"][key]
        texts = []
        for each in (with_it, without):
            facts = facts_of(each)
            texts.append(text_of(Document(build_paper(call, facts, to_values(facts, DU), DU).blocks, "de")))
        assert promise in texts[0].replace("\n", " ")
        assert promise not in texts[1].replace("\n", " ")


def test_the_launch_names_only_who_agreed() -> None:
    facts = facts_of(settings())
    assert facts.roster is not None
    text = text_of(PaperPage(PAPERS["launch"], facts, DU).document())
    plain = " ".join(text.split())
    for person in facts.roster.people[:12]:
        assert (person.name in plain) == (person.agreed("show_name") is not None)
    assert not [p.name for p in facts.roster.people[12:] if p.name in plain]
    few = replace(facts, group=ConfirmedGroup(confirmed=facts.today, group=(Member(name=facts.roster.people[1].name),)))
    assert facts.roster.people[1].name not in text_of(PaperPage(PAPERS["launch"], few, DU).document())


def test_the_form_asks_every_consent_with_no_first() -> None:
    facts = facts_of(settings(), drawn=False)
    text = " ".join(text_of(PaperPage(PAPERS["form"], facts, DU).document()).split())
    assert [asked.purpose for asked in CONSENTS] == list(PURPOSES)
    for asked in CONSENTS:
        after = text.split(asked.question.say(DU))[1].split()
        assert after[:2] == ["-", "Nein"]


@pytest.mark.parametrize("words", READERS, ids=["du", "sie", "en"])
def test_answers_to_the_form_are_understood_by_the_import(tmp_path: Path, words: Words) -> None:
    """The questions of the paper, answered: every one of them becomes what it is meant for."""
    (tmp_path / "programme.yaml").write_text(
        "dimensions:\n  function: {values: [Vertrieb, IT]}\n  region: {values: [Nord, Süd]}\n"
        "  experience: {values: [neu, geübt]}\n",
        encoding="utf-8",
    )
    facts = facts_of(
        {
            "dimensions": {
                "function": {"values": ["Vertrieb", "IT"]},
                "region": {"values": ["Nord", "Süd"]},
                "experience": {"values": ["neu", "geübt"]},
            }
        },
        drawn=False,
    )
    blocks = PaperPage(PAPERS["form"], facts, words).document().blocks
    asked = [b.text.partition(" ")[2] for b in blocks if isinstance(b, Heading) and b.level == 3]
    yes = {"de": "Ja, gern", "en": "Yes, gladly"}[words.language]
    no = {"de": "Nein", "en": "No"}[words.language]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["Zeitstempel", *asked])
    writer.writerow(["07.02.2025 00:13:31", "Kim Beispiel", "IT", "Nord", "neu", *[yes] * 6])
    writer.writerow(["07.02.2025 00:14:31", "Robin Muster", "Vertrieb", "Süd", "geübt", *[no] * 6])
    (tmp_path / "f.csv").write_text(out.getvalue(), encoding="utf-8")
    done = run_here("roster", "import", "f.csv", "--yes", cwd=tmp_path)
    assert done.code == 0, done.stderr
    from ambassador_cli.readers.programme_files import read_roster

    people = read_roster(tmp_path / "roster.yaml").people
    assert [p.name for p in people] == ["Kim Beispiel", "Robin Muster"]
    assert people[0].attributes == {"function": "IT", "region": "Nord", "experience": "neu"}
    assert all(people[0].agreed(purpose) for purpose in PURPOSES)
    assert not any(people[1].agreed(purpose) for purpose in PURPOSES)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_a_paper_with_holes_is_read_and_not_written(paper: Paper, tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text("company: {name: Fjordpharm}\n", encoding="utf-8")
    facts = facts_of({"company": {"name": "Fjordpharm"}}, drawn=False)
    lacks = what_lacks(paper, to_values(facts, ENGLISH))
    done = run_here("paper", paper.id, "-o", "x.docx", cwd=tmp_path)
    assert (tmp_path / "x.docx").exists() == (not lacks)
    assert done.code == (2 if lacks else 0)
    if lacks:
        assert len(done.stderr.strip().splitlines()) == 1
        assert any(key in done.stderr for key in lacks)
    assert run_here("paper", paper.id, cwd=tmp_path).code == 0


def test_letters_come_a_page_a_person_and_as_a_table(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    assert run_here("paper", "absage", "-o", "x.docx", cwd=folder).code == 2
    assert run_here("select", "--confirm", "Erika Muster", cwd=folder).code == 0
    for name in ("b.docx", "b.csv", "b.xlsx", "b.md", "b.txt"):
        done = run_here("paper", "picked", "-o", name, cwd=folder, language="de")
        assert done.code == 0, done.stderr
    body = docx.Document(str(folder / "b.docx"))
    breaks = [run for p in body.paragraphs for run in p.runs if 'w:type="page"' in run._r.xml]
    assert len(breaks) == 17
    table = list(csv.reader(io.StringIO((folder / "b.csv").read_text("utf-8-sig")), delimiter=";"))
    assert len(table) == 19
    assert table[0] == ["Name", "Vorname", "Betreff", "Text"]
    assert table[1][3].startswith(f"Hallo {table[1][1]},")
    book = openpyxl.load_workbook(folder / "b.xlsx").worksheets[0]
    letters = [row[3].value for row in book.iter_rows() if str(row[3].value).startswith("Hallo ")]
    assert len(letters) == 18
    assert all(letter.count("\n\n") > 3 for letter in letters)
    assert "amb " not in (folder / "b.csv").read_text("utf-8-sig")


def test_receipts_are_those_of_the_newest_draw(tmp_path: Path) -> None:
    """In a new round the letters go on being the confirmed group's, the receipts are the new draw's."""
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    freeze = ("select", "--freeze", "--source")
    for step in (
        (*freeze, "lotto:2024-06-08", "--today", "2024-06-03"),
        ("select", "--draw", "03 09 14 22 31 44 / 7", "--today", "2024-06-10"),
        ("select", "--confirm", "Erika Muster", "--today", "2024-06-10"),
    ):
        assert run_here(*step, cwd=folder).code == 0
    receipt = ("paper", "receipt", "--today", "2024-06-17", "-o")
    assert run_here(*receipt, "a.csv", cwd=folder).code == 0
    again = (*freeze, "lotto:2024-06-22", "--new-round", "--today", "2024-06-17")
    assert run_here(*again, cwd=folder).code == 0
    assert run_here(*receipt, "b.csv", cwd=folder).code == 0
    codes = [person["code"] for person in json.loads((folder / "draw/names.json").read_text("utf-8"))["people"]]
    letters = [row[3] for row in csv.reader(io.StringIO((folder / "b.csv").read_text("utf-8-sig")))][1:]
    assert len(letters) == len(codes) > 18
    assert all(code in letter.replace(" ", "") for code, letter in zip(codes, letters, strict=True))
    before = (folder / "a.csv").read_text("utf-8-sig").replace(" ", "")
    assert not any(code in before for code in codes)
    assert run_here("paper", "picked", "--today", "2024-06-17", "-o", "c.csv", cwd=folder).code == 0
    assert len((folder / "c.csv").read_text("utf-8-sig").split("Hello ")) == 19


@pytest.mark.parametrize(
    ("today", "running", "open_"),
    [("2026-05-11", False, True), ("2026-05-12", False, False), ("2026-06-10", True, False)],
)
def test_a_call_speaks_of_a_start_to_come_or_of_one_that_was(today: str, running: bool, open_: bool) -> None:
    """The day of the start is 2026-06-09, applications are open until 2026-05-11."""
    facts = replace(facts_of(settings()), today=date.fromisoformat(today))
    page = PaperPage(PAPERS["call"], facts, ENGLISH)
    shown = " ".join(text_of(page.document()).split())
    assert ("in June 2026 we start" in shown) is not running
    assert ("since June 2026 colleagues have" in shown) is running
    lacks = what_lacks(PAPERS["call"], to_values(facts, ENGLISH))
    assert lacks == ([] if open_ else ["call.until"])
    assert name_keys(lacks, facts, ENGLISH) == ("" if open_ else "call.until (11 May 2026 is over)")


def test_a_written_paper_is_found_again_and_told_when_it_is_out_of_date(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    (folder / "papiere").mkdir()
    for name in ("papiere/leitung.docx", "form.md", "consent.txt"):
        paper = {"leitung": "leadership", "form": "form", "consent": "consent"}[Path(name).stem]
        assert run_here("paper", paper, "-o", name, cwd=folder).code == 0
    later = ("paper", "--today", "2024-07-19")
    assert "out of date" not in run_here(*later, cwd=folder).stdout
    text = (folder / "programme.yaml").read_text(encoding="utf-8")
    (folder / "programme.yaml").write_text(text.replace("budget: 24000", "budget: 25000"), encoding="utf-8")
    shown = run_here(*later, cwd=folder).stdout
    assert shown.count("out of date") == 1
    assert "papiere/leitung.docx" in " ".join(shown.split()).replace(" ", "") or "leitung" in shown


def test_the_works_council_paper_counts_and_names_nobody() -> None:
    """Counts under five are not given, and no name stands in it but those who answer for something."""
    facts: PaperFacts = facts_of(settings())
    assert facts.roster is not None
    text = " ".join(text_of(PaperPage(PAPERS["works-council"], facts, DU).document()).split())
    assert not [p.name for p in facts.roster.people if p.name in text]
    assert "Erika Muster" in text
    assert "konform" not in text and "rechtssicher" not in text


def test_hostile_names_do_no_harm() -> None:
    """What the company wrote comes out as text."""
    each = settings()
    each["company"]["name"] = "A\x1b[31m\u202e<b>|`x`"
    facts = facts_of(each)
    shown = text_of(PaperPage(PAPERS["leadership"], facts, ENGLISH).document())
    assert "\x1b" not in shown and "\u202e" not in shown
    assert Contact(name="x").email is None
    assert any(isinstance(block, Paragraph) for block in PaperPage(PAPERS["leadership"], facts, DU).document().blocks)

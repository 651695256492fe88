"""What papers say of amb: each sentence has an id, a test that shows it, and the keys it depends on."""

from __future__ import annotations

import ast
import re
import shutil
import socket
from fractions import Fraction
from pathlib import Path

import pytest

from ambassador_cli.cohort import quick_seed, select_group
from ambassador_cli.models.cohort import Request, Volunteer, WantedDimension
from ambassador_cli.models.paper import Part, Statement
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.roster import Person
from ambassador_cli.pages.papers import PAPERS
from ambassador_cli.pages.papers.claims import CLAIMS, claim_lines
from ambassador_cli.pages.papers.values import to_values
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import catalogue
from ambassador_cli.texts.words import Words
from conftest import ROOT
from in_process import run_here
from papers.paper_facts import facts_of, settings

GERMAN = Words("de")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example's folder, to be changed."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path / "example"))


def marked() -> set[str]:
    """The ids of ``@pytest.mark.claim`` of all tests."""
    found = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.claim":
                        found.add(ast.literal_eval(mark.args[0]))
    return found


def statements() -> list[Statement]:
    """All sentences of all papers."""
    parts = [part for paper in PAPERS.values() for part in paper.parts if isinstance(part, Part)]
    return [statement for part in parts for statement in part.statements]


def test_every_claim_has_a_test_and_every_such_test_a_claim() -> None:
    assert marked() == {claim.id for claim in CLAIMS}, "mark the test that shows it: @pytest.mark.claim(ID)"


def test_sentences_name_only_claims_that_there_are() -> None:
    named = {statement.claim for statement in statements()} - {""}
    assert named <= {claim.id for claim in CLAIMS}
    assert len(named) > 10


def test_whatever_papers_say_of_amb_is_a_claim() -> None:
    """A sentence with amb as its subject says what amb does."""
    does = ("amb läuft", "amb zeigt", "amb sendet", "amb löscht", "amb prüft", "amb liest")
    bare = [s.text.template(GERMAN, n=0) for s in statements() if not s.claim]
    assert not [text for text in bare if any(word in text for word in does)]


@pytest.mark.parametrize(
    ("keys", "value", "changed"),
    [
        (("dimensions",), {"function": {"values": ["A", "B"]}}, {"only-the-mix"}),
        (("form",), {"keep_text": ["Warum?"]}, {"no-free-text"}),
        (("calendar", "working_hours"), {"from": "08:00", "to": "15:00"}, {"working-hours"}),
        (("keep", "applications_months"), "3", {"deleted"}),
        (("company",), {"name": "Fjordpharm"}, set()),
        (("jour_fixe", "every_weeks"), "3", set()),
        (("committed",), {}, set()),
        (("agency",), None, set()),
        (("costs",), {}, set()),
    ],
)
def test_a_key_changes_its_claims_and_no_other(keys: tuple[str, ...], value: object, changed: set[str]) -> None:
    before = dict(claim_lines(to_values(facts_of(settings()), GERMAN), GERMAN))
    other = settings()
    place = other
    for key in keys[:-1]:
        place = place[key]
    if value is None:
        del place[keys[-1]]
    else:
        place[keys[-1]] = value
    after = dict(claim_lines(to_values(facts_of(other), GERMAN), GERMAN))
    assert {claim for claim in before if before[claim] != after.get(claim)} == changed
    if changed:
        assert changed == {claim.id for claim in CLAIMS if any(key.split(".")[0] == keys[0] for key in claim.keys)}


def test_every_key_of_a_claim_is_tried() -> None:
    """What a claim says it depends on is among the cases above."""
    assert {key for claim in CLAIMS for key in claim.keys} == {
        "dimensions",
        "form.keep_text",
        "calendar.working_hours",
        "keep.applications_months",
    }


@pytest.mark.claim("no-network")
def test_no_command_opens_a_connection(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every socket is refused, and all goes on as always."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for line in (
        ("report",),
        ("select",),
        ("select", "--confirm", "Erika Muster"),
        ("hashtag-check",),
        ("plan",),
        ("paper",),
        ("paper", "works-council"),
        ("roster",),
        ("inspect",),
    ):
        assert run_here(*line, cwd=example).code in (0, 1), line


@pytest.mark.claim("only-the-mix")
def test_only_the_mix_and_wishes_move_the_draw(example: Path) -> None:
    """Other levels, consents, profiles and days: the same group. Other names behind the same keys: the same places."""
    roster = example / "roster.yaml"

    def drawn() -> str:
        done = run_here("select", "--seed", "7", "--format", "json", cwd=example)
        assert done.code == 0, done.stderr
        return done.stdout

    before = drawn()
    text = roster.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not re.match(r" {4}(?:consents|profile|files):", line)]
    assert len(kept) < len(text.splitlines()) - 30
    roster.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert drawn() == before

    def places(name: str) -> list[str]:
        people = tuple(Volunteer(f"k{n}", f"{name} {n}", (("IT", "HR", "PR")[n % 3],)) for n in range(12))
        wanted = WantedDimension("function", "Bereich", None, {}, 1)
        request = Request(5, 5, people, (wanted,), (), Fraction(1))
        found = select_group(request, quick_seed(request, "7"))
        assert found is not None
        return [place.outcome for place in found.selection.places]

    assert places("Kim") == places("Robin")


@pytest.mark.claim("no-attendance")
def test_there_is_no_field_for_attendance_or_hours_of_people() -> None:
    """Nothing about a person but what roster.yaml is for."""
    assert set(Person.model_fields) == {
        *("id", "name", "attributes", "level", "track", "status", "applied", "joined", "left"),
        *("team", "manager", "profile", "files", "consents", "withdrawn"),
    }


@pytest.mark.claim("no-targets")
def test_a_target_on_what_people_post_is_refused(example: Path) -> None:
    from ambassador_cli.kpis import KPIS

    refused = [kpi.id for kpi in KPIS if not kpi.may_have_target]
    assert refused
    text = (example / "programme.yaml").read_text(encoding="utf-8")
    for kpi in refused:
        (example / "programme.yaml").write_text(
            text.replace("targets:", f"targets:\n  {kpi}: {{at_least: 1}}"), encoding="utf-8"
        )
        done = run_here("report", cwd=example)
        assert (done.code, kpi in done.stderr) == (2, True)


@pytest.mark.claim("no-free-text")
def test_free_text_stays_out_of_the_roster(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text("dimensions: {function: {}}\n", encoding="utf-8")
    (tmp_path / "f.csv").write_text(
        "Zeitstempel,Vor- und Nachname,In welchem Bereich arbeitest du?,Warum möchtest du mitmachen?\n"
        "07.02.2025 00:13:31,Kim Beispiel,IT,Weil xqzjv mir Freude macht\n",
        encoding="utf-8",
    )
    assert run_here("roster", "import", "f.csv", "--yes", cwd=tmp_path).code == 0
    kept = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.yaml"))
    assert "Kim Beispiel" in kept
    assert "xqzjv" not in kept


@pytest.mark.claim("survey")
def test_few_answers_names_and_free_text_do_not_come_out(example: Path) -> None:
    header = "Ich weiß, wen ich fragen kann.,Was würde dir helfen?"
    row = "4,Mehr Zeit für Kardeel"
    folder = example / "survey"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, rows, more, answer in (
        ("before.csv", 4, "", ""),
        ("after.csv", 5, ",E-Mail", ",kim@nordlicht.example"),
    ):
        lines = [header + more, *[row + answer] * rows]
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    done = run_here("report", "--details", cwd=example)
    shown = done.stdout + done.stderr
    assert "Kardeel" not in shown and "kim@nordlicht.example" not in shown
    assert "survey/before*" in shown and "after.csv" in shown
    said = [line for line in done.stdout.splitlines() if line.startswith("K19")]
    assert not any("4.0" in line for line in said)


@pytest.mark.claim("fixed-rules")
def test_the_same_draft_gives_the_same_result(example: Path) -> None:
    done = [run_here("hashtag-check", "--format", "json", cwd=example) for _ in range(3)]
    assert len({one.stdout for one in done}) == 1
    assert all(rule.source for rule in catalogue(read_packs()))


def test_programmes_of_the_facts_are_whole() -> None:
    """Every paper is ready with them but for what a draw gives."""
    assert Programme.model_validate(settings()).launch is not None

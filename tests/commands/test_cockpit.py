"""``amb`` alone: what is due, in its order, each with its whole command line."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from ambassador_cli.models.folder import FolderStatus
from ambassador_cli.models.plan import DateKind, MonthHours, Plan, PlannedDate
from ambassador_cli.models.standing import Stage
from ambassador_cli.pages.cockpit import to_cockpit
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.terminal import to_plain_text
from conftest import ROOT
from in_process import run_here

DUE = date(2025, 5, 30)
STATUS = FolderStatus(
    company="Fjord",
    has_programme=True,
    start=None,
    places=18,
    people=None,
    exports=1,
    refused=0,
    first=date(2024, 1, 1),
    last=date(2024, 5, 30),
    due=DUE,
    missing_days=0,
    drafts=None,
    has_stock=True,
    group=None,
    confirmed=None,
    due_applications=0,
    today=DUE,
)


def shown(status: FolderStatus, language: Language = "en") -> str:
    """What it says, on a line as long as it needs."""
    return " ".join(to_plain_text(to_cockpit(status, Words(language)), 300).split())


@pytest.mark.parametrize(
    ("before", "soon", "late"), [(46, False, False), (45, True, False), (0, True, False), (-1, False, True)]
)
def test_an_export_is_soon_within_45_days_and_late_on_the_day_after(before: int, soon: bool, late: bool) -> None:
    text = shown(replace(STATUS, today=DUE - timedelta(days=before)))
    assert ("days are gone for ever" in text) == soon
    assert ("already forgets days after 30 May 2024" in text) == late


@pytest.mark.parametrize(
    ("stage", "command"),
    [
        ("none", "amb select"),
        ("frozen", 'amb select --draw "NN NN NN NN NN NN / N"'),
        ("drawn", 'amb select --confirm "First Last"'),
        ("set_aside", "amb select"),
        ("confirmed", ""),
    ],
)
def test_the_draw_names_its_next_step(stage: Stage, command: str) -> None:
    group = 12 if stage == "confirmed" else None
    confirmed = DUE if group else None
    status = replace(STATUS, stage=stage, group=group, confirmed=confirmed, people=30, applicants=30)
    text = shown(replace(status, answer_form="NN NN NN NN NN NN / N"))
    assert (command in text) if command else "amb select" not in text
    assert set(get_args(Stage)) == {"none", "frozen", "drawn", "set_aside", "confirmed"}


def plan_with(*dates: PlannedDate) -> Plan:
    month = MonthHours(DUE.replace(day=1), Decimal(4), Decimal(54), Decimal(50))
    return Plan(DUE.replace(day=1), DUE + timedelta(days=150), 18, dates, months=(month,))


def on(days: int, kind: DateKind, name: str = "") -> PlannedDate:
    day = DUE + timedelta(days=days)
    return PlannedDate(kind, day, day, time(10), 45, Decimal(2), name=name)


def test_this_fortnight_and_soon() -> None:
    """Meetings of two weeks; later only what needs to be prepared. Every kind of date has words."""
    dates = (
        on(-1, "jour_fixe"),
        on(0, "jour_fixe"),
        on(13, "coffee"),
        on(14, "jour_fixe"),
        on(20, "exports"),
        on(60, "data_ready"),
        on(74, "budget_talk"),
    )
    for language in ("de", "en"):
        lines = to_plain_text(to_cockpit(replace(STATUS, plan=plan_with(*dates)), Words(language))).splitlines()
        assert max(map(len, lines)) <= 80
        text = "\n".join(lines)
        assert text.count("amb jourfixe -o jourfixe.pptx") == 1
        assert "amb report --board -o" in text and "amb report --questions" in text
        assert "amb plan" in text
    for kind in get_args(DateKind):
        assert shown(replace(STATUS, plan=plan_with(on(3, kind, "due" if kind == "exports" else "x"))))


def test_what_a_start_lacks_is_named_until_the_group_is_there() -> None:
    lacks = ("works_council", "management", "contacts")
    text = shown(replace(STATUS, lacks=lacks))
    assert "amb paper works-council" in text and "amb paper leadership" in text
    later = shown(replace(STATUS, lacks=lacks, group=12, confirmed=DUE))
    assert "amb paper works-council" not in later and "amb paper leadership" not in later


@pytest.mark.parametrize(("age", "letters", "round_"), [(0, True, False), (14, True, False), (15, False, False)])
def test_letters_are_named_for_two_weeks_after_the_draw(age: int, letters: bool, round_: bool) -> None:
    text = shown(replace(STATUS, group=18, confirmed=DUE - timedelta(days=age), stage="confirmed"))
    for command in ("paper picked", "paper not-picked", "paper manager", "plan -o plan.ics"):
        assert (f"amb {command}" in text) is letters
    assert ("amb paper call" in text) is round_


@pytest.mark.parametrize(("age", "new", "call"), [(299, 0, False), (300, 0, True), (300, 3, False), (20, 3, False)])
def test_a_year_ends_with_a_call_and_new_applications_with_a_new_round(age: int, new: int, call: bool) -> None:
    group = replace(STATUS, group=18, confirmed=DUE - timedelta(days=age), stage="confirmed", new_applicants=new)
    text = shown(group)
    assert ("amb paper call" in text) is call
    assert ("amb roster import" in text) is call
    assert ("amb select --new-round --freeze" in text) is bool(new)
    assert "amb roster withdraw" in text


def test_only_who_applied_after_the_draw_is_new(tmp_path: Path) -> None:
    """The day of the draw itself is still of its round; who takes part is no applicant."""
    people = "\n".join(f"  - {{name: P{n}, applied: 2024-06-{9 + n:02}, status: applied}}" for n in range(4))
    (tmp_path / "roster.yaml").write_text(f"people:\n  - {{name: A}}\n{people}\n", encoding="utf-8")
    (tmp_path / "group.yaml").write_text("confirmed: 2024-06-10\nby: E\ngroup: [{name: A}]\n", encoding="utf-8")
    (tmp_path / "programme.yaml").write_text("company: {name: Fjord}\n", encoding="utf-8")
    done = run_here("--today", "2024-06-20", cwd=tmp_path)
    assert "2 new applications" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("option", [("--today", "2024-06-20"), ("--lang", "de"), ("--plain",)])
def test_options_stand_behind_their_command(option: tuple[str, ...], tmp_path: Path) -> None:
    assert run_here(*option, cwd=tmp_path).code == 0
    done = run_here(*option, "report", cwd=tmp_path)
    assert done.code == 2
    assert f"amb report {option[0]}" in " ".join(done.stderr.split())


def test_what_is_to_be_tidied_stands_last() -> None:
    status = replace(
        STATUS, due_applications=14, due_since=DUE, stale=(("call", "aufruf.docx"),), group=18, confirmed=DUE
    )
    text = shown(status, "de")
    assert "seit 30.05.2025" in text and "14 alte Bewerbungen löschen" in text
    assert "amb paper call -o aufruf.docx --force" in text
    assert text.index("In diesen zwei Wochen") < text.index("Aufräumen")


def test_drafts_are_counted_and_never_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    done = run_here(cwd=folder)
    assert done.code == 0
    assert "1 draft with" in " ".join(done.stdout.split()) and "amb hashtag-check" in done.stdout
    assert not [path.name for path in (folder / "drafts").iterdir() if path.name in done.stdout]


def test_six_months_of_the_example_are_a_plan(tmp_path: Path) -> None:
    """With the budget talk and the day before it on which the figures must be there."""
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    done = run_here("plan", "--months", "6", cwd=folder)
    assert done.code == 0, done.stderr
    assert "Figures for the budget talk" in " ".join(done.stdout.split())

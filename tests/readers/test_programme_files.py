"""programme.yaml and roster.yaml: every mistake at once, with its place and what was probably meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.errors.lines import to_problem_line
from ambassador_cli.kpis import KPIS
from ambassador_cli.models.programme import Programme
from ambassador_cli.readers.programme_files import read_programme, read_roster
from ambassador_cli.texts.words import Words

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples"


def problems_of(
    folder: Path, source: str, *, roster: bool = False, programme: Programme | None = None
) -> list[Problem]:
    path = folder / ("roster.yaml" if roster else "programme.yaml")
    path.write_text(source, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        if roster:
            read_roster(path, programme)
        else:
            read_programme(path, kpis=lambda: {kpi.id: kpi for kpi in KPIS})
    return list(caught.value.problems)


def test_the_effect_is_judged_by_what_has_a_trend_of_its_own(tmp_path: Path) -> None:
    """A figure that nothing is judged by is refused, known or not; with the one that counts the file is read."""
    for metric in ("K05", "K99", "reach"):
        (problem,) = problems_of(tmp_path, f"looking: {{metric: {metric}, days: [2026-10-05]}}\n")
        assert (problem.id, problem.place.line, problem.place.path) == ("model.metric_not_judged", 1, "looking.metric")
        assert "by K02 alone" in to_problem_line(problem, Words("en")) and metric in to_problem_line(
            problem, Words("en")
        )
    path = tmp_path / "programme.yaml"
    path.write_text("looking: {metric: K02}\n", encoding="utf-8")
    assert read_programme(path, kpis=lambda: {kpi.id: kpi for kpi in KPIS}).looking.metric == "K02"


def test_the_example_is_sound() -> None:
    """The example's programme, roster and confidential file are read and joined."""
    programme = read_programme(EXAMPLE / "programme.yaml")
    roster = read_roster(EXAMPLE / "roster.yaml", programme)
    assert programme.start == date(2023, 6, 12)
    assert programme.dimensions["function"].shares["Vertrieb"] == Decimal(35)
    assert programme.confidential.code_names == ("Projekt Polarstern", "Project Northstar")
    assert programme.embargo[0].id == "E1"
    assert sum(person.status == "applied" for person in roster.people) == 32
    assert {len(person.attributes) for person in roster.people} == {3}


def test_the_keys_of_the_company_facts_are_taken_as_they_are() -> None:
    """The labelled drafts' context file is a programme.yaml."""
    context = Path(__file__).parents[1] / "data" / "drafts" / "context.yaml"
    programme = read_programme(context)
    assert programme.company is not None
    assert programme.company.name == "Nordlicht Pharma"
    assert programme.contacts.pv is not None
    assert programme.contacts.pv.phone == "+49 40 66969 100"


def test_all_mistakes_are_named_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Keys, types, choices, days, targets: one problem each, none hides another."""
    found = problems_of(
        tmp_path,
        "company: {name: X, aliasses: [a], pages: x}\n"
        "start: 31.13.2024\n"
        "language: fr\n"
        "places: {planned: 20, at_most: abc}\n"
        "dimensions:\n"
        "  function: {values: [Sales, HR], shares: {Sals: 30 %}}\n"
        "targets: {K11: {at_least: 3}, K99: {at_least: 1}}\n"
        "limits: [1, 2]\n"
        "follower_stock: {gestern: 3, 2024-01-01: viele}\n"
        "fold:\n",
    )
    assert [(p.id, p.place.line, p.place.column) for p in found] == [
        ("model.unknown_key", 1, 20),
        ("model.not_list", 1, 42),
        ("model.not_a_day", 2, 8),
        ("model.not_one_of", 3, 11),
        ("model.not_whole", 4, 32),
        ("model.not_one_of", 6, 44),
        ("model.target_on_voluntary", 7, 11),
        ("model.not_one_of", 7, 31),
        ("model.not_mapping", 8, 9),
        ("model.not_a_day", 9, 18),
        ("model.not_whole", 9, 42),
        ("model.empty", 10, 6),
    ]


def test_a_problem_reads_like_a_compilers(tmp_path: Path) -> None:
    """File, line, column, path, value, choices and the one that was meant."""
    programme = Programme.model_validate({"dimensions": {"region": {"values": ["Nord", "Süd"]}}})
    source = "people:\n  - name: A\n    attributes: {region: Nrod}\n"
    found = problems_of(tmp_path, source, roster=True, programme=programme)
    line = to_problem_line(found[0], Words("en"))
    expected = "roster.yaml:3:26  people[1].attributes.region:  'Nrod' is not one of Nord, Süd – did you mean 'Nord'?"
    assert line == expected
    assert to_problem_line(found[0], Words("de")).endswith(
        "ist nicht eines von Nord, Süd – gemeint ist vielleicht 'Nord'?"
    )


def test_people_stand_once(tmp_path: Path) -> None:
    """Two people of one name need ids; two ids must differ, whatever their case or spacing."""
    twice = "people:\n  - name: Jo Ax\n  - name: 'JO  ax'\n"
    assert [(p.id, p.values["first"]) for p in problems_of(tmp_path, twice, roster=True)] == [("roster.double_name", 2)]
    ids = "people:\n  - {id: a, name: Jo Ax}\n  - {id: A, name: Jo Ax}\n"
    assert [p.id for p in problems_of(tmp_path, ids, roster=True)] == ["roster.double_id"]
    path = tmp_path / "roster.yaml"
    path.write_text("people:\n  - {id: a, name: Jo Ax}\n  - {id: b, name: Jo Ax}\n", encoding="utf-8")
    assert len(read_roster(path).people) == 2


def test_a_list_where_a_mapping_belongs(tmp_path: Path) -> None:
    """The whole file may be of the wrong shape."""
    assert [p.id for p in problems_of(tmp_path, "- a\n- b\n")] == ["model.not_mapping"]
    assert [p.id for p in problems_of(tmp_path, "")] == ["model.empty"]


def test_problems_of_the_confidential_file_are_named_too(tmp_path: Path) -> None:
    """Its mistakes stand beside those of programme.yaml."""
    (tmp_path / "secret.yaml").write_text("embargo: [{id: E1, terms: [x], until: bald}]\n", encoding="utf-8")
    found = problems_of(tmp_path, "confidential_file: secret.yaml\ntargets: {K98: {at_least: 1}}\n")
    assert [(p.place.file, p.id) for p in found] == [
        ("programme.yaml", "model.not_one_of"),
        ("secret.yaml", "model.not_a_day"),
    ]
    found = problems_of(tmp_path, "confidential_file: nowhere.yaml\n")
    assert [p.id for p in found] == ["file.missing"]


@pytest.mark.parametrize("word", ["ja", "yes", "true", "Ja"])
def test_german_is_natural(tmp_path: Path, word: str) -> None:
    """German days, decimal commas and yes."""
    path = tmp_path / "programme.yaml"
    source = f"start: 1.6.2026\ncosts: {{items: [{{name: Kaffee, amount: '12,50', per_person: {word}}}]}}\n"
    path.write_text(source, encoding="utf-8")
    programme = read_programme(path)
    assert programme.start == date(2026, 6, 1)
    assert programme.costs.items[0].amount == Decimal("12.50")
    assert programme.costs.items[0].per_person is True


def test_a_missing_or_unreadable_file_is_one_line(tmp_path: Path) -> None:
    """No traceback for a path that is wrong."""
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError):
            read_programme(path)

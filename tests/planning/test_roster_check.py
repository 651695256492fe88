"""``amb roster check``: each doubt for itself, by place, and silence where all is well."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ambassador_cli.models.programme import Dimension, Programme
from ambassador_cli.models.rhythm import Agreed, Committed
from ambassador_cli.models.roster import Consents, Person, Roster
from ambassador_cli.planning.retention import Due
from ambassador_cli.planning.roster_check import check_roster
from conftest import ROOT
from in_process import run_here

PROGRAMME = Programme(
    dimensions={"function": Dimension(), "experience": Dimension(values=("neu", "geübt"))},
    committed=Committed(works_council=Agreed(on=date(2026, 4, 28))),
)

NOTHING = Due()


def _person(name: str, **more: Any) -> Person:
    given = Consents(show_name=date(2026, 5, 5))
    return Person(name=name, **{"attributes": {"function": "IT", "experience": "neu"}, "consents": given, **more})


def _ids(*people: Person, programme: Programme = PROGRAMME, due: Due = NOTHING) -> list[tuple[str, str]]:
    found = check_roster(Roster(people=people), programme, due, {"a.xlsx"}, "roster.yaml")
    assert all(problem.level == "warning" and problem.place.file == "roster.yaml" for problem in found)
    return [(problem.id.removeprefix("roster.check_"), problem.place.path) for problem in found]


def test_a_good_roster_is_silent() -> None:
    """Two people of one first name, a level that exists, a file that is there."""
    assert not _ids(_person("Jörn Ahl", level="geübt", files=("a.xlsx",)), _person("Jörn Behl"))
    assert not _ids()


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([_person("A"), _person("B", attributes={"function": "IT"})], [("no_value", "people[1].attributes")]),
        ([_person("Jörn Groß"), _person("C"), _person("JOERN  GROSS", id="7")], [("same", "people[2].name")]),
        ([_person("Renée"), _person("Renee", id="7")], [("same", "people[1].name")]),
        ([_person("A", level="meisterhaft")], [("level", "people[0].level")]),
        ([_person("A", files=("b.xlsx",))], [("file", "people[0].files")]),
        ([_person("A", consents=Consents())], [("no_consents", "")]),
    ],
)
def test_one_doubt_each(people: list[Person], expected: list[tuple[str, str]]) -> None:
    """With the place in the file, and no name."""
    assert _ids(*people) == expected


def test_what_is_about_the_whole() -> None:
    """No day with the works council; applications that are due."""
    assert _ids(_person("A"), programme=PROGRAMME.model_copy(update={"committed": Committed()})) == [
        ("works_council", "")
    ]
    assert _ids(_person("A"), due=Due(people=(_person("B"),))) == [("due", "")]


def test_the_command(tmp_path: Path) -> None:
    """Exit code 1 while something is doubtful, 0 once nothing is; nobody is named."""
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    done = run_here("roster", "check", cwd=tmp_path)
    assert done.code == 1 and "45 entries looked at: 1 remark." in done.stdout
    programme = tmp_path / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    settled = text.replace("committed:  ", "committed:\n  works_council: {on: 2023-04-28}\n#")
    programme.write_text(settled, encoding="utf-8")
    done = run_here("roster", "check", cwd=tmp_path)
    assert done.code == 0, done.stderr
    assert "45 entries looked at: 0 remarks." in done.stdout

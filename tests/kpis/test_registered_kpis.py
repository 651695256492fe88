"""A key figure is a file with its definition and a line in KPIS; nobody else names it."""

from __future__ import annotations

import ast
import re

from ambassador_cli.kpis import KPIS
from ambassador_cli.models.kpi import Kpi
from source import SOURCE, modules, place, strings, tree

KPI_ID = re.compile(r"\bK\d{2}\b")
FOLDER = SOURCE / "kpis"


def defined() -> dict[str, str]:
    """Every key figure that a file of kpis/ defines, with the file's name."""
    found = {}
    for path in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == Kpi.__name__:
                identity = next(
                    k.value.value for k in node.keywords if k.arg == "id" and isinstance(k.value, ast.Constant)
                )
                found[str(identity)] = path.name
    return found


def test_every_key_figure_that_is_defined_is_registered() -> None:
    missing = {k: name for k, name in defined().items() if k not in {kpi.id for kpi in KPIS}}
    assert not missing, f"not registered: add a line to KPIS in kpis/__init__.py for {missing}"
    assert len(defined()) == len(KPIS)


def test_no_other_file_names_a_key_figure() -> None:
    """Whatever others need to know, a key figure declares; one of a pair may name the other in its own file."""
    wrong = [
        f"{place(path)}:{line} {found}"
        for path in modules()
        if path.parent != FOLDER or path.stem == "__init__"
        for line, text in strings(path, said=False)
        for found in KPI_ID.findall(text)
    ]
    assert not wrong, "let the key figure declare what others need to know of it: Kpi in models/kpi.py"


def test_docstrings_name_only_key_figures_that_exist() -> None:
    known = {kpi.id for kpi in KPIS}
    wrong = [
        f"{place(path)}:{line} {found}"
        for path in modules()
        for line, text in strings(path, said=True)
        for found in KPI_ID.findall(text)
        if found not in known
    ]
    assert not wrong


def test_money_and_hours_are_not_for_everyone() -> None:
    """All staff see neither what it costs nor how long it takes; the board and the team do."""
    assert {kpi.name for kpi in KPIS if not kpi.for_all} == {"hours", "cost_per_1k_impressions"}


def test_what_no_target_may_be_set_on() -> None:
    """What people post, and what they say of themselves, is nobody's target."""
    assert {kpi.name for kpi in KPIS if not kpi.may_have_target} == {
        *("new_ties", "confidence", "level_moves", "retention"),
        *("active_rate", "cadence_median", "hashtag_use"),
    }
    assert {kpi.name for kpi in KPIS if not kpi.of_page} == {"new_ties", "confidence", "level_moves", "retention"}

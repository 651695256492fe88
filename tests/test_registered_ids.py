"""What is registered owns itself: an id stands in its own file, in cases, examples and prose, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from ambassador_cli.kpis import KPIS
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.readers.linkedin.daily import DailyTable
from ambassador_cli.readers.linkedin.daily_tables import DAILY_TABLES
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import RULES, catalogue
from conftest import ROOT
from source import SOURCE, modules, name_of, place, registered_files, strings, tree

MECHANICAL = SOURCE / "rules" / "mechanical"
PACKS = SOURCE / "rules" / "packs"
RULE_IDS = frozenset(rule.id for rule in catalogue(read_packs()))
RULE_ID = re.compile(r"\b(?:" + "|".join(sorted({rule[:2] for rule in RULE_IDS})) + r")\d{3}\b")


def own_files() -> dict[Path, str]:
    """The files of mechanical rules, with the ids of these."""
    return {MECHANICAL / f"{rule.name.replace('-', '_')}.py": rule.id for rule in RULES}


def test_every_mechanical_rule_has_a_file_of_its_name() -> None:
    """hashtag_cut.py holds hashtag-cut, and every file is registered."""
    there = {path for path in MECHANICAL.glob("*.py") if path.stem != "__init__"}
    missing = sorted(path.name for path in there - set(own_files()))
    assert not missing, f"not registered: add a line to _FILES in rules/register.py for {', '.join(missing)}"
    assert there == set(own_files()), "a rule's file is named after the rule: my_rule.py holds the rule my-rule"


def test_no_code_names_a_rule_of_another_file() -> None:
    """Whatever others need to know of a rule, it declares itself."""
    own = own_files()
    wrong = [
        f"{place(path)}:{line} {found}"
        for path in modules()
        for line, text in strings(path, said=False)
        for found in RULE_ID.findall(text)
        if found != own.get(path)
    ]
    assert not wrong, "let the rule declare what others need to know of it: Rule in models/rule.py"


def test_docstrings_name_only_rules_that_exist() -> None:
    """An example in a docstring is prose, but must be true."""
    wrong = [
        f"{place(path)}:{line} {found}"
        for path in modules()
        for line, text in strings(path, said=True)
        for found in RULE_ID.findall(text)
        if found not in RULE_IDS
    ]
    assert not wrong


@pytest.mark.parametrize("path", sorted(own_files()), ids=lambda path: path.stem)
def test_a_rules_docstring_names_it(path: Path) -> None:
    """The first line of a rule's file says which one it is."""
    module = ast.get_docstring(tree(path)) or ""
    assert module.startswith(f"{own_files()[path]}: "), f"begin the docstring of {path.name} with its id"


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_rule_of_a_pack_names_its_own_lists_or_shared_ones(path: Path) -> None:
    """A list named after a rule is that rule's; what two rules need is a shared list without an id."""
    pack = yaml.safe_load(path.read_text(encoding="utf-8"))
    wrong = [
        f"{rule['id']} names {found}"
        for rule in pack.get("rules", ())
        for found in RULE_ID.findall(str(rule["checks"]))
        if found != rule["id"]
    ]
    assert not wrong
    unknown = [name for name in pack.get("words", ()) for found in RULE_ID.findall(name) if found not in RULE_IDS]
    assert not unknown


def test_texts_and_help_name_only_rules_that_exist() -> None:
    """Sentences for people may name a rule as an example."""
    wrong = [
        f"{path.name}: {found}"
        for path in sorted((SOURCE / "texts").rglob("*.yaml"))
        for found in RULE_ID.findall(path.read_text(encoding="utf-8"))
        if found not in RULE_IDS
    ]
    assert not wrong


def test_no_mechanical_rule_borrows_from_another() -> None:
    """What two rules need lives in rules/engine; the engine knows no rule."""
    wrong = []
    for path in [*MECHANICAL.glob("*.py"), *(SOURCE / "rules" / "engine").glob("*.py")]:
        for node in ast.walk(tree(path)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            wrong += [f"{path.name}: {name}" for name in names if name.startswith("ambassador_cli.rules.mechanical")]
    assert not wrong, f"move what they share to rules/engine: {wrong}"


def _declared(folder: str, kind: str) -> list[Path]:
    """The modules of a folder that make something at their top by calling ``kind``."""
    return [
        path
        for path in modules()
        if place(path).startswith(f"{folder}/")
        and any(
            isinstance(node, ast.Assign | ast.AnnAssign)
            and isinstance(node.value, ast.Call)
            and getattr(node.value.func, "id", "") == kind
            for node in tree(path).body
        )
    ]


@pytest.mark.parametrize(
    ("folder", "kind", "registry"),
    [
        ("kpis", "Kpi", "kpis/__init__.py"),
        ("readers/linkedin", "DailyTable", "readers/linkedin/daily_tables.py"),
        ("writers/forms", "Form", "writers/register.py"),
        ("writers/data", "Form", "writers/register.py"),
    ],
)
def test_what_is_declared_is_registered(folder: str, kind: str, registry: str) -> None:
    """A figure, a table of an export, a form that nobody registered would be there and never be seen."""
    listed = {file.rpartition(".")[2] for file in registered_files(SOURCE / registry)}
    missing = sorted({path.stem for path in _declared(folder, kind)} - listed)
    assert _declared(folder, kind)
    assert not missing, f"add a line to _FILES in {registry} for {', '.join(missing)}"


def _kpi_files() -> dict[Path, set[str]]:
    """The files of key figures with the ids that they declare."""
    files: dict[Path, set[str]] = {}
    for path in _declared("kpis", "Kpi"):
        declared = [kpi.id for kpi in vars(import_module(name_of(path))).values() if isinstance(kpi, Kpi)]
        files.setdefault(path, set()).update(declared)
    return files


def test_no_id_of_a_key_figure_is_given_twice() -> None:
    """A figure is found by its id or its name, and stands in the report once."""
    names = Counter(name for kpi in KPIS for name in (kpi.id, kpi.name))
    assert not [name for name, times in names.items() if times > 1]


def test_no_code_names_a_key_figure_of_another_file() -> None:
    """One of a pair may name the other as its counterpart; whatever else is needed, a figure declares itself."""
    own = _kpi_files()
    pairs = {path: {kpi.counterpart for kpi in KPIS if kpi.id in ids} for path, ids in own.items()}
    wrong = [
        f"{place(path)}:{line} {found}"
        for path in modules()
        for line, text in strings(path, said=False)
        for found in re.findall(r"\bK\d{2}\b", text)
        if found not in own.get(path, set()) | pairs.get(path, set())
    ]
    assert not wrong, "let the figure declare what others need to know of it: Kpi in models/kpi.py"


def test_docstrings_and_texts_name_only_key_figures_that_exist() -> None:
    """An example is prose, but must be true."""
    known = {kpi.id for kpi in KPIS}
    said = [(place(path), text) for path in modules() for _, text in strings(path, said=True)]
    said += [(path.name, path.read_text(encoding="utf-8")) for path in sorted((SOURCE / "texts").glob("*.*"))]
    said += [("README.md", (ROOT / "README.md").read_text(encoding="utf-8"))]
    named = [(where, found) for where, text in said for found in re.findall(r"\bK\d{2}\b", text)]
    assert not [f"{where}: {found}" for where, found in named if found not in known]


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.id)
def test_a_key_figure_is_measured_by_a_test(kpi: Kpi) -> None:
    """A formula that no test holds against numbers counted by hand is only believed."""
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "kpis").rglob("*.py")]
    truth = [path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "data" / "samples").glob("truth*.json")]
    named = [text for text in (*tests, *truth) if kpi.id in text or kpi.name in text]
    assert named, f"write a test in tests/kpis that measures {kpi.id} {kpi.name} on numbers counted by hand"


@pytest.mark.parametrize("table", DAILY_TABLES, ids=lambda table: table.table)
def test_a_daily_table_is_read_by_a_test(table: DailyTable) -> None:
    """Headers, fields and days of a file as it was downloaded."""
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "readers").glob("test_*.py")]
    headers = yaml.safe_load((SOURCE / "readers" / "linkedin" / "headers.yaml").read_text(encoding="utf-8"))
    assert table.table in headers["tables"], f"{table.table} has no headers: add it to readers/linkedin/headers.yaml"
    named = [text for text in tests if table.table in text or table.kind in text]
    assert named, f"write a test in tests/readers that reads a file of {table.kind}"

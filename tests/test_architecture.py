"""The picture in .github/ARCHITECTURE.md, held: imports go down only and never in a circle, the core touches no outside
world, every outside library has its rooms, and no module grows beyond what one can hold in the head."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from source import PACKAGE, cycles, imports, lines_of_code, modules, place, room, tree

LAYERS = ["texts", "errors", "grammar", "models", "columns", "commands", "cli"]
COLUMNS = {"readers", "cohort", "kpis", "rules", "planning", "pages", "writers"}
PURE = {"cohort", "kpis", "rules", "planning", "pages", "grammar", "models"}
ROOMS = sorted({room(path) for path in modules()} - {"__init__", "__main__"})
OUTSIDE: dict[str, set[str]] = {
    "texts": {"babel", "rich", "yaml"},
    "errors": set(),
    "grammar": {"rapidfuzz"},
    "models": {"pydantic", "pydantic_core", "typing_extensions"},
    "readers": {
        "docx",
        "httpcore",
        "httpx",
        "pptx",
        "pydantic",
        "pydantic_core",
        "python_calamine",
        "rapidfuzz",
        "regex",
        "yaml",
    },
    "cohort": {"highspy", "numpy", "rapidfuzz"},
    "kpis": set(),
    "rules": {"regex"},
    "planning": {"holidays"},
    "pages": set(),
    "writers": {"docx", "icalendar", "jinja2", "lxml", "markupsafe", "pptx", "rich", "xlsxwriter", "yaml"},
    "commands": {"pydantic", "typer"},
    "cli": {"typer"},
}
"""Which outside library each room may import. A library that a second room needs belongs behind a front door."""
ON_THE_WAY = {"typing_extensions": "pydantic", "pydantic_core": "pydantic", "numpy": "highspy", "lxml": "python-docx"}
"""Libraries that come with one of ours, which pyproject.toml therefore does not name."""
IMPURE_MODULES = {
    "os",
    "io",
    "pathlib",
    "time",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "shutil",
    "tempfile",
    "httpx",
}
IMPURE_CALLS = {"open", "input", "print", "today", "now", "utcnow"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
MOST_LINES = 300


def _layer(name: str) -> int:
    if name in COLUMNS:
        return LAYERS.index("columns")
    if name in {"__init__", "__main__"}:
        return -1
    assert name in LAYERS, f"{name} is no room of the picture: put it in one of {LAYERS + sorted(COLUMNS)}"
    return LAYERS.index(name)


def _of(name: str) -> Iterator[Path]:
    return (path for path in modules() if room(path) == name)


@pytest.mark.parametrize("name", ROOMS)
def test_imports_go_down_only(name: str) -> None:
    """No room imports one above it, and no column imports its sibling, inside functions either."""
    wrong = []
    for path in _of(name):
        for imported, line in imports(path):
            parts = imported.split(".")
            if parts[0] != PACKAGE or len(parts) == 1 or parts[1].startswith("__"):
                continue
            sibling = parts[1] in COLUMNS and name in COLUMNS and parts[1] != name
            if sibling or _layer(parts[1]) > _layer(name):
                wrong.append(f"{place(path)}:{line} imports {imported}")
    assert not wrong, "facts cross from one room to another as models, handed over by the command"


def test_nothing_imports_in_a_circle() -> None:
    """No module needs itself to be there, inside a room either and whatever function the import stands in."""
    assert not cycles(), "move what both need to a module of its own"


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_imports_only_its_own_outside_libraries(name: str) -> None:
    """An outside library is known to few rooms, so that it can be replaced."""
    wrong = sorted(
        f"{place(path)}:{line} imports {imported}"
        for path in _of(name)
        for imported, line in imports(path)
        if (top := imported.split(".")[0]) != PACKAGE and top not in sys.stdlib_module_names | OUTSIDE[name]
    )
    assert not wrong, f"{name} may import {sorted(OUTSIDE[name]) or 'none'}: see OUTSIDE"


def test_every_outside_library_is_a_dependency() -> None:
    """What a room may import is installed with amb."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[^A-Za-z0-9-]", entry)[0].lower() for entry in project["dependencies"]}
    called = {"yaml": "pyyaml", "docx": "python-docx", "pptx": "python-pptx"} | ON_THE_WAY
    used = {
        imported.split(".")[0]
        for path in modules()
        for imported, _ in imports(path)
        if imported.split(".")[0] not in sys.stdlib_module_names | {PACKAGE}
    }
    assert not {name for name in used if called.get(name, name).replace("_", "-") not in named}


@pytest.mark.parametrize("name", sorted(PURE & set(ROOMS)))
def test_the_core_touches_no_outside_world(name: str) -> None:
    """No file, clock, network or dice in the pure rooms: dates and seeds come in as arguments."""
    wrong = []
    for path in _of(name):
        wrong += [
            f"{place(path)}:{line} {what}" for what, line in imports(path) if what.split(".")[0] in IMPURE_MODULES
        ]
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if called in IMPURE_CALLS:
                    wrong.append(f"{place(path)}:{node.lineno} {called}()")
    assert not wrong, "hand it in as an argument"


def test_names_say_something() -> None:
    """No module is called utils or the like."""
    assert not [place(path) for path in modules() if FORBIDDEN_NAMES & set(path.stem.split("_"))]


def test_no_module_is_too_long() -> None:
    """More than one can hold in the head is two things; docstrings and registered sentences do not count."""
    long = {place(path): lines for path in modules() if (lines := lines_of_code(path)) > MOST_LINES}
    assert not long, "split it by meaning"

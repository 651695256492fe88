"""The picture of design.md, held: imports go down only, the core touches no outside world."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "ambassador_cli"
LAYERS = ["texts", "errors", "grammar", "models", "columns", "commands", "cli"]
COLUMNS = {"readers", "cohort", "kpis", "rules", "planning", "pages", "writers"}
PURE = {"cohort", "kpis", "rules", "planning", "pages", "grammar", "models"}
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


def _room(parts: tuple[str, ...]) -> str:
    return parts[0] if parts else "__init__"


def _layer(room: str) -> int:
    if room in COLUMNS:
        return LAYERS.index("columns")
    if room in {"__init__", "__main__"}:
        return -1
    return LAYERS.index(room)


def _modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found.append((_room(parts), path))
    return found


def _imports(tree: ast.AST) -> list[tuple[str, int]]:
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "ambassador_cli":
                names += [(f"ambassador_cli.{alias.name}", node.lineno) for alias in node.names]
            names.append((node.module, node.lineno))
    return names


@pytest.mark.parametrize(("room", "path"), _modules(), ids=lambda value: str(value).removeprefix(str(SOURCE)))
def test_imports_go_down_only(room: str, path: Path) -> None:
    """No room imports one above it, and no column imports its sibling, inside functions either."""
    if room in {"__init__", "__main__"}:
        return
    wrong = []
    for name, line in _imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] != "ambassador_cli" or len(parts) == 1 or parts[1].startswith("__"):
            continue
        target = parts[1]
        sibling = target in COLUMNS and room in COLUMNS and target != room
        if sibling or _layer(target) > _layer(room):
            wrong.append(f"line {line}: {room} imports {name}")
    assert not wrong


@pytest.mark.parametrize(
    "path",
    [path for room, path in _modules() if room in PURE],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_the_core_touches_no_outside_world(path: Path) -> None:
    """No file, clock, network or dice in the pure rooms: dates and seeds come in as arguments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    # A page may lay out text in memory; until every form has a writer of its own, some do.
    forbidden = IMPURE_MODULES - ({"io"} if path.is_relative_to(SOURCE / "pages") else set())
    wrong = [f"line {line}: import {name}" for name, line in _imports(tree) if name.split(".")[0] in forbidden]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            if name in IMPURE_CALLS:
                wrong.append(f"line {node.lineno}: {name}()")
    assert not wrong


def test_names_say_something() -> None:
    """No module is called utils or the like."""
    assert not [path for _, path in _modules() if FORBIDDEN_NAMES & set(path.stem.split("_"))]

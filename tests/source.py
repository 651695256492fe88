"""The code of amb as the tests of the house read it: every module parsed once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = "ambassador_cli"
SOURCE = Path(__file__).parents[1] / "src" / PACKAGE


@cache
def modules() -> tuple[Path, ...]:
    """Every module of amb."""
    return tuple(sorted(SOURCE.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def room(path: Path) -> str:
    """The folder directly below the package; a module's own name where it lies in none."""
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def name_of(path: Path) -> str:
    """The name under which a module is imported."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join((PACKAGE, *(parts[:-1] if parts[-1] == "__init__" else parts)))


def place(path: Path) -> str:
    """A module's path below the package."""
    return path.relative_to(SOURCE).as_posix()


def imports(path: Path, *, for_types: bool = True) -> Iterator[tuple[str, int]]:
    """Names that a module imports, inside functions too, with their lines: ``from a import b`` gives ``a`` and
    ``a.b``. Without ``for_types`` those under ``if TYPE_CHECKING`` are left out."""
    skipped = set() if for_types else _only_for_types(tree(path))
    for node in ast.walk(tree(path)):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def _only_for_types(module: ast.Module) -> set[ast.AST]:
    guarded = [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]
    return {inside for node in guarded for statement in node.body for inside in ast.walk(statement)}


def docstrings(module: ast.Module) -> set[ast.expr]:
    """Strings that stand alone: what is said about the code."""
    alone = (node.value for node in ast.walk(module) if isinstance(node, ast.Expr))
    return {value for value in alone if isinstance(value, ast.Constant) and isinstance(value.value, str)}


def strings(path: Path, *, said: bool) -> Iterator[tuple[int, str]]:
    """Line and text of the strings of a module: docstrings, or all the others."""
    alone = docstrings(tree(path))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (node in alone) == said:
            yield node.lineno, node.value


def lines_of_code(path: Path) -> int:
    """Lines that are neither blank nor a comment, a docstring, or a sentence that is registered with what it says."""
    module = tree(path)
    left_out = {
        line for text in docstrings(module) for line in range(text.lineno, (text.end_lineno or text.lineno) + 1)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REGISTERED_TEXTS:
            left_out |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    written = path.read_text(encoding="utf-8").splitlines()
    return sum(
        bool(line.strip()) and not line.strip().startswith("#") and number not in left_out
        for number, line in enumerate(written, 1)
    )


REGISTERED_TEXTS = frozenset({"said", "message", "bad", "good", "Bilingual"})
"""Calls that hold nothing but sentences."""


@cache
def graph() -> dict[str, frozenset[str]]:
    """Which modules of amb each one of them imports when it runs, by name. A package that is only passed on the way
    to one of its modules does not count."""
    known = {name_of(path) for path in modules()}
    return {name_of(path): frozenset(_targets(path, known)) for path in modules()}


def _targets(path: Path, known: set[str]) -> Iterator[str]:
    skipped = _only_for_types(tree(path))
    for node in ast.walk(tree(path)):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            # Files that a registry imports by their names.
            beginning = str(node.values[0].value)
            if beginning.startswith(f"{PACKAGE}.") and beginning.endswith("."):
                yield from (f"{beginning}{file}" for file in registered_files(path))
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"
                if inside in known or node.module in known:
                    yield inside if inside in known else node.module


def registered_files(path: Path) -> tuple[str, ...]:
    """The names in a registry's ``_FILES``."""
    for node in tree(path).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "_FILES":
            return tuple(ast.literal_eval(node.value))
    return ()


def cycles() -> list[list[str]]:
    """Groups of modules that import one another in a circle (Tarjan 1972: strongly connected components)."""
    edges = graph()
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = lowest[name] = len(number)
        stack.append(name)
        for other in sorted(edges[name]):
            if other not in number:
                visit(other)
            if other in stack:
                lowest[name] = min(lowest[name], lowest[other])
        if lowest[name] == number[name]:
            circle = [stack.pop()]
            while circle[-1] != name:
                circle.append(stack.pop())
            if len(circle) > 1 or name in edges[name]:
                found.append(sorted(circle))

    for name in sorted(edges):
        if name not in number:
            visit(name)
    return found

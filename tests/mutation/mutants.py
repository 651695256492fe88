"""Small changes to the code, each of which some test should notice: another comparison, a boundary moved by one,
``and`` for ``or``, a number one higher, plus for minus."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from source import SOURCE, docstrings, place, tree

ROOMS = ("kpis", "cohort", "rules/engine", "models", "readers/linkedin", "writers/data")
"""Where a wrong number or boundary would be believed."""

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One change: ``change`` number so and so of node number ``node`` (in the order of ``ast.walk``) of a module."""

    path: str
    line: int
    node: int
    change: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.before}  →  {self.after}"


def all_mutants() -> list[Mutant]:
    """Every change of every module of the rooms, in order."""
    files = [path for folder in ROOMS for path in sorted((SOURCE / folder).rglob("*.py"))]
    return [mutant for path in files for mutant in mutants_of(path)]


def mutants_of(path: Path) -> Iterator[Mutant]:
    """The changes of one module."""
    module = tree(path)
    left_out = _left_out(module)
    for number, node in enumerate(ast.walk(module)):
        if node in left_out or not isinstance(node, ast.expr):
            continue
        before = ast.unparse(node)
        for change in range(_changes(node)):
            fresh = ast.parse(before, mode="eval").body
            _apply(fresh, change)
            yield Mutant(place(path), node.lineno, number, change, _short(before), _short(ast.unparse(fresh)))


def mutated(mutant: Mutant) -> ast.Module:
    """The module of a mutant with its change."""
    module = ast.parse((SOURCE / mutant.path).read_text(encoding="utf-8"))
    node = next(node for number, node in enumerate(ast.walk(module)) if number == mutant.node)
    _apply(node, mutant.change)
    return ast.fix_missing_locations(module)


def _left_out(module: ast.Module) -> set[ast.AST]:
    """What no test could notice: docstrings, annotations, decorators (slots, sizes of caches), ``strict`` of zip."""
    roots: list[ast.AST] = [*docstrings(module)]
    for node in ast.walk(module):
        roots += [part for name in ("annotation", "returns") if (part := getattr(node, name, None))]
        roots += getattr(node, "decorator_list", [])
        if isinstance(node, ast.keyword) and node.arg == "strict":
            roots.append(node)
    return {inside for root in roots for inside in ast.walk(root)}


def _changes(node: ast.AST) -> int:
    """How many ways there are to change a node."""
    if isinstance(node, ast.Compare):
        return sum(len(COMPARISONS[type(operator)]) for operator in node.ops)
    if isinstance(node, ast.BoolOp) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        return 1
    if isinstance(node, ast.BinOp):
        return int(type(node.op) in ARITHMETIC)
    return int(isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float))


def _apply(node: ast.AST, change: int) -> None:
    """Make change number so and so in place."""
    if isinstance(node, ast.Compare):
        ways = [(at, way) for at, operator in enumerate(node.ops) for way in COMPARISONS[type(operator)]]
        at, way = ways[change]
        node.ops[at] = way()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.BinOp):
        node.op = ARITHMETIC[type(node.op)]()
    elif isinstance(node, ast.Constant):
        node.value = not node.value if isinstance(node.value, bool) else node.value + 1  # type: ignore[operator]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:69]}…"

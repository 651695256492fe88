"""A name of a class or of a type stands for one thing in the whole package."""

from __future__ import annotations

import ast
from collections import Counter

import source

KNOWN = {
    *("Answer", "Asked", "Band", "Check", "Document", "Entry", "Facts", "Heading", "Level"),
    *("Link", "Note", "Page", "Place", "Reading", "Remark", "Section", "Source"),
    *("Step", "Table", "Target", "Unit", "Week"),
}
"""Names that still stand for two things, each in a room of its own. None may be added."""


def _names(module: ast.Module) -> list[str]:
    """Public classes of a module, and the sets of words that have a name."""
    names = [node.name for node in module.body if isinstance(node, ast.ClassDef)]
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            typed = isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name)
            if typed and value.value.id == "Literal":  # type: ignore[attr-defined]
                names.append(node.targets[0].id)
    return [name for name in names if not name.startswith("_") and name[:1].isupper() and not name.isupper()]


def test_no_two_things_of_one_name() -> None:
    """And what is in the list of exceptions is one."""
    counted = Counter(name for path in source.modules() for name in _names(source.tree(path)))
    twice = {name for name, times in counted.items() if times > 1}
    assert twice - KNOWN == set()
    assert KNOWN - twice == set()

"""What is registered owns itself: an id stands in its own file, in cases, examples and prose, and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import RULES, catalogue
from source import SOURCE, modules, place, strings, tree

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

"""README's table of wishes: every command is one that there is, every test too."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from in_process import run_here

ROW = re.compile(r"^\| ([^|`]+) \| `amb ([^`]+)` \| `([^`]+)` \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))
NEEDS_MORE = {"roster import": ["answers.xlsx"], "roster withdraw": ["Jörn Hülsebeck", "--yes"]}
"""What a command wants besides the words of the table."""


def test_the_table_is_read() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("## What the interview asks")[2]
    table = text.partition("\n## ")[0]
    assert len(ROWS) == table.count("\n| ") - 2 > 10


@pytest.mark.parametrize(("wish", "command", "test"), ROWS, ids=[row[0] for row in ROWS])
def test_a_wish_has_a_command_and_a_test(wish: str, command: str, test: str, tmp_path: Path) -> None:
    assert wish
    file, _, name = test.partition("::")
    path = ROOT / "tests" / file
    assert path.is_file()
    found = [node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
    assert name in found if name else any(one.startswith("test_") for one in found)
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "examples"))
    done = run_here(*shlex.split(command), *NEEDS_MORE.get(command, []), cwd=folder)
    # Where the command wants a file that is not there, or there is no group yet, it says so; it is known in any case.
    assert done.code in {0, 1} or "answers.xlsx" in done.stderr, done.stderr

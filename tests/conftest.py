"""What all tests share: one language, one width, no colour."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` rewrites the transcripts with what amb says now."""
    parser.addoption("--update", action="store_true", help="rewrite the transcripts")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether transcripts are rewritten."""
    return bool(request.config.getoption("--update"))


def environment(language: str = "en") -> dict[str, str]:
    """A shell as the README's reader has it: 80 columns, no colour, English."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "TEMP", "TMP", "HOME"}}
    return kept | {
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "AMB_LANG": language,
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }


def run_amb(*arguments: str, cwd: Path, language: str = "en", both: bool = False) -> subprocess.CompletedProcess[str]:
    """Run ``amb`` in a process of its own; ``both`` joins stderr to stdout in the order of writing. In the
    mutation run it is this process: mutants live nowhere else."""
    if "AMB_TRANSCRIPTS_IN_PROCESS" in os.environ:
        return run_amb_here(*arguments, cwd=cwd, language=language, both=both)
    return subprocess.run(
        [sys.executable, "-m", "ambassador_cli", *arguments],
        cwd=cwd,
        env=environment(language),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if both else subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )


def run_amb_here(
    *arguments: str, cwd: Path, language: str = "en", both: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run ``amb`` in this process: the same output and exit code for a tenth of the time."""
    from in_process import run_here

    done = run_here(*arguments, cwd=cwd, language=language, both=both)
    return subprocess.CompletedProcess(arguments, done.code, done.stdout, done.stderr)


@pytest.fixture
def amb() -> Run:
    """``amb(*arguments, cwd=…)`` runs the command and gives its output and exit code."""
    return run_amb_here

"""Start-up as a ratio to ``python -c pass``: medians of paired runs in one go; the numbers are printed, not judged.

Run with ``pytest tests/benchmarks/test_start_up_ratio.py -m benchmark -s``.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment

ROUNDS = 15
CASES = {
    "--version": ("--version",),
    "--help": ("--help",),
    "report --help": ("report", "--help"),
    "schema roster": ("schema", "roster"),
    "explain K05": ("explain", "K05"),
    "status": (),
    "report": ("report",),
    "one draft": ("hashtag-check", "drafts/spaten.md"),
}


def _cpu_seconds(arguments: list[str], cwd: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=cwd, env=environment(), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


@pytest.mark.benchmark
@pytest.mark.parametrize("name", CASES)
def test_start_up_ratio(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """CPU seconds of the command over those of an empty Python, run in turns."""
    example = ROOT / "examples"
    command = ["-m", "ambassador_cli", *CASES[name]]
    ratios, seconds = [], []
    for _ in range(ROUNDS):
        empty = _cpu_seconds(["-c", "pass"], example)
        taken = _cpu_seconds(command, example)
        ratios.append(taken / empty)
        seconds.append(taken)
    with capsys.disabled():
        print(
            f"\namb {name:14} {statistics.median(ratios):5.1f} × an empty one ({statistics.median(seconds):.3f} CPU s)"
        )
    assert min(ratios) > 0

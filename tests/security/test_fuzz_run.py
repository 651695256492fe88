"""The fuzz run: fixed seeds, each reader in a process of its own, so that nothing can end more than its own run.

``AMB_FUZZ=1000`` takes a slice of a thousand cases a reader, as .ci/run does; without it there are 20,000.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from conftest import ROOT, environment
from security.fuzz import READERS

CASES = int(os.environ.get("AMB_FUZZ", "20000"))
MOST_MEGABYTES = 400


def _run(reader: str, seed: int, count: int) -> dict[str, int]:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    done = subprocess.run(
        [sys.executable, "-m", "security.fuzz", reader, str(seed), str(count)],
        env=environment() | {"PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    print(done.stdout.strip())
    found: dict[str, int] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("reader", READERS)
def test_a_few_cases_of_every_reader(reader: str) -> None:
    found = _run(reader, 0, 60)
    assert found["cases"] == 60
    assert found["refused"]


@pytest.mark.long
@pytest.mark.parametrize("reader", READERS)
def test_the_fuzz_run(reader: str) -> None:
    """No traceback, no case over five seconds of CPU, memory bounded, every problem one harmless line; one case in
    fifty goes through the whole command, which never ends with 70."""
    found = _run(reader, 1, CASES)
    assert found["read"] > CASES // 50
    assert found["refused"] > CASES // 50
    assert found["peak"] < MOST_MEGABYTES

"""The mutation run, by its own marker: ``pytest -m mutation``. It takes a quarter of an hour."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import ROOT


@pytest.mark.mutation
def test_most_mutants_are_caught() -> None:
    """At least 85 % of 150 random ones, without those that are argued to change nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "mutation"], cwd=ROOT / "tests", capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]

"""Twenty thousand damaged files, read in processes of their own: none is aborted, none hangs, none shows a traceback,
and what changes a figure without a word is never a figure that a sum or a rate covers.

``pytest -m long tests/readers/test_damage.py -s`` prints by kind and format how many files change a figure without a
word; ``AMB_DAMAGED=400`` reads a slice.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

SCRIPT = Path(__file__).with_name("damage.py")
BATCH = 500
PEAK_MB = 200
SECONDS = 600
COVERED = re.compile(
    r"page \S+ (?:organic|sponsored|total)\.(?:impressions|clicks|reactions|comments|reposts)"
    r"|followers \S+\.(?:organic|sponsored|auto_invited|total)|visitors \S+\.(?:page_views|unique_visitors)"
)
"""What takes part in a sum of every row, or in the organic rate; of posts what is organic."""
OF_POST = re.compile(r"post (\S+) organic\.(?:impressions|clicks|reactions|comments|reposts)")


def batch(seed: int, first: int, count: int) -> tuple[list[dict[str, Any]], int]:
    """What became of these files, and the peak of memory in MB."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(seed), str(first), str(count)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (lines[-1], done.stderr[-2000:])
    assert not done.stderr
    return [line for line in lines if "result" in line], lines[-1]["peak"]


def covered(changed: list[str]) -> list[str]:
    """Of the figures that changed those that a sum or rate covers. A post whose number changed is another post."""
    moved = {found[1] for name in changed if (found := re.match(r"post (\S+)\.created", name))}
    posts = [name for name in changed if (found := OF_POST.fullmatch(name)) and found[1] not in moved]
    return [name for name in changed if COVERED.fullmatch(name)] + posts


def check(seed: int, files: int) -> None:
    tried: Counter[tuple[str, str]] = Counter()
    silent: Counter[tuple[str, str]] = Counter()
    wrong = []
    peaks = []
    for first in range(0, files, BATCH):
        results, peak = batch(seed, first, min(BATCH, files - first))
        peaks.append(peak)
        for line in results:
            key = (line["format"], line["kind"])
            tried[key] += 1
            silent[key] += line["result"] == "changed"
            if line["result"] == "changed" and (covered(line["changed"]) or (key[0] == "xlsx" and key[1] != "rezip")):
                wrong.append(line)
    for form, kind in sorted(tried):
        share = 100 * silent[form, kind] / tried[form, kind]
        print(f"{form:5}{kind:10}{tried[form, kind]:6} files, {share:5.1f} % changed a figure without a word")
    print(f"peak {max(peaks)} MB")
    assert not wrong, wrong[:3]
    assert max(peaks) < PEAK_MB


def test_a_few_damaged_files() -> None:
    check(1, 60)


@pytest.mark.long
def test_twenty_thousand_damaged_files() -> None:
    check(7, int(os.environ.get("AMB_DAMAGED", "20000")))

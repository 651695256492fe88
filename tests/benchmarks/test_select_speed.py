"""CPU seconds of the draw on all pools, beside a reference loop in the same run; printed, never asserted on time.

``pytest -m benchmark -s tests/benchmarks/test_select_speed.py``. Each pool is solved in a process of its own, so that
the peak memory is its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POOLS = ("gap1_9_4", "corp_30_18", "corp_100_28", "corp_150_22", "corp_300_30", "corp_360_30", "corp_2000_150")
SOLVE = """
import sys, time
sys.path[:0] = [{src!r}, {tests!r}]
from cohort.pools import read_pool
import highspy
from ambassador_cli.cohort import QUICK, freeze_lottery, select_group, verify_frozen
request = read_pool({name!r}, {mix!r})
start = time.process_time()
drawn = select_group(request)
solve = time.process_time() - start
start = time.process_time()
frozen = freeze_lottery(request, drawn.choice, drawn.fair, QUICK, "0")
prove = time.process_time() - start
start = time.process_time()
states = {{check.state for check in verify_frozen(frozen)}}
verify = time.process_time() - start
start = time.process_time()
total = 0
for i in range(2_000_000):
    total += i * i % 7
reference = time.process_time() - start
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
except ImportError:
    peak = 0
assert "fails" not in states
print(f"{name:<14} {mix:<6} solve {{solve:7.3f}} s  = {{solve / reference:6.1f}} reference loops  "
      f"prove {{prove:6.3f}} s  verify {{verify:6.3f}} s  peak {{peak:4d}} MB  lowest {{drawn.selection.lowest}}  "
      f"groups {{drawn.selection.groups}}  by {{drawn.selection.method}}")
"""
REFERENCE = "t=0\nfor i in range(2_000_000):\n    t += i * i % 7\n"


def _cpu(command: list[str], cwd: Path) -> float:
    before = os.times()
    subprocess.run(
        command, cwd=cwd, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}
    )
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)


@pytest.mark.benchmark
@pytest.mark.parametrize("mix", ["limits", "own", "shares"])
@pytest.mark.parametrize("name", POOLS)
def test_solving(name: str, mix: str) -> None:
    code = SOLVE.format(src=str(ROOT / "src"), tests=str(ROOT / "tests"), name=name, mix=mix)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    print("\n" + run.stdout.strip())


@pytest.mark.benchmark
def test_the_whole_command(tmp_path: Path) -> None:
    """30 to 18 with everything: start, files, solving, table; and the example folder."""
    pools = ROOT / "tests" / "data" / "pools"
    table = ["select", str(pools / "corp_30_18_respondents.csv"), "--quotas", str(pools / "corp_30_18_categories.csv")]
    amb = [sys.executable, "-m", "ambassador_cli"]
    for label, command, cwd in (
        ("30 to 18, tables", [*amb, *table], tmp_path),
        ("32 to 18, examples", [*amb, "select"], ROOT / "examples"),
        ("amb explain K05", [*amb, "explain", "K05"], tmp_path),
        ("import highspy", [sys.executable, "-c", "import highspy"], tmp_path),
    ):
        best = min(_cpu(command, cwd) for _ in range(5))
        reference = min(_cpu([sys.executable, "-c", REFERENCE], cwd) for _ in range(3))
        print(f"\n{label:<20} {best:.3f} CPU s (best of 5) = {best / reference:.1f} reference loops", end="")
    print()

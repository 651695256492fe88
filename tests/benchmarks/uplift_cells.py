"""How often the uplift (K20) is wrong, over invented pages: cells of days before and after, growth, slow drift, a viral
post; power; more posts; a shock of the platform with a control.

``cd tests && python -m benchmarks.uplift_cells cells.jsonl --runs 300 --power-runs 1000`` takes about an hour on two
cores, goes on where it was stopped, and writes a line a cell. ``--check`` holds what is there against the numbers that
the method has to reach: a number counts as missed where so many or more wrong cases would come up less than once in a
thousand times if it were reached (binomial).
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from math import exp, lgamma, log
from pathlib import Path
from random import Random
from zlib import crc32

from ambassador_cli.kpis.uplift.judge import measure_uplift
from kpis.uplift.pages import START, World, invent, slow_drift

BEFORE, AFTER = (60, 90, 180, 270, 365, 540), (28, 90, 180)
GROWTH, WOBBLE = (0.0, 0.15, 0.4), (0.0, 0.1, 0.2)
LONG = 18 * 7
"""Days before the start from which on each cell counts by itself."""
RARE = 0.001


@dataclass(frozen=True, slots=True)
class Cell:
    """One world, and how many other pages are held against it; these drift alike in part. ``kind`` is what is asked."""

    kind: str
    world: World
    controls: int = 0

    @property
    def name(self) -> str:
        """What tells it from all others."""
        return json.dumps([self.kind, self.controls, *asdict(self.world).values()])


@dataclass(frozen=True, slots=True)
class Result:
    """Of ``runs`` pages: on how many the method spoke of an effect, on how many it gave a range, and how many of those
    held the truth."""

    cell: str
    runs: int
    calls: int
    ranges: int
    covered: int


def null_cells() -> Iterator[Cell]:
    """Pages on which nothing happened."""
    for before, after, growth, wobble, viral in itertools.product(BEFORE, AFTER, GROWTH, WOBBLE, (False, True)):
        yield Cell("null", World(before, after, growth, wobble, viral))


def other_cells() -> Iterator[Cell]:
    """Pages on which something happened."""
    page = World(270, 90, 0.15, 0.1)
    for controls in (0, 1, 3):
        yield Cell("power", replace(page, effect=1.7), controls)
    yield Cell("more_posts", replace(page, more_posts=1.5))
    yield Cell("shock", replace(page, shock=0.6), 1)


def run(cell: Cell, runs: int) -> Result:
    """The cell on pages whose dice come from its name and their number."""
    calls = ranges = covered = 0
    truth = cell.world.effect - 1
    for number in range(runs):
        seed = crc32(f"{cell.name} {number}".encode())
        days = cell.world.before + cell.world.after + 5
        drift = slow_drift(days, cell.world.wobble, Random(seed)) if cell.controls else None
        page = invent(cell.world, seed, drift=drift)
        alike = replace(cell.world, effect=1.0)
        controls = [invent(alike, seed + 1 + other, drift=drift) for other in range(cell.controls)]
        found = measure_uplift(page, START, controls=controls, check=False)
        if found.estimate is None:
            continue
        ranges += 1
        covered += found.estimate.low <= truth <= found.estimate.high
        calls += found.verdict != "refused" and not found.estimate.low <= 0 <= found.estimate.high
    return Result(cell.name, runs, calls, ranges, covered)


def more_is_rare(hits: int, runs: int, share: float) -> bool:
    """Would ``hits`` or more of ``runs`` come up less than once in a thousand times at ``share``?"""
    return hits > 0 and sum(_chance(count, runs, share) for count in range(hits, runs + 1)) < RARE


def _chance(count: int, runs: int, share: float) -> float:
    ways = lgamma(runs + 1) - lgamma(count + 1) - lgamma(runs - count + 1)
    return exp(ways + count * log(share) + (runs - count) * log(1 - share))


def check(results: Iterable[Result]) -> list[str]:
    """A line a number: what was asked, what came out; it begins with MISSED where the number is not reached."""
    found = [(json.loads(result.cell), result) for result in results]
    null = [(name, one) for name, one in found if name[0] == "null"]
    lines = [_most("null: range excludes 0, pooled", [one for _, one in null], 0.05)]
    for name, one in null:
        if name[2] >= LONG and more_is_rare(one.calls, one.runs, 0.08):
            lines.append(f"MISSED cell {name}: {one.calls} of {one.runs}, at most 8 %")
    lines.append(_covered("coverage, pooled", [one for name, one in found if name[0] in ("null", "power")], 0.94))
    lines.append(_covered("coverage at wobble 0.2", [one for name, one in null if name[5] == WOBBLE[-1]], 0.93))
    for controls, least in ((0, 0.60), (1, 0.50), (3, 0.62)):
        power = [one for name, one in found if name[:2] == ["power", controls]]
        lines.append(_least(f"+70 % found with {controls} controls", power, least))
    lines.append(_most("1.5 times as many posts", [one for name, one in found if name[0] == "more_posts"], 0.05))
    lines.append(_covered("shock of 0.6 with a control", [one for name, one in found if name[0] == "shock"], 0.94))
    return lines


def _line(what: str, hits: int, runs: int, asked: str, *, missed: bool) -> str:
    if not runs:
        return f"{what}: not run"
    return f"{'MISSED ' if missed else ''}{what}: {hits} of {runs} ({hits / runs:.1%}), {asked}"


def _most(what: str, results: list[Result], share: float) -> str:
    hits, runs = sum(one.calls for one in results), sum(one.runs for one in results)
    return _line(what, hits, runs, f"at most {share:.0%}", missed=bool(runs) and more_is_rare(hits, runs, share))


def _least(what: str, results: list[Result], share: float) -> str:
    hits, runs = sum(one.calls for one in results), sum(one.runs for one in results)
    return _line(what, hits, runs, f"at least {share:.0%}", missed=more_is_rare(runs - hits, runs, 1 - share))


def _covered(what: str, results: list[Result], share: float) -> str:
    hits, runs = sum(one.covered for one in results), sum(one.ranges for one in results)
    return _line(what, hits, runs, f"at least {share:.0%}", missed=more_is_rare(runs - hits, runs, 1 - share))


def read(path: Path) -> dict[str, Result]:
    """The cells that were run, by name."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {one["cell"]: Result(**one) for one in map(json.loads, lines)}


def main(arguments: list[str] | None = None) -> int:
    """Run what is missing, or check what is there; 1 where a number is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--power-runs", type=int, default=1000)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    if not asked.check:
        done = read(asked.file)
        wanted = [(cell, asked.power_runs) for cell in other_cells()] + [(cell, asked.runs) for cell in null_cells()]
        todo = [(cell, runs) for cell, runs in wanted if cell.name not in done]
        with ProcessPoolExecutor(2) as pool, asked.file.open("a", encoding="utf-8") as stream:
            for result in pool.map(run, *zip(*todo, strict=True)) if todo else ():
                stream.write(json.dumps(asdict(result)) + "\n")
                stream.flush()
    lines = check(read(asked.file).values())
    print(*lines, sep="\n")
    return int(any(line.startswith("MISSED") for line in lines))


if __name__ == "__main__":
    sys.exit(main())

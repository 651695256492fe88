"""Side by side with the public peer, where someone has installed it: ``python compare_select_with_peer.py POOL``.

The peer is never a dependency and not part of CI: ``pip install sortition-algorithms`` in an environment of its own.
Both draw from the same pool (limits only), each in a process of its own. Printed are the CPU seconds, the peak memory,
the lowest chance and the largest gap between the chances of people with the same attributes. A pool is a name from
tests/data/pools, or a path to such a pair of files without its endings.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from ambassador_cli.cohort import select_group  # noqa: E402
from cohort.pools import POOLS, read_pool  # noqa: E402


def largest_gap(chances: dict[str, float], values: dict[str, tuple[str, ...]]) -> float:
    """The largest difference of chances among people with the same attributes."""
    groups: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for key, chance in chances.items():
        groups[values[key]].append(chance)
    return max(max(own) - min(own) for own in groups.values())


def draw_with_amb(name: str) -> tuple[float, dict[str, float], dict[str, tuple[str, ...]]]:
    """CPU seconds, chances and attributes."""
    request = read_pool(name)
    start = time.process_time()
    drawn = select_group(request)
    seconds = time.process_time() - start
    assert drawn is not None
    places = drawn.selection.places
    return seconds, {p.key: float(p.chance) for p in places}, {p.key: p.values for p in places}


def draw_with_peer(name: str) -> tuple[float, dict[str, float]] | None:
    """CPU seconds and chances of the peer's leximin (its maximin where leximin needs a solver that is missing)."""
    try:
        from sortition_algorithms import committee_generation, features, people, settings  # type: ignore
    except ImportError:
        return None
    size = int(name.rsplit("_", 1)[1])
    with (POOLS / f"{name}_respondents.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (POOLS / f"{name}_categories.csv").open(encoding="utf-8") as file:
        categories = [{"feature": r["category"], "value": r["name"], **r} for r in csv.DictReader(file)]
    heads = ["feature", "value", "min", "max"]
    wanted = [{head: row[head] for head in heads} for row in categories]
    collection: Any = features.read_in_features(heads, wanted)
    collection = collection[0] if isinstance(collection, tuple) else collection
    chosen = settings.Settings(id_column="id", columns_to_keep=[], check_same_address=False)
    pool: Any = people.read_in_people(list(rows[0]), rows, collection, chosen)
    pool = pool[0] if isinstance(pool, tuple) else pool
    for algorithm in ("leximin", "maximin"):
        find = getattr(committee_generation, f"find_distribution_{algorithm}")
        start = time.process_time()
        try:
            committees, weights, _ = find(collection, pool, size, [])
        except Exception as error:
            print(f"peer, {algorithm}: {type(error).__name__}: {str(error)[:100]}")
            continue
        seconds = time.process_time() - start
        chances = {row["id"]: 0.0 for row in rows}
        for committee, weight in zip(committees, weights, strict=True):
            for key in committee:
                chances[str(key)] += float(weight)
        print(f"peer ran {algorithm}")
        return seconds, chances
    return None


def show(who: str, name: str, seconds: float, chances: dict[str, float]) -> None:
    """One line: who drew, in which time, with which memory, how fairly."""
    request = read_pool(name)
    lowest = min(chances.values())
    gap = largest_gap(chances, {v.key: v.values for v in request.volunteers})
    try:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    except ImportError:
        peak = 0
    print(f"{name} {who}: {seconds:8.3f} s  peak {peak:4d} MB  lowest {lowest:.4f}  gap among equals {gap:.4f}")


def main() -> None:
    """Print a line for each of both."""
    if sys.argv[1:2] == ["--only"]:
        who, name = sys.argv[2:4]
        if who == "amb":
            seconds, chances, _ = draw_with_amb(name)
            show("amb ", name, seconds, chances)
            return
        peer = draw_with_peer(name)
        if peer is None:
            print(f"{name} peer: not installed, or it could not draw")
        else:
            show("peer", name, *peer)
        return
    for name in sys.argv[1:] or ["corp_30_18"]:
        for who in ("amb", "peer"):
            subprocess.run([sys.executable, __file__, "--only", who, name], check=False)


if __name__ == "__main__":
    main()

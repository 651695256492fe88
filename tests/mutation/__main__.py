"""``python -m mutation``: how many random changes to the code do the tests notice?

Each mutant is tried in a process of its own, forked from one that has the outside libraries ready; the tests that run
the changed line decide. The sample is drawn with the SHA-256 of the tree that is tested, so that nobody can choose it.
``equivalent.yaml`` lists mutants that change nothing anybody could see, each with the argument why.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.abc
import importlib.util
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType

import yaml

from mutation import coverage_map
from mutation.mutants import Mutant, all_mutants, mutated
from source import PACKAGE, SOURCE

ROOT = Path(__file__).parents[2]
QUICKEST = 400
BUDGET = 20.0
CPU_SECONDS = 120
"""The tests that decide about a mutant take at most ``BUDGET`` CPU seconds as measured with coverage, so that only one
that makes them run without end meets the limit of ``CPU_SECONDS``, and counts as caught."""
ASIDE = ("--ignore=tests/mutation", "--ignore=tests/benchmarks", "--ignore=tests/test_quantities.py")
READY = ("pydantic", "yaml", "regex", "rapidfuzz", "highspy", "numpy", "python_calamine", "babel.numbers", "rich")
PASSED, FAILED, BROKEN = 0, {1, 2, 4}, 70
"""Exit codes of pytest: 1 where tests fail, 2 where they cannot even be collected, 4 where not even conftest.py can be
loaded; negative: killed by the clock."""
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")


def seed() -> str:
    """The SHA-256 of names and contents of all files under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    digest = sha256()
    for name in listed.split(b"\0"):
        path = ROOT / os.fsdecode(name)
        if name and path.is_file():
            digest.update(name + b"\0" + path.read_bytes())
    return digest.hexdigest()


class Importer(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module with its change, all others as they are."""

    def __init__(self, mutant: Mutant) -> None:
        self.path = SOURCE / mutant.path
        parts = Path(mutant.path).with_suffix("").parts
        self.name = ".".join((PACKAGE, *(parts[:-1] if parts[-1] == "__init__" else parts)))
        self.code: CodeType = compile(mutated(mutant), str(self.path), "exec")

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The changed module; the usual way for every other."""
        if name != self.name:
            return None
        inside = [str(self.path.parent)] if self.path.stem == "__init__" else None
        return importlib.util.spec_from_file_location(name, self.path, loader=self, submodule_search_locations=inside)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        exec(self.code, module.__dict__)


def is_caught(mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Does one of ``tests`` fail, or never end, with the mutant in place?"""
    child = os.fork()
    if child == 0:
        status = BROKEN
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            if mutant:
                sys.meta_path.insert(0, Importer(mutant))
            import pytest

            status = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", *tests]))
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in FAILED | {PASSED} or status < 0, f"pytest could not run at all ({status}): {mutant}"
    return status != PASSED


def main() -> None:
    """Draw, try, report; exit code 1 where fewer are caught than ``--least`` per cent."""
    parser = argparse.ArgumentParser(prog="python -m mutation")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--least", type=float, default=85)
    parser.add_argument("--only", default="", help="modules whose path begins like this")
    parser.add_argument("--seed", default="", help="another sample, for working on the tests")
    parser.add_argument("--map", type=Path, help="a map of an earlier run, for working on the tests")
    options = parser.parse_args()
    os.chdir(ROOT)
    os.environ["AMB_TRANSCRIPTS_IN_PROCESS"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        where = options.map or Path(folder) / "map.json"
        if not where.is_file():
            command = [sys.executable, "-m", "mutation.coverage_map", str(where), *ASIDE]
            beside = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=beside)
        tests = coverage_map.read(where)
    for name in READY:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    tree = options.seed or seed()
    everything = [mutant for mutant in all_mutants() if mutant.path.startswith(options.only)]
    drawn = random.Random(tree).sample(everything, min(options.count, len(everything)))
    argued = {entry["mutant"]: entry["why"] for entry in yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or ()}
    for test in tests.failed:
        print(f"left out, fails without any change: {test}")
    able = set(tests.seconds) - set(tests.failed)
    quick = sorted(able, key=lambda test: (tests.seconds[test], test))[:QUICKEST]
    assert not is_caught(None, quick), "without any change nothing may fail"
    print(f"seed {tree}: {len(drawn)} of {len(everything)} mutants", flush=True)
    caught, equivalent, survivors = 0, 0, []
    for number, mutant in enumerate(drawn, 1):
        print(f"{number}/{len(drawn)}", end="\r", file=sys.stderr, flush=True)
        if is_caught(mutant, tests.tests_for(mutant.path, mutant.line, BUDGET) or ["tests"]):
            caught += 1
        elif str(mutant) in argued:
            equivalent += 1
            print(f"equivalent  {mutant}\n            {argued[str(mutant)]}", flush=True)
        else:
            survivors.append(mutant)
            print(f"survived    {mutant}", flush=True)
    tried = len(drawn) - equivalent
    share = 100 * caught / tried
    print(
        json.dumps(
            {
                "seed": tree,
                "drawn": len(drawn),
                "caught": caught,
                "equivalent": equivalent,
                "survived": len(survivors),
                "percent": round(share, 1),
            }
        )
    )
    sys.exit(share < options.least or equivalent > 0.1 * len(drawn))


if __name__ == "__main__":
    main()

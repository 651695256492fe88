"""Which tests run which lines of amb, and how long each test takes: a pytest plugin and what it leaves behind."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import coverage
import pytest

from source import SOURCE, place


class Plugin:
    """Measures every test in a context of its own."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(data_file=None, source=[str(SOURCE)])
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that fails anyway would catch every mutant: it is left out."""
        if report.failed:
            self.failed.add(report.nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Everything that runs from here on belongs to this test."""
        self.coverage.switch_context(item.nodeid)
        start = time.process_time()
        result = yield
        self.seconds[item.nodeid] = time.process_time() - start
        self.coverage.switch_context("")
        return result

    def lines(self) -> dict[str, dict[int, list[int]]]:
        """By module and line: the numbers of the tests that run it."""
        data = self.coverage.get_data()
        number = {test: at for at, test in enumerate(self.seconds) if test not in self.failed}
        return {
            place(Path(file)): {
                line: [number[test] for test in tests if test in number]
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }


@dataclass(frozen=True)
class CoverageMap:
    """``lines[module][line]`` are the numbers of the tests that run it; ``seconds`` all tests with their CPU time;
    ``failed`` those that fail without any mutant and decide nothing."""

    lines: dict[str, dict[str, list[int]]]
    seconds: dict[str, float]
    failed: list[str]

    def tests_for(self, module: str, line: int, budget: float) -> list[str]:
        """The tests that run a line, the quickest first, but those of the room's own folder before the others, as many
        as take ``budget`` CPU seconds. What is run on import only is tested by all tests that run anything of the
        module."""
        lines = self.lines.get(module, {})
        names = list(self.seconds)
        numbers = set(lines.get(str(line), ())) or {number for some in lines.values() for number in some}
        own = f"tests/{module.split('/', maxsplit=1)[0]}/"
        tests = sorted((own not in name, self.seconds[name], name) for name in (names[number] for number in numbers))
        total = list(accumulate(seconds for _, seconds, _ in tests))
        return [name for (_, _, name), spent in zip(tests, total, strict=True) if spent <= budget]


def measure(target: Path, arguments: list[str]) -> None:
    """Run the tests once and write which lines each one runs."""
    plugin = Plugin()
    plugin.coverage.start()
    pytest.main(["-p", "no:cacheprovider", *arguments], plugins=[plugin])
    plugin.coverage.stop()
    target.write_text(
        json.dumps({"lines": plugin.lines(), "seconds": plugin.seconds, "failed": sorted(plugin.failed)}),
        encoding="utf-8",
    )


def read(path: Path) -> CoverageMap:
    """What :func:`measure` wrote."""
    return CoverageMap(**json.loads(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    measure(Path(sys.argv[1]), sys.argv[2:])

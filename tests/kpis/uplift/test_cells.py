"""The benchmark of the uplift checks itself: cells, dice, the binomial rule, going on where it stopped."""

from __future__ import annotations

from dataclasses import asdict
from json import dumps
from pathlib import Path

import pytest

from benchmarks.uplift_cells import Cell, Result, check, main, more_is_rare, null_cells, other_cells, read, run
from kpis.uplift.pages import World


def test_every_cell_is_named_once() -> None:
    names = [cell.name for cell in (*null_cells(), *other_cells())]
    assert len(names) == len(set(names)) == 6 * 3 * 3 * 3 * 2 + 5


@pytest.mark.parametrize(
    ("hits", "runs", "share", "rare"),
    [
        (5, 100, 0.05, False),
        (14, 100, 0.05, True),
        (0, 100, 0.05, False),
        (23, 240, 0.05, False),
        (30, 240, 0.05, True),
    ],
)
def test_the_binomial_rule(hits: int, runs: int, share: float, rare: bool) -> None:
    assert more_is_rare(hits, runs, share) is rare


def test_a_missed_number_is_named() -> None:
    cell = next(cell for cell in null_cells() if cell.world.before == 270)
    good, bad = Result(cell.name, 300, 12, 300, 290), Result(cell.name, 300, 60, 300, 240)
    assert not [line for line in check([good]) if line.startswith("MISSED")]
    missed = [line for line in check([bad]) if line.startswith("MISSED")]
    assert len(missed) == 3
    assert "power" not in " ".join(missed) and "not run" in " ".join(check([good]))


def test_the_dice_come_from_the_cell() -> None:
    cell = Cell("null", World(90, 28))
    assert run(cell, 3) == run(cell, 3)
    found = run(Cell("power", World(270, 90, effect=6.0), 1), 4)
    assert found.calls == found.ranges == 4


def test_what_was_run_is_not_run_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cells.jsonl"
    lines = [Result(cell.name, 300, 3, 300, 295) for cell in (*null_cells(), *other_cells())]
    file.write_text("".join(dumps(asdict(line)) + "\n" for line in lines), encoding="utf-8")
    before = file.read_bytes()
    assert main([str(file)]) == 1
    assert file.read_bytes() == before and len(read(file)) == len(lines)
    assert "MISSED +70 % found with 0 controls: 3 of 300" in capsys.readouterr().out

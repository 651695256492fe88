"""Copies of shared drives are told by their names, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassador_cli.readers.conflict_copies import find_conflict_copies, original_of
from ambassador_cli.readers.linkedin import find_files
from in_process import run_here


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("roster-DESKTOP-4F2K1QX.yaml", "roster.yaml"),
        ("roster-LAPTOP7.yaml", "roster.yaml"),
        ("roster (Anna's conflicted copy 2026-11-03).yaml", "roster.yaml"),
        ("roster (In Konflikt stehende Kopie von Anna 2026-11-03).yaml", "roster.yaml"),
        ("programme (conflicted copy 2026-11-03 101010).yaml", "programme.yaml"),
        ("programme.sync-conflict-20261103-101010-ABCDEFG.yaml", "programme.yaml"),
        ("x_content_1717233125471 (Copia en conflicto de Ana).xls", "x_content_1717233125471.xls"),
        ("roster.yaml", ""),
        ("roster-2025.yaml", ""),
        ("roster-alt.yaml", ""),
        ("Content_2023-06-02_2024-05-31_AnnaBerg (1).xlsx", ""),
        ("AggregateAnalytics_Anna-Lena Pc_2023-06-02_2024-05-31.xlsx", ""),
    ],
)
def test_names_of_conflict_copies(name: str, original: str) -> None:
    assert original_of(name) == original


def test_copies_of_exports_are_named_and_read(tmp_path: Path) -> None:
    for name in ("a_content_1.xls", "a_content_1-DESKTOP-AB12.xls"):
        (tmp_path / name).write_bytes(b"x")
    files, problems = find_files([tmp_path])
    assert len(files) == 2
    assert [(p.id, Path(p.place.file).name, p.level) for p in problems] == [
        ("file.conflict_copy", "a_content_1-DESKTOP-AB12.xls", "warning")
    ]


def test_copies_of_roster_and_programme_are_named_by_every_command(tmp_path: Path) -> None:
    for name in ("programme.yaml", "programme-DESKTOP-AB12.yaml", "roster (conflicted copy).yaml"):
        (tmp_path / name).write_text("company: {name: X}\n", encoding="utf-8")
    assert len(find_conflict_copies(tmp_path, {"programme.yaml", "roster.yaml"})) == 2
    done = run_here(cwd=tmp_path)
    assert "programme-DESKTOP-AB12.yaml" in done.stderr
    assert "roster (conflicted copy).yaml" in done.stderr

"""Notes of steps that somebody else laid into a folder: amb finishes its own, and moves nothing outside."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from ambassador_cli.writers.disk.journal import Step, fingerprint, note_steps
from ambassador_cli.writers.disk.parts import write_part
from in_process import run_here

NAME = ".amb-0123456789ab.steps"
PART = ".amb-ba9876543210.part"


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "programme"
    (folder / "drafts").mkdir(parents=True)
    (tmp_path / "victim").write_text("kept", encoding="utf-8")
    return folder


def _plant(folder: Path, **step: object) -> None:
    (folder / NAME).write_text(json.dumps([{"target": "x", "part": PART, "old": ""} | step]), encoding="utf-8")
    (folder / PART).write_text("evil", encoding="utf-8")


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "step",
    [
        {"target": "../planted"},
        {"target": "../victim", "old": _sha("kept")},
        {"target": "../victim", "part": None, "old": _sha("kept")},
        {"target": "out/planted"},
        {"target": "planted", "part": "../victim"},
        {"target": "planted", "part": "victim"},
        {"target": "../planted", "part": f"../{PART}"},
        {"target": ".."},
        {"target": "drafts/.."},
        {"target": ""},
        {"target": "a\0b"},
    ],
)
@pytest.mark.parametrize("where", ["", "drafts"])
def test_nothing_outside_the_folder_is_written_or_deleted(where: str, step: dict[str, object], tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / where / "out").symlink_to(tmp_path)
    (folder / where / "victim").symlink_to(tmp_path / "victim")
    (tmp_path / PART).write_text("evil", encoding="utf-8")
    if where and str(step.get("target", "")).startswith("../"):
        step = step | {"target": f"../{step['target']}"}
    _plant(folder / where, **step)
    done = run_here(cwd=folder)
    assert done.code in {0, 2}, done
    assert (tmp_path / "victim").read_text(encoding="utf-8") == "kept"
    assert not (tmp_path / "planted").exists()
    assert not (folder / where / "planted").exists()


def test_absolute_targets_are_outside(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    _plant(folder, target=str(tmp_path / "planted"))
    assert run_here(cwd=folder).code == 0
    assert not (tmp_path / "planted").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a kind of file of Unix")
def test_no_note_or_target_is_waited_for(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    os.mkfifo(folder / ".amb-000000000000.steps")
    os.mkfifo(folder / "drafts" / "pipe.md")
    _plant(folder / "drafts", target="pipe.md")
    os.mkfifo(folder / "drafts" / ".amb-111111111111.part")
    assert run_here(cwd=folder, seconds=20).code in {0, 2}


@pytest.mark.parametrize("content", ["", "[", "{}", "[1]", '[{"target": 1}]', "[" * 5000, "null", '"x"'])
def test_a_note_that_makes_no_sense_is_no_bug(content: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / NAME).write_text(content, encoding="utf-8")
    assert run_here(cwd=folder).code == 0


def test_its_own_steps_are_finished_across_the_folders_of_a_programme(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "drafts" / "a.md").write_text("old", encoding="utf-8")
    targets = [folder / "drafts" / "a.md", folder / "b.yaml"]
    steps = [Step(target, write_part(target, b"# new\n"), fingerprint(target)) for target in targets]
    note_steps(folder / "drafts", steps)
    assert run_here(cwd=folder).code == 0
    assert [target.read_bytes() for target in targets] == [b"# new\n", b"# new\n"]
    assert not list(folder.rglob(".amb-*"))

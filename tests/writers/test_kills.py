"""Whole commands that are killed, run out of disk or run twice at once: nothing lost, nothing half-written."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ambassador_cli.writers.disk.journal import finish_interrupted
from conftest import ROOT, environment, run_amb

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and limits")
KILLS = int(os.environ.get("AMB_KILLS", "250"))
TRACKING = "?utm_source={n}&utm_medium=x"
DRAFT = f"Gestern standen wir im Labor, um 7 Uhr.\n\nMehr: https://example.com/a{TRACKING} #NordlichtTeam\n"
TIDY = DRAFT.replace(TRACKING, "")


def start(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ambassador_cli", *arguments],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def lay_out(folder: Path, drafts: int = 4) -> Path:
    """A programme with drafts that can be tidied, and an older report."""
    shutil.copytree(ROOT / "examples", folder)
    shutil.rmtree(folder / "drafts")
    (folder / "drafts").mkdir()
    for number in range(drafts):
        (folder / "drafts" / f"{number}.md").write_text(DRAFT.format(n=number), encoding="utf-8")
    (folder / "old.json").write_text("{}", encoding="utf-8")
    return folder


def odd_files(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob(".*")]


@POSIX
@pytest.mark.long
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Four drafts tidied, a report replaced, a folder begun: each file is the old or the new one, a folder is whole or
    not there after the next start, and that leaves nothing of its own behind."""
    dice = random.Random(9)
    lengths = {}
    commands = {
        "fix": ("hashtag-check", "drafts", "--fix", "--yes"),
        "report": ("report", "--force", "-o", "old.json"),
        "init": ("init", "neu"),
    }
    for name, arguments in commands.items():
        folder = lay_out(tmp_path / f"{name}-whole")
        began = time.monotonic()
        assert start(*arguments, cwd=folder).wait() in (0, 1)
        lengths[name] = time.monotonic() - began
    whole = {path.name: path.read_bytes() for path in (tmp_path / "init-whole" / "neu").iterdir() if path.is_file()}
    report = (tmp_path / "report-whole" / "old.json").read_bytes()
    before = after = 0
    for number in range(KILLS):
        name = dice.choice(list(commands))
        folder = lay_out(tmp_path / str(number))
        process = start(*commands[name], cwd=folder)
        time.sleep(dice.uniform(0.5, 1.3) * lengths[name])
        process.send_signal(signal.SIGKILL)
        process.wait()
        places = [folder, folder / "drafts", folder / "neu"]
        finish_interrupted(places)
        assert not odd_files(folder), (number, name)
        states = [(folder / "drafts" / f"{n}.md").read_text("utf-8") for n in range(4)]
        for n, text in enumerate(states):
            assert text in (DRAFT.format(n=n), TIDY), (number, name)
        assert (folder / "old.json").read_bytes() in (b"{}", report), (number, name)
        made = folder / "neu"
        files = {path.name: path.read_bytes() for path in made.iterdir() if path.is_file()} if made.is_dir() else {}
        assert files in ({}, whole), (number, name)
        changed = TIDY in states or bool(files) or (folder / "old.json").read_bytes() == report
        before, after = before + (not changed), after + changed
        shutil.rmtree(folder)
    print(f"{KILLS} kills: {before} before anything was written, {after} with something written")


@POSIX
@pytest.mark.parametrize("ending", ["json", "csv", "xlsx", "docx", "txt", "md"])
def test_a_disk_that_fills_is_told_and_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    """No file may grow beyond 500 bytes; that is no bug of amb (never 70)."""
    import resource

    folder = lay_out(tmp_path / "f")
    path = folder / f"bericht.{ending}"
    path.write_bytes(b"alt")
    done = subprocess.run(
        [sys.executable, "-m", "ambassador_cli", "report", "--force", "-o", path.name],
        cwd=folder,
        # Python would keep modules that it compiles now, cut off where the disk is full, for every later run.
        env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
    )
    assert done.returncode == 2, done.stderr
    assert "no room left" in done.stderr and "Traceback" not in done.stderr
    assert path.read_bytes() == b"alt"
    assert not odd_files(folder)


@POSIX
def test_two_corrections_at_once_lose_nothing(tmp_path: Path) -> None:
    """Four at once over the same drafts: every draft is tidied, whoever did it; who came late says so."""
    folder = lay_out(tmp_path / "f")
    running = [start("hashtag-check", "drafts", "--fix", "--yes", cwd=folder) for _ in range(4)]
    codes = [process.wait() for process in running]
    assert set(codes) <= {0, 1, 2}
    assert [path.read_text("utf-8") for path in sorted((folder / "drafts").iterdir())] == [TIDY] * 4
    assert not odd_files(folder)


def test_no_home_no_temporary_folder_no_terminal(tmp_path: Path) -> None:
    """Nothing is written anywhere but where it was asked for."""
    folder = lay_out(tmp_path / "f")
    kept = {name: value for name, value in environment().items() if name != "HOME"}
    done = subprocess.run(
        [sys.executable, "-m", "ambassador_cli", "report", "-o", "r.xlsx"],
        cwd=folder,
        env=kept | {"TMPDIR": str(tmp_path / "nirgends"), "TERM": "", "TZ": "Nirgends/Ort", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (folder / "r.xlsx").is_file()


def test_a_file_that_disagrees_with_its_form_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    """And says which endings there are."""
    folder = lay_out(tmp_path / "f")
    for arguments, said in (
        (("report", "-o", "x.pdf"), ".docx"),
        (("report", "-o", "x.csv", "--format", "json"), "do not go together"),
        (("report", "-o", "neu/x.csv"), "does not exist"),
        (("select", "-o", "gruppe"), ".xlsx"),
        (("hashtag-check", "-o", "x.xlsx"), ".docx"),
    ):
        done = run_amb(*arguments, cwd=folder)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert json.loads((folder / "old.json").read_text()) == {}
    assert not (folder / "neu").exists()

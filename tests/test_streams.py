"""Where results go: full disks, closed streams, readers that leave, signals, consoles that lack signs, CI logs."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassador_cli.cli.streams import CiText
from conftest import ROOT, environment

AMB = f'"{sys.executable}" -m ambassador_cli'
COMMANDS = ["", "--help", "report --help", "report", "report --format json", "hashtag-check", "explain", "schema pack"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a shell of POSIX")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example company."""
    folder = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", folder)
    return folder


def _shell(command: str, cwd: Path, *, language: str = "en", **variables: str) -> tuple[int, str, str]:
    run = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=cwd,
        env={k: v for k, v in environment(language).items() if k != "PYTHONUNBUFFERED"} | variables,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    return run.returncode, run.stdout, run.stderr


@POSIX
@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_leaves_is_no_mistake(command: str, example: Path) -> None:
    """``| head -1`` ends with 0 and without a word, buffered or not."""
    for variables in ({}, {"PYTHONUNBUFFERED": "1"}):
        code, _, said = _shell(f"{AMB} {command} 2>notes | true", example, **variables)
        assert (code, said) == (0, "")
        notes = (example / "notes").read_text(encoding="utf-8")
        assert "Traceback" not in notes and "BrokenPipe" not in notes


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_named_and_is_no_bug(command: str, example: Path) -> None:
    """What could not be written ends with 2 and one line that says why, in the reader's language."""
    code, _, said = _shell(f"{AMB} {command} >/dev/full", example, language="de")
    assert code == 2
    assert said.splitlines()[-1] == (
        "Die Ausgabe ließ sich nicht schreiben: der Datenträger ist voll. Was schon dort steht, ist nicht vollständig."
    )


@POSIX
@pytest.mark.parametrize("command", COMMANDS)
def test_closed_streams(command: str, example: Path) -> None:
    """Without stdout there is no result (2); without stderr or stdin everything goes on as it would."""
    code, _, said = _shell(f"{AMB} {command} >&-", example)
    assert (code, said.splitlines()[-1]) == (
        2,
        "The output could not be written: the output is closed. What stands there already is not complete.",
    )
    usual = _shell(f"{AMB} {command}", example)
    assert _shell(f"{AMB} {command} 2>&-", example)[:2] == usual[:2]
    assert _shell(f"{AMB} {command} 2>/dev/full", example)[:2] == usual[:2]
    assert _shell(f"{AMB} {command} <&-", example)[:2] == usual[:2]
    assert _shell(f"{AMB} {command} <&- >&- 2>&-", example)[0] == 2


SIGNAL_AT = """
import os, signal, sys

class Interrupter:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), {number})

sys.meta_path.insert(0, Interrupter())
sys.argv = ["amb", "hashtag-check", "--format", "json"]
from ambassador_cli.__main__ import run
run()
"""


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize(
    "module", ["typer", "ambassador_cli.commands.select", "pydantic", "yaml", "pydantic_core", "regex", "json"]
)
def test_a_signal_ends_amb_quietly_whenever_it_comes(
    number: signal.Signals, code: int, module: str, example: Path
) -> None:
    """While Python loads modules, at the start or in the middle of the work: no traceback, no call for a bug report."""
    run = subprocess.run(
        [sys.executable, "-c", SIGNAL_AT.format(module=module, number=int(number))],
        cwd=example,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (code, "", "")


@POSIX
@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TERM": ""},
        {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
        {"TZ": "Nowhere/Land"},
        {"COLUMNS": "0"},
        {"COLUMNS": "x"},
    ],
    ids=" ".join,
)
def test_odd_surroundings_change_nothing_that_matters(variables: dict[str, str], example: Path) -> None:
    """Locale, home, time zone, terminal: the command works, with the same exit code."""
    for command in ("", "report", "hashtag-check", "--help"):
        code, said, notes = _shell(f"{AMB} {command}", example, language="de", **variables)
        assert code == _shell(f"{AMB} {command}", example, language="de")[0]
        assert said
        assert "Traceback" not in notes


PIECES = st.lists(st.sampled_from(["::", ":", "##[", "##", "[", "#", "error", " ", "\n", "\t", "a"]))


@given(st.lists(PIECES.map("".join)))
def test_no_line_of_a_ci_log_begins_a_command(parts: list[str]) -> None:
    """However the text is cut into writes."""
    raw = io.BytesIO()
    stream = CiText(raw, encoding="utf-8", write_through=True)
    for part in parts:
        stream.write(part)
    written = raw.getvalue().decode("utf-8")
    assert not [line for line in written.split("\n") if line.strip().startswith("::")]
    assert not re.search(r"##\[(?!U\+005B\])", written)
    assert written.replace("[U+003A]", ":").replace("[U+005B]", "[") == "".join(parts)


def test_other_text_in_a_ci_log_stays_as_it_is() -> None:
    raw = io.BytesIO()
    stream = CiText(raw, encoding="utf-8", write_through=True)
    stream.write("C::B\n ok :: no\n  ::error file=a::b\nwarning: ")
    stream.write("::x\n## [Title]\n##[error]no")
    assert raw.getvalue().decode("utf-8") == (
        "C::B\n ok :: no\n  [U+003A]:error file=a::b\nwarning: ::x\n## [Title]\n##[U+005B]error]no"
    )

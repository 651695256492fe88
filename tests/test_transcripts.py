"""What the README and the transcripts show is what amb says, to the letter; ``--update`` rewrites them.

A transcript is a fenced block ``console``: ``$ amb …`` (or ``$ cd FOLDER && amb …``) and below it the output, both
streams in order. A line ``[exit 1]`` at the end stands for an exit code other than 0; a line ``…`` stands for any lines
left out.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import ROOT, run_amb

TRANSCRIPTS = [ROOT / "README.md", *sorted((ROOT / "tests" / "transcripts").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
LEFT_OUT = "…"
REFINING = frozenset({"--force", "--yes"})


def _language(path: Path) -> str:
    return "de" if path.stem.endswith(("_de", "_sie")) else "en"


def _folder(path: Path, tmp_path: Path) -> Path:
    """A copy of examples/; for a transcript whose name ends with ``_sie`` one in which people are addressed so. A
    folder beside the transcript and called like it is laid into the copy."""
    folder = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", folder)
    more = path.with_name(path.stem.removesuffix("_de"))
    if more.is_dir():
        shutil.copytree(more, folder / more.name)
    if path.stem.endswith("_sie"):
        programme = folder / "programme.yaml"
        text = programme.read_text(encoding="utf-8")
        assert "# address: sie" in text
        programme.write_text(text.replace("# address: sie", "address: sie"), encoding="utf-8")
    return folder


def _run(command: str, folder: Path, language: str) -> str:
    words = shlex.split(command)
    if words[0] == "cd" and words[2] == "&&":
        folder, words = folder / words[1], words[3:]
    assert words[0] == "amb", f"only amb is run in transcripts, not {command!r}"
    done = run_amb(*words[1:], cwd=folder, language=language, both=True)
    output = "\n".join(line.rstrip() for line in done.stdout.splitlines())
    return output + (f"\n[exit {done.returncode}]" if done.returncode else "")


def _same(shown: str, said: str) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + "\n" for line in shown.splitlines())
    return re.fullmatch(pattern, said + "\n") is not None


def _rewrite(block: str, folder: Path, language: str) -> str:
    parts = COMMAND.split(block)
    written = parts[0]
    for command, shown in zip(parts[1::2], parts[2::2], strict=True):
        said = _run(command, folder, language)
        kept = shown.strip("\n")
        written += f"$ {command}\n{kept if kept and _same(kept, said) else said}\n"
        if shown.endswith("\n\n"):
            written += "\n"
    return written


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.name)
def test_shown_is_said(path: Path, tmp_path: Path, update: bool) -> None:
    """Every command of every transcript, run in a copy of examples/."""
    folder = _folder(path, tmp_path)
    text = path.read_text(encoding="utf-8")
    language = _language(path)
    if update:
        new = BLOCK.sub(lambda block: f"```console\n{_rewrite(block[1], folder, language)}```", text)
        path.write_text(new, encoding="utf-8")
        return
    assert BLOCK.search(text), "no transcript in this file"
    ran: list[tuple[str, str]] = []
    for block in BLOCK.finditer(text):
        parts = COMMAND.split(block[1])
        for command, shown in zip(parts[1::2], parts[2::2], strict=True):
            said = _run(command, folder, language)
            assert _same(shown.strip("\n"), said), f"$ {command}\n--- shown\n{shown}\n--- said\n{said}"
            ran.append((command, said))
    if path.stem.startswith("year"):
        assert not _unnamed(ran), "typed before the cockpit, or the list of papers it points at, named it"


def _unnamed(ran: Iterable[tuple[str, str]]) -> list[str]:
    """Commands that neither the cockpit shown last before them nor the list of papers named."""
    cockpit = papers = ""
    unnamed = []
    for command, said in ran:
        words = [word for word in shlex.split(command) if word not in REFINING]
        if words[1:2] in ([], ["--today"]):
            cockpit = " ".join(said.split())
            continue
        called = [word for word in words[1:3] if re.fullmatch("[a-z-]+", word) and word[0] != "-"]
        mode = [word for word in words[2:3] if word[0] == "-" and word not in {"-o", "--today", "--fail-on"}]
        if " ".join(["amb", *called, *mode]) not in cockpit and not (
            called[0] == "paper"
            and "amb paper" in cockpit
            and called[1:]
            and re.search(rf"^{called[1]} ", papers, re.M)
        ):
            unnamed.append(command)
        if called == ["paper"]:
            papers = said
    return unnamed


def test_left_out_lines_may_be_any_but_no_others() -> None:
    """The runner itself can fail."""
    assert _same("a\n…\nd", "a\nb\nc\nd")
    assert _same("a\n…\nb", "a\nb")
    assert not _same("a\nd", "a\nb\nd")
    assert not _same("a\n…\nx", "a\nb")


def test_a_command_that_no_cockpit_named_is_found() -> None:
    """The walk through the year can fail."""
    named = ("amb --today 2024-06-03", "1   Draw   amb select --draw NN")
    listed = ("amb paper", "call   Call: join in!")
    assert _unnamed([named, ("amb select --draw 07", "")]) == []
    assert _unnamed([named, ("amb select --confirm X", "")]) == ["amb select --confirm X"]
    assert _unnamed([("amb", "all papers: amb paper"), listed, ("amb paper call -o x", "")]) == []
    assert _unnamed([("amb", "all papers: amb paper"), listed, ("amb paper form", "")]) == ["amb paper form"]
    assert _unnamed([named, ("amb select --draw 07", ""), ("amb", ""), ("amb select --draw 07", "")])


def test_every_line_of_the_tour_is_in_a_transcript() -> None:
    """README's tour: the comment behind a command aside, each was run above with what it says."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tour = re.search(r"^```sh tour\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert tour
    lines = [line.partition("  #")[0].partition(" # ")[0].strip() for line in tour[1].splitlines() if line[0] != "#"]
    run = {
        command.rpartition(" && ")[2]
        for path in TRANSCRIPTS
        for block in BLOCK.finditer(path.read_text(encoding="utf-8"))
        for command in COMMAND.findall(block[1])
    }
    assert len(lines) > 15
    assert not [line for line in lines if line not in run]

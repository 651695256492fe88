"""Suggested commands do what they say when they are copied, or are not shown."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.texts.command_line import file_word, quoted, shell_of, to_command
from ambassador_cli.texts.visible import HIDDEN
from in_process import run_here

NAMES = [
    "drafts/a.md",
    "drafts/ä b.md",
    "O'Neil",
    "a;b|c&d",
    "$HOME `id` $(id)",
    'say "hi"',
    "100 %",
    "back\\slash",
    "wow!",
    "Anna „Änne“ ’Meier",
    "*.md",
    "=x",
    "",
    " ",
    "x'",
]
WORDS = st.sampled_from(NAMES) | st.text(max_size=12)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(WORDS, max_size=4))
@pytest.mark.skipif(not shutil.which("sh"), reason="needs a POSIX shell")
def test_a_posix_shell_reads_every_word_as_it_is(words: list[str]) -> None:
    """Whatever stands in names; only what is invisible is not shown."""
    line = to_command(words, "posix")
    if any(HIDDEN.search(word) or "\ufffd" in word for word in words):
        assert line is None
        return
    assert line is not None
    done = subprocess.run(
        ["sh", "-c", f"set -- {line}\nprintf '%s\\0' \"$@\""], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split("\0")[:-1] == (words or [""])


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("a b", '"a b"'),
        ("O'Neil", '"O\'Neil"'),
        ("$x", "'$x'"),
        ("it’s $x", "'it’’s $x'"),
        ("a'b$", "'a''b$'"),
        ("„x“", "'„x“'"),
    ],
)
def test_powershell_has_quotes_of_its_own(word: str, said: str) -> None:
    """about_Quoting_Rules: single quotes, typographic ones too, are doubled inside single quotes."""
    assert quoted(word, "powershell") == said


@pytest.mark.parametrize("word", ["a\x1b[31m", "a\nb", "\u202egnp", "a\u200bb", "\ud800", "a\ufffd"])
def test_what_cannot_be_seen_is_not_suggested(word: str) -> None:
    assert to_command(["amb", word], "posix") is None


@pytest.mark.parametrize("word", ["a b", "O'Neil", "plain", "ä;b"])
def test_most_words_are_the_same_in_every_shell(word: str) -> None:
    assert quoted(word) == quoted(word, "posix") == quoted(word, "powershell")
    assert quoted("$x") is None


def test_a_name_like_an_option_and_the_shell_in_use() -> None:
    assert file_word("-rf.md") == "./-rf.md"
    assert shell_of({}, "posix") == shell_of({"SHELL": "/usr/bin/bash"}, "nt") == "posix"
    assert shell_of({}, "nt") == shell_of({"POWERSHELL_DISTRIBUTION_CHANNEL": "x"}, "posix") == "powershell"


@pytest.mark.parametrize(
    "line",
    [
        ("select", "--confirm", "--today", "2026-12-06"),
        ("report", "--from", "--to", "2024-01-01"),
        ("paper", "call", "-o", "--force"),
        ("roster", "withdraw", "A", "--only", "--yes"),
        ("select", "--confirm"),
    ],
)
def test_an_option_never_takes_the_next_one_for_its_value(line: tuple[str, ...], tmp_path: Path) -> None:
    done = run_here(*line, cwd=tmp_path)
    assert done.code == 2
    option = next(word for word in line if word.startswith("-"))
    assert done.stderr.startswith(f"Behind {option} stands nothing"), done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_stands_behind_two_dashes_is_no_option(tmp_path: Path) -> None:
    done = run_here("hashtag-check", "--", "--only", "--force", cwd=tmp_path)
    assert "--only" in done.stderr and "Behind" not in done.stderr

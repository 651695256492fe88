"""``amb --version`` says which amb it is, in a clone too."""

from pathlib import Path

import pytest

from ambassador_cli import __version__
from ambassador_cli.cli.version import version

COMMIT = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
FOUND = f"{__version__} (commit 1a2b3c4)"


def _clone(folder: Path, **files: str) -> Path:
    package = folder / "src" / "ambassador_cli"
    package.mkdir(parents=True)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return package


@pytest.mark.parametrize(
    "files",
    [
        {".git/HEAD": COMMIT + "\n"},
        {".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": COMMIT + "\n"},
        {".git/HEAD": "ref: refs/heads/main\n", ".git/packed-refs": f"# pack-refs\n{COMMIT} refs/heads/main\n"},
        {
            ".git": "gitdir: other/worktrees/a\n",
            "other/worktrees/a/HEAD": "ref: refs/heads/a/b\n",
            "other/worktrees/a/commondir": "../..\n",
            "other/refs/heads/a/b": COMMIT + "\n",
        },
    ],
)
def test_a_clone_names_its_commit(tmp_path: Path, files: dict[str, str]) -> None:
    """A branch, a packed branch, no branch, a worktree."""
    assert version(_clone(tmp_path, **files)) == FOUND


@pytest.mark.parametrize(
    "files",
    [
        {},
        {".git/HEAD": "ref: refs/heads/new\n"},
        {".git/HEAD": "\x1b[31mred\n"},
        {".git": "gitdir: nowhere\n"},
    ],
)
def test_what_git_does_not_say_is_left_out(tmp_path: Path, files: dict[str, str]) -> None:
    """No clone, no commit yet, something else in its place."""
    assert version(_clone(tmp_path, **files)) == __version__


def test_an_installed_amb_looks_for_no_git(tmp_path: Path) -> None:
    """``site-packages`` may lie in somebody's repository."""
    package = tmp_path / "site-packages" / "ambassador_cli"
    package.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text(COMMIT, encoding="utf-8")
    assert version(package) == __version__

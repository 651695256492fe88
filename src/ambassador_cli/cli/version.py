"""Which amb this is: the version, and in a clone the commit."""

from __future__ import annotations

from pathlib import Path

from ambassador_cli import __version__


def version(package: Path = Path(__file__).parents[1]) -> str:
    """Return ``0.2.0`` where amb is installed, and ``0.2.0 (commit 1a2b3c4)`` where it runs from ``src/`` of a clone.

    git's files are read as they lie there: amb needs no git, and what cannot be read is no error.
    """
    commit = _commit(package.parents[1] / ".git") if package.parent.name == "src" else ""
    return f"{__version__} (commit {commit[:7]})" if commit else __version__


def _commit(git: Path) -> str:
    try:
        if git.is_file():  # a worktree
            git = (git.parent / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()).resolve()
        head = (git / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref:"):
            return _hash(head)
        name = head.removeprefix("ref:").strip()
        shared = git / "commondir"
        common = (git / shared.read_text(encoding="utf-8").strip()) if shared.is_file() else git
        if (common / name).is_file():
            return _hash((common / name).read_text(encoding="utf-8").strip())
        packed = (common / "packed-refs").read_text(encoding="utf-8").splitlines()
        return next((_hash(line.split()[0]) for line in packed if line.endswith(f" {name}")), "")
    except (OSError, ValueError):
        return ""


def _hash(text: str) -> str:
    return text if len(text) in (40, 64) and set(text) <= set("0123456789abcdef") else ""

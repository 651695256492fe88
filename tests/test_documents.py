"""What README.md and .github say to those who carry on is true: files they name exist, options they name exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer
import yaml

from ambassador_cli.cli import app
from conftest import ROOT
from source import SOURCE

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / ".github").glob("*.md"))]
NAMED = re.compile(r"`([\w.<>*/-]+/[\w.<>*/-]*|[\w<>*-]+\.(?:py|yaml|md|toml))`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
MARKER = re.compile(r"-m \"?([a-z]+)|`(slow|long|benchmark|mutation|claim|browser)`")
USERS_FILES = re.compile(r"^(?:programme|roster|confidential|group)\.yaml$|^(?:drafts|exports|draw)/|^amb-[a-z]+/\d")
"""Files on a user's disk, and names of formats."""


def _exists(name: str) -> bool:
    """Below the root, the package, or in one of its rooms."""
    pattern = re.sub(r"<[^>]*>", "*", name.rstrip("/"))
    return any(next(found, None) for found in (ROOT.glob(pattern), SOURCE.rglob(pattern)))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_exist(path: Path) -> None:
    """A reader who follows a name finds it."""
    text = path.read_text(encoding="utf-8")
    links = [link for link in LINK.findall(text) if not (path.parent / link).exists()]
    assert not links
    named = set(NAMED.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL)))
    if path.name in {"ARCHITECTURE.md", "CONTRIBUTING.md"}:
        assert named
        assert not sorted(name for name in named if not USERS_FILES.match(name) and not _exists(name))


def test_markers_that_are_named_exist() -> None:
    """Each marker of pyproject.toml is explained, and none that is not there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    there = {entry.split(":")[0] for entry in project["tool"]["pytest"]["ini_options"]["markers"]}
    contributing = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {name for pair in MARKER.findall(contributing) for name in pair if name} - {"mypy"} == there


def test_every_command_has_an_example_in_the_readme() -> None:
    """And every option a sentence that says more than its name."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    commands = getattr(group, "commands")  # noqa: B009
    missing = sorted(name for name, command in commands.items() if not command.hidden and f"amb {name}" not in readme)
    assert not missing, f"show {', '.join(missing)} in README.md"
    for name, command in commands.items():
        for parameter in command.params:
            said = str(getattr(parameter, "help", None) or "")
            assert len(said.split()) >= 2, f"amb {name}: {parameter.opts} is not explained: add it to the help texts"


def test_the_checks_before_a_commit_are_those_of_the_project() -> None:
    """Their tests exist, and ruff and mypy run as in .ci/run."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    entries = " ".join(hook["entry"] for hook in hooks)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for check in ("ruff check", "ruff format", "mypy --strict"):
        assert check in entries and check in ci
    assert all((ROOT / word).is_file() for word in entries.split() if word.startswith("tests/"))

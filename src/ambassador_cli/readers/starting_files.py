"""The files that ``amb init`` writes: a first programme, or the whole example."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from ambassador_cli.texts.language import Language


def read_start(language: Language) -> dict[str, bytes]:
    """A first programme.yaml and roster.yaml, with comments in ``language``."""
    folder = resources.files("ambassador_cli.texts") / "start"
    names = ("programme", "roster")
    return {f"{name}.yaml": (folder / f"{name}.{language}.yaml").read_bytes() for name in names}


def read_example() -> dict[str, bytes]:
    """The fictional company: path below the folder to content. In a source checkout it is ``examples/``."""
    packed = resources.files("ambassador_cli") / "example"
    root: Traversable = packed if packed.is_dir() else Path(__file__).parents[3] / "examples"
    return dict(sorted(_files(root, "").items()))


def _files(folder: Traversable, prefix: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            found |= _files(entry, f"{prefix}{entry.name}/")
        else:
            found[prefix + entry.name] = entry.read_bytes()
    return found

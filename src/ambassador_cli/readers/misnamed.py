"""Files that amb does not find because of their ending: Windows hides it, editors add one, YAML has two."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ambassador_cli.errors import Own, Place, Problem


def meant_name(name: str) -> str:
    """``programme.yaml`` for ``programme.yaml.txt``, ``programme.yml``, ``Programme.YAML``."""
    meant = name.casefold().strip().removesuffix(".txt").rstrip(".")
    return f"{meant.removesuffix('.yml')}.yaml" if meant.endswith(".yml") else meant


def find_misnamed(folder: Path, names: Collection[str]) -> list[Problem]:
    """A remark on each file of ``folder`` that is probably meant to be one of ``names``, where that one is not there;
    none where the folder cannot be listed."""
    try:
        present = sorted(path.name for path in folder.iterdir())
    except OSError:
        return []
    found = [(name, meant_name(name)) for name in present]
    return [
        Problem(
            "file.misnamed_txt" if name.casefold().endswith(".txt") else "file.misnamed",
            Place(file=name),
            {"meant": Own(meant)},
            "warning",
        )
        for name, meant in found
        if meant in names and meant not in present
    ]

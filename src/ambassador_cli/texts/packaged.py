"""YAML files that come with amb."""

from __future__ import annotations

from importlib import resources
from typing import Any


def read_packaged_yaml(package: str, path: str) -> Any:
    """What stands in the file at ``path`` below a package of amb, as plain data."""
    import yaml

    source = resources.files(package).joinpath(path).read_text(encoding="utf-8")
    return yaml.load(source, getattr(yaml, "CSafeLoader", yaml.SafeLoader))

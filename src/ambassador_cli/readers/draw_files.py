"""Files that a draw leaves behind: the record, the committed seed, the confirmed group."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.group import ConfirmedGroup
from ambassador_cli.readers.user_files import read_user_file
from ambassador_cli.readers.validation import validate
from ambassador_cli.readers.yaml_documents import MAX_BYTES, read_yaml

MOST_BYTES = 100_000_000


def read_record(path: Path) -> dict[str, Any]:
    """A record's JSON. Raises ``InputError`` where it is none."""
    try:
        content = json.loads(read_user_file(path, MOST_BYTES).decode("utf-8"))
    except (ValueError, RecursionError):
        raise InputError(Problem("select.not_a_record", Place(file=path.name))) from None
    if not isinstance(content, dict):
        raise InputError(Problem("select.not_a_record", Place(file=path.name)))
    return content


def read_committed_seed(path: Path) -> tuple[str, str]:
    """Seed and salt of a file written by ``--commit``. Raises ``InputError``."""
    content = read_record(path)
    seed, salt = content.get("seed"), content.get("salt")
    if not (isinstance(seed, str) and isinstance(salt, str) and seed):
        raise InputError(Problem("select.not_a_seed", Place(file=path.name)))
    return seed, salt


def read_group(path: Path) -> ConfirmedGroup:
    """group.yaml. Raises ``InputError``."""
    return validate(ConfirmedGroup, read_yaml(read_user_file(path, MAX_BYTES), path.name))

"""A file's name and bytes, of no more than a bounded size."""

from __future__ import annotations

from pathlib import Path

from ambassador_cli.readers.tables.limits import FILE_BYTES
from ambassador_cli.readers.user_files import read_user_file


def read_bytes(entry: tuple[str, bytes] | str | Path) -> tuple[str, bytes]:
    """A pair of name and bytes as it is; a path read. Raises :class:`InputError` where it cannot be."""
    if isinstance(entry, tuple):
        return entry
    return str(entry), read_user_file(Path(entry), FILE_BYTES, name=str(entry))

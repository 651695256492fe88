"""A file's name and bytes, of no more than a bounded size."""

from __future__ import annotations

from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables.limits import FILE_BYTES


def read_bytes(entry: tuple[str, bytes] | str | Path) -> tuple[str, bytes]:
    """A pair of name and bytes as it is; a path read. Raises :class:`InputError` where it cannot be."""
    if isinstance(entry, tuple):
        return entry
    path = Path(entry)
    try:
        size = path.stat().st_size
        if size > FILE_BYTES:
            sizes = {"size": size // 2**20, "most": FILE_BYTES // 2**20}
            raise InputError(Problem("file_too_big", Place(file=str(path)), sizes))
        return str(path), path.read_bytes()
    except FileNotFoundError:
        raise InputError(Problem("file_not_found", Place(file=str(path)))) from None
    except OSError as error:
        values = {"reason": error.strerror or type(error).__name__}
        raise InputError(Problem("file_unreadable", Place(file=str(path)), values)) from None

"""A file for somebody's result, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from ambassador_cli.errors import OutputError, Place, Problem


def check_place(path: Path, *, force: bool = False) -> None:
    """Could a file be written here? Raises ``OutputError`` where there is one already (without ``force``), where a
    folder has that name, and where the folder it would lie in does not exist."""
    place = Place(file=str(path))
    if path.is_dir():
        raise OutputError(Problem("file.is_folder", place))
    if not path.parent.is_dir():
        raise OutputError(Problem("file.no_folder", place, {"folder": str(path.parent)}))
    if path.exists() and not force:
        raise OutputError(Problem("file.exists", place))


def write_file(path: Path, content: str | bytes, *, force: bool = False) -> None:
    """Write the file; its folder must be there. Raises ``OutputError`` where it exists (without ``force``) or cannot be
    written; then nothing was changed and nothing is left behind."""
    from ambassador_cli.writers.disk.together import write_together

    check_place(path, force=force)
    write_together({path: content}, replaces=[path] if force else (), make_folders=False)

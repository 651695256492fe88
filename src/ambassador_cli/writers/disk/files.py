"""Files, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
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
    """Write through a temporary file beside ``path``, then rename. Raises ``OutputError`` where the file exists
    (without ``force``) or cannot be written; then nothing is left behind."""
    if path.exists() and not force:
        raise OutputError(Problem("file.exists", Place(file=str(path))))
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise OutputError(Problem("file.not_written", Place(file=str(path)), {"reason": error})) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""One amb at a time writes in a folder; the lock ends with the process, however that ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for another amb that is writing; it takes milliseconds."""

_STEP = 0.01


class BusyError(OSError):
    """Another process has been writing in the folder for longer than anything takes."""


@contextmanager
def locked(folders: Iterable[Path], *, patience: float = PATIENCE) -> Iterator[bool]:
    """Hold all of ``folders``, in one order for all so that nobody waits in a circle. Yields whether they are held:
    where a file system knows no locks the work goes on without. Raises ``BusyError``."""
    with contextlib.ExitStack() as held:
        states = [held.enter_context(_lock(folder, patience)) for folder in sorted(set(folders))]
        yield all(states)


@contextmanager
def _lock(folder: Path, patience: float) -> Iterator[bool]:
    handle: int | None = None
    until = time.monotonic() + patience
    while True:
        try:
            handle = _open(folder)
            break
        except (BlockingIOError, FileExistsError):
            if time.monotonic() >= until:
                raise BusyError(f"{folder} is locked") from None
            time.sleep(_STEP)
        except OSError:
            break
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


if sys.platform == "win32":

    def _open(folder: Path) -> int:
        """A file that Windows deletes when the process ends."""
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY
        return os.open(folder / ".amb-lock", flags)

else:

    def _open(folder: Path) -> int:
        """The folder itself, locked: nothing is left behind."""
        import fcntl

        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle

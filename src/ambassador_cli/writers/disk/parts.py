"""Files that are not there yet: written beside their place under a name of amb's own, then put there at one stroke."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_PREFIX = ".amb-"
_PART = ".part"
_LONG_AGO = 3600.0


def own_name(folder: Path, ending: str = _PART) -> Path:
    """A name in ``folder`` that nobody has; it is short, for names next to it may be as long as can be."""
    return folder / f"{_PREFIX}{os.urandom(6).hex()}{ending}"


def own_files(folder: Path, ending: str) -> Iterator[Path]:
    """What lies in the folder under names of amb's own, in a stable order; nothing where it cannot be looked into."""
    with contextlib.suppress(OSError):
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.startswith(_PREFIX))
        yield from (folder / name for name in names if name.endswith(ending))


def is_part_name(name: str) -> bool:
    """May this be a part that amb wrote?"""
    return name.startswith(_PREFIX) and name.endswith(_PART)


def leftovers(folder: Path, *, held: bool) -> Iterator[Path]:
    """Parts that a killed run left behind: all where the folder's lock is ``held``, else those older than an hour."""
    for part in own_files(folder, _PART):
        with contextlib.suppress(OSError):
            if held or time.time() - part.stat().st_mtime > _LONG_AGO:
                yield part


def write_part(target: Path, data: bytes) -> Path:
    """``data`` safely on the disk beside ``target``, with the mode and the owner that ``target`` has, else those of a
    new file."""
    part = own_name(target.parent)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileNotFoundError):
            _look_like(part, target.stat())
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    return part


def _look_like(part: Path, old: os.stat_result) -> None:
    if sys.platform != "win32":
        new = part.stat()
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            with contextlib.suppress(OSError):
                os.chown(part, old.st_uid, old.st_gid)
    part.chmod(stat.S_IMODE(old.st_mode))


def place_part(part: Path, target: Path, *, new: bool) -> None:
    """The part becomes ``target``. ``new``: raises ``FileExistsError`` rather than replace what came there since."""
    if not new:
        part.replace(target)
        return
    if sys.platform == "win32":
        part.rename(target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        part.replace(target)
        return
    with contextlib.suppress(OSError):  # the file is there; what stays is cleared by the next run
        part.unlink()


def sync_folder(folder: Path) -> None:
    """The folder's list of names safely on the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

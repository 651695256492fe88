"""The one way to files that users hand over: what they are, how big, and what happens to them while they are read.

Whatever lies under a name is looked at before it is opened: a FIFO would never answer, a device might do something.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.grammar.nearest_word import suggest

_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "file.is_folder"),
    (stat.S_ISFIFO, "file.is_fifo"),
    (stat.S_ISSOCK, "file.is_socket"),
    (stat.S_ISCHR, "file.is_device"),
    (stat.S_ISBLK, "file.is_device"),
)
_WAITS_FOR_NOTHING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_user_file(path: Path, most: int, *, name: str | None = None) -> bytes:
    """All bytes of a plain file, links followed; ``name`` is what people see of its path, the last part if left out.

    Raises :class:`InputError` with one problem where there is no such file, where something else lies there (folder,
    FIFO, socket, device, a link to one of them or to nothing), where it holds more than ``most`` bytes, or where it
    cannot be read to its end.
    """
    place = Place(file=path.name if name is None else name)
    try:
        _refuse_other_kinds(path.stat().st_mode, place)
        with os.fdopen(os.open(path, os.O_RDONLY | _WAITS_FOR_NOTHING), "rb") as stream:
            status = os.fstat(stream.fileno())
            _refuse_other_kinds(status.st_mode, place)
            data = stream.read(most + 1)
    except FileNotFoundError:
        problem = "file.leads_nowhere" if path.is_symlink() else "file.missing"
        raise InputError(Problem(problem, Place(file=str(path)), {"suggestion": nearest_path(path)})) from None
    except ValueError:
        raise InputError(Problem("file.no_name", place)) from None
    except OSError as error:
        raise InputError(Problem("file.unreadable", place, {"reason": error})) from None
    if len(data) > most:
        size = max(status.st_size, len(data))
        values = {"size": size // 1_000_000 or 1, "limit": most // 1_000_000 or 1}
        raise InputError(Problem("file.too_big", place, values))
    return data


def nearest_path(path: Path) -> str:
    """What lies in the same folder under a name that was probably meant, or nothing."""
    try:
        meant = suggest(path.name, sorted(other.name for other in path.parent.iterdir()))
    except (OSError, ValueError):
        return ""
    return path.with_name(meant).as_posix() if meant else ""


def is_there(path: Path) -> bool:
    """Does anything at all lie under this name? What it is, reading it will tell."""
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Is this a folder, or a link to one? Where nobody may look, it is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def search_folder(folder: Path, wanted: Callable[[str], bool], problems: list[Problem]) -> Iterator[Path]:
    """What lies below ``folder`` under names that are ``wanted``: by name within each folder, hidden folders left out.

    Whatever is no folder is found, FIFOs and other kinds as well, for them to be refused by name. Links that lead out
    of ``folder`` are not followed, nor any link to a folder: these, and folders that cannot be listed, are added to
    ``problems``.
    """

    def unreadable(error: OSError) -> None:
        place = Place(file=Path(str(error.filename or folder)).as_posix())
        problems.append(Problem("file.folder_unreadable", place, {"reason": error}))

    root = os.path.realpath(folder)
    for parent, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent, name) for name in folders):
            if path.is_symlink():
                problems.append(Problem("file.link_to_folder", Place(file=path.as_posix()), level="warning"))
        for path in (Path(parent, name) for name in sorted(files) if wanted(name)):
            if path.is_symlink() and not _is_below(path, root):
                problems.append(Problem("file.link_out", Place(file=path.as_posix())))
            else:
                yield path


def _is_below(path: Path, root: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(root)


def _refuse_other_kinds(mode: int, place: Place) -> None:
    if stat.S_ISREG(mode):
        return
    problem = next((name for is_kind, name in _KINDS if is_kind(mode)), "file.is_device")
    raise InputError(Problem(problem, place))

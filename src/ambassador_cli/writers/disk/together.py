"""One file or several of one step: all of them are written, or none; whole, durable, and never over something else."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from ambassador_cli.errors import OutputError, Place, Problem
from ambassador_cli.writers.disk.journal import Step, clear, note_steps, take
from ambassador_cli.writers.disk.locks import BusyError, locked
from ambassador_cli.writers.disk.parts import write_part

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_together(
    contents: Mapping[Path, str | bytes],
    *,
    gone: Collection[Path] = (),
    replaces: Collection[Path] = (),
    expected: Mapping[Path, bytes] | None = None,
    folders: Collection[Path] = (),
    make_folders: bool = True,
) -> None:
    """Write all of ``contents`` and remove ``gone``.

    Everything is safely on the disk under other names before the first file appears; several files are noted first, so
    that a step that is cut off in between is finished by the next start. Links are followed, mode and owner kept. Only
    files in ``replaces`` and ``expected`` may be there already; those in ``expected`` must hold just that, looked at
    again under a lock that other runs of amb respect. Folders that files need are made where
    ``make_folders``, ``folders`` beside them; they go again where nothing comes of it.

    Raises ``OutputError`` where a file is in the way or has changed, or where the system refuses; then all is as it
    was.
    """
    wanted = {_real(path): (path, _bytes(content)) for path, content in contents.items()}
    leaving = {_real(path): path for path in gone}
    allowed = {_real(path) for path in replaces}
    known = {_real(path): data for path, data in (expected or {}).items()}
    in_the_way = [
        problem
        for target, (path, _) in wanted.items()
        if (problem := _find_obstacle(target, path, free=target not in allowed and target not in known))
    ]
    if in_the_way:
        raise OutputError(in_the_way)
    made: list[Path] = []
    try:
        if make_folders:
            for folder in (*(target.parent for target in wanted), *folders):
                with _explained(folder):
                    made += _make_folder(folder)
        places = {target.parent for target in (*wanted, *leaving)}
        with _locked(places, next(iter(contents), Path())) as held:
            for folder in places:
                with contextlib.suppress(OSError):
                    clear(folder, held=held)
            _write(wanted, leaving, allowed, known)
    except BaseException:
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _write(
    wanted: Mapping[Path, tuple[Path, bytes]],
    leaving: Mapping[Path, Path],
    allowed: Collection[Path],
    known: Mapping[Path, bytes],
) -> None:
    before = {target: _look(target, path) for target, path in _named(wanted, leaving)}
    for target, data in known.items():
        if before.get(target, data) != data:
            raise OutputError(Problem("file.changed_meanwhile", Place(file=str(wanted[target][0]))))
    for target, (path, _) in wanted.items():
        if before[target] is not None and target not in allowed and target not in known:
            raise OutputError(Problem("file.exists", Place(file=str(path))))
    steps: list[Step] = []
    journal: Path | None = None
    taken: list[Step] = []
    try:
        for target, (path, data) in wanted.items():
            with _explained(path):
                steps.append(Step(target, write_part(target, data), _hash(before[target])))
        steps += [Step(target, None, _hash(before[target])) for target in leaving if before[target] is not None]
        if len(steps) > 1:
            with _explained(next(iter(wanted.values()))[0] if wanted else next(iter(leaving.values()))):
                journal = note_steps(steps[0].target.parent, steps)
        for step in steps:
            with _explained(wanted[step.target][0] if step.part else leaving[step.target], replacing=True):
                take(step)
            taken.append(step)
    except BaseException:
        _undo(steps, taken, before, journal)
        raise
    if journal:
        with contextlib.suppress(OSError):
            journal.unlink()


def _undo(
    steps: Collection[Step], taken: Collection[Step], before: Mapping[Path, bytes | None], journal: Path | None
) -> None:
    """What was there comes back; what was only prepared goes. The note goes first: nothing is to be finished."""
    if journal:
        with contextlib.suppress(OSError):
            journal.unlink()
    for step in taken:
        old = before[step.target]
        with contextlib.suppress(OSError):
            if old is None:
                step.target.unlink()
            else:
                write_part(step.target, old).replace(step.target)
    for part in [step.part for step in steps if step.part]:
        with contextlib.suppress(OSError):
            part.unlink()


def _named(wanted: Mapping[Path, tuple[Path, bytes]], leaving: Mapping[Path, Path]) -> Iterator[tuple[Path, Path]]:
    yield from ((target, path) for target, (path, _) in wanted.items())
    yield from leaving.items()


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _hash(data: bytes | None) -> str:
    return "" if data is None else sha256(data).hexdigest()


def _real(path: Path) -> Path:
    """Where the file lies, links followed."""
    with _explained(path):
        try:
            return path.resolve()
        except RuntimeError as error:  # links in a circle, before Python 3.13
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _find_obstacle(target: Path, path: Path, *, free: bool) -> Problem | None:
    """What is there already and must not be replaced."""
    place = Place(file=str(path))
    with _explained(path):
        try:
            found = target.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
    if stat.S_ISDIR(found.st_mode):
        return Problem("file.is_folder", place)
    if not stat.S_ISREG(found.st_mode):
        return Problem("file.not_regular", place)
    return Problem("file.exists", place) if free else None


def _look(target: Path, path: Path) -> bytes | None:
    with _explained(path):
        try:
            return target.read_bytes()
        except FileNotFoundError:
            return None


def _make_folder(folder: Path) -> list[Path]:
    """The folders that had to be made, the outermost first."""
    missing: list[Path] = []
    while not folder.exists():
        missing.insert(0, folder)
        folder = folder.parent
    for each in missing:
        each.mkdir(exist_ok=True)
    return missing


@contextmanager
def _locked(folders: Collection[Path], path: Path) -> Iterator[bool]:
    try:
        with locked(folder for folder in folders if folder.is_dir()) as held:
            yield held
    except BusyError:
        raise OutputError(Problem("file.busy", Place(file=str(path)))) from None


@contextmanager
def _explained(path: Path, *, replacing: bool = False) -> Iterator[None]:
    """What the system refuses becomes a problem that says what to do."""
    try:
        yield
    except FileExistsError:
        raise OutputError(Problem("file.exists", Place(file=str(path)))) from None
    except OSError as error:
        raise OutputError(explain(error, path, replacing=replacing)) from None


def explain(error: OSError, path: Path, *, replacing: bool = False) -> Problem:
    """Why ``path`` could not be written. ``replacing``: only the last step was refused, as for a file that is open
    in Excel."""
    place = Place(file=str(path))
    if error.errno in _NO_ROOM:
        return Problem("file.no_room", place)
    if isinstance(error, PermissionError) and replacing:
        return Problem("file.open_elsewhere", place)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Problem("file.no_rights", place, {"folder": str(path.parent)})
    if isinstance(error, FileNotFoundError):
        return Problem("file.no_folder", place, {"folder": str(path.parent)})
    return Problem("file.not_written", place, {"reason": error})

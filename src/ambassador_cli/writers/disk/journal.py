"""Steps of several files: noted before the first of them, so that what a killed run began can be finished.

A note is a file like any other, and may have come with a folder that somebody else made. So it is believed only as far
as amb itself would have written it, and never moves anything outside the folder that amb is at work in.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ambassador_cli.writers.disk.locks import BusyError, locked
from ambassador_cli.writers.disk.parts import (
    is_part_name,
    leftovers,
    own_files,
    own_name,
    place_part,
    sync_folder,
    write_part,
)

_JOURNAL = ".steps"


@dataclass(frozen=True, slots=True)
class Step:
    """``part`` becomes ``target``, or ``target`` goes where there is no part. ``old`` is the fingerprint of what was
    there when the step was planned, empty where nothing was."""

    target: Path
    part: Path | None
    old: str


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, empty where there is none."""
    from hashlib import sha256

    try:
        return sha256(_plain_bytes(path)).hexdigest()
    except FileNotFoundError:
        return ""


def _plain_bytes(path: Path) -> bytes:
    """What a plain file holds; raises ``OSError`` for a link and for whatever is no file, and waits for none of it."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return stream.read()


def note_steps(folder: Path, steps: Iterable[Step]) -> Path:
    """From here on the steps will be taken, now or after the next start."""
    content = [
        {
            "target": os.path.relpath(step.target, folder),
            "part": os.path.relpath(step.part, folder) if step.part else None,
            "old": step.old,
        }
        for step in steps
    ]
    import json

    journal = own_name(folder, _JOURNAL)
    part = write_part(journal, json.dumps(content).encode("utf-8"))
    part.replace(journal)
    sync_folder(folder)
    return journal


def take(step: Step) -> None:
    """One step, whole or not at all."""
    if step.part:
        place_part(step.part, step.target, new=not step.old)
    else:
        step.target.unlink(missing_ok=True)
    sync_folder(step.target.parent)


def finish_interrupted(folders: Iterable[Path], *, root: Path | None = None) -> list[Path]:
    """Finish what a killed run had noted in these folders, and clear away what it had not come to note. The files that
    were finished, all of them below ``root`` (without it, each in its folder). Where another amb is writing, or nothing
    may be written, all stays as it is."""
    finished: list[Path] = []
    touched = [
        folder for folder in folders if any(True for ending in (_JOURNAL, ".part") for _ in own_files(folder, ending))
    ]
    for folder in touched:
        with contextlib.suppress(BusyError, OSError), locked([folder], patience=0.0) as held:
            finished += _finish(folder, held=held, root=root)
    for folder in touched:
        with contextlib.suppress(BusyError, OSError), locked([folder], patience=0.0) as held:
            _clear(folder, held=held)
    return finished


def clear(folder: Path, *, held: bool) -> None:
    """The same for one folder, whose lock is ``held`` where the file system knows locks."""
    _finish(folder, held=held, root=None)
    _clear(folder, held=held)


def _finish(folder: Path, *, held: bool, root: Path | None) -> list[Path]:
    """Steps are taken only where the files are as they were planned for, and all of a note lie below ``root``; else the
    note stays as it is."""
    finished: list[Path] = []
    for journal in own_files(folder, _JOURNAL) if held else ():
        steps = _read(journal)
        if not all(_is_below(step, root or folder) for step in steps):
            continue
        for step in steps:
            now = fingerprint(step.target)
            if step.part is None and now == step.old:
                take(step)
                finished.append(step.target)
            elif step.part is not None and _is_own_part(step.part):
                if now == step.old:
                    take(step)
                    finished.append(step.target)
                else:
                    step.part.unlink()
        journal.unlink(missing_ok=True)
    return finished


def _clear(folder: Path, *, held: bool) -> None:
    for part in leftovers(folder, held=held):
        part.unlink(missing_ok=True)


def _read(journal: Path) -> list[Step]:
    """The steps of a journal; none of a file that amb did not write."""
    import json

    folder = journal.parent
    try:
        content = json.loads(_plain_bytes(journal))
        steps = [
            Step(
                target=folder / str(entry["target"]),
                part=folder / str(entry["part"]) if entry["part"] else None,
                old=str(entry["old"]),
            )
            for entry in content
        ]
        if any("\0" in str(path) for step in steps for path in (step.target, step.part)):
            return []
        return steps
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _is_below(step: Step, root: Path) -> bool:
    """Do both files of a step lie below ``root``, links followed, and side by side?"""
    top = os.path.realpath(root)
    parent = os.path.realpath(step.target.parent)
    beside = step.part is None or os.path.realpath(step.part.parent) == parent
    return beside and Path(parent).is_relative_to(top) and step.target.name not in {"", ".", ".."}


def _is_own_part(part: Path) -> bool:
    """A plain file under a name that amb gives, no link to one."""
    try:
        return is_part_name(part.name) and stat.S_ISREG(part.lstat().st_mode)
    except (OSError, ValueError):
        return False

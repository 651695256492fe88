"""Steps of several files: noted before the first of them, so that what a killed run began can be finished."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ambassador_cli.writers.disk.locks import BusyError, locked
from ambassador_cli.writers.disk.parts import leftovers, own_files, own_name, place_part, sync_folder, write_part

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
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


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


def finish_interrupted(folders: Iterable[Path]) -> list[Path]:
    """Finish what a killed run had noted in these folders, and clear away what it had not come to note. The files that
    were finished. Where another amb is writing, or nothing may be written, all stays as it is."""
    finished: list[Path] = []
    for folder in folders:
        if not any(True for ending in (_JOURNAL, ".part") for _ in own_files(folder, ending)):
            continue
        with contextlib.suppress(BusyError, OSError), locked([folder], patience=0.0) as held:
            finished += clear(folder, held=held)
    return finished


def clear(folder: Path, *, held: bool) -> list[Path]:
    """The same for one folder, whose lock is ``held`` where the file system knows locks. Steps are taken only where the
    files are as they were planned for."""
    finished: list[Path] = []
    for journal in own_files(folder, _JOURNAL) if held else ():
        for step in _read(journal):
            now = fingerprint(step.target)
            if step.part is None and now == step.old:
                take(step)
                finished.append(step.target)
            elif step.part is not None and step.part.is_file():
                if now == step.old:
                    take(step)
                    finished.append(step.target)
                else:
                    step.part.unlink()
        journal.unlink(missing_ok=True)
    for part in leftovers(folder, held=held):
        part.unlink(missing_ok=True)
    return finished


def _read(journal: Path) -> list[Step]:
    """The steps of a journal; none of a file that amb did not write."""
    import json

    folder = journal.parent
    try:
        content = json.loads(journal.read_bytes())
        return [
            Step(
                target=folder / str(entry["target"]),
                part=folder / str(entry["part"]) if entry["part"] else None,
                old=str(entry["old"]),
            )
            for entry in content
        ]
    except (ValueError, KeyError, TypeError):
        return []

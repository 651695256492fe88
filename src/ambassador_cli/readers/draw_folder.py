"""Everything of draws that lies in a programme's folder: draw/, the draws before it, and group.yaml."""

from __future__ import annotations

from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.draw import sha256_of
from ambassador_cli.models.standing import DrawFiles, Draws
from ambassador_cli.readers.draw_files import (
    MOST_BYTES,
    read_draw_record,
    read_entries,
    read_frozen,
    read_group,
    read_names,
)
from ambassador_cli.readers.user_files import is_folder, is_there, read_user_file

DRAW_FOLDER = "draw"
GROUP_FILE = "group.yaml"
FROZEN, RECORD, NAMES = "frozen.json", "record.json", "names.json"
EARLIER = "draw-*"


def earlier_name(number: int) -> str:
    """The folder inside draw/ for the files of an earlier draw."""
    return f"draw-{number:02d}"


def read_beside(record: Path) -> str | None:
    """The SHA-256 of the frozen.json that lies beside a record; ``None`` where none does. Raises ``InputError``."""
    frozen = record.with_name(FROZEN)
    return sha256_of(read_user_file(frozen, MOST_BYTES)) if is_there(frozen) else None


def read_draws(folder: Path) -> Draws:
    """Whatever lies there; nothing is no error. Raises ``InputError`` where files do not belong together."""
    draws = folder / DRAW_FOLDER
    earlier = sorted(path for path in draws.glob(EARLIER) if is_folder(path)) if is_folder(draws) else []
    group = folder / GROUP_FILE
    return Draws(
        _read_files(draws),
        tuple(files for files in map(_read_files, earlier) if files is not None),
        read_group(group) if is_there(group) else None,
    )


def _read_files(folder: Path) -> DrawFiles | None:
    if not is_there(folder / FROZEN):
        if is_there(folder / RECORD):
            raise InputError(Problem("draw.record_without_frozen", Place(file=RECORD)))
        return None
    frozen = read_frozen(folder / FROZEN)
    names = read_names(folder / NAMES) if is_there(folder / NAMES) else None
    record = read_draw_record(folder / RECORD) if is_there(folder / RECORD) else None
    entries = read_entries(folder) if record else ()
    if names is not None and names["frozen"] != frozen.sha256:
        raise InputError(_not_together(NAMES, names["frozen"], frozen.sha256))
    if record is not None and record.content["previous"] != frozen.sha256:
        raise InputError(_not_together(RECORD, record.content["previous"], frozen.sha256))
    last = record.sha256 if record else ""
    for number, entry in enumerate(entries, start=1):
        if entry.content["previous"] != last:
            values = {"n": number}
            raise InputError(Problem("draw.entry_of_another", Place(file=f"entry-{number:02d}.json"), values))
        last = entry.sha256
    return DrawFiles(frozen, record, entries, names)


def _not_together(file: str, named: str, found: str) -> Problem:
    return Problem("draw.not_together", Place(file=FROZEN), {"file": file, "named": named[:16], "found": found[:16]})

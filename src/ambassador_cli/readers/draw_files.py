"""Files that a draw leaves behind, read strictly: one spelling, no unknown key, no number of another kind."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from ambassador_cli.errors import InputError, Own, Place, Problem
from ambassador_cli.models.draw import (
    ENTRY_FORMAT,
    FROZEN_FORMAT,
    NAMES_FORMAT,
    RECORD_FORMAT,
    DrawRecord,
    Entry,
    Frozen,
    NamesTable,
    Sealed,
    sha256_of,
    spell,
)
from ambassador_cli.models.group import ConfirmedGroup
from ambassador_cli.readers.user_files import read_user_file
from ambassador_cli.readers.validation import keys_of, validate
from ambassador_cli.readers.yaml_documents import MAX_BYTES, read_yaml

MOST_BYTES = 100_000_000
ENTRIES = "entry-*.json"
File = TypeVar("File")
_SHAPES: dict[str, Any] = {FROZEN_FORMAT: Frozen, RECORD_FORMAT: DrawRecord, ENTRY_FORMAT: Entry}


def read_frozen(path: Path) -> Sealed[Frozen]:
    """frozen.json. Raises ``InputError``."""
    return read_draw_bytes(path.name, read_user_file(path, MOST_BYTES), FROZEN_FORMAT)


def read_draw_record(path: Path) -> Sealed[DrawRecord]:
    """record.json. Raises ``InputError``."""
    return read_draw_bytes(path.name, read_user_file(path, MOST_BYTES), RECORD_FORMAT)


def read_entries(folder: Path) -> tuple[Sealed[Entry], ...]:
    """entry-01.json and so on, beside a record, in their order. Raises ``InputError``, also where one is missing."""
    found = sorted(folder.glob(ENTRIES))
    problems = []
    for number, path in enumerate(found, start=1):
        if path.name != entry_name(number):
            values = {"expected": entry_name(number)}
            problems.append(Problem("draw.entry_missing", Place(file=path.name), values))
            break
    if problems:
        raise InputError(problems)
    return tuple(read_draw_bytes(path.name, read_user_file(path, MOST_BYTES), ENTRY_FORMAT) for path in found)


def entry_name(number: int) -> str:
    """The file name of the entry with this number, from 1."""
    return f"entry-{number:02d}.json"


def read_any(path: Path) -> Sealed[Frozen] | Sealed[DrawRecord]:
    """A frozen file or a record, whichever it is. Raises ``InputError``."""
    data = read_user_file(path, MOST_BYTES)
    return read_draw_bytes(path.name, data, None)


def read_draw_bytes(name: str, data: bytes, wanted: str | None) -> Sealed[Any]:
    """A draw's file of the format ``wanted`` (``None``: frozen or record). Raises ``InputError`` with one line."""
    content = _parse(name, data)
    found = content.get("format")
    formats = [wanted] if wanted else [FROZEN_FORMAT, RECORD_FORMAT]
    if found not in formats:
        raise _other_format(name, found, formats)
    _validate(name, data, _SHAPES[str(found)])
    if spell(content) != data:
        raise _refused(name, "draw.other_spelling")
    return Sealed(content, sha256_of(data))


def read_names(path: Path) -> NamesTable:
    """names.json; people may have been deleted from it. Raises ``InputError``."""
    data = read_user_file(path, MOST_BYTES)
    content = _parse(path.name, data)
    if content.get("format") != NAMES_FORMAT:
        raise _other_format(path.name, content.get("format"), [NAMES_FORMAT])
    _validate(path.name, data, NamesTable)
    return cast(NamesTable, content)


def _parse(name: str, data: bytes) -> dict[str, Any]:
    def refuse(found: str) -> float:
        raise ValueError(found)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) != len(pairs):
            raise ValueError("a key twice")
        return dict(pairs)

    try:
        text = data.decode("utf-8")
        content = json.loads(text, parse_float=refuse, parse_constant=refuse, object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise _refused(name, "draw.not_json") from None
    if not isinstance(content, dict):
        raise _refused(name, "draw.not_json")
    return content


def _validate(name: str, data: bytes, shape: Any) -> None:
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(shape).validate_json(data, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _refused(name, "draw.wrong_shape", where=where, reason=first["msg"]) from None


def _short(found: object) -> str:
    return str(found)[:40]


def _other_format(name: str, found: object, formats: Sequence[str]) -> InputError:
    """Nothing of the file is shown: it may be any at all."""
    values = {"found": _short(found), "expected": Own(" / ".join(formats))}
    return InputError(Problem("draw.other_format", Place(file=name, secret=True), values))


def _refused(name: str, problem: str, **values: object) -> InputError:
    return InputError(Problem(problem, Place(file=name), values))


def read_group(path: Path) -> ConfirmedGroup:
    """group.yaml. Raises ``InputError``."""
    return validate(ConfirmedGroup, read_yaml(read_user_file(path, MAX_BYTES), path.name, keys=keys_of(ConfirmedGroup)))

"""Changing one thing in a draw's files, with or without signing everything anew, and asking all three who notices."""

from __future__ import annotations

import contextlib
import copy
import io
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ambassador_cli.cohort import verify_record
from ambassador_cli.cohort.drawing import draw_people
from ambassador_cli.errors import InputError
from ambassador_cli.models.draw import ENTRY_FORMAT, RECORD_FORMAT, Sealed, fingerprint_of, sha256_of, spell
from ambassador_cli.readers.draw_files import read_draw_bytes
from ambassador_cli.writers.verifier import verify as verify_draw
from cohort import verify_proofs
from cohort.draw_records import Draw

Path_ = tuple[str | int, ...]
ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2,
    10**7,
    2**3400,
    1.5,
    "",
    "x",
    "P01",
    "\ud800",
    "\n",
    [],
    [0, 1],
    {},
)
TEXTS = ("lotto", "quick", "set", "not_available", "keep", "limit", "size", "leaf", "cell", "2027-01-13", "2026-02-30")


@dataclass(frozen=True)
class Verdict:
    """Who refuses: amb while reading or in anything but the wishes, amb in the wishes, the small programs."""

    amb: bool
    wishes: bool
    small: bool
    checks: tuple[str, ...]


def shape(path: Path_) -> str:
    """The path without positions: ``frozen.people[].values[]``."""
    text = ""
    for part in path:
        text += "[]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def paths(value: Any, at: Path_ = ()) -> Iterator[Path_]:
    """All places in a value, itself included."""
    if at:
        yield at
    if isinstance(value, dict):
        for key in sorted(value):
            yield from paths(value[key], (*at, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from paths(item, (*at, i))


def get(value: Any, path: Path_) -> Any:
    for part in path:
        value = value[part]
    return value


def changed(value: Any, dice: random.Random) -> Any:
    """Another value in its place."""
    kind = dice.randrange(10)
    if kind == 0:
        return dice.choice(ODD)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return dice.choice([value + 1, value - 1, value * 2, -value, 0, value + 10, value // 2])
    if isinstance(value, str):
        if kind < 4 and value:
            i = dice.randrange(len(value))
            return value[:i] + dice.choice("abcdef0123456789 PT") + value[i + 1 :]
        number = re.fullmatch(r"([A-Z]+)(\d+)", value)
        if number and kind < 8:
            return f"{number[1]}{(int(number[2]) + 1) % 40:0{len(number[2])}d}"
        return dice.choice([*TEXTS, value + " ", value + "x", value[:-1], value.upper(), value.swapcase()])
    if isinstance(value, list) and value:
        items = list(value)
        i, j = dice.randrange(len(items)), dice.randrange(len(items))
        if kind < 3:
            del items[i]
        elif kind < 5:
            items.insert(j, copy.deepcopy(items[i]))
        elif kind < 8:
            items[i], items[j] = items[j], items[i]
        else:
            items.reverse()
        return items
    if isinstance(value, dict) and value:
        content = dict(value)
        key = dice.choice(sorted(content))
        if kind < 5:
            del content[key]
        else:
            content["extra"] = 1
        return content
    return dice.choice(ODD)


def mutate(draw: Draw, dice: random.Random, *, sign: bool) -> tuple[str, dict[str, Any], list[dict[str, Any]]] | None:
    """One change; ``sign``: hashes, group and reserve are made to fit again, as a forger would. Returns the place,
    the record and its entries; ``None`` where nothing changed."""
    record, own = copied(draw)
    files: dict[str, Any] = {**record, "entries": own}
    places = list(paths(files))
    names = sorted({shape(path) for path in places})
    name = dice.choice(names)  # every kind of place is as likely as any other
    path = dice.choice([path for path in places if shape(path) == name])
    before = get(files, path)
    after = changed(before, dice)
    if type(after) is type(before) and after == before:
        return None
    get(files, path[:-1])[path[-1]] = after
    entries = files.pop("entries")
    if not isinstance(entries, list):
        return None
    if sign:
        sign_anew(files, entries, name)
        if files == draw.record and entries == [entry.content for entry in draw.entries]:
            return None  # signing put back what was taken away
    return name, files, entries


def copied(draw: Draw) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A draw's record and entries, to be changed."""
    return copy.deepcopy(dict(draw.record)), [copy.deepcopy(dict(entry.content)) for entry in draw.entries]


def sign_anew(record: dict[str, Any], entries: list[dict[str, Any]], name: str) -> None:
    """Make hashes, group and reserve fit what stands at ``name`` now (a place as :func:`shape` writes it)."""
    with contextlib.suppress(Exception):
        if name != "previous":
            record["previous"] = fingerprint_of(record["frozen"])
        if name.startswith(("frozen", "answer")):
            record["group"], record["reserve"] = draw_people(record["frozen"], record["answer"])
        last = sha256_of(spell(record))
        for entry in entries:
            if name != "entries[].previous":
                entry["previous"] = last
            if entry["answer"] is not None and name.startswith(("frozen", "entries[].answer")):
                entry["group"], entry["reserve"] = draw_people(record["frozen"], entry["answer"])
            last = sha256_of(spell(entry))


def judge(record: dict[str, Any], entries: list[dict[str, Any]], folder: Path) -> Verdict:
    """What amb and the small programs say of the files."""
    try:
        data = [spell(record), *map(spell, entries)]
    except (ValueError, TypeError):
        return Verdict(True, True, True, ("cannot be spelt",))
    checks: tuple[str, ...] = ()
    try:
        read = read_draw_bytes("record.json", data[0], RECORD_FORMAT).content
        sealed = [Sealed(read_draw_bytes("entry.json", own, ENTRY_FORMAT).content, sha256_of(own)) for own in data[1:]]
        checks = tuple(check.id for check in verify_record(read, sealed) if check.state == "fails")
        amb, wishes = any(check != "wishes" for check in checks), "wishes" in checks
    except InputError as error:
        amb, wishes, checks = True, True, (error.problems[0].id,)
    for old in folder.glob("*.json"):
        old.unlink()
    for number, own in enumerate(data):
        (folder / (f"entry-{number:02d}.json" if number else "record.json")).write_bytes(own)
    return Verdict(amb, wishes, _small(folder / "record.json"), checks)


def _small(path: Path) -> bool:
    """Do the small programs refuse? One that stumbles has refused."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            verify_draw.main(str(path))  # type: ignore[no-untyped-call]
        except SystemExit as end:
            return end.code not in (None, 0)
        except Exception:
            return True
        return bool(verify_proofs.main(str(path)))  # type: ignore[no-untyped-call]

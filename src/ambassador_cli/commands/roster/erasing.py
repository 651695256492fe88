"""``amb roster withdraw --erase``: a person goes from every file that amb writes; where else they stand is listed."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.commands.roster.editing import Entry
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.roster import Person


def erase(session: Session, entry: Entry, *, yes: bool) -> None:
    """Take the person out of roster.yaml, group.yaml and the draw's tables of names, all or none, then say which other
    files still name them. The record of the draw holds no names and stays as it is. Raises ``InputError`` where
    roster.yaml is written in a way that cannot be edited by itself."""
    from ambassador_cli.commands.asking import ask_yes_or_no
    from ambassador_cli.readers.mentions import find_mentions
    from ambassador_cli.readers.user_files import is_there
    from ambassador_cli.writers.disk.together import write_together

    person = entry.person
    before, changed = without(session.folder, entry.path, [person])
    files = ", ".join(path.relative_to(session.folder).as_posix() for path in changed)
    session.note("roster.erase.files", files=files)
    if not yes and not ask_yes_or_no(session.words.say("roster.erase.ask"), session):
        session.note("roster.unchanged")
        return
    write_together(changed, expected={path: before[path] for path in changed})
    session.terminal.line(session.words.say("roster.erase.done", n=len(changed)))
    names = [name for name in (person.name, person.id, person.profile) if name]
    left = sorted({*find_mentions(session.folder, names), *_own_files(session.folder, person)})
    if left:
        session.terminal.line(session.words.say("roster.erase.left", n=len(left)))
    for path in left:
        session.terminal.line(f"  {path}")
    if is_there(session.folder / ".git") or (session.folder / ".git").is_dir():
        session.note("roster.erase.git")
    session.note("roster.erase.elsewhere")


def without(folder: Path, roster: Path, people: Collection[Person]) -> tuple[dict[Path, bytes], dict[Path, bytes]]:
    """All files in which amb notes names, as they are, and those that change once ``people`` are out of them."""
    from ambassador_cli.readers.user_files import read_user_file
    from ambassador_cli.readers.yaml_documents import MAX_BYTES

    before = {roster: read_user_file(roster, MAX_BYTES)} | _others(folder)
    after = {path: _without(path, data, roster, people) for path, data in before.items()}
    return before, {path: data for path, data in after.items() if data != before[path]}


def _others(folder: Path) -> dict[Path, bytes]:
    """The other files in which amb itself notes names."""
    from ambassador_cli.commands.select.draw_files import RECEIPTS
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER, EARLIER, GROUP_FILE, NAMES
    from ambassador_cli.readers.user_files import is_there, read_user_file

    draws = [folder / DRAW_FOLDER, *sorted((folder / DRAW_FOLDER).glob(EARLIER))]
    paths = [folder / GROUP_FILE, *(draw / name for draw in draws for name in (NAMES, RECEIPTS))]
    return {path: read_user_file(path, 100_000_000) for path in paths if is_there(path)}


def _own_files(folder: Path, person: Person) -> list[str]:
    """Files of the person that are called in another way."""
    return [
        path.relative_to(folder).as_posix()
        for name in person.files
        for path in sorted(folder.rglob("*"))
        if path.name == name
    ]


def _without(path: Path, data: bytes, roster: Path, people: Collection[Person]) -> bytes:
    from ambassador_cli.readers.draw_folder import GROUP_FILE, NAMES

    if path == roster:
        for person in people:
            data = _roster_without(data, path.name, person)
        return data
    keys = {person.key for person in people}
    if path.name == GROUP_FILE:
        return _group_without(path, data, keys)
    names = {person.name for person in people}
    return _names_without(path, data, keys | names) if path.name == NAMES else _receipts_without(data, names)


def _roster_without(data: bytes, name: str, person: Person) -> bytes:
    """The entry gone, and the person out of every wish; a wish about nobody else goes too."""
    from ambassador_cli.commands.roster.editing import text_of
    from ambassador_cli.errors import InputError, Place, Problem
    from ambassador_cli.models.roster import Roster
    from ambassador_cli.readers.validation import validate
    from ambassador_cli.readers.yaml_documents import read_yaml
    from ambassador_cli.writers.splice import CannotSpliceError, remove_item

    text = text_of(data, name)
    roster = validate(Roster, read_yaml(data, name))
    index = next(at for at, other in enumerate(roster.people) if other.key == person.key)
    try:
        for number, wish in reversed(list(enumerate(roster.wishes))):
            where = [at for at, key in enumerate(wish.people) if key in {person.key, person.name}]
            if where and len(where) == len(wish.people):
                text = remove_item(text, ("wishes", number))
                continue
            for at in reversed(where):
                text = remove_item(text, ("wishes", number, "people", at))
        text = remove_item(text, ("people", index))
    except CannotSpliceError as error:
        raise InputError(Problem("roster.cannot_edit", Place(file=name, line=error.line))) from None
    validate(Roster, read_yaml(text.encode("utf-8"), name))
    return text.encode("utf-8")


def _group_without(path: Path, data: bytes, keys: Collection[str]) -> bytes:
    from ambassador_cli.readers.draw_files import read_group
    from ambassador_cli.writers.disk.group_file import to_group_yaml

    confirmed = read_group(path)
    kept = {
        name: tuple(member for member in getattr(confirmed, name) if member.key not in keys)
        for name in ("group", "reserve")
    }
    if all(kept[name] == getattr(confirmed, name) for name in kept):
        return data
    return to_group_yaml(confirmed.model_copy(update=kept)).encode("utf-8")


def _names_without(path: Path, data: bytes, known: Collection[str]) -> bytes:
    from ambassador_cli.commands.select.draw_files import spell_names
    from ambassador_cli.readers.draw_files import read_names

    names = read_names(path)
    kept = [person for person in names["people"] if not {person["key"], person["name"]} & set(known)]
    if len(kept) == len(names["people"]):
        return data
    return spell_names({**names, "people": kept}).encode("utf-8")


def _receipts_without(data: bytes, names: Collection[str]) -> bytes:
    """The lines that begin with a name gone; those of others stay byte for byte."""
    import csv

    text = data.decode("utf-8")
    rows = text.splitlines(keepends=True)
    delimiter = ";" if ";" in rows[0] else ","
    kept = [row for row in rows if next(csv.reader([row], delimiter=delimiter), [""])[0] not in names]
    return "".join(kept).encode("utf-8")

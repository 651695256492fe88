"""roster.yaml, changed for one person: found by name, shown as a diff, asked about, written by splicing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.roster import Person

Change = tuple[tuple[str, ...], str]
"""Where in the person's entry, and the YAML that is to stand there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's entry: its place in the list, and the bytes of the file it was found in."""

    path: Path
    data: bytes
    index: int
    person: Person


def find_entry(session: Session, asked: str) -> Entry:
    """The person called (or with the id) ``asked``. Raises ``UsageError`` where nobody is, with the nearest name, or
    where several are; ``InputError`` where roster.yaml cannot be read."""
    from ambassador_cli.commands.session import ROSTER_FILE, missing
    from ambassador_cli.errors import Place, Problem, UsageError
    from ambassador_cli.grammar.labels import fold_label
    from ambassador_cli.grammar.nearest_word import suggest_name
    from ambassador_cli.readers.programme_files import read_roster
    from ambassador_cli.readers.user_files import is_there, read_user_file
    from ambassador_cli.readers.yaml_documents import MAX_BYTES

    path = session.folder / ROSTER_FILE
    if not is_there(path):
        raise missing(path)
    data = read_user_file(path, MAX_BYTES)
    people = read_roster(path, session.programme).people
    wanted = fold_label(asked)
    found = [i for i, person in enumerate(people) if wanted in {fold_label(person.key), fold_label(person.name)}]
    if len(found) != 1:
        values = {
            "name": asked,
            "suggestion": None if found else suggest_name(asked, [person.name for person in people]),
        }
        raise UsageError(Problem("roster.several" if found else "roster.nobody", Place(file=path.name), values))
    return Entry(path, data, found[0], people[found[0]])


def change_entry(session: Session, entry: Entry, changes: Sequence[Change], *, yes: bool) -> bool:
    """Make the changes in the person's entry and leave every other line as it is; ``yes`` asks nobody. No where the
    answer is no. Raises ``OutputError`` where the file changed in between, ``InputError`` where it is written in a way
    that cannot be edited by itself."""
    from ambassador_cli.commands.asking import ask_yes_or_no
    from ambassador_cli.errors import InputError, Place, Problem
    from ambassador_cli.models.roster import Roster
    from ambassador_cli.readers.validation import validate
    from ambassador_cli.readers.yaml_documents import read_yaml
    from ambassador_cli.writers.disk.together import write_together
    from ambassador_cli.writers.forms.diff import print_diff
    from ambassador_cli.writers.splice import CannotSpliceError, set_value

    before = after = text_of(entry.data, entry.path.name)
    try:
        for path, value in changes:
            after = set_value(after, ("people", entry.index, *path), value)
    except CannotSpliceError as error:
        raise InputError(Problem("roster.cannot_edit", Place(file=entry.path.name, line=error.line))) from None
    validate(Roster, read_yaml(after.encode("utf-8"), entry.path.name))
    if not yes:
        print_diff(entry.path.name, before, after, session.terminal)
        if not ask_yes_or_no(session.words.say("roster.ask"), session):
            session.note("roster.unchanged")
            return False
    write_together({entry.path: after.encode("utf-8")}, expected={entry.path: entry.data})
    return True


def text_of(data: bytes, name: str) -> str:
    """A YAML file's text, to be spliced. Raises ``InputError`` where it is read but cannot be edited: lines are put
    into UTF-8 only."""
    from ambassador_cli.errors import InputError, Place, Problem

    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(Problem("roster.not_utf8", Place(file=name))) from None

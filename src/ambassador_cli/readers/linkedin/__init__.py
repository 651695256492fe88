"""LinkedIn's exports as people have them: any mix of files becomes one history and a list of what to tell.

Every kind of export is recognised by its headers (headers.yaml), never by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ambassador_cli.errors import Place, Problem
from ambassador_cli.models.export import History
from ambassador_cli.models.inspection import InspectedFile
from ambassador_cli.models.roster import Person

__all__ = ["Exports", "find_files", "read_exports", "read_folder"]


_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


@dataclass(frozen=True, slots=True)
class Exports:
    """What a set of files holds, and what there is to say: errors for files that were refused, warnings for
    what was doubtful in files that were read. ``expired`` are people's files kept too long, by the name given."""

    history: History = field(default_factory=History)
    problems: tuple[Problem, ...] = ()
    expired: tuple[str, ...] = ()
    inspected: tuple[InspectedFile, ...] = ()


def read_exports(
    files: Iterable[tuple[str, bytes] | str | Path],
    *,
    headers: Mapping[str, Sequence[str]] | None = None,
    values: Mapping[str, Sequence[str]] | None = None,
    slug: str | None = None,
    today: date,
    people: Sequence[Person] | None = None,
    keep_months: int | None = None,
    allow_archive: bool = False,
    inspect: bool = False,
    progress: Callable[[], object] | None = None,
) -> Exports:
    """All exports together.

    ``files`` are paths, or names with bytes. ``headers`` and ``values`` add spellings to the
    catalogue (see ``catalogue.read_catalogue``), ``slug`` is the page's name in LinkedIn's addresses, ``today`` the UTC
    day after which no day can lie. A refused file stops no other. Neither the order nor the names of the files
    matter: a name's time stamp decides which export is the newer one, without it the last day inside does.

    ``people`` are those of the roster: their files are read where they agreed, and left out where they did not,
    or where there is no roster. Files whose last day is more than ``keep_months`` ago are named and left out.
    ``allow_archive`` reads Shares.csv, and nothing else, straight from a personal data archive. ``progress`` is
    called after every file. With ``inspect`` every file is described too, without what it holds.
    """
    from ambassador_cli.readers.linkedin.merge import merge
    from ambassador_cli.readers.linkedin.reading import begin_reading, read_all

    reading = begin_reading(
        headers=headers,
        values=values,
        today=today,
        people=people,
        keep_months=keep_months,
        allow_archive=allow_archive,
        inspect=inspect,
    )
    read_all(reading, files, progress)
    reading.finish(slug)
    return Exports(
        merge(reading.pages, reading.persons),
        tuple(sorted(reading.problems, key=_order)),
        tuple(sorted(reading.expired)),
        reading.inspector.files() if reading.inspector else (),
    )


def _order(problem: Problem) -> tuple[object, ...]:
    place = problem.place
    return (place.file, problem.level, place.sheet, place.row or 0, len(place.cell), place.cell, problem.id)


def find_files(paths: Iterable[str | Path]) -> tuple[list[Path], list[Problem]]:
    """The files of these paths, folders searched to the bottom in sorted order. Dot files and what systems leave
    in folders are passed over, the lock files of open office programs and links that lead away (see
    ``search_folder``) with a note; so do copies that a shared drive made."""
    from ambassador_cli.readers.conflict_copies import conflict_copy
    from ambassador_cli.readers.tables import is_lock_file
    from ambassador_cli.readers.user_files import is_folder, search_folder

    found: list[Path] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        if not is_folder(path):
            found.append(path)
            continue
        for entry in sorted(search_folder(path, lambda name: is_lock_file(name) or _may_be_export(name), problems)):
            if is_lock_file(entry.name):
                problems.append(Problem("lock_file_skipped", Place(file=str(entry)), level="warning"))
            else:
                found.append(entry)
    problems += [problem for entry in found if (problem := conflict_copy(entry))]
    return list(dict.fromkeys(found)), problems


def _may_be_export(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in _SYSTEM_FILES


def read_folder(
    paths: Iterable[str | Path],
    *,
    headers: Mapping[str, Sequence[str]] | None = None,
    values: Mapping[str, Sequence[str]] | None = None,
    slug: str | None = None,
    today: date,
    people: Sequence[Person] | None = None,
    keep_months: int | None = None,
    allow_archive: bool = False,
    inspect: bool = False,
    progress: Callable[[], object] | None = None,
) -> Exports:
    """:func:`read_exports` of all files in these files and folders."""
    files, skipped = find_files(paths)
    exports = read_exports(
        files,
        headers=headers,
        values=values,
        slug=slug,
        today=today,
        people=people,
        keep_months=keep_months,
        allow_archive=allow_archive,
        inspect=inspect,
        progress=progress,
    )
    return replace(exports, problems=tuple(sorted((*skipped, *exports.problems), key=_order)))

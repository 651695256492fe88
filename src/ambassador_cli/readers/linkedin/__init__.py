"""LinkedIn's exports as people have them: any mix of files becomes one history and a list of what to tell.

Every kind of export is recognised by its headers (headers.yaml), never by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.export import History

__all__ = ["Exports", "find_files", "read_exports", "read_folder"]


@dataclass(frozen=True, slots=True)
class Exports:
    """What a set of files holds, and what there is to say: errors for files that were refused, warnings for
    what was doubtful in files that were read."""

    history: History = field(default_factory=History)
    problems: tuple[Problem, ...] = ()


def read_exports(
    files: Iterable[tuple[str, bytes] | str | Path],
    *,
    headers: Mapping[str, Sequence[str]] | None = None,
    slug: str | None = None,
    today: date,
) -> Exports:
    """All exports together.

    ``files`` are paths, or names with bytes. ``headers`` adds spellings to the header catalogue (see
    ``catalogue.read_catalogue``), ``slug`` is the page's name in LinkedIn's addresses, ``today`` the UTC day
    after which no day can lie. A refused file stops no other. Neither the order nor the names of the files
    matter: a name's time stamp decides which export is the newer one, without it the last day inside does.
    """
    from ambassador_cli.readers.linkedin.catalogue import read_catalogue
    from ambassador_cli.readers.linkedin.merge import merge
    from ambassador_cli.readers.linkedin.page_file import PageFile, complete, foreign, recognise

    catalogue = read_catalogue(headers)
    problems: list[Problem] = []
    begun: list[PageFile] = []
    seen: set[str] = set()
    for entry in files:
        try:
            name, data = _bytes(entry)
            file = recognise(name, data, catalogue, today)
        except InputError as error:
            problems += error.problems
            continue
        if file.sha256 not in seen:
            seen.add(file.sha256)
            begun.append(file)
    last_days: dict[date, date] = {}
    for file in begun:
        last = file.span[1]
        if file.exported and last:
            day = file.exported.date()
            last_days[day] = max(last, last_days.get(day, last))
    understood: list[PageFile] = []
    for file in begun:
        day_of_export = file.exported.date() if file.exported else None
        as_of = last_days.get(day_of_export, day_of_export) if day_of_export else None
        try:
            understood.append(complete(file, catalogue, as_of, today))
        except InputError as error:
            problems += error.problems
    own = [file for file in understood if not slug or file.slug in {"", slug}]
    if slug and not any(file.slug == slug for file in own):
        own = [file if file.slug in {"", slug} else foreign(file, slug) for file in understood]
    elif slug:
        for file in understood:
            if file.slug not in {"", slug}:
                values = {"found": file.slug, "expected": slug}
                problems.append(Problem("page_other_left_out", Place(file=file.name), values, "warning"))
    slugs = sorted({file.slug for file in own if file.slug})
    if not slug and len(slugs) > 1:
        problems.append(Problem("pages_several", Place(), {"found": ", ".join(slugs)}, "warning"))
    for file in own:
        problems += file.problems
    return Exports(merge(own), tuple(sorted(problems, key=_order)))


def _bytes(entry: tuple[str, bytes] | str | Path) -> tuple[str, bytes]:
    if isinstance(entry, tuple):
        return entry
    from ambassador_cli.readers.tables.limits import FILE_BYTES

    path = Path(entry)
    try:
        size = path.stat().st_size
        if size > FILE_BYTES:
            sizes = {"size": size // 2**20, "most": FILE_BYTES // 2**20}
            raise InputError(Problem("file_too_big", Place(file=str(path)), sizes))
        return str(path), path.read_bytes()
    except FileNotFoundError:
        raise InputError(Problem("file_not_found", Place(file=str(path)))) from None
    except OSError as error:
        values = {"reason": error.strerror or type(error).__name__}
        raise InputError(Problem("file_unreadable", Place(file=str(path)), values)) from None


def _order(problem: Problem) -> tuple[object, ...]:
    place = problem.place
    return (place.file, problem.level, place.sheet, place.row or 0, len(place.cell), place.cell, problem.id)


def find_files(paths: Iterable[str | Path]) -> tuple[list[Path], list[Problem]]:
    """The files of these paths, folders searched to the bottom in sorted order. Dot files are passed over,
    the lock files of open office programs with a note."""
    from ambassador_cli.readers.tables import is_lock_file

    found: list[Path] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        if not path.is_dir():
            found.append(path)
            continue
        for entry in sorted(path.rglob("*")):
            if is_lock_file(entry.name):
                problems.append(Problem("lock_file_skipped", Place(file=str(entry)), level="warning"))
            elif entry.is_file() and not any(part.startswith(".") for part in entry.relative_to(path).parts):
                found.append(entry)
    return list(dict.fromkeys(found)), problems


def read_folder(
    paths: Iterable[str | Path],
    *,
    headers: Mapping[str, Sequence[str]] | None = None,
    slug: str | None = None,
    today: date,
) -> Exports:
    """:func:`read_exports` of all files in these files and folders."""
    files, skipped = find_files(paths)
    exports = read_exports(files, headers=headers, slug=slug, today=today)
    return Exports(exports.history, tuple(sorted((*skipped, *exports.problems), key=_order)))

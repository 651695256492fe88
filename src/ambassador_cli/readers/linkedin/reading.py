"""Many files, one after the other: each is recognised once and described once; what is wrong with one stays with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ambassador_cli.errors import Problem
from ambassador_cli.models.roster import Person
from ambassador_cli.readers.linkedin.catalogue import Catalogue, read_catalogue
from ambassador_cli.readers.linkedin.file_bytes import read_bytes
from ambassador_cli.readers.linkedin.inspection import Inspector
from ambassador_cli.readers.linkedin.one_file import of_this_file
from ambassador_cli.readers.linkedin.owners import Directory
from ambassador_cli.readers.linkedin.page_file import PageFile
from ambassador_cli.readers.linkedin.page_set import complete_all, of_one_page
from ambassador_cli.readers.linkedin.person_file import PersonFile
from ambassador_cli.readers.linkedin.person_set import admit
from ambassador_cli.readers.linkedin.recognition import recognise

Entry = tuple[str, bytes] | str | Path


@dataclass(slots=True)
class Reading:
    """What was read so far. ``today`` is the UTC day after which no day can lie; there are no ``people`` without a
    roster."""

    catalogue: Catalogue
    today: date
    people: Directory | None = None
    keep_months: int | None = None
    allow_archive: bool = False
    inspector: Inspector | None = None
    problems: list[Problem] = field(default_factory=list)
    pages: list[PageFile] = field(default_factory=list)
    persons: list[PersonFile] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def read(self, entry: Entry) -> None:
        """One file more."""
        name = str(entry[0] if isinstance(entry, tuple) else entry)
        found: list[Problem] = []
        if self.inspector:
            self.inspector.begin(name)
        with of_this_file(name, found):
            name, data = read_bytes(entry)
            if self.inspector:
                self.inspector.weigh(len(data))
            file = recognise(name, data, self.catalogue, self.today, allow_archive=self.allow_archive)
            del data
            if self.inspector:
                self.inspector.describe(file)
            self._take(file, found)
        if self.inspector:
            self.inspector.doubt(found)
        self.problems += found

    def _take(self, file: PageFile | PersonFile, found: list[Problem]) -> None:
        if file.sha256 in self.seen:
            return
        self.seen.add(file.sha256)
        if isinstance(file, PageFile):
            self.pages.append(file)
        elif admit(file, self.people, self.keep_months, self.today, found):
            self.persons.append(file)
            if self.inspector:
                self.inspector.admitted(file)
        elif any(problem.id == "person_expired" for problem in found):
            self.expired.append(file.name)

    def finish(self, slug: str | None) -> None:
        """Posts and audiences of the page's files, once all of them are known; those of other pages go."""
        refused: list[Problem] = []
        self.pages = complete_all(self.pages, self.catalogue, self.today, refused)
        if self.inspector:
            self.inspector.complete(self.pages, refused)
        self.problems += refused
        self.pages = of_one_page(self.pages, slug, self.problems)
        for page in self.pages:
            self.problems += page.problems
        for person in self.persons:
            self.problems += person.problems


def begin_reading(
    *,
    headers: Mapping[str, Sequence[str]] | None,
    values: Mapping[str, Sequence[str]] | None,
    today: date,
    people: Sequence[Person] | None,
    keep_months: int | None,
    allow_archive: bool,
    inspect: bool,
) -> Reading:
    """Everything that is the same for all files."""
    catalogue = read_catalogue(headers, values)
    return Reading(
        catalogue,
        today,
        None if people is None else Directory(people),
        keep_months,
        allow_archive,
        Inspector(catalogue) if inspect else None,
    )


def read_all(reading: Reading, files: Iterable[Entry], progress: Callable[[], object] | None) -> None:
    """All files; ``progress`` is called after each."""
    for entry in files:
        reading.read(entry)
        if progress is not None:
            progress()

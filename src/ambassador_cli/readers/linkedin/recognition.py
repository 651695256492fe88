"""What a file is: one of the page's, one of a person's, or nothing that amb reads, said by name."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from ambassador_cli.errors import InputError
from ambassador_cli.readers.linkedin.catalogue import Catalogue
from ambassador_cli.readers.linkedin.page_file import PageFile, find_sheets, understand
from ambassador_cli.readers.linkedin.person_file import PersonFile, recognise_person
from ambassador_cli.readers.tables import read_tables

_ARCHIVES = frozenset({"archive", "archive_in_archive", "zip_unknown"})


def recognise(
    name: str, data: bytes, catalogue: Catalogue, today: date, *, allow_archive: bool = False
) -> PageFile | PersonFile:
    """The file, recognised by its contents. Raises :class:`InputError` with what there is to say when it is refused."""
    digest = sha256(data).hexdigest()
    try:
        workbook = read_tables(name, data)
    except InputError as error:
        if not allow_archive or not {problem.id for problem in error.problems} & _ARCHIVES:
            raise
        from ambassador_cli.readers.linkedin.archive import read_shares_bytes

        workbook = read_tables(name, read_shares_bytes(name, data))
    titles = tuple(sheet.name for sheet in workbook.sheets)
    found = find_sheets(name, workbook, catalogue)
    if not any(table.kind.kind.startswith("page_") for _, tables in found for table in tables):
        person = recognise_person(name, digest, workbook, found, catalogue)
        if person is not None:
            person.format, person.sheets = workbook.format, titles
            return person
    page = understand(name, workbook, found, digest=digest, catalogue=catalogue, today=today)
    page.format, page.sheets = workbook.format, titles
    return page

"""The page's files among each other: which last day they share, and whether they are of one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ambassador_cli.errors import Place, Problem
from ambassador_cli.readers.linkedin.catalogue import Catalogue
from ambassador_cli.readers.linkedin.one_file import of_this_file
from ambassador_cli.readers.linkedin.page_file import PageFile, complete, foreign


def complete_all(
    begun: Sequence[PageFile], catalogue: Catalogue, today: date, problems: list[Problem]
) -> list[PageFile]:
    """Posts and audiences of every file. A file of one sheet borrows the last day from the daily sheet that was
    exported with it. What is refused goes to ``problems``."""
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
        with of_this_file(file.name, problems):
            understood.append(complete(file, catalogue, as_of, today))
    return understood


def of_one_page(files: Sequence[PageFile], slug: str | None, problems: list[Problem]) -> list[PageFile]:
    """The files of the page ``slug``. A file whose name speaks of another page is left out where there are files
    of the page, and read with a remark where there are none."""
    own = [file for file in files if not slug or file.slug in {"", slug}]
    if slug and not any(file.slug == slug for file in own):
        return [file if file.slug in {"", slug} else foreign(file, slug) for file in files]
    for file in files:
        if slug and file.slug not in {"", slug}:
            values = {"found": file.slug, "expected": slug}
            problems.append(Problem("page_other_left_out", Place(file=file.name), values, "warning"))
    slugs = sorted({file.slug for file in own if file.slug})
    if len(slugs) > 1:
        problems.append(Problem("pages_several", Place(), {"found": ", ".join(slugs)}, "warning"))
    return own

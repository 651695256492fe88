"""Reading exports as every command does: the page's slug, headers of one's own, consents, keeping time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.roster import Roster
    from ambassador_cli.readers.linkedin import Exports

EXPORTS_FOLDER = "exports"


def read_all_exports(
    session: Session,
    paths: Sequence[Path],
    roster: Roster | None,
    *,
    allow_archive: bool = False,
    inspect: bool = False,
) -> Exports:
    """All exports of ``paths``, people's only as far as ``roster`` holds their consent."""
    from ambassador_cli.readers.linkedin import find_files, read_folder
    from ambassador_cli.writers.forms.progress import show_progress

    decided = session.programme
    with show_progress(session.words.say("report.reading"), len(find_files(paths)[0])) as advance:
        return read_folder(
            paths,
            headers=decided.headers,
            values=decided.values,
            slug=decided.company.slug if decided.company else None,
            today=session.today,
            people=roster.people if roster else None,
            keep_months=decided.keep.people_files_months,
            allow_archive=allow_archive,
            inspect=inspect,
            progress=advance,
        )

"""Where drafts come from: files, folders, standard input, a text pasted into the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.errors import Problem
    from ambassador_cli.models.draft_file import DraftFile

DRAFTS_FOLDER = "drafts"
STDIN = "-"


def gather_drafts(
    paths: Sequence[str], paste: bool, stdin_filename: str | None, session: Session
) -> tuple[list[DraftFile], list[Problem]]:
    """The drafts that were named; else those of drafts/; else, on a terminal, a pasted text."""
    from ambassador_cli.errors import InputError, Problem, UsageError
    from ambassador_cli.readers.draft_files import find_draft_files, read_draft_file
    from ambassador_cli.readers.user_files import is_folder

    if paste:
        return [_read_pasted(session)], []
    if not paths and stdin_filename:
        paths = [STDIN]
    folder = session.folder / DRAFTS_FOLDER
    if not paths and not is_folder(folder):
        if sys.stdin.isatty():
            return [_read_pasted(session)], []
        raise UsageError(Problem("check.nothing_to_check"))
    files: list[DraftFile] = []
    found, odd = find_draft_files([Path(path) for path in paths if path != STDIN] if paths else [folder])
    problems = list(odd)
    try:
        if STDIN in paths:
            files.append(_read_stdin(stdin_filename or STDIN))
    except InputError as error:
        problems += error.problems
    for path in found:
        try:
            files.append(read_draft_file(path))
        except InputError as error:
            problems += error.problems
    return files, problems


def _read_stdin(name: str) -> DraftFile:
    from ambassador_cli.readers.draft_files import MAX_BYTES, decode_draft

    return decode_draft(sys.stdin.buffer.read(MAX_BYTES + 1), name)


def _read_pasted(session: Session) -> DraftFile:
    from ambassador_cli.errors import Problem, UsageError

    if sys.stdin.isatty():
        session.note("check.paste_prompt")
    file = _read_stdin(session.words.say("check.pasted"))
    if sys.stdin.isatty():
        print(file=sys.stderr)
    if not file.text.strip():
        raise UsageError(Problem("check.paste_empty"))
    return file

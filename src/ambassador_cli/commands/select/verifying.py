"""``--verify FILE``: check frozen.json or record.json, in any folder, without a solver; ``--prove`` solves again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.draw import Frozen


@dataclass(frozen=True, slots=True)
class Checking:
    """What is to be checked, and what the reader brings along."""

    file: Path | None
    expect: str | None = None
    receipt: tuple[str, str] | None = None
    names: Path | None = None
    strict: bool = False
    prove: bool = False


def check_file(asked: Checking, session: Session) -> None:
    """Print each line with its state. Exit code 1 where something fails, with ``strict`` also where it stays open."""
    from ambassador_cli.cohort import Asking, overrule, plain_fingerprint, prove_frozen, verify_frozen, verify_record
    from ambassador_cli.models.draw import RECORD_FORMAT, fingerprint_of
    from ambassador_cli.pages.record import to_checks_document
    from ambassador_cli.readers.draw_files import read_any, read_entries, read_names
    from ambassador_cli.readers.draw_folder import read_beside

    path = asked.file or _default(session)
    if asked.expect is not None and plain_fingerprint(asked.expect) is None:
        raise UsageError(Problem("draw.fingerprint_unclear", values={"n": len("".join(asked.expect.split()))}))
    sealed = read_any(path)
    names = read_names(asked.names) if asked.names else None
    asking = Asking(asked.expect, asked.receipt, names)
    if sealed.content["format"] == RECORD_FORMAT:
        frozen: Frozen = sealed.content["frozen"]
        asking = replace(asking, beside=read_beside(path))
        checks = verify_record(sealed.content, read_entries(path.parent), asking)
    else:
        frozen = sealed.content
        checks = verify_frozen(frozen, asking)
    if asked.prove:
        checks = overrule(checks, prove_frozen(frozen))
    session.terminal.show(to_checks_document(checks, fingerprint_of(frozen), asked.expect is not None, session.words))
    states = {check.state for check in checks}
    if "fails" in states or (asked.strict and "open" in states):
        raise typer.Exit(1)


def _default(session: Session) -> Path:
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER, FROZEN, RECORD
    from ambassador_cli.readers.user_files import is_there

    folder = session.folder / DRAW_FOLDER
    return folder / RECORD if is_there(folder / RECORD) else folder / FROZEN

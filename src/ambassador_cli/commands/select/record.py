"""What a draw starts from and leaves behind: the seed, the record, the confirmed group."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ambassador_cli.cohort import Drawn
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.cohort import Place, Request, Seed, Selection

GROUP_FILE = "group.yaml"
SEED_FILE = "draw-seed.json"


def choose_seed(session: Session, *, seed: str | None, seed_from: str | None, swap: bool) -> Seed | None:
    """Where the dice come from: the command line, a committed seed, the confirmed group (when someone is
    replaced); ``None``: the inputs themselves. Raises ``AmbError``."""
    from ambassador_cli.cohort import committed_seed, seed_from_text
    from ambassador_cli.errors import Problem, UsageError
    from ambassador_cli.models.cohort import Seed
    from ambassador_cli.readers.draw_files import read_committed_seed, read_group
    from ambassador_cli.readers.user_files import is_there

    if seed is not None and seed_from is not None:
        raise UsageError(Problem("select.two_seeds"))
    for text in (seed, seed_from):
        if text is not None and not text.strip():
            raise UsageError(Problem("select.empty_seed"))
    if seed_from is not None:
        return seed_from_text(seed_from)
    if seed is not None:
        return Seed(seed, "given")
    committed = session.folder / SEED_FILE
    if is_there(committed):
        return committed_seed(*read_committed_seed(committed))
    from ambassador_cli.commands.session import GROUP_FILE

    group = session.folder / GROUP_FILE
    if swap and is_there(group):
        found = read_group(group)
        return Seed(found.seed, "public" if found.seed_source == "public" else "given")
    return None


def commit_seed(session: Session) -> None:
    """Roll a secret seed now, keep it in a file, and print what can be published. Never overwrites."""
    import json
    import secrets

    from ambassador_cli.cohort import committed_seed
    from ambassador_cli.writers.disk.files import write_file

    seed = committed_seed(secrets.token_hex(16), secrets.token_hex(16))
    content = {"seed": seed.text, "salt": seed.salt, "commitment": seed.commitment}
    write_file(session.folder / SEED_FILE, json.dumps(content, indent=2) + "\n")
    typer.echo(seed.commitment)
    session.note("select.committed", file=SEED_FILE)


def save_record(request: Request, drawn: Drawn, path: Path, session: Session, *, force: bool) -> None:
    """Write the record, and the table of names apart from it."""
    from ambassador_cli import __version__
    from ambassador_cli.cohort import to_canonical, to_names, to_record
    from ambassador_cli.errors import OutputError, Place, Problem
    from ambassador_cli.writers.disk.files import write_file

    names = path.with_name(f"{path.stem}-names.json")
    taken = [file for file in (path, names) if file.exists() and not force]
    if taken:
        raise OutputError(Problem("file.exists", Place(file=str(file))) for file in taken)
    write_file(path, to_canonical(to_record(request, drawn, __version__)) + "\n", force=force)
    write_file(names, to_canonical(to_names(request)) + "\n", force=force)
    session.note("select.saved", record=str(path), names=str(names))


def check_record(path: Path | None, session: Session, *, again: bool) -> None:
    """Verify a record; ``again`` solves once more for what only the solver can tell."""
    from ambassador_cli.cohort import NotARecord, old_prove_record, old_verify_record
    from ambassador_cli.errors import InputError, Place, Problem
    from ambassador_cli.pages.record import to_checks_document
    from ambassador_cli.readers.draw_files import read_record

    if path is None:
        return
    record = read_record(path)
    try:
        checks = old_verify_record(record)
        if again:
            proved = {check.id: check for check in old_prove_record(record)}
            checks = [proved.pop(check.id, check) if check.state == "open" else check for check in checks]
            checks += [check for check in proved.values() if check.id not in {c.id for c in checks}]
    except NotARecord:
        raise InputError(Problem("select.not_a_record", Place(file=path.name))) from None
    states = [(check.id, check.state) for check in checks]
    session.terminal.show(to_checks_document(states, session.words))
    if any(state == "fails" for _, state in states):
        raise typer.Exit(1)


def confirm_group(
    selection: Selection, session: Session, *, force: bool, out: Sequence[str] = (), into: Sequence[str] = ()
) -> None:
    """Write group.yaml: now it is no proposal any more."""
    from ambassador_cli.commands.session import GROUP_FILE
    from ambassador_cli.models.group import ConfirmedGroup, Member
    from ambassador_cli.writers.disk.files import write_file
    from ambassador_cli.writers.disk.group_file import to_group_yaml

    def member(place: Place) -> Member:
        return Member(id=place.key if place.key != place.name else None, name=place.name)

    inside = {place.key for place in selection.group} - set(out) | set(into)
    confirmed = ConfirmedGroup(
        confirmed=session.today,
        seed=selection.seed.text,
        seed_source=selection.seed.source,
        inputs_sha256=selection.inputs_sha256,
        group=tuple(member(place) for place in selection.places if place.key in inside),
        reserve=tuple(member(place) for place in selection.reserve if place.key not in inside),
    )
    write_file(session.folder / GROUP_FILE, to_group_yaml(confirmed), force=force)
    session.note("select.confirmed", file=GROUP_FILE)

"""``--replace NAME``: who comes in for those who dropped out; with ``--confirm NAME`` it is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.cohort import Drawn
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.draw import DrawRecord, Entry, Sealed
    from ambassador_cli.models.standing import DrawFiles, Draws


def replace_members(
    names: Sequence[str], confirm: str | None, reason: str | None, draws: Draws, session: Session
) -> None:
    """One entry a leaver, in the order given. Those of the reserve whom roster.yaml does not know any more, or says
    have left or are not available, cannot come. Exit code 1 where nobody is left, or where a proposal cannot keep
    everything."""
    from ambassador_cli.commands.select.reasons import find_place
    from ambassador_cli.commands.select.standing import check_members, drawn_of
    from ambassador_cli.pages.replacement import to_replacement_document
    from ambassador_cli.texts.command_line import shell_of, to_command

    if draws.group is None:
        raise UsageError(Problem("draw.nothing_confirmed"))
    if confirm is not None and not confirm.strip():
        raise UsageError(Problem("draw.confirm_by_whom"))
    files = draws.confirmed
    if files is None or files.record is None or files.names is None:
        raise UsageError(Problem("draw.replace_without_files"))
    check_members(draws, session)
    drawn = drawn_of(files, draws, session)
    places = [find_place(drawn.selection, name) for name in dict.fromkeys(names)]
    outside = [place.name for place in places if place.outcome not in ("set", "drawn")]
    if outside:
        raise UsageError(Problem("draw.not_in_group", values={"name": name}) for name in outside)
    why = (reason or "").strip() or session.words.say("select.replace.reason")
    leavers = [place.pseudonym for place in places]
    entries = _entries(leavers, confirm or "-", why, files, files.record.content, drawn, session)
    frozen = files.frozen.content
    session.terminal.show(to_replacement_document(entries, drawn.selection, frozen["mix"]["scale"], session.words))
    if len(entries) < len(leavers):
        session.note("select.replace.nobody_left")
        raise typer.Exit(1)
    if confirm is None:
        words = [word for place in places for word in ("--replace", place.name)]
        session.note("select.replace.next", names=to_command(words, shell_of(os.environ, os.name)) or "--replace …")
        if not all(_keeps_everything(sealed, files) for sealed in entries):
            raise typer.Exit(1)
        return
    _write(entries, files, draws, session)
    session.note("select.replace.written")


def _keeps_everything(sealed: Sealed[Entry], files: DrawFiles) -> bool:
    from ambassador_cli.cohort import fit_of

    fit = fit_of(files.frozen.content, sealed.content["group"])
    return fit.outside == 0 and fit.beyond == 0


def _entries(
    leavers: Sequence[str],
    by: str,
    reason: str,
    files: DrawFiles,
    record: DrawRecord,
    drawn: Drawn,
    session: Session,
) -> list[Sealed[Entry]]:
    """The new entries, fewer than leavers where the reserve is too short."""
    from ambassador_cli.cohort import replace_one
    from ambassador_cli.models.draw import Sealed, sha256_of, spell

    cannot = _cannot_come(drawn, session) | set(leavers)
    made: list[Sealed[Entry]] = []
    for out in leavers:
        entry = replace_one(record, (*files.entries, *made), out, cannot, by=by, reason=reason, today=session.today)
        if entry is None:
            break
        made.append(Sealed(entry, sha256_of(spell(entry))))
    return made


def _cannot_come(drawn: Drawn, session: Session) -> set[str]:
    from ambassador_cli.commands.select.standing import read_people_now, unavailable

    roster = read_people_now(session)
    if roster is None:
        return set()
    known = {person.key for person in roster.people}
    out = unavailable(roster)
    return {place.pseudonym for place in drawn.selection.reserve if place.key in out or place.key not in known}


def _write(entries: Sequence[Sealed[Entry]], files: DrawFiles, draws: Draws, session: Session) -> None:
    """The entries and group.yaml, together."""
    from dataclasses import replace

    from ambassador_cli.commands.select.draw_files import group_contents, members_of
    from ambassador_cli.commands.select.standing import drawn_of
    from ambassador_cli.models.draw import spell
    from ambassador_cli.readers.draw_files import entry_name
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER, earlier_name
    from ambassador_cli.writers.disk.together import write_together

    if draws.group is None:
        return
    newer = replace(files, entries=(*files.entries, *entries))
    selection = drawn_of(newer, replace(draws, group=None), session).selection
    group = draws.group.model_copy(
        update={
            "changed": session.today,
            "group": members_of(selection, ("set", "drawn")),
            "reserve": members_of(selection, ("reserve",)),
        }
    )
    folder = session.folder / DRAW_FOLDER
    if files is not draws.current:
        folder /= earlier_name(files.frozen.content["number"])
    first = len(files.entries) + 1
    contents = {folder / entry_name(first + i): spell(sealed.content) for i, sealed in enumerate(entries)}
    group_file = group_contents(group, session)
    write_together({**contents, **group_file}, replaces=list(group_file))

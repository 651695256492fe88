"""``--confirm NAME``: a proposal or a draw becomes the truth for every later command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.cohort import Drawn
    from ambassador_cli.commands.select.draw_files import Contents
    from ambassador_cli.commands.select.inputs import Asked
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.draw import DrawRecord
    from ambassador_cli.models.group import ConfirmedGroup
    from ambassador_cli.models.standing import DrawFiles, Draws


def confirm_group(
    name: str,
    checked_by: Sequence[str],
    asked: Asked,
    seed: str | None,
    draws: Draws,
    session: Session,
    *,
    new_round: bool,
) -> None:
    """Write group.yaml: for the quick pick together with its record, for a draw that was frozen beside its record."""
    stage = draws.stage
    who = _plain(name)
    checkers = tuple(_plain(checker) for checker in checked_by)
    if not who or not all(checkers):
        raise UsageError(Problem("draw.confirm_by_whom"))
    if who.casefold() in {checker.casefold() for checker in checkers}:
        raise UsageError(Problem("draw.checked_by_the_same", values={"name": who}))
    if stage == "confirmed" and not new_round and draws.group is not None:
        raise UsageError(Problem("draw.already_confirmed", values={"day": draws.group.confirmed}))
    if stage == "frozen":
        raise UsageError(Problem("draw.not_drawn_yet"))
    if stage == "set_aside":
        raise UsageError(Problem("draw.was_set_aside"))
    if stage == "drawn" and draws.current is not None and draws.current.record is not None:
        _confirm_draw(who, checkers, draws.current, draws.current.record.content, draws, session)
    else:
        _confirm_pick(who, checkers, asked, seed, draws, session, new_round=new_round)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _show(session: Session) -> None:
    from ambassador_cli.commands.select.looking import Showing, show_what_is_fixed
    from ambassador_cli.readers.draw_folder import read_draws

    show_what_is_fixed(read_draws(session.folder), Showing(), session)


def _confirm_draw(
    who: str, checkers: tuple[str, ...], files: DrawFiles, record: DrawRecord, draws: Draws, session: Session
) -> None:
    from ambassador_cli.cohort import verify_record
    from ambassador_cli.commands.select.draw_files import group_contents
    from ambassador_cli.commands.select.standing import drawn_of
    from ambassador_cli.writers.disk.together import write_together

    if files.names is None:
        raise UsageError(Problem("draw.confirm_without_names"))
    wrong = [check.id for check in verify_record(record, files.entries) if check.state == "fails"]
    if wrong:
        raise UsageError(Problem("draw.does_not_verify", values={"n": len(wrong)}))
    group = _group_of(
        drawn_of(files, draws, session), files.frozen.sha256, who, checkers, session, files.frozen.content["number"]
    )
    contents = group_contents(group, session)
    write_together(contents, replaces=list(contents))
    _show(session)


def _group_of(
    drawn: Drawn, fingerprint: str, who: str, checkers: tuple[str, ...], session: Session, number: int
) -> ConfirmedGroup:
    from ambassador_cli.commands.select.draw_files import members_of
    from ambassador_cli.models.group import ConfirmedGroup

    return ConfirmedGroup(
        confirmed=session.today,
        by=who,
        checked_by=checkers,
        draw=number,
        fingerprint=fingerprint,
        group=members_of(drawn.selection, ("set", "drawn")),
        reserve=members_of(drawn.selection, ("reserve",)),
    )


def _confirm_pick(
    who: str,
    checkers: tuple[str, ...],
    asked: Asked,
    seed: str | None,
    draws: Draws,
    session: Session,
    *,
    new_round: bool,
) -> None:
    """The quick pick: the same files as a frozen draw, without a source and receipts."""
    from ambassador_cli import __version__
    from ambassador_cli.cohort import QUICK, draw_frozen, freeze_lottery, to_names_table
    from ambassador_cli.commands.select.draw_files import follow, group_contents, replace_draw, spell_names
    from ambassador_cli.commands.select.looking import propose
    from ambassador_cli.models.draw import fingerprint_of, spell
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER, FROZEN, NAMES, RECORD
    from ambassador_cli.writers.verifier import VERIFIER_NAME, verifier_text

    number, previous = follow(draws, session, None, who, new_round=new_round)
    request, drawn = propose(asked, seed, session)
    frozen = freeze_lottery(request, drawn.choice, drawn.fair, QUICK, __version__, number=number, previous=previous)
    folder = session.folder / DRAW_FOLDER
    contents: Contents = {
        folder / FROZEN: spell(frozen),
        folder / NAMES: spell_names(to_names_table(request, frozen)),
        folder / RECORD: spell(draw_frozen(frozen, seed or "", session.today)),
        folder / VERIFIER_NAME: verifier_text(),
    }
    group = _group_of(drawn, fingerprint_of(frozen), who, checkers, session, number)
    replace_draw({**contents, **group_contents(group, session)}, draws, session)
    _show(session)


def add_checkers(checked_by: Sequence[str], draws: Draws, session: Session) -> None:
    """Note in group.yaml who has verified a draw that was confirmed before."""
    from ambassador_cli.commands.select.draw_files import group_contents
    from ambassador_cli.writers.disk.together import write_together

    if draws.group is None:
        raise UsageError(Problem("draw.nothing_confirmed"))
    names = [_plain(name) for name in checked_by]
    if not all(names):
        raise UsageError(Problem("draw.confirm_by_whom"))
    if (draws.group.by or "").casefold() in {name.casefold() for name in names}:
        raise UsageError(Problem("draw.checked_by_the_same", values={"name": draws.group.by or ""}))
    together = tuple(dict.fromkeys((*draws.group.checked_by, *names)))
    contents = group_contents(draws.group.model_copy(update={"checked_by": together}), session)
    write_together(contents, replaces=list(contents))
    _show(session)

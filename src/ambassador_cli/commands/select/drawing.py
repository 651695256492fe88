"""``--draw``, ``--correct`` and ``--set-aside``: what the source said, and what happens to a draw after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.draw import Entry
    from ambassador_cli.models.standing import DrawFiles, Draws


def draw_now(answer: str, correct: str | None, by: str | None, draws: Draws, session: Session) -> None:
    """Draw from frozen.json alone and write draw/record.json; a second answer is refused, a correction chained."""
    from ambassador_cli.cohort import draw_frozen, state_of
    from ambassador_cli.commands.select.looking import Showing, show_what_is_fixed
    from ambassador_cli.models.draw import spell
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER, RECORD, read_draws
    from ambassador_cli.writers.disk.together import write_together
    from ambassador_cli.writers.verifier import VERIFIER_NAME, verifier_text

    files = _under_way(draws)
    answer = answer.strip()
    if files.is_set_aside:
        raise UsageError(Problem("draw.was_set_aside"))
    if files.record is None:
        if correct is not None:
            raise UsageError(Problem("draw.nothing_drawn"))
        record = draw_frozen(files.frozen.content, answer, session.today)
        folder = session.folder / DRAW_FOLDER
        write_together({folder / RECORD: spell(record), folder / VERIFIER_NAME: verifier_text()})
    elif correct is not None:
        from ambassador_cli.cohort import correct as correct_draw

        entry = correct_draw(
            files.record.content, files.entries, answer, by=by or "", reason=correct, today=session.today
        )
        _add_entry(entry, files, session)
    else:
        known = state_of(files.record.content, files.entries).answer
        if answer != known:
            raise UsageError(Problem("draw.second_answer", values={"found": answer[:80], "known": known}))
    show_what_is_fixed(read_draws(session.folder), Showing(), session, newest=True)


def set_aside_draw(reason: str, by: str | None, draws: Draws, session: Session) -> None:
    """The draw counts no more; its result stays on record, with the reason and the name of who decided."""
    from ambassador_cli.cohort import set_aside
    from ambassador_cli.commands.select.looking import Showing, show_what_is_fixed
    from ambassador_cli.readers.draw_folder import read_draws

    files = _under_way(draws)
    if files.record is None:
        raise UsageError(Problem("draw.nothing_drawn"))
    entry = set_aside(files.record.content, files.entries, by=by or "", reason=reason, today=session.today)
    _add_entry(entry, files, session)
    show_what_is_fixed(read_draws(session.folder), Showing(), session, newest=True)


def _under_way(draws: Draws) -> DrawFiles:
    """The draw that is frozen and not yet confirmed. Raises ``UsageError`` where there is none."""
    if draws.stage == "confirmed" and draws.group is not None:
        raise UsageError(Problem("draw.already_confirmed", values={"day": draws.group.confirmed}))
    if draws.current is None:
        raise UsageError(Problem("draw.nothing_frozen"))
    return draws.current


def _add_entry(entry: Entry, files: DrawFiles, session: Session) -> None:
    from ambassador_cli.models.draw import spell
    from ambassador_cli.readers.draw_files import entry_name
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER
    from ambassador_cli.writers.disk.together import write_together

    name = entry_name(len(files.entries) + 1)
    write_together({session.folder / DRAW_FOLDER / name: spell(entry)})

"""``amb select`` by itself: a proposal while nothing is fixed, else what is frozen, drawn or confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.cohort import Drawn
    from ambassador_cli.commands.select.inputs import Asked
    from ambassador_cli.commands.session import Session
    from ambassador_cli.commands.showing import Target
    from ambassador_cli.models.cohort import Request
    from ambassador_cli.models.standing import Draws, Standing


@dataclass(frozen=True, slots=True)
class Showing:
    """What is to be seen, and where it goes."""

    why: tuple[str, ...] = ()
    details: bool = False
    shared: bool = False
    target: Target | None = None

    @property
    def to_read(self) -> bool:
        """Is it to be read right here?"""
        return self.target is None or self.target.to_terminal


def propose(asked: Asked, seed: str | None, session: Session, target: Target | None = None) -> tuple[Request, Drawn]:
    """Solve and pick, from today's files. Where no group is possible it says why and leaves with exit code 1."""
    from ambassador_cli.cohort import quick_seed, select_group
    from ambassador_cli.commands.select.inputs import read_request

    if seed is not None and not seed.strip():
        raise UsageError(Problem("select.empty_seed"))
    request = read_request(asked, session)
    drawn = select_group(request, quick_seed(request, seed or ""))
    if drawn is None:
        show_conflict(request, session, target)
        raise typer.Exit(1)
    return request, drawn


def show_proposal(asked: Asked, seed: str | None, showing: Showing, session: Session) -> None:
    """A group with names that nobody has to accept, and the two ways on."""
    from ambassador_cli.models.standing import Standing

    _, drawn = propose(asked, seed, session, showing.target)
    show_drawn(drawn, Standing(), showing, session)
    if showing.to_read and not (showing.why or showing.shared):
        session.note("select.next_confirm")
        session.note("select.next_freeze")


def show_what_is_fixed(draws: Draws, showing: Showing, session: Session, *, newest: bool = False) -> None:
    """The draw that counts: the confirmed one, else (or where just this is asked for) the newest."""
    from ambassador_cli.commands.select.standing import check_members, drawn_of, tell_standing, warn_of_changes

    check_members(draws, session)
    files = draws.current if newest or draws.group is None else draws.confirmed
    if files is None:
        return _show_group_alone(draws, showing, session)
    drawn = drawn_of(files, draws, session)
    standing = tell_standing(files, draws, drawn, session)
    if standing.stage in ("frozen", "drawn"):
        warn_of_changes(files, session)
    show_drawn(drawn, standing, showing, session)
    return None


def _show_group_alone(draws: Draws, showing: Showing, session: Session) -> None:
    """group.yaml without the files of its draw: names, and nothing that would rest on them."""
    from ambassador_cli.pages.draw_stages import to_group_document

    if draws.group is None:
        return
    if showing.why or showing.shared or showing.details or not showing.to_read:
        raise UsageError(Problem("draw.group_without_files"))
    session.terminal.show(to_group_document(draws.group, session.words))


def show_drawn(drawn: Drawn, standing: Standing, showing: Showing, session: Session) -> None:
    """One draw in the form asked for."""
    from ambassador_cli.cohort import alone_with_attributes, find_extremes
    from ambassador_cli.commands.select.reasons import show_details, show_reasons
    from ambassador_cli.commands.showing import Target, put
    from ambassador_cli.pages.selection_page import SelectionPage
    from ambassador_cli.writers.register import FORMS

    if showing.why:
        return show_reasons(drawn, standing, showing.why, session)
    alone = alone_with_attributes([place.values for place in drawn.selection.places])
    named = not showing.shared and standing.stage != "frozen"
    extremes = find_extremes(drawn, solve=standing.stage == "none") if named else []
    page = SelectionPage(
        drawn.selection, standing, session.today, session.words, showing.shared, alone, tuple(extremes)
    )
    put(page, showing.target or Target(FORMS["txt"], None), session)
    if alone and named:
        session.note("select.points_at_one", n=alone)
    if showing.details:
        show_details(drawn, session)
    return None


def show_conflict(request: Request, session: Session, target: Target | None = None) -> None:
    """Why no group is possible, and ways out; on the terminal where that has no file form."""
    from ambassador_cli.cohort import find_conflict
    from ambassador_cli.commands.showing import Target, put
    from ambassador_cli.pages.selection_page import ConflictPage
    from ambassador_cli.writers.register import FORMS

    labels = {dimension.id: dimension.label for dimension in request.dimensions}
    page = ConflictPage(find_conflict(request), labels, session.words)
    fits = target is not None and target.form.id in page.forms
    put(page, target if target is not None and fits else Target(FORMS["txt"], None), session)

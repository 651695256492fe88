"""``--why`` and ``--details``: every figure is solved for, of the draw that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.cohort import Drawn
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.cohort import Place, Selection
    from ambassador_cli.models.standing import Standing


def find_place(selection: Selection, asked: str) -> Place:
    """One volunteer by id, pseudonym or name. Raises ``UsageError``."""
    from ambassador_cli.grammar.nearest_word import suggest

    wanted = asked.strip()
    found = [place for place in selection.places if wanted in (place.key, place.pseudonym)]
    found = found or [place for place in selection.places if place.name.casefold() == wanted.casefold()]
    if len(found) == 1:
        return found[0]
    values = {"name": asked, "suggestion": "" if found else suggest(asked, [p.name for p in selection.places])}
    raise UsageError(Problem("select.two_of_name" if found else "select.nobody", values=values))


def show_reasons(drawn: Drawn, standing: Standing, names: Sequence[str], session: Session) -> None:
    """The explanation of one or more volunteers; ``all`` for everyone."""
    from ambassador_cli.cohort import explain_place
    from ambassador_cli.pages.selection_reasons import to_reason_document
    from ambassador_cli.pages.standing import say_since

    selection = drawn.selection
    everyone = [name.casefold() for name in names] == ["all"]
    places = selection.places if everyone else [find_place(selection, name) for name in names]
    session.terminal.line(say_since(standing, session.words))
    for place in places:
        session.terminal.line()
        reason = explain_place(selection.request, drawn, place)
        session.terminal.show(to_reason_document(reason, selection, session.words))


def show_details(drawn: Drawn, session: Session) -> None:
    """Which wish costs most fairness, what one more volunteer would buy."""
    from ambassador_cli.cohort import cost_of_limits, gain_of_one_more
    from ambassador_cli.pages.selection_reasons import to_details_document

    request = drawn.selection.request
    costs, gains = cost_of_limits(request, drawn), gain_of_one_more(request, drawn)
    session.terminal.line()
    session.terminal.show(to_details_document(costs, gains, drawn.selection, session.words))

"""``--why`` and ``--details``: every figure is solved for, of the draw that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.cohort import Drawn, Without
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.cohort import Place, Selection
    from ambassador_cli.models.standing import Standing

MOST_KINDS = 60
"""So many kinds of volunteers are looked at; where there are more, it is said."""


def find_place(selection: Selection, asked: str) -> Place:
    """One volunteer by id, pseudonym or name. Raises ``UsageError``."""
    from ambassador_cli.grammar.nearest_word import suggest_name

    wanted = asked.strip()
    found = [place for place in selection.places if wanted in (place.key, place.pseudonym)]
    found = found or [place for place in selection.places if place.name.casefold() == wanted.casefold()]
    if len(found) == 1:
        return found[0]
    values = {"name": asked, "suggestion": "" if found else suggest_name(asked, [p.name for p in selection.places])}
    raise UsageError(Problem("select.two_of_name" if found else "select.nobody", values=values))


def show_reasons(drawn: Drawn, standing: Standing, names: Sequence[str], session: Session) -> None:
    """The explanation of one or more volunteers; ``all`` for everyone."""
    from ambassador_cli.cohort import explain_place
    from ambassador_cli.pages.selection_reasons import to_reason_document
    from ambassador_cli.pages.standing import say_since

    selection = drawn.selection
    everyone = [name.casefold() for name in names] == ["all"]
    places = selection.places if everyone else [find_place(selection, name) for name in names]
    without = _solve_without(drawn, session)
    session.terminal.line(say_since(standing, session.words))
    for place in places:
        session.terminal.line()
        session.terminal.show(to_reason_document(explain_place(drawn, place, without), selection, session.words))


def _solve_without(drawn: Drawn, session: Session) -> list[Without]:
    """Everyone's chances without each wish; the bar shows how far it is."""
    from ambassador_cli.cohort import each_wish, without_each
    from ambassador_cli.writers.forms.progress import show_progress

    request = drawn.selection.request
    found = []
    with show_progress(session.words.say("select.why.solving"), len(list(each_wish(request)))) as advance:
        for one in without_each(drawn):
            found.append(one)
            advance()
    return found


def show_details(drawn: Drawn, session: Session) -> None:
    """Which wish costs most fairness, what one more volunteer would buy."""
    from ambassador_cli.cohort import best_gains, cost_of_limits, gain_of_one_more, kinds_of
    from ambassador_cli.pages.selection_reasons import to_details_document
    from ambassador_cli.writers.forms.progress import show_progress

    kinds = kinds_of(drawn.selection.request)
    looked = kinds[:MOST_KINDS]
    gains = []
    with show_progress(session.words.say("select.why.solving"), len(looked)) as advance:
        for gain in gain_of_one_more(drawn, looked):
            gains.append(gain)
            advance()
    costs = cost_of_limits(drawn, _solve_without(drawn, session))
    session.terminal.line()
    counts = (len(looked), len(kinds))
    document = to_details_document(costs, best_gains(gains), counts, drawn.selection, session.words)
    session.terminal.show(document)

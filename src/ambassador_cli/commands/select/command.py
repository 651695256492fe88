"""``amb select``: a mixed group, drawn fairly, so that anyone can check the draw."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, Today
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ambassador_cli.cohort import Drawn
    from ambassador_cli.commands.session import Session
    from ambassador_cli.commands.showing import Target
    from ambassador_cli.models.cohort import Place, Request, Selection

SEED_FILE = "draw-seed.json"


def select(
    people: Annotated[
        Path | None, typer.Argument(metavar="PEOPLE", help=say_help("select.people"), show_default=False)
    ] = None,
    quotas: Annotated[Path | None, typer.Option("--quotas", metavar="FILE", help=say_help("select.quotas"))] = None,
    columns: Annotated[str | None, typer.Option("--columns", metavar="A=B,…", help=say_help("select.columns"))] = None,
    size: Annotated[int | None, typer.Option("--size", min=1, help=say_help("select.size"))] = None,
    slack: Annotated[str, typer.Option("--slack", metavar="PERSONS", help=say_help("select.slack"))] = "1",
    why: Annotated[list[str] | None, typer.Option("--why", metavar="NAME", help=say_help("select.why"))] = None,
    details: Annotated[bool, typer.Option("--details", help=say_help("select.details"))] = False,
    curve: Annotated[str | None, typer.Option("--curve", metavar="10-20", help=say_help("select.curve"))] = None,
    swap: Annotated[
        list[str] | None, typer.Option("--replace", metavar="NAME", help=say_help("select.replace"))
    ] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="TEXT", help=say_help("select.seed"))] = None,
    seed_from: Annotated[
        str | None, typer.Option("--seed-from", metavar="TEXT", help=say_help("select.seed_from"))
    ] = None,
    commit: Annotated[bool, typer.Option("--commit", help=say_help("select.commit"))] = False,
    save: Annotated[Path | None, typer.Option("--save", metavar="FILE", help=say_help("select.save"))] = None,
    verify: Annotated[Path | None, typer.Option("--verify", metavar="RECORD", help=say_help("select.verify"))] = None,
    prove: Annotated[Path | None, typer.Option("--prove", metavar="RECORD", help=say_help("select.prove"))] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help=say_help("select.confirm"))] = False,
    shared: Annotated[bool, typer.Option("--shared", help=say_help("select.shared"))] = False,
    accept: Annotated[
        list[str] | None, typer.Option("--accept-value", metavar="VALUE", help=say_help("select.accept"))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=say_help("select.strict"))] = False,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Read who applied, draw, show; or check a record."""
    import os

    # one thread is enough for small programmes, and starting more costs time
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    from ambassador_cli.cohort import select_group
    from ambassador_cli.commands.select.inputs import Asked, read_request
    from ambassador_cli.commands.select.record import check_record, choose_seed, commit_seed, confirm_group, save_record
    from ambassador_cli.commands.session import open_session
    from ambassador_cli.commands.showing import choose_target
    from ambassador_cli.pages.selection_page import SelectionPage

    with open_session(lang=lang, programme=programme, plain=plain, today=today) as session:
        target = choose_target(SelectionPage.forms, output=output, form=form, force=force)
        if verify or prove:
            return check_record(verify or prove, session, again=prove is not None)
        if commit:
            return commit_seed(session)
        asked = Asked(people, quotas, columns, size, slack, tuple(accept or ()), strict)
        request = read_request(asked, session)
        if curve:
            return show_curve(request, curve, session)
        chosen = choose_seed(session, seed=seed, seed_from=seed_from, swap=bool(swap))
        drawn = select_group(request, chosen)
        if drawn is None:
            show_conflict(request, session, target)
            raise typer.Exit(1)
        selection = drawn.selection
        if save:
            save_record(request, drawn, save, session, force=force)
        if swap:
            return replace_in_group(request, drawn, swap, session, confirm=confirm)
        if why:
            return show_reasons(request, drawn, why, session)
        _write(request, drawn, session, target, shared=shared)
        if details:
            show_details(request, drawn, session)
        if confirm:
            confirm_group(selection, session, force=force)
        elif target.form.id == "txt" and not shared:
            session.note("select.next_seed" if selection.seed.source == "inputs" else "select.next_confirm")
    return None


def show_conflict(request: Request, session: Session, target: Target) -> None:
    """Why no group is possible, and ways out; on the terminal where that has no file form."""
    from ambassador_cli.cohort import find_conflict
    from ambassador_cli.commands.showing import Target, put
    from ambassador_cli.pages.selection_page import ConflictPage
    from ambassador_cli.writers import FORMS

    labels = {dimension.id: dimension.label for dimension in request.dimensions}
    page = ConflictPage(find_conflict(request), labels, session.words)
    put(page, target if target.form.id in page.forms else Target(FORMS["txt"], None), session)


def _one(selection: Selection, asked: str) -> Place:
    from ambassador_cli.errors import Problem, UsageError

    found = [place for place in selection.places if place.key == asked]
    found = found or [place for place in selection.places if place.name.casefold() == asked.strip().casefold()]
    if len(found) == 1:
        return found[0]
    raise UsageError(Problem("select.two_of_name" if found else "select.nobody", values={"name": asked}))


def show_reasons(request: Request, drawn: Drawn, names: Sequence[str], session: Session) -> None:
    """The explanation of one or more volunteers; ``all`` for everyone."""
    from ambassador_cli.cohort import explain_place
    from ambassador_cli.pages.selection_reasons import to_reason_document

    selection = drawn.selection
    everyone = [name.casefold() for name in names] == ["all"]
    places = selection.places if everyone else [_one(selection, name) for name in names]
    for index, place in enumerate(places):
        if index:
            session.terminal.line()
        session.terminal.show(to_reason_document(explain_place(request, drawn, place), selection, session.words))


def show_details(request: Request, drawn: Drawn, session: Session) -> None:
    """Which wish costs most fairness, what one more volunteer would buy."""
    from ambassador_cli.cohort import cost_of_limits, gain_of_one_more
    from ambassador_cli.pages.selection_reasons import to_details_document

    costs, gains = cost_of_limits(request, drawn), gain_of_one_more(request, drawn)
    session.terminal.line()
    session.terminal.show(to_details_document(costs, gains, drawn.selection, session.words))


def show_curve(request: Request, text: str, session: Session) -> None:
    """Sizes side by side, with what they cost."""
    from decimal import Decimal

    from ambassador_cli.cohort import size_curve
    from ambassador_cli.errors import Problem, UsageError
    from ambassador_cli.pages.selection_reasons import to_curve_document

    first, _, last = text.partition("-")
    if not (first.strip().isdecimal() and last.strip().isdecimal() and 0 < int(first) <= int(last) <= int(first) + 60):
        raise UsageError(Problem("select.curve_unclear", values={"found": text}))
    sizes = range(int(first), int(last) + 1)
    costs, hours = session.programme.costs, session.programme.hours
    money: dict[int, Decimal] = {}
    care: dict[int, Decimal] = {}
    for size in sizes:
        if costs.items:
            money[size] = sum((i.amount * (size if i.per_person else 1) for i in costs.items), start=Decimal(0))
        if hours.fixed_per_month or hours.per_person_per_month:
            care[size] = hours.fixed_per_month + hours.per_person_per_month * size
    points = size_curve(request, sizes)
    session.terminal.show(to_curve_document(points, money, care, costs.currency, session.words))


def replace_in_group(request: Request, drawn: Drawn, names: Sequence[str], session: Session, *, confirm: bool) -> None:
    """Who comes in for those who dropped out; ``confirm`` rewrites group.yaml."""
    from ambassador_cli.cohort import replace_people, with_confirmed
    from ambassador_cli.commands.select.record import confirm_group
    from ambassador_cli.commands.session import GROUP_FILE
    from ambassador_cli.errors import Problem, UsageError
    from ambassador_cli.pages.selection_reasons import to_replacement_document
    from ambassador_cli.readers.draw_files import read_group
    from ambassador_cli.readers.user_files import is_there

    confirmed = session.folder / GROUP_FILE
    if is_there(confirmed):
        known = read_group(confirmed)
        drawn = with_confirmed(drawn, [m.key for m in known.group], [m.key for m in known.reserve])
    selection = drawn.selection
    leaving = [_one(selection, name) for name in names]
    for place in leaving:
        if place.outcome not in ("set", "drawn"):
            raise UsageError(Problem("select.not_in_group", values={"name": place.name}))
    found = replace_people(request, drawn, [place.key for place in leaving])
    if found is None:
        session.note("select.replace.nobody_left")
        raise typer.Exit(1)
    session.terminal.show(to_replacement_document(found, selection, session.words))
    if confirm:
        confirm_group(selection, session, force=True, out=found.out, into=found.into)
    if not found.kept:
        raise typer.Exit(1)


def _write(request: Request, drawn: Drawn, session: Session, target: Target, *, shared: bool) -> None:
    from ambassador_cli.cohort import explain_place
    from ambassador_cli.commands.showing import put
    from ambassador_cli.pages.selection_page import SelectionPage
    from ambassador_cli.pages.selection_reasons import say_reason

    selection, words = drawn.selection, session.words

    def reasons() -> dict[str, list[str]]:
        return {
            place.key: list(say_reason(explain_place(request, drawn, place, instead=False), selection, words))
            for place in selection.places
        }

    put(SelectionPage(selection, words, shared=shared, reasons=reasons), target, session)
    if target.to_terminal:
        return
    unique = _pointing_at_one(selection)
    if unique and not shared:
        session.note("select.points_at_one", n=unique)


def _pointing_at_one(selection: Selection) -> int:
    """How many people the attributes together point at."""
    values = [place.values for place in selection.places]
    return sum(values.count(own) == 1 for own in values)

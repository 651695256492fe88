"""``amb select``: a mixed group, drawn fairly, so that anyone can check the draw. One mode a file beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, Today
from ambassador_cli.commands.select import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ambassador_cli.commands.select.inputs import Asked
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.standing import Draws


def select(
    people: options.People = None,
    quotas: options.Quotas = None,
    columns: options.Columns = None,
    accept: options.Accept = None,
    size: options.Size = None,
    slack: options.Slack = None,
    why: options.Why = None,
    details: options.Details = False,
    curve: options.Curve = None,
    shared: options.Shared = False,
    strict: options.Strict = False,
    confirm: options.Confirm = None,
    seed: options.Seed = None,
    checked_by: options.CheckedBy = None,
    freeze: options.Freeze = False,
    source: options.Source = None,
    witness: options.Witness = None,
    answer: options.Answer = None,
    correct: options.Correct = None,
    aside: options.SetAside = None,
    by: options.By = None,
    reason: options.Reason = None,
    verify: options.Verify = None,
    prove: options.Prove = False,
    expect: options.Expect = None,
    receipt: options.Receipt = None,
    names: options.Names = None,
    swap: options.Replace = None,
    new_round: options.NewRound = False,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Look, pick, freeze, draw, confirm, replace or check: one step at a time."""
    import os

    # one thread is enough for small programmes, and starting more costs time
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    from ambassador_cli.commands.select.confirming import add_checkers, confirm_group
    from ambassador_cli.commands.select.drawing import draw_now, set_aside_draw
    from ambassador_cli.commands.select.freezing import Freezing, freeze_draw
    from ambassador_cli.commands.select.inputs import Asked, read_request
    from ambassador_cli.commands.select.looking import Showing, show_proposal, show_what_is_fixed
    from ambassador_cli.commands.select.replacing import replace_members
    from ambassador_cli.commands.select.sizes import show_curve
    from ambassador_cli.commands.select.verifying import Checking, check_file
    from ambassador_cli.commands.session import open_session
    from ambassador_cli.commands.showing import choose_target
    from ambassador_cli.pages.selection_page import SelectionPage
    from ambassador_cli.readers.draw_folder import read_draws

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        target = choose_target(SelectionPage.forms, output=output, form=form, force=force)
        refuse_what_is_not_plain([*(receipt or ()), *(why or ()), *(swap or ())])
        if verify is not None or prove:
            checking = Checking(verify or people, expect, receipt, names, strict=strict, prove=prove)
            return check_file(checking, session)
        asked = Asked(people, quotas, columns, size, slack or "1", tuple(accept or ()), strict)
        draws = read_draws(session.folder)
        typed = None if answer and answer.lstrip().startswith("{") else answer
        refuse_what_is_not_plain([confirm, by, reason, aside, correct, typed, seed, *(witness or ())])
        refuse_what_is_not_plain(checked_by or ())
        refuse_two_steps(freeze, answer, aside, swap, curve, correct, expect or receipt or names)
        if curve is not None:
            return show_curve(read_request(asked, session), curve, session)
        looks_anew = draws.stage == "none" or (draws.stage == "confirmed" and new_round)
        if not looks_anew and not (freeze and draws.stage in ("frozen", "set_aside")):
            refuse_what_is_fixed(asked, slack, seed, session, draws)
        if freeze:
            freezing = Freezing(source, tuple(witness or ()), reason, by)
            freeze_draw(asked, freezing, draws, session, new_round=new_round)
        elif answer is not None:
            draw_now(answer, correct, by, draws, session)
        elif aside is not None:
            set_aside_draw(aside, by, draws, session)
        elif swap:
            replace_members(swap, confirm, reason, draws, session)
        elif confirm is not None:
            confirm_group(confirm, checked_by or (), asked, seed, draws, session, new_round=new_round)
        elif checked_by:
            add_checkers(checked_by, draws, session)
        else:
            showing = Showing(tuple(why or ()), details, shared, target)
            if looks_anew:
                show_proposal(asked, seed, showing, session)
            else:
                show_what_is_fixed(draws, showing, session)
    return None


def refuse_two_steps(
    freeze: bool,
    answer: str | None,
    aside: str | None,
    swap: list[str] | None,
    curve: str | None,
    correct: str | None,
    of_verify: object,
) -> None:
    """One step at a time, and options only where they mean something. Raises ``UsageError``."""
    from ambassador_cli.errors import Own, Problem, UsageError

    steps = {"--freeze": freeze, "--draw": answer is not None, "--set-aside": aside is not None}
    steps |= {"--replace": bool(swap), "--curve": curve is not None}
    given = [option for option, value in steps.items() if value]
    if len(given) > 1:
        raise UsageError(Problem("select.two_steps", values={"options": Own(", ".join(given))}))
    if correct is not None and answer is None:
        raise UsageError(Problem("select.correct_needs_draw"))
    if of_verify:
        raise UsageError(Problem("select.only_with_verify"))


def refuse_what_is_not_plain(texts: Sequence[str | None]) -> None:
    """Names and reasons are words: no control characters, no halves of characters. Raises ``UsageError``."""
    from ambassador_cli.cohort import is_plain
    from ambassador_cli.errors import Problem, UsageError

    wrong = [text for text in texts if text is not None and not is_plain(text)]
    if wrong:
        raise UsageError(Problem("select.not_plain", values={"name": text[:40]}) for text in wrong)


def refuse_what_is_fixed(asked: Asked, slack: str | None, seed: str | None, session: Session, draws: Draws) -> None:
    """Nothing that a look takes counts any more once something is frozen or confirmed."""
    from ambassador_cli.commands.select.standing import refuse_changes

    said: dict[str, object] = {
        "PEOPLE": asked.people,
        "--quotas": asked.quotas,
        "--columns": asked.columns,
        "--accept-value": asked.accept,
        "--slack": slack,
        "--seed": seed,
    }
    refuse_changes(session, draws, said, asked.size)

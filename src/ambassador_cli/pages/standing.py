"""Where a draw stands, in sentences: what was confirmed and since when, what came before, what is next."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.standing import EarlierDraw, Exchange, Standing
from ambassador_cli.texts.command_line import to_command
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words


def say_since(standing: Standing, words: Words) -> str:
    """Which draw this is and since when it holds, in one sentence."""
    match standing.stage:
        case "confirmed":
            who = to_one_line(standing.confirmed_by)
            identifier = "select.since.confirmed_by" if who else "select.since.confirmed"
            return words.say(identifier, day=standing.confirmed_on, who=who)
        case "frozen":
            return words.say("select.since.frozen", number=standing.number)
        case "drawn":
            return words.say("select.since.drawn", day=standing.drawn_on)
        case "set_aside":
            reason, by, day = standing.set_aside or ("", "", None)
            return words.say("select.since.set_aside", day=day, by=to_one_line(by), reason=to_one_line(reason))
        case _:
            return words.say("select.since.none")


def say_source(standing: Standing, words: Words) -> str:
    """What decides, or decided."""
    kind = standing.source.partition(":")[0]
    witnesses = ", ".join(map(to_one_line, standing.witnesses))
    return words.say(f"select.source.{kind}", day=standing.source_day, source=standing.source, witnesses=witnesses)


def say_standing(standing: Standing, words: Words) -> Iterator[str]:
    """Everything that stands beside the result, the most important first; nothing for a proposal."""
    if standing.stage == "none":
        return
    yield say_since(standing, words)
    yield from say_earlier(standing.earlier, standing.number, words)
    if standing.drawn_on is not None:
        if standing.quick:
            yield words.say("select.worth.quick")
        else:
            answer = to_one_line(standing.answer)
            yield words.say("select.drawn_with", source=say_source(standing, words), answer=answer)
    if standing.stage == "confirmed":
        names = ", ".join(map(to_one_line, standing.checked_by))
        yield words.say("select.checked_by", names=names) if names else words.say("select.checked_by_nobody")
    for exchange in standing.exchanges:
        yield say_exchange(exchange, words)
    for name in standing.left:
        command = to_command(("amb", "select", "--replace", name)) or "amb select --replace …"
        yield words.say("select.has_left", name=to_one_line(name), command=command)
    if standing.today is not None:
        yield words.say("select.other_today", today=standing.today)


def say_exchange(exchange: Exchange, words: Words) -> str:
    """One replacement, and how many before on the reserve were passed over."""
    out, into = to_one_line(exchange.out), to_one_line(exchange.into)
    sentence = words.say("select.exchange", day=exchange.on, out=out, into=into)
    passed = len(exchange.passed)
    return f"{sentence} {words.say('select.passed_over', n=passed)}" if passed else sentence


def say_passed(name: str, outside: int, beyond: float, words: Words) -> str:
    """Why someone who came before on the reserve did not come in."""
    if outside:
        return words.say("select.passed_limits", name=to_one_line(name), n=outside)
    return words.say(
        "select.passed_mix", name=to_one_line(name), distance=words.number(beyond, 0 if beyond == int(beyond) else 1)
    )


def say_earlier(earlier: tuple[EarlierDraw, ...], number: int, words: Words, *, names: bool = True) -> Iterator[str]:
    """That there was a draw before, why there is another, and (``names``) what the first one gave."""
    for before in earlier:
        values = {"number": number, "reason": to_one_line(before.reason) or "–", "by": to_one_line(before.by) or "–"}
        yield words.say(f"select.earlier.{before.kind}", **values)
        if before.group and names and before.kind != "new_round":
            group = ", ".join(map(to_one_line, before.group))
            yield words.say("select.earlier.gave", number=before.number, names=group)


def say_next(standing: Standing, words: Words) -> Iterator[str]:
    """The next step, with the whole command."""
    stage = standing.under_way or standing.stage
    if standing.under_way is not None:
        yield words.say(f"select.under_way.{standing.under_way}")
    if stage == "frozen":
        yield words.say("select.next.frozen", form=say_form(standing, words))
    elif stage == "confirmed":
        yield words.say("select.next.confirmed")
    else:
        yield words.say(f"select.next.{stage}")


def say_form(standing: Standing, words: Words) -> str:
    """The form of the answer, as it is to be typed."""
    return standing.answer_form if "N" in standing.answer_form else words.say("select.form_json")

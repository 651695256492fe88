"""The sentences that follow from the verdict: nobody says elsewhere how sure it is."""

from __future__ import annotations

from typing import Literal

from ambassador_cli.models.board import Board
from ambassador_cli.models.uplift import Estimate, Uplift
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.words import Words

Shown = Literal["yes", "below", "no_effect", "cannot_tell", "early", "refused"]


def shown_verdict(uplift: Uplift | None) -> Shown:
    """What may be shown: a verdict, a range alone where too little lies before the start, or nothing."""
    if uplift is None or uplift.estimate is None or uplift.refusal:
        return "refused"
    return "early" if "early" in uplift.remarks else uplift.verdict


def has_band(uplift: Uplift | None) -> bool:
    """Is the range of what was to be expected drawn? Only where something may be said of it."""
    return shown_verdict(uplift) in ("yes", "below", "no_effect", "cannot_tell")


def percent(value: float, words: Words) -> str:
    """A ratio in whole percent."""
    return words.percent(Share(round(value, 2) or 0.0), 0)


def signed(value: float, words: Words) -> str:
    """A ratio in whole percent with its sign."""
    text = percent(value, words)
    return f"+{text}" if round(value, 2) > 0 else text


def say_verdict(board: Board, worthwhile: float | None, words: Words) -> str:
    """One sentence on the uplift, the reason why there is none included."""
    uplift = board.uplift
    if uplift is None:
        return words.say("board.verdict.none")
    shown = shown_verdict(uplift)
    if shown == "refused":
        return words.say(f"board.verdict.{uplift.refusal}", n=uplift.weeks_before, day=uplift.ask_again)
    estimate = uplift.estimate
    return words.say(f"board.verdict.{shown}", **ends(estimate, worthwhile, words)) if estimate else ""


def ends(estimate: Estimate, worthwhile: float | None, words: Words) -> dict[str, str]:
    """The estimate's numbers as they are said: whole percent, sizes without sign, ends with it."""
    named = {"effect": estimate.effect, "low": estimate.low, "high": estimate.high}
    said = {name: percent(value, words) for name, value in named.items()}
    said |= {f"{name}_size": percent(abs(value), words) for name, value in named.items()}
    said |= {f"{name}_end": signed(value, words) for name, value in named.items()}
    return said | {"worthwhile": percent(worthwhile or 0.0, words)}


def chart_title(uplift: Uplift | None, words: Words) -> str:
    """The chart's title says what the chart shows."""
    shown = shown_verdict(uplift)
    return words.say(f"board.chart.title.{'cannot_tell' if shown == 'early' else shown}")


def headline(board: Board, words: Words) -> str:
    """The count, with that of the equally long time before where it is known: never a percentage alone."""
    if board.headline == "nothing":
        return words.say("board.headline.nothing")
    count = board.impressions if board.headline == "impressions" else board.followers
    now, before = count.now or 0, count.before
    kind = "followers_fewer" if board.headline == "followers" and now < 0 else board.headline
    alone = "" if before is not None else "_alone"
    return words.say(f"board.headline.{kind}{alone}", now=abs(now), before=before)

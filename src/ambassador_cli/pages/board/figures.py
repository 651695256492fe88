"""The four figures at the top, the same on page and slide."""

from __future__ import annotations

from datetime import date

from ambassador_cli.models.board import Board
from ambassador_cli.models.document import Spark, Tile, Tiles
from ambassador_cli.models.uplift import Uplift
from ambassador_cli.pages.board.verdict import ends, percent, shown_verdict, signed
from ambassador_cli.texts.words import Words


def to_tiles(board: Board, words: Words) -> Tiles:
    """Plain change, more than its own trend, what hangs on the strongest post, followers."""
    return Tiles((_change(board, words), _trend(board, words), _top(board, words), _followers(board, words)))


def _change(board: Board, words: Words) -> Tile:
    count = board.impressions
    label, say = words.say("board.tile.change"), words.say
    if count.now is None:
        return Tile(label, say("board.means.unknown"), "", kpi=count.kpi)
    if count.before is None or count.change is None:
        text = say("board.tile.change_alone", now=count.now)
        return Tile(label, words.number(count.now), text, kpi=count.kpi, raw=count.now)
    said = say("board.spark.bars", before=count.before, now=count.now)
    names = (say("board.spark.before"), say("board.spark.since"))
    spark = Spark("bars", (float(count.before), float(count.now)), names, said)
    text = say("board.tile.change_text", now=count.now, before=count.before, n=board.period.days)
    return Tile(label, signed(count.change, words), text, spark, kpi=count.kpi, raw=count.change)


def _trend(board: Board, words: Words) -> Tile:
    label, say = words.say("board.tile.trend"), words.say
    shown, uplift = shown_verdict(board.uplift), board.uplift
    if shown == "refused" or uplift is None or uplift.estimate is None:
        return Tile(label, say("board.tile.trend_open"), say("board.tile.trend_refused"), kpi=board.uplift_kpi)
    estimate = uplift.estimate
    said = ends(estimate, None, words)
    low, high = said["low_end"], said["high_end"]
    if shown == "early":
        text = say("board.tile.trend_early", low=low, high=high)
        return Tile(label, say("board.tile.trend_open"), text, kpi=board.uplift_kpi)
    text = say("board.tile.trend_range", low=low, high=high)
    if shown == "cannot_tell":
        text += " " + say("board.tile.trend_smallest", smallest=percent(estimate.smallest, words))
    alternative = say("board.spark.range", low=low, high=high, effect=said["effect_end"])
    spark = Spark("range", (estimate.low, estimate.effect, estimate.high), (low, high), alternative)
    value = say("board.tile.trend_open") if shown == "cannot_tell" else signed(estimate.effect, words)
    raw = None if shown == "cannot_tell" else estimate.effect
    return Tile(label, value, text, spark, strong=True, kpi=board.uplift_kpi, raw=raw)


def _top(board: Board, words: Words) -> Tile:
    label, say = words.say("board.tile.top"), words.say
    if board.top_share is None:
        return Tile(label, say("board.means.unknown"), say("board.tile.top_none"), kpi=board.top_kpi)
    others = board.posts_now.number - 1
    share = percent(board.top_share, words)
    spark = Spark("share", (board.top_share,), (), say("board.spark.share", share=share, n=others))
    without = board.uplift.without_top_post if board.uplift else None
    text = say("board.tile.top_alone")
    if without is not None and shown_verdict(board.uplift) not in ("refused", "early"):
        said = ends(without, None, words)
        text = say("board.tile.top_text", low=said["low_end"], high=said["high_end"])
    return Tile(label, share, text, spark, kpi=board.top_kpi, raw=board.top_share)


def _followers(board: Board, words: Words) -> Tile:
    say, stock = words.say, board.stock
    if board.headline != "followers" or not stock:
        count = board.followers.now
        value = words.number(count) if count is not None else say("board.means.unknown")
        return Tile(
            say("board.tile.new_followers"),
            value,
            say("board.tile.new_followers_text"),
            kpi=board.followers.kpi,
            raw=count,
        )
    days = sorted(stock)
    started = _at_start(board)
    values = tuple(float(stock[day]) for day in days)
    begun = stock[started] if started else stock[days[0]]
    said = say("board.spark.line", first=stock[days[0]], start=begun, last=stock[days[-1]])
    spark = Spark("line", values, (words.number(begun), str(days.index(started) if started else 0)), said)
    text = say("board.tile.followers_plain", start=begun)
    own = _range_of(board.follower_uplift, words)
    if own:
        text = say("board.tile.followers_text", start=begun, low=own[0], high=own[1])
    last = stock[days[-1]]
    return Tile(say("board.tile.followers"), words.number(last), text, spark, kpi=board.followers.kpi, raw=last)


def _range_of(uplift: Uplift | None, words: Words) -> tuple[str, str] | None:
    if uplift is None or uplift.estimate is None or shown_verdict(uplift) in ("refused", "early"):
        return None
    said = ends(uplift.estimate, None, words)
    return said["low_end"], said["high_end"]


def _at_start(board: Board) -> date | None:
    """The day of the count that stands for the start."""
    known = [day for day in board.stock if day < board.period.first]
    return max(known) if known else None

"""What 20,000 or 80,000 mean, from the page's own data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ambassador_cli.models.board import Board, Meaning, PostsOfTime
from ambassador_cli.models.document import Block, Chart, Heading, Paragraph, Role, Series, Strip, Strips
from ambassador_cli.pages.board.weeks import round_up
from ambassador_cli.texts.words import Words

CLASSES = (0, 5_000, 10_000, 15_000, 20_000)
"""Equal classes on the slide; the last is open."""
_ABOUT_ONE = (0.8, 1.25)
"""Weeks that are said to be about one."""


def to_meaning_blocks(board: Board, words: Words) -> Iterator[Block]:
    """Heading, strips, and each number in words."""
    say = words.say
    yield Heading(say("board.means.heading", sizes=_sizes(board, words)))
    if not board.posts_now.number and not board.posts_before.number:
        yield Paragraph(say("board.means.nothing"))
        return
    yield to_strips(board, words)
    for meaning in board.meanings:
        yield Paragraph(" ".join(_sentences(meaning, board, words)))
    per_now, per_before = board.posts_now.per_100_followers, board.posts_before.per_100_followers
    if per_now is not None and per_before is not None:
        yield Paragraph(say("board.means.per_100", now=words.number(per_now, 1), before=words.number(per_before, 1)))
    yield Paragraph(say("board.means.people"), quiet=True)


def _sizes(board: Board, words: Words) -> str:
    listed = [words.number(one.size) for one in board.meanings]
    if len(listed) < 2:
        return "".join(listed)
    return words.say("value.and", before=", ".join(listed[:-1]), last=listed[-1])


def _sentences(meaning: Meaning, board: Board, words: Words) -> Iterator[str]:
    say, usual = words.say, board.posts_now.median
    reached = (
        say("board.means.reached", n=meaning.reached, of=meaning.posts)
        if meaning.reached
        else say("board.means.reached_none", of=meaning.posts)
    )
    if meaning.usual_now is not None and usual is not None:
        times = say("board.means.times", number=words.number(meaning.usual_now, 1))
        yield say("board.means.usual", size=meaning.size, times=times, usual=_hundreds(usual), reached=reached)
    if meaning.weeks is not None:
        if meaning.weeks < _ABOUT_ONE[0]:
            yield say("board.means.weeks_less")
        elif meaning.weeks < _ABOUT_ONE[1]:
            yield say("board.means.weeks_one")
        else:
            yield say("board.means.weeks", weeks=words.number(meaning.weeks, 1))
    for name, times_over in meaning.crowds:
        yield say("board.means.crowd", name=name, times=words.number(times_over, 1))


def _hundreds(value: float) -> int:
    return int(round(value, -2)) if value >= 1000 else round(value)


def to_strips(board: Board, words: Words) -> Strips:
    """Every post as a dot, those before the start above those since."""
    say = words.say
    now, before = board.posts_now, board.posts_before
    sizes = [meaning.size for meaning in board.meanings]
    every = (*now.settled, *now.young, *before.settled, *before.young)
    cap = round_up(max([*map(float, every), *(size * 1.05 for size in sizes)]))
    usual = round_up(max([*(middle for middle in (now.median, before.median) if middle), 1.0]) * 2.4)
    young = len(now.young) + len(before.young)
    caption = say("board.means.who", n=now.number, before=before.number)
    caption += " · " + say("board.means.magnified", usual=round(usual))
    if young:
        caption += " " + say("board.means.young", n=young)
    unknown = say("board.means.unknown")
    return Strips(
        title=say("board.means.heading", sizes=_sizes(board, words)),
        strips=(
            _strip("board.means.strip_before", before, "earlier", words),
            _strip("board.means.strip_since", now, "level", words),
        ),
        lines=tuple((float(size), words.number(size)) for size in sizes),
        cap=cap,
        usual=usual,
        alternative=say(
            "board.means.alternative",
            cap=round(cap),
            before=before.number,
            now=now.number,
            middle_before=round(before.median) if before.median is not None else unknown,
            middle_now=round(now.median) if now.median is not None else unknown,
        ),
        caption=caption,
        ticks=tuple((cap * part / 4, words.number(round(cap * part / 4))) for part in range(5)),
        usual_ticks=tuple((usual * part / 4, words.number(round(usual * part / 4))) for part in range(5)),
    )


def _strip(text_id: str, posts: PostsOfTime, role: Role, words: Words) -> Strip:
    middle = posts.median
    return Strip(
        words.say(text_id, n=posts.number),
        tuple(map(float, posts.settled)),
        tuple(map(float, posts.young)),
        middle,
        words.say("board.means.middle", value=_hundreds(middle)) if middle is not None else "",
        role,
    )


def slide_title(board: Board, words: Words) -> str:
    """A fact about the first and the last of the numbers."""
    if len(board.meanings) < 2:
        return words.say("board.means.heading", sizes=_sizes(board, words))
    small, large = board.meanings[0], board.meanings[-1]
    values = {
        "sizes": _sizes(board, words),
        "small": small.size,
        "large": large.size,
        "n": small.reached,
        "m": large.reached,
    }
    if not small.reached:
        return words.say("board.means.title.none", **values)
    if large.reached:
        return words.say("board.means.title.both", **values)
    return words.say("board.means.title.first" if small.reached == 1 else "board.means.title.some", **values)


def to_classes(board: Board, words: Words) -> Chart:
    """How many posts fall into each class, before and since the start: for the slide and the sheet."""
    bounds = [*pairwise(CLASSES)]
    labels = [words.say("board.means.class", first=low, last=high) for low, high in bounds]
    labels.append(words.say("board.means.class_last", first=CLASSES[-1]))

    def counted(posts: PostsOfTime) -> tuple[float, ...]:
        every = (*posts.settled, *posts.young)
        inside = [float(sum(low <= value < high for value in every)) for low, high in bounds]
        return (*inside, float(sum(value >= CLASSES[-1] for value in every)))

    now, before = board.posts_now, board.posts_before
    return Chart(
        title=words.say("board.means.classes_who"),
        labels=tuple(labels),
        series=(
            Series(words.say("board.means.strip_before", n=before.number), counted(before), "earlier", "columns"),
            Series(words.say("board.means.strip_since", n=now.number), counted(now), "level", "columns"),
        ),
        alternative=to_strips(board, words).alternative,
        caption=words.say("board.means.classes_who"),
    )

"""The parts of the page below the chart: who follows, inside, posts, what is unknown, what to decide, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ambassador_cli.models.board import Board, Option
from ambassador_cli.models.document import (
    Bar,
    Bars,
    Block,
    Bullets,
    Heading,
    Note,
    Paragraph,
    Side,
    Table,
    TableCell,
    Tile,
    Tiles,
)
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.report import Figure, Period
from ambassador_cli.pages.board.verdict import percent
from ambassador_cli.pages.cells import day_cell, number_cell, percent_cell
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

TEXT_WIDTH = 90
_SAME = 0.005
"""Half a percentage point: below it a share is said to have stayed."""
_HASH = 12


def to_audience(board: Board, words: Words) -> Iterator[Block]:
    """Each dimension's share with what it was among the gain."""
    say = words.say
    yield Heading(say("board.who.heading"))
    if not board.targets:
        yield Paragraph(say("board.who.none"))
        return
    differences = [one.now.before.difference for one in board.targets]
    known = [value for value in differences if value is not None]
    same = len(known) == len(board.targets) and all(abs(value) < _SAME for value in known)
    yield Paragraph(say("board.who.same" if same else "board.who.changed"))
    yield audience_bars(board, words)


def audience_bars(board: Board, words: Words) -> Bars:
    """A bar a dimension, each of a whole of its own."""
    say = words.say
    bars = []
    for one in board.targets:
        value = one.now.now.value or 0.0
        about = ", ".join(one.targets)
        if one.gain is not None and one.gain.now.value is not None:
            about += " · " + say("board.who.gained", share=words.percent(Share(one.gain.now.value)))
        name = say(f"board.who.dimension.{one.dimension}")
        shown = words.percent(Share(value))
        bars.append(Bar(name, about, value, 1.0, shown, kpi=one.now.kpi, raw=value))
    days = [note.values.get("day") for one in board.targets for note in one.now.now.notes]
    day = max((day for day in days if isinstance(day, date)), default=None)
    return Bars(tuple(bars), say("board.who.caption", day=day) if day else "")


def to_inside(board: Board, kpis: Mapping[str, Kpi], words: Words) -> Iterator[Block]:
    """Places, what the survey says, new contacts."""
    yield Heading(words.say("board.inside.heading"))
    tiles = tuple(inside_tiles(board, kpis, words))
    if tiles:
        yield Tiles(tiles)
    if not board.inside:
        yield Paragraph(words.say("board.inside.none"), quiet=True)


def inside_tiles(board: Board, kpis: Mapping[str, Kpi], words: Words) -> Iterator[Tile]:
    """At most three figures."""
    say = words.say
    if board.places:
        yield Tile(say("board.inside.places_text"), say("board.inside.places", n=board.places), "")
    shown = 0
    for figure in board.inside:
        parts = figure.now.parts
        if figure.now.value is None:
            continue
        if "median" in parts and not shown:
            shown += 1
            question = kpis[figure.kpi].label_of(figure, words)
            yield _confidence(figure, question, words)
        elif "median" not in parts:
            text = say("board.inside.ties_text", n=parts["answers"])
            value = say("board.inside.ties", value=_plain(figure.now.value, words))
            yield Tile("", value, text, kpi=figure.kpi, raw=figure.now.value)


def _confidence(figure: Figure, question: str, words: Words) -> Tile:
    say, parts = words.say, figure.now.parts
    now = _plain(parts["median"] or 0, words)
    if "median_before" in parts:
        before = _plain(parts["median_before"] or 0, words)
        value = say("board.inside.confidence_both", before=before, now=now)
        text = say(
            "board.inside.confidence_text_both", question=question, before=parts["answers_before"], n=parts["answers"]
        )
    else:
        value = say("board.inside.confidence", now=now)
        text = say("board.inside.confidence_text", question=question, n=parts["answers"])
    return Tile("", value, text, kpi=figure.kpi, raw=figure.now.value)


def _plain(value: float | int, words: Words) -> str:
    return words.number(value, 0 if float(value).is_integer() else 1)


def posts_table(board: Board, words: Words) -> Table:
    """The posts shown most, with how many times a usual one each is."""
    say, usual = words.say, board.posts_now.median
    rows = []
    for post in board.top_posts:
        times = (
            TableCell(words.number(post.impressions / usual, 1) + "×", post.impressions / usual, 1) if usual else "–"
        )
        rate = percent_cell(post.engagement_rate, words) if post.engagement_rate is not None else "–"
        text = to_one_line(post.text, TEXT_WIDTH) or words.say("report.no_text")
        rows.append((number_cell(post.impressions, words), times, rate, text, day_cell(post.created, words)))
    headers = tuple(say(f"board.posts.{name}") for name in ("impressions", "usual", "rate", "text", "created"))
    title = say("board.posts.heading")
    return Table(headers, tuple(rows), ("right", "right", "right", "left", "right"), flexible=3, title=title)


def say_ads(board: Board, words: Words) -> str:
    """What ads and invitations brought, to follow a sentence; empty where there were none."""
    if not (board.ads_impressions or board.ads_followers or board.invited):
        return ""
    counts = {
        "impressions": board.ads_impressions or 0,
        "followers": board.ads_followers or 0,
        "invited": board.invited or 0,
    }
    return words.say("board.unknown.ads", **counts)


def unknown_items(board: Board, words: Words) -> tuple[str, ...]:
    """What the numbers do not say, as far as it holds here."""
    say = words.say
    ads = say_ads(board, words)
    items = [say("board.unknown.cause", ads=ads)]
    if not board.two_years:
        items.append(say("board.unknown.season"))
    items += [say(f"board.unknown.{name}") for name in ("gone", "worth", "perception")]
    if not any(figure.now.value is not None for figure in board.profiles):
        items.append(say("board.unknown.profiles"))
    if board.controls:
        items.append(say("board.unknown.controls", n=board.controls))
    return tuple(items)


def to_unknown(board: Board, words: Words) -> Note:
    """The one box of the page."""
    return Note(words.say("board.unknown.heading"), unknown_items(board, words))


def to_decision(board: Board, words: Words) -> Iterator[Block]:
    """Options, who recommends what by when, what ends otherwise; plan against actual as bars."""
    say, wanted = words.say, board.decision
    yield Heading(decision_heading(board, words))
    if board.options:
        yield options_table(board, words)
    else:
        yield Paragraph(say("board.decide.none"))
    bars = tuple(effort_bars(board, words))
    if bars:
        yield Bars(bars)
    if board.effort.per_1000 is not None:
        amount = f"{words.number(board.effort.per_1000, 2)}\N{NO-BREAK SPACE}{board.effort.currency}"
        yield Paragraph(say("board.decide.per_1000", amount=amount), quiet=True)
    lines = []
    if wanted.ends:
        lines.append(say("board.decide.ends", ends=wanted.ends))
    if wanted.by:
        lines.append(say("board.decide.by", day=wanted.by))
    if wanted.owner:
        lines.append(say("board.decide.owner", owner=wanted.owner))
    if board.look_again:
        lines.append(say("board.decide.look", day=board.look_again))
    if lines:
        yield Bullets(tuple(lines))


def decision_heading(board: Board, words: Words) -> str:
    """What is asked, where it is known."""
    ask = board.decision.ask
    return words.say("board.decide.heading_ask", ask=ask) if ask else words.say("board.decide.heading")


def options_table(board: Board, words: Words) -> Table:
    """A row a number of people."""
    say, currency = words.say, board.effort.currency
    rows = []
    for option in board.options:
        cost: str | TableCell = "–"
        if option.cost is not None:
            behind = f"\N{NO-BREAK SPACE}{currency}"
            cost = TableCell(words.number(option.cost) + behind, option.cost, 0, suffix=behind)
        hours: str | TableCell = number_cell(option.hours, words, 1) if option.hours is not None else "–"
        rows.append((_people(option, words), cost, hours))
    headers = tuple(say(f"board.decide.{name}") for name in ("people", "cost", "hours"))
    return Table(headers, tuple(rows), ("left", "right", "right"), title=say("board.sheet.options"))


def _people(option: Option, words: Words) -> str:
    if not option.people:
        return words.say("board.decide.end")
    kind = "now_recommended" if option.is_now and option.recommended else "now" if option.is_now else ""
    kind = kind or ("recommended" if option.recommended else "")
    number = words.number(option.people)
    return words.say(f"board.decide.{kind}", people=number) if kind else number


def effort_bars(board: Board, words: Words) -> Iterator[Bar]:
    """Spent against planned, where both are known."""
    say, effort = words.say, board.effort
    if effort.hours_spent is not None:
        about = say("board.decide.hours_about", noted=effort.months_noted, months=effort.months)
        spent = words.number(effort.hours_spent)
        if effort.hours_planned:
            whole = max(effort.hours_spent, effort.hours_planned)
            text = say("board.decide.hours_text", spent=spent, planned=words.number(effort.hours_planned))
            yield Bar(say("board.decide.hours_name"), about, effort.hours_spent, whole, text, effort.hours_planned)
        else:
            text = say("board.decide.hours_text_alone", spent=spent)
            yield Bar(say("board.decide.hours_name"), about, effort.hours_spent, effort.hours_spent, text)
    if effort.money_spent is not None and effort.budget:
        behind = f"\N{NO-BREAK SPACE}{effort.currency}"
        about = say("board.decide.money_about", budget=words.number(effort.budget) + behind)
        text = say("board.decide.money_text", spent=words.number(effort.money_spent) + behind)
        whole = max(effort.money_spent, effort.budget)
        yield Bar(say("board.decide.money_name"), about, effort.money_spent, whole, text, effort.budget)


def to_profiles(board: Board, kpis: Mapping[str, Kpi], words: Words) -> Iterator[Block]:
    """What own profiles brought, where five people's files allow it."""
    known = [figure for figure in board.profiles if figure.now.value is not None or figure.now.band]
    if not known:
        return
    yield Heading(words.say("board.profiles.heading"))
    tracks = list(dict.fromkeys(figure.aspect for figure in known))
    cells = {(figure.kpi, figure.aspect): _profile_value(figure, words) for figure in known}
    rows = tuple(
        (kpis[kpi].label.say(words), *(cells.get((kpi, track), "–") for track in tracks))
        for kpi in dict.fromkeys(figure.kpi for figure in known)
    )
    headers = ("", *(words.say(f"report.aspect.{track}") for track in tracks))
    sides: tuple[Side, ...] = ("left", "right", "right", "right")
    yield Table(headers, rows, sides[: len(headers)])
    window: Period = known[0].period
    yield Paragraph(words.say("board.profiles.about", first=window.first, last=window.last), quiet=True)


def _profile_value(figure: Figure, words: Words) -> str:
    now = figure.now
    if now.band:
        return words.say(f"report.band.{now.band}")
    if figure.unit == "percent":
        return percent(now.value or 0.0, words)
    return words.say("report.about", value=_plain(now.value or 0, words))


def sources_table(board: Board, words: Words) -> Table:
    """The page's files with their days and the beginning of their hash."""
    say = words.say
    rows = tuple(
        (
            to_one_line(source.file.replace("\\", "/").rpartition("/")[2]),
            say("report.span", first=source.first, last=source.last) if source.first and source.last else "",
            source.sha256[:_HASH],
        )
        for source in board.sources
    )
    headers = (say("board.sources.file"), say("board.sources.days"), "SHA-256")
    return Table(headers, rows, ("left", "left", "left"), title=say("board.sheet.sources"))

"""Why, in words: one volunteer's chance, an impossible request, what limits cost, other sizes, replacements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ambassador_cli.models.cohort import (
    Conflict,
    DemandLine,
    Extreme,
    LimitCost,
    OneMore,
    Reason,
    Relaxation,
    Selection,
    SizePoint,
)
from ambassador_cli.models.document import Block, Bullets, Chart, Document, Heading, Paragraph, Series, Table
from ambassador_cli.pages.selection import percent, persons, say_value
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.visible import to_one_line as one_line
from ambassador_cli.texts.words import Words


def _labels(selection: Selection) -> Mapping[str, str]:
    return {table.id: one_line(table.label) for table in selection.tables}


def to_reason_document(reason: Reason, selection: Selection, words: Words) -> Document:
    """One volunteer's chance, result, which wishes bound it, and what would have been otherwise."""
    return Document(
        (
            Heading(one_line(reason.place.name)),
            Bullets(tuple(say_reason(reason, selection, words))),
        ),
        words.language,
    )


def say_reason(reason: Reason, selection: Selection, words: Words) -> Iterator[str]:
    """The sentences of an explanation, in order."""
    place = reason.place
    if place.outcome == "set":
        yield words.say("select.why.set", reason=one_line(place.reason))
        return
    if place.outcome == "not_available":
        yield words.say("select.why.not_available", reason=one_line(place.reason))
        return
    yield words.say(f"select.why.{place.outcome}", rank=place.rank or 0)
    if place.chance == 0:
        yield words.say("select.why.no_chance")
    elif place.chance == 1:
        yield words.say("select.why.certain")
    else:
        values = {"chance": percent(place.chance, words), "average": percent(reason.average, words)}
        yield words.say("select.why.chance", **values)
    if reason.alike > 1:
        yield words.say("select.why.alike", n=reason.alike - 1)
    if 0 < place.chance < 1 and place.number is not None:
        yield words.say("select.why.lot", number=place.number, of=len(selection.places))
    yield from _say_pulls(reason, selection, words)
    yield from _say_instead(reason, selection, words)


def _say_pulls(reason: Reason, selection: Selection, words: Words) -> Iterator[str]:
    now = reason.place.chance
    for pull in reason.pulls:
        if pull.own:
            then, was = apart(pull.then, now, words)
            yield words.say("select.why.pull", wish=say_wish(pull.demand, selection, words), then=then, now=was)
    others = [
        f"{say_wish(pull.demand, selection, words)} ({apart(pull.then, now, words)[0]})"
        for pull in reason.pulls
        if not pull.own
    ]
    if others:
        yield words.say("select.why.other_pulls", wishes="; ".join(others))
    if not reason.pulls:
        yield words.say("select.why.no_pull")


def apart(then: Fraction, now: Fraction, words: Words) -> tuple[str, str]:
    """Two chances that differ, with as many decimals as it takes to see it."""
    for digits in (1, 2, 3, 4):
        both = tuple(words.percent(Share(float(c)), 0 if c.denominator == 1 else digits) for c in (then, now))
        if both[0] != both[1]:
            break
    return both[0], both[1]


def say_wish(line: DemandLine, selection: Selection, words: Words) -> str:
    """One wish, without the names of people that it is about."""
    if line.kind == "mix":
        table = next(table for table in selection.tables if table.id == line.names[0])
        kind = "own_shares" if table.own_shares else "mix"
        return words.say(f"select.demand.{kind}", dimension=one_line(table.label))
    if line.kind in ("limit", "keep"):
        return say_demand(line, _labels(selection), words)
    return words.say("select.demand.given" if line.kind == "set" else "select.demand.people")


def say_extremes(extremes: Sequence[Extreme], selection: Selection, words: Words) -> Iterator[str]:
    """Everyone whose chance is 100 % or 0 %, with the reason."""
    for extreme in extremes:
        wishes = "; ".join(dict.fromkeys(say_wish(line, selection, words) for line in extreme.demands))
        yield words.say(
            f"select.extreme.{'certain' if extreme.chance else 'none'}_{extreme.kind}",
            names=", ".join(map(one_line, extreme.names)),
            wishes=wishes,
            n=extreme.demands[0].applicants if extreme.demands else 0,
        )


def _say_instead(reason: Reason, selection: Selection, words: Words) -> Iterator[str]:
    labels = _labels(selection)
    position = {table.id: i for i, table in enumerate(selection.tables)}
    by_dimension: dict[str, list[str]] = {}
    for dimension, value, chance in reason.instead:
        if chance is not None and chance != reason.place.chance:
            then = apart(chance, reason.place.chance, words)[0]
            by_dimension.setdefault(dimension, []).append(f"{one_line(value)} {then}")
    for dimension, others in by_dimension.items():
        own = say_value(reason.place.values[position[dimension]], words)
        yield words.say("select.why.instead", own=own, dimension=labels[dimension], others=", ".join(others))
    if reason.instead:
        yield words.say("select.why.arithmetic" if by_dimension else "select.why.nothing_else")


def say_demand(line: DemandLine, labels: Mapping[str, str], words: Words) -> str:
    """One thing asked for, in words."""
    if line.kind == "size":
        return words.say("select.demand.size", n=line.low, applicants=line.applicants)
    if line.kind in ("limit", "mix", "keep"):
        dimension = labels.get(line.names[0], line.names[0])
        if line.kind == "keep":
            return words.say("select.demand.keep", value=say_value(line.names[1], words), dimension=dimension)
        if line.kind == "mix":
            return words.say("select.demand.mix", dimension=dimension)
        side = "both" if None not in (line.low, line.high) else "low" if line.high is None else "high"
        return words.say(
            f"select.demand.limit_{side}",
            value=say_value(line.names[1], words),
            dimension=dimension,
            low=line.low or 0,
            high=line.high or 0,
        )
    return words.say(f"select.demand.{line.kind}", names=", ".join(one_line(name) for name in line.names))


def to_conflict_document(conflict: Conflict, labels: Mapping[str, str], words: Words) -> Document:
    """Why no group is possible, and what would make one possible."""
    members = []
    for line in conflict.members:
        text = say_demand(line, labels, words)
        if line.kind == "limit":
            text += " " + words.say("select.conflict.applied", n=line.applicants)
        members.append(text)
    blocks: list[Block] = [
        Heading(words.say("select.conflict.title", size=conflict.size, applicants=conflict.applicants), 1),
        Paragraph(words.say("select.conflict.members", n=len(members))),
        Bullets(tuple(members)),
    ]
    if conflict.relaxations:
        ways = tuple(_say_way(way, labels, words) for way in conflict.relaxations)
        blocks += [Paragraph(words.say("select.conflict.ways", n=len(ways))), Bullets(ways)]
    return Document(tuple(blocks), words.language)


def _say_way(way: Relaxation, labels: Mapping[str, str], words: Words) -> str:
    parts = []
    for line, now, then in way.changes:
        if line.kind == "size":
            parts.append(words.say("select.change.size", now=now, then=then))
        elif line.kind == "limit":
            side = "low" if line.high is None else "high"
            parts.append(
                words.say(
                    f"select.change.limit_{side}",
                    value=say_value(line.names[1], words),
                    dimension=labels.get(line.names[0], line.names[0]),
                    now=now,
                    then=then,
                )
            )
        else:
            parts.append(words.say("select.change.wish", wish=say_demand(line, labels, words)))
    return words.say("select.conflict.way", n=way.cost, changes=words.say("select.conflict.and").join(parts))


def to_details_document(
    costs: Sequence[LimitCost],
    gains: Sequence[OneMore],
    looked: tuple[int, int],
    selection: Selection,
    words: Words,
) -> Document:
    """Which wish costs most fairness, and what one more volunteer of a kind would buy. ``looked``: at how many kinds
    of how many."""
    now = percent(selection.lowest, words)
    blocks: list[Block] = [Heading(words.say("select.details.costs"))]
    cost_lines = tuple(
        words.say(
            "select.details.cost",
            demand=say_wish(cost.demand, selection, words),
            now=now,
            then=percent(cost.lowest_without, words),
        )
        for cost in costs
    )
    blocks.append(Bullets(cost_lines) if cost_lines else Paragraph(words.say("select.details.no_cost")))
    blocks.append(Heading(words.say("select.details.gains")))
    gain_lines = tuple(
        words.say(
            "select.details.gain",
            kind=" · ".join(map(one_line, gain.values)),
            now=now,
            then=percent(gain.lowest_then, words),
        )
        for gain in gains
    )
    blocks.append(Bullets(gain_lines) if gain_lines else Paragraph(words.say("select.details.no_gain")))
    blocks.append(Paragraph(words.say("select.details.looked", looked=looked[0], of=looked[1]), True))
    return Document(tuple(blocks), words.language)


def _say_met(point: SizePoint, words: Words) -> str:
    """How many of the wishes the groups of the lottery meet: ``15–17 of 18``."""
    if point.met_least is None or point.met_most is None:
        return "–"
    both = f"{point.met_least}–{point.met_most}" if point.met_least != point.met_most else str(point.met_most)
    return words.say("select.curve.of", met=both, n=point.wishes)


def to_curve_document(
    points: Sequence[SizePoint], costs: Mapping[int, Decimal], hours: Mapping[int, Decimal], currency: str, words: Words
) -> Document:
    """What other numbers of places would mean, as a chart and a table. ``costs`` a year, ``hours`` a month."""
    rows = []
    for point in points:
        rows.append(
            (
                words.number(point.size),
                words.say("select.curve.impossible") if point.lowest is None else percent(point.lowest, words),
                "–" if point.nearest is None else persons(point.nearest, words),
                _say_met(point, words),
                words.number(costs[point.size]) if point.size in costs else "–",
                words.number(hours[point.size], 1) if point.size in hours else "–",
            )
        )
    names = ("size", "lowest", "nearest", "met")
    headers = [words.say(f"select.curve.{name}") for name in names]
    headers += [words.say("select.curve.cost", currency=currency), words.say("select.curve.hours")]
    values = tuple(None if point.lowest is None else float(point.lowest) for point in points)
    return Document(
        (
            Heading(words.say("select.curve.title"), 1),
            Chart(
                title=words.say("select.curve.title"),
                labels=tuple(str(point.size) for point in points),
                series=(Series(words.say("select.curve.lowest"), values),),
                alternative=words.say("select.curve.caption"),
                caption=words.say("select.curve.caption"),
            ),
            Table(tuple(headers), tuple(rows), ("right",) * 6, 1),
        ),
        words.language,
    )

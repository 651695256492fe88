"""A selection as a document: the mix side by side, the group, the reserve, how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from ambassador_cli.models.cohort import MISSING, DimensionTable, Place, Selection, ValueLine
from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph, Table
from ambassador_cli.models.standing import Standing
from ambassador_cli.pages.standing import say_next, say_standing
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.visible import to_one_line as one_line
from ambassador_cli.texts.words import Words


def percent(chance: Fraction, words: Words) -> str:
    """A chance as percent with one decimal."""
    return words.percent(Share(float(chance)), 0 if chance.denominator == 1 else 1)


def persons(count: Fraction, words: Words) -> str:
    """A number of people, whole ones without decimals."""
    return words.number(float(count), 0 if count.denominator == 1 else 1)


def say_value(value: str, words: Words) -> str:
    """A value, or that it was not stated."""
    return words.say("select.not_stated") if value == MISSING else one_line(value)


def say_wanted(line: ValueLine, words: Words) -> str:
    """What is wanted of a value: a count, limits, or both."""
    parts = [] if line.wanted is None else [persons(line.wanted, words)]
    if line.low is not None and line.high is not None:
        parts.append(f"{line.low}–{line.high}")
    elif line.low is not None:
        parts.append(words.say("select.at_least", low=line.low))
    elif line.high is not None:
        parts.append(words.say("select.at_most", high=line.high))
    return ", ".join(parts) or "–"


def say_mark(line: ValueLine, drawn: bool = True) -> str:
    """By how many people the group differs from what is wanted; nothing where it does not."""
    if line.met or not drawn:
        return ""
    low = floor(line.wanted) if line.wanted is not None else line.low or 0
    high = ceil(line.wanted) if line.wanted is not None else (line.group if line.high is None else line.high)
    off = line.group - high if line.group > high else line.group - low
    return f"+{off}" if off > 0 else f"\N{MINUS SIGN}{-off}"


def say_title(selection: Selection, standing: Standing, words: Words) -> str:
    """How many of how many, and what that is worth by now."""
    size = len(selection.group) if standing.stage != "frozen" else selection.request.size
    return words.say(f"select.title.{standing.stage}", group=size, applicants=len(selection.places))


def to_selection_document(
    selection: Selection, standing: Standing, extremes: tuple[str, ...], words: Words
) -> Document:
    """The whole selection, for the meeting: with names. ``extremes``: who had a chance of 100 % or 0 %, and why."""
    blocks: list[Block] = [Heading(say_title(selection, standing, words), 1)]
    lines = tuple(say_standing(standing, words))
    blocks += [Bullets(lines)] if lines else [Paragraph(words.say("select.method"))]
    blocks += [
        mix_table(selection, words),
        Bullets((*say_facts(selection, standing, words), *extremes)),
        Heading(words.say("select.group")),
        _people(selection.group, words, ranked=False),
    ]
    if selection.reserve:
        blocks += [Heading(words.say("select.reserve")), _people(selection.reserve, words, ranked=True)]
    for outcome in ("not_available", "left"):
        names = tuple(one_line(p.name) for p in selection.places if p.outcome == outcome)
        if names:
            blocks.append(Paragraph(words.say(f"select.away.{outcome}", names=", ".join(names)), True))
    if standing.stage != "none":
        blocks.append(Paragraph(" ".join(say_next(standing, words))))
    return Document(tuple(blocks), words.language)


def mix_table(selection: Selection, words: Words) -> Table:
    """Applicants, wanted and group side by side, a line a value."""
    rows = []
    for table in selection.tables:
        for number, line in enumerate(table.lines):
            rows.append(
                (
                    "" if number else one_line(table.label),
                    say_value(line.value, words),
                    words.number(line.applicants),
                    say_wanted(line, words),
                    words.number(line.group),
                    say_mark(line),
                )
            )
    headers = tuple(
        words.say(f"select.column.{name}") for name in ("dimension", "value", "applicants", "wanted", "group")
    )
    return Table((*headers, ""), tuple(rows), ("left", "left", "right", "right", "right", "left"), 1)


def say_met(selection: Selection, words: Words) -> str:
    """How many wishes the group meets; where nobody wished anything, how many values are there by their share."""
    wished = any(wish.kind != "not_available" for wish in selection.request.wishes) or selection.kept_not
    nobody = not wished and selection.tables and all(table.own_shares for table in selection.tables)
    return words.say("select.met_own" if nobody else "select.met", met=selection.wishes_met, n=selection.wishes)


def say_facts(selection: Selection, standing: Standing, words: Words) -> Iterator[str]:
    """Wishes met, distance, chances, what the pool lacks, where the dice come from."""
    yield say_met(selection, words)
    if any(line.wanted is not None for table in selection.tables for line in table.lines):
        yield words.say(
            "select.distance",
            distance=persons(selection.distance, words),
            nearest=persons(selection.nearest, words),
            slack=persons(selection.request.slack, words),
        )
    yield say_chances(selection, words)
    given = sum(place.outcome == "set" for place in selection.places)
    if given:
        yield words.say("select.given", n=given)
    for table in selection.tables:
        if table.own_shares:
            yield words.say("select.own_shares", dimension=one_line(table.label))
        yield from _lacks(table, words)
    for dimension, value in selection.kept_not:
        yield words.say("select.kept_not", dimension=dimension, value=value)
    if standing.stage == "none":
        yield words.say(f"select.seed.{selection.seed.source}")


def say_chances(selection: Selection, words: Words) -> str:
    """One sentence on the chances."""
    if selection.lowest == selection.highest:
        return words.say("select.chances_equal", chance=percent(selection.lowest, words))
    low, high = percent(selection.lowest, words), percent(selection.highest, words)
    return words.say("select.chances", lowest=low, highest=high)


def _lacks(table: DimensionTable, words: Words) -> Iterator[str]:
    for line in table.lines:
        wanted = max(int(line.wanted or 0), line.low or 0)
        if line.applicants < wanted:
            yield words.say(
                "select.lacks",
                value=say_value(line.value, words),
                dimension=one_line(table.label),
                applicants=line.applicants,
                wanted=wanted,
            )


def _people(places: tuple[Place, ...], words: Words, *, ranked: bool) -> Table:
    rows = []
    for place in places:
        values = " · ".join(say_value(value, words) for value in place.values)
        lead = f"{place.rank}." if ranked else words.say("select.given_mark") if place.outcome == "set" else ""
        rows.append((lead, one_line(place.name), values) if ranked else (one_line(place.name), values, lead))
    return Table(("", "", ""), tuple(rows), ("right" if ranked else "left", "left", "left"), 2 if ranked else 1)

"""A selection as a document: the mix side by side, the group, the reserve, how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from ambassador_cli.models.cohort import MISSING, DimensionTable, Place, Selection, ValueLine
from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph, Table
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


def say_mark(line: ValueLine) -> str:
    """By how many people the group differs from what is wanted; nothing where it does not."""
    if line.met:
        return ""
    low = floor(line.wanted) if line.wanted is not None else line.low or 0
    high = ceil(line.wanted) if line.wanted is not None else (line.group if line.high is None else line.high)
    off = line.group - high if line.group > high else line.group - low
    return f"+{off}" if off > 0 else f"\N{MINUS SIGN}{-off}"


def to_selection_document(selection: Selection, words: Words) -> Document:
    """The whole selection, for the meeting: with names."""
    blocks: list[Block] = [
        Heading(
            words.say(
                "select.title",
                group=len(selection.group),
                applicants=len(selection.places),
            ),
            1,
        ),
        Paragraph(words.say("select.method")),
        mix_table(selection, words),
        Bullets(tuple(say_facts(selection, words))),
        Heading(words.say("select.group")),
        _people(selection.group, words, ranked=False),
    ]
    if selection.reserve:
        blocks += [Heading(words.say("select.reserve")), _people(selection.reserve, words, ranked=True)]
    away = tuple(one_line(p.name) for p in selection.places if p.outcome == "not_available")
    if away:
        blocks.append(Paragraph(words.say("select.away", names=", ".join(away)), True))
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


def say_facts(selection: Selection, words: Words) -> Iterator[str]:
    """Wishes met, distance, chances, what the pool lacks, where the dice come from."""
    yield words.say("select.met", met=selection.wishes_met, n=selection.wishes)
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
    yield words.say(f"select.seed.{selection.seed.source}", seed=one_line(selection.seed.text)[:60])


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


SMALLEST = 5
"""Counts below this are not shown in the version that goes to others."""


def hide_small(counts: list[int]) -> list[int | None]:
    """Counts with the small ones hidden; where only one would be, the next smallest goes as well, because the sum
    would tell it."""
    shown: list[int | None] = [None if 0 < count < SMALLEST else count for count in counts]
    if shown.count(None) == 1:
        rest = [(count, i) for i, count in enumerate(counts) if shown[i] is not None and count > 0]
        if rest:
            shown[min(rest)[1]] = None
    return shown


def to_shared_document(selection: Selection, words: Words) -> Document:
    """The version for the works council and others: no names, no wishes about people, small counts hidden."""
    rows = []
    for table in selection.tables:
        applicants = hide_small([line.applicants for line in table.lines])
        group = hide_small([line.group for line in table.lines])
        for number, line in enumerate(table.lines):
            rows.append(
                (
                    "" if number else one_line(table.label),
                    say_value(line.value, words),
                    *(
                        words.say("select.few", n=SMALLEST) if count is None else words.number(count)
                        for count in (applicants[number], group[number])
                    ),
                    say_wanted(line, words),
                )
            )
    names = ("dimension", "value", "applicants", "group", "wanted")
    headers = tuple(words.say(f"select.column.{name}") for name in names)
    facts = [
        words.say("select.met", met=selection.wishes_met, n=selection.wishes),
        say_chances(selection, words),
        words.say("select.shared_equal"),
        words.say("select.shared_check", hash=selection.inputs_sha256[:16]),
        words.say("select.shared_small", n=SMALLEST),
    ]
    title = words.say("select.title", group=len(selection.group), applicants=len(selection.places))
    return Document(
        (
            Heading(title, 1),
            Paragraph(words.say("select.method")),
            Table(headers, tuple(rows), ("left", "left", "right", "right", "right"), 1),
            Bullets(tuple(facts)),
        ),
        words.language,
    )

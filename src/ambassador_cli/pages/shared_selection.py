"""The version for the works council and others: no names, no wishes about people, nothing that points at few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ambassador_cli.models.cohort import DimensionTable, Selection, ValueLine
from ambassador_cli.models.document import Bullets, Document, Heading, Paragraph, Table
from ambassador_cli.models.standing import Standing
from ambassador_cli.pages.selection import say_chances, say_met, say_title, say_value, say_wanted
from ambassador_cli.pages.standing import say_earlier, say_since, say_source
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

SMALLEST = 5
"""Counts below this are not shown in the version that goes to others."""


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One value; ``None`` is hidden. ``wanted``: may what is wanted be shown? Shares of the pool, and narrow limits,
    would give a hidden count back."""

    line: ValueLine
    applicants: int | None
    group: int | None
    wanted: bool


def hide_small(counts: Sequence[int]) -> list[int | None]:
    """Counts with those under five hidden, zeros too. What is hidden adds up to five at least and is two counts at
    least, or nothing is shown: so that the sum, which is known, gives none of them back."""
    shown: list[int | None] = [None if count < SMALLEST else count for count in counts]
    while None in shown:
        hidden = sum(count for count, seen in zip(counts, shown, strict=True) if seen is None)
        if shown.count(None) > 1 and hidden >= SMALLEST:
            break
        rest = [(count, i) for i, (count, seen) in enumerate(zip(counts, shown, strict=True)) if seen is not None]
        if not rest:
            break
        shown[min(rest)[1]] = None
    return shown


def shared_lines(table: DimensionTable) -> list[SharedLine]:
    """The lines of one dimension as others may see them."""
    applicants = hide_small([line.applicants for line in table.lines])
    group = hide_small([line.group for line in table.lines])
    return [
        SharedLine(line, applied, inside, applied is not None and inside is not None)
        for line, applied, inside in zip(table.lines, applicants, group, strict=True)
    ]


def to_shared_document(selection: Selection, standing: Standing, today: date, words: Words) -> Document:
    """The mix and how it came about, for everyone."""
    drawn = standing.stage != "frozen"
    rows = []
    for table in selection.tables:
        for number, shared in enumerate(shared_lines(table)):
            cells = (shared.applicants, shared.group if drawn else None)
            rows.append(
                (
                    "" if number else to_one_line(table.label),
                    say_value(shared.line.value, words),
                    *(words.say("select.hidden") if count is None else words.number(count) for count in cells),
                    say_wanted(shared.line, words) if shared.wanted else words.say("select.hidden"),
                )
            )
    names = ("dimension", "value", "applicants", "group", "wanted")
    headers = tuple(words.say(f"select.column.{name}") for name in names)
    return Document(
        (
            Heading(say_title(selection, standing, words), 1),
            Paragraph(words.say("select.method")),
            Table(headers, tuple(rows), ("left", "left", "right", "right", "right"), 1),
            Bullets(tuple(say_shared_facts(selection, standing, today, words))),
        ),
        words.language,
        today,
    )


def say_shared_facts(selection: Selection, standing: Standing, today: date, words: Words) -> Iterator[str]:
    """Since when it holds, what decided, the fingerprint, places given before, chances."""
    if standing.stage == "set_aside":
        reason, by, day = standing.set_aside or ("", "", None)
        yield words.say("select.since.set_aside", day=day, by=to_one_line(by), reason=to_one_line(reason))
    else:
        yield say_since(standing, words)
    yield from say_earlier(standing.earlier, standing.number, words, names=False)
    if standing.stage != "none":
        if standing.quick:
            yield words.say("select.worth.quick")
        elif standing.answer:
            answer = to_one_line(standing.answer)
            yield words.say("select.drawn_with", source=say_source(standing, words), answer=answer)
        else:
            yield words.say("select.frozen.decides", source=say_source(standing, words))
        yield words.say("select.shared_fingerprint", fingerprint=standing.fingerprint)
    given = sum(place.outcome == "set" for place in selection.places)
    yield words.say("select.given", n=given) if given else words.say("select.given_none")
    if standing.stage != "frozen" and selection.wishes:
        yield say_met(selection, words)
    yield say_chances(selection, words)
    yield words.say("select.shared_equal")
    yield words.say("select.shared_small", n=SMALLEST)
    yield words.say("select.shared_on", day=today)

"""A selection as a page: for the meeting or (``shared``) for others; as a workbook, a table of people, and data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ambassador_cli import __version__
from ambassador_cli.models.cohort import Conflict, DemandLine, Extreme, Place, Selection
from ambassador_cli.models.document import Block, Bullets, Document, Heading, Side, Table, TableCell
from ambassador_cli.models.page import Page
from ambassador_cli.models.standing import Standing
from ambassador_cli.pages.cells import number_cell
from ambassador_cli.pages.draw_stages import to_frozen_document, to_set_aside_document
from ambassador_cli.pages.selection import (
    percent,
    say_facts,
    say_mark,
    say_title,
    say_value,
    say_wanted,
    to_selection_document,
)
from ambassador_cli.pages.selection_reasons import say_extremes, to_conflict_document
from ambassador_cli.pages.selection_record import FORMAT, selection_record
from ambassador_cli.pages.shared_selection import say_shared_facts, shared_lines, to_shared_document
from ambassador_cli.pages.standing import say_standing
from ambassador_cli.texts.words import Words

LEFT: Side = "left"
_ORDER = {"set": 0, "drawn": 1, "undrawn": 1, "reserve": 2, "left": 3, "not_available": 4}


@dataclass(frozen=True, slots=True)
class SelectionPage(Page):
    """``standing``: which draw it is and since when it holds; ``day``: today. ``shared``: no people, and nothing that
    points at few. ``alone``: people whose attributes only they have; ``extremes``: those whose chance is 1 or 0."""

    selection: Selection
    standing: Standing
    day: date
    words: Words
    shared: bool = False
    alone: int = 0
    extremes: tuple[Extreme, ...] = ()

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "csv", "xlsx", "docx", "json")

    def document(self) -> Document:
        """What is to be seen at this stage, or the version for others."""
        if self.shared:
            return to_shared_document(self.selection, self.standing, self.day, self.words)
        if self.standing.stage == "frozen":
            return to_frozen_document(self.selection, self.standing, self.alone, self.words)
        if self.standing.stage == "set_aside":
            return to_set_aside_document(self.selection, self.standing, self.words)
        said = tuple(say_extremes(self.extremes, self.selection, self.words))
        return to_selection_document(self.selection, self.standing, said, self.words)

    def sheets(self) -> Document:
        """The mix; everyone with result and chance; what there is to say beside it."""
        words = self.words
        blocks: list[Block] = [Heading(say_title(self.selection, self.standing, words), 1), self._mix()]
        if self.shared:
            facts = tuple(say_shared_facts(self.selection, self.standing, self.day, words))
        else:
            blocks.append(self._people())
            facts = (
                *say_standing(self.standing, words),
                *say_facts(self.selection, self.standing, words),
                *say_extremes(self.extremes, self.selection, words),
            )
        return Document((*blocks, Bullets(facts)), words.language, self.day)

    def table(self) -> Table:
        """A row a person; ``shared``: a row a value, without people."""
        return self._mix() if self.shared else self._people()

    def record(self) -> object:
        """All of it; chances as exact fractions and as numbers."""
        return selection_record(self.selection, self.standing, shared=self.shared)

    @property
    def _drawn(self) -> bool:
        return self.standing.stage != "frozen"

    def _mix(self) -> Table:
        """A row a value: applicants, wanted, group."""
        say, hidden = self.words.say, self.words.say("select.hidden")
        rows: list[tuple[str | TableCell, ...]] = []
        for table in self.selection.tables:
            for seen in shared_lines(table):
                line = seen.line
                applicants = seen.applicants if self.shared else line.applicants
                group = (seen.group if self.shared else line.group) if self._drawn else None
                wanted = say_wanted(line, self.words) if seen.wanted or not self.shared else hidden
                row = (table.label, say_value(line.value, self.words), self._count(applicants), wanted)
                last = (self._count(group),) if self.shared else (self._count(group), say_mark(line, self._drawn))
                rows.append((*row, *last))
        names = ("attribute", "entry", "applicants", "wanted", "group")
        headers = [say(f"select.column.{name}") for name in names]
        headers += [] if self.shared else [say("select.column.beside")]
        sides: tuple[Side, ...] = ("left", "left", "right", "right", "right", "left")
        return Table(tuple(headers), tuple(rows), sides[: len(headers)], 1, title=say("select.sheet.mix"))

    def _count(self, count: int | None) -> TableCell:
        if count is None:
            return TableCell(self.words.say("select.hidden") if self._drawn and self.shared else "–")
        return number_cell(count, self.words)

    def _people(self) -> Table:
        """A row a person: result, chance, attributes, then what a later check needs. Before the draw no names."""
        say, selection = self.words.say, self.selection
        labels = [table.label for table in selection.tables]
        who = ["name"] if self._drawn else []
        heads = [say(f"select.column.{name}") for name in (*who, "pseudonym", "result", "chance")]
        more = [say(f"select.column.{name}") for name in ("lot", "reserve", *(("id",) if self._drawn else ()))]
        rows = tuple(self._person(place) for place in sorted(selection.places, key=_rank))
        own = (LEFT,) * (len(heads) - 1)
        attributes, last = (LEFT,) * len(labels), ((LEFT,) if self._drawn else ())
        sides: tuple[Side, ...] = (*own, "right", *attributes, "right", "right", *last)
        return Table((*heads, *labels, *more), rows, sides, title=say("select.sheet.people"))

    def _person(self, place: Place) -> tuple[str | TableCell, ...]:
        chance = TableCell(percent(place.chance, self.words), float(place.chance), 1, unit="percent")
        return (
            *((place.name,) if self._drawn else ()),
            place.pseudonym,
            self.words.say(f"select.result.{place.outcome}", rank=place.rank or 0),
            chance,
            *(say_value(value, self.words) for value in place.values),
            number_cell(place.number, self.words) if place.number else "",
            number_cell(place.rank, self.words) if place.rank else "",
            *((place.key,) if self._drawn else ()),
        )


def _rank(place: Place) -> tuple[int, int, str, str]:
    return _ORDER[place.outcome], place.rank or 0, place.name.casefold(), place.pseudonym


@dataclass(frozen=True, slots=True)
class ConflictPage(Page):
    """Why no group is possible, and what would make one possible. ``labels`` name the attributes."""

    conflict: Conflict
    labels: Mapping[str, str]
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx", "json")

    def document(self) -> Document:
        """The demands that contradict each other, then ways out."""
        return to_conflict_document(self.conflict, self.labels, self.words)

    def record(self) -> object:
        """The same as data."""
        conflict = self.conflict
        return {
            "format": FORMAT,
            "amb": __version__,
            "size": conflict.size,
            "applicants": conflict.applicants,
            "conflict": [_demand(line) | {"applicants": line.applicants} for line in conflict.members],
            "ways_out": [
                {
                    "cost": way.cost,
                    "changes": [_demand(line) | {"now": now, "then": then} for line, now, then in way.changes],
                }
                for way in conflict.relaxations
            ],
        }


def _demand(line: DemandLine) -> dict[str, object]:
    return {"kind": line.kind, "names": list(line.names), "min": line.low, "max": line.high}

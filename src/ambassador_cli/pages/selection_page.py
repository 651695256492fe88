"""A selection as a page: for the meeting or (``shared``) for others; as a workbook, a table of people, and data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ambassador_cli import __version__
from ambassador_cli.models.cohort import Conflict, DemandLine, Place, Selection
from ambassador_cli.models.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Side,
    Table,
    TableCell,
)
from ambassador_cli.models.page import Page
from ambassador_cli.pages.selection import (
    SMALLEST,
    hide_small,
    percent,
    say_facts,
    say_mark,
    say_value,
    say_wanted,
    to_selection_document,
    to_shared_document,
)
from ambassador_cli.pages.selection_reasons import to_conflict_document
from ambassador_cli.texts.words import Words

FORMAT = "amb-selection/1"
LEFT: Side = "left"
_ORDER = {"set": 0, "drawn": 1, "reserve": 2, "not_available": 3}


@dataclass(frozen=True, slots=True)
class SelectionPage(Page):
    """``reasons`` gives everyone's explanation, by key; it is asked for where a workbook is written. ``shared``: no
    people, small counts hidden."""

    selection: Selection
    words: Words
    shared: bool = False
    reasons: Callable[[], Mapping[str, Sequence[str]]] | None = None

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "csv", "xlsx", "docx", "json")

    def document(self) -> Document:
        """The proposal, or the version for others."""
        to_document = to_shared_document if self.shared else to_selection_document
        return to_document(self.selection, self.words)

    def sheets(self) -> Document:
        """The mix; everyone with result, chance and reasons; what there is to say beside it."""
        say, selection = self.words.say, self.selection
        facts = tuple(say_facts(selection, self.words))
        if self.shared:
            facts = (say("select.shared_small", n=SMALLEST),)
        blocks: list[Block] = [
            Heading(say("select.title", group=len(selection.group), applicants=len(selection.places)), 1),
            self._mix(),
        ]
        if not self.shared:
            blocks.append(self._people())
            reasons = self.reasons() if self.reasons else {}
            rows = tuple((place.name, "\n".join(reasons.get(place.key, ()))) for place in selection.places)
            head = (say("select.column.name"), say("select.sheet_reasons"))
            blocks.append(Table(head, rows, ("left", "left"), 1, title=say("select.sheet_reasons")))
        return Document((*blocks, Paragraph(say("select.method")), Bullets(facts)), self.words.language)

    def table(self) -> Table:
        """A row a person; ``shared``: a row a value, without people."""
        return self._mix() if self.shared else self._people()

    def record(self) -> object:
        """All of it; chances as exact fractions and as numbers."""
        return selection_record(self.selection, shared=self.shared)

    def _mix(self) -> Table:
        """A row a value: applicants, wanted, group."""
        say = self.words.say
        rows: list[tuple[str | TableCell, ...]] = []
        for table in self.selection.tables:
            applicants: list[int | None] = [line.applicants for line in table.lines]
            group: list[int | None] = [line.group for line in table.lines]
            if self.shared:
                applicants = hide_small([line.applicants for line in table.lines])
                group = hide_small([line.group for line in table.lines])
            for number, line in enumerate(table.lines):
                counts = [self._count(count) for count in (applicants[number], group[number])]
                row = (
                    table.label,
                    say_value(line.value, self.words),
                    counts[0],
                    say_wanted(line, self.words),
                    counts[1],
                )
                rows.append(row if self.shared else (*row, say_mark(line)))
        names = ("attribute", "entry", "applicants", "wanted", "group")
        headers = [say(f"select.column.{name}") for name in names] + ([] if self.shared else [""])
        sides: tuple[Side, ...] = ("left", "left", "right", "right", "right", "left")
        return Table(tuple(headers), tuple(rows), sides[: len(headers)], 1, title=say("select.sheet_meeting"))

    def _count(self, count: int | None) -> TableCell:
        if count is None:
            return TableCell(self.words.say("select.few", n=SMALLEST))
        return TableCell(self.words.number(count), count)

    def _people(self) -> Table:
        """A row a person: result, chance, attributes, then what a later check needs."""
        say, selection = self.words.say, self.selection
        labels = [table.label for table in selection.tables]
        heads = [say(f"select.column.{name}") for name in ("name", "result", "chance")]
        more = [say(f"select.column.{name}") for name in ("lot", "reserve", "id")]
        rows = tuple(self._person(place) for place in sorted(selection.places, key=_rank))
        own = (LEFT,) * len(labels)
        sides: tuple[Side, ...] = ("left", "left", "right", *own, "right", "right", "left")
        return Table((*heads, *labels, *more), rows, sides, title=say("select.sheet_people"))

    def _person(self, place: Place) -> tuple[str | TableCell, ...]:
        chance = TableCell(percent(place.chance, self.words), float(place.chance), 1, unit="percent")
        return (
            place.name,
            self.words.say(f"select.result.{place.outcome}", rank=place.rank or 0),
            chance,
            *(say_value(value, self.words) for value in place.values),
            TableCell("", place.number) if place.number else "",
            TableCell("", place.rank) if place.rank else "",
            place.key,
        )


def _rank(place: Place) -> tuple[int, int, str]:
    return _ORDER[place.outcome], place.rank or 0, place.name.casefold()


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


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)


def selection_record(selection: Selection, *, shared: bool = False) -> dict[str, object]:
    """The selection as data; chances as exact fractions and as numbers. ``shared``: no people, small counts
    ``null``."""
    dimensions = []
    for table in selection.tables:
        applicants: list[int | None] = [line.applicants for line in table.lines]
        group: list[int | None] = [line.group for line in table.lines]
        if shared:
            applicants = hide_small([line.applicants for line in table.lines])
            group = hide_small([line.group for line in table.lines])
        values = [
            {
                "value": line.value,
                "applicants": applicants[i],
                "wanted": _number(line.wanted),
                "min": line.low,
                "max": line.high,
                "group": group[i],
            }
            | ({} if shared else {"met": line.met})
            for i, line in enumerate(table.lines)
        ]
        dimensions.append({"id": table.id, "own_shares": table.own_shares, "values": values})
    content: dict[str, object] = {
        "format": FORMAT,
        "amb": __version__,
        "size": selection.request.size,
        "applicants": len(selection.places),
        "dimensions": dimensions,
        "nearest": _number(selection.nearest),
        "distance": _number(selection.distance),
        "wishes": selection.wishes,
        "wishes_met": selection.wishes_met,
        "lowest_chance": str(selection.lowest),
        "highest_chance": str(selection.highest),
        "inputs_sha256": selection.inputs_sha256,
    }
    if not shared:
        content["seed"] = {"text": selection.seed.text, "source": selection.seed.source}
        content["people"] = [
            {
                "id": place.key,
                "name": place.name,
                "pseudonym": place.pseudonym,
                "values": list(place.values),
                "result": place.outcome,
                "chance": _number(place.chance),
                "chance_exact": str(place.chance),
                "lot": place.number,
                "reserve": place.rank,
            }
            for place in selection.places
        ]
    return content


def _demand(line: DemandLine) -> dict[str, object]:
    return {"kind": line.kind, "names": list(line.names), "min": line.low, "max": line.high}

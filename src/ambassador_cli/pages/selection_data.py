"""A selection as data: JSON (versioned), CSV (a line a person) and a workbook for the meeting."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ambassador_cli.models.cohort import Conflict, DemandLine, Selection
from ambassador_cli.pages.selection import (
    hide_small,
    percent,
    say_facts,
    say_mark,
    say_value,
    say_wanted,
)
from ambassador_cli.texts.words import Words

FORMAT = "amb-selection/1"


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)


def to_selection_json(selection: Selection, version: str, *, shared: bool = False) -> str:
    """The selection as JSON; chances as exact fractions and as numbers. ``shared``: no people, small counts
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
        "amb": version,
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
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _demand(line: DemandLine) -> dict[str, object]:
    return {"kind": line.kind, "names": list(line.names), "min": line.low, "max": line.high}


def to_conflict_json(conflict: Conflict, version: str) -> str:
    """An impossible request as JSON."""
    content = {
        "format": FORMAT,
        "amb": version,
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
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _safe(cell: str) -> str:
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t") else cell


def to_selection_csv(selection: Selection, words: Words, *, shared: bool = False) -> str:
    """A line a person; ``shared``: a line a value, without people."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if shared:
        writer.writerow(["dimension", "value", "applicants", "group", "wanted"])
        for table in selection.tables:
            applicants = hide_small([line.applicants for line in table.lines])
            group = hide_small([line.group for line in table.lines])
            for i, line in enumerate(table.lines):
                counts = ["" if count is None else str(count) for count in (applicants[i], group[i])]
                writer.writerow([_safe(table.id), _safe(line.value), *counts, say_wanted(line, words)])
        return stream.getvalue()
    names = [table.id for table in selection.tables]
    writer.writerow(["id", "name", "pseudonym", *map(_safe, names), "result", "chance", "lot", "reserve"])
    for place in selection.places:
        last = [place.outcome, str(place.chance), place.number or "", place.rank or ""]
        writer.writerow(
            [_safe(place.key), _safe(place.name), place.pseudonym, *map(_safe, place.values), *map(str, last)]
        )
    return stream.getvalue()


def to_selection_workbook(
    selection: Selection, reasons: Mapping[str, Sequence[str]], words: Words, *, shared: bool = False
) -> bytes:
    """A workbook: one sheet for the meeting, one with everyone's explanation (``reasons``: key to sentences).
    ``shared``: only the mix, small counts hidden."""
    from datetime import datetime

    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001
        bold = book.add_format({"bold": True})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(words.say("select.sheet_meeting"))
        names = ("dimension", "value", "applicants", "wanted", "group")
        sheet.write_row(0, 0, [words.say(f"select.column.{name}") for name in names], bold)
        row = 1
        for table in selection.tables:
            applicants: list[int | None] = [line.applicants for line in table.lines]
            group: list[int | None] = [line.group for line in table.lines]
            if shared:
                applicants = hide_small([line.applicants for line in table.lines])
                group = hide_small([line.group for line in table.lines])
            for i, line in enumerate(table.lines):
                few = words.say("select.few", n=3)
                sheet.write_string(row, 0, table.label)
                sheet.write_string(row, 1, say_value(line.value, words))
                for column, count in ((2, applicants[i]), (4, group[i])):
                    if count is None:
                        sheet.write_string(row, column, few)
                    else:
                        sheet.write_number(row, column, count)
                sheet.write_string(row, 3, say_wanted(line, words))
                if not shared:
                    sheet.write_string(row, 5, say_mark(line))
                row += 1
        row += 1
        facts = [words.say("select.shared_small", n=3)] if shared else list(say_facts(selection, words))
        for fact in facts:
            sheet.write_string(row, 0, fact)
            row += 1
        sheet.set_column(0, 1, 22)
        if not shared:
            row = _write_people(sheet, row + 1, selection, words, bold)
            reasons_sheet = book.add_worksheet(words.say("select.sheet_reasons"))
            reasons_sheet.set_column(0, 0, 28)
            reasons_sheet.set_column(1, 1, 100)
            for number, place in enumerate(selection.places):
                reasons_sheet.write_string(number, 0, place.name, bold)
                reasons_sheet.write_string(number, 1, "\n".join(reasons.get(place.key, ())), wrap)
    return stream.getvalue()


def _write_people(sheet: object, row: int, selection: Selection, words: Words, bold: object) -> int:
    write_row = getattr(sheet, "write_row")  # noqa: B009
    write_string = getattr(sheet, "write_string")  # noqa: B009
    labels = [table.label for table in selection.tables]
    heads = [words.say(f"select.column.{name}") for name in ("name", "result", "chance")]
    write_row(row, 0, [*heads, *labels], bold)
    order = {"set": 0, "drawn": 1, "reserve": 2, "not_available": 3}
    for place in sorted(selection.places, key=lambda p: (order[p.outcome], p.rank or 0, p.name.casefold())):
        row += 1
        result = words.say(f"select.result.{place.outcome}", rank=place.rank or 0)
        cells = [place.name, result, percent(place.chance, words), *(say_value(v, words) for v in place.values)]
        for column, cell in enumerate(cells):
            write_string(row, column, cell)
    return row

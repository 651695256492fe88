"""Receipts as a table for a mail merge: one line a person, nothing of anyone else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ambassador_cli.models.document import Side, Table, TableCell
from ambassador_cli.models.draw import Frozen, NamesTable, fingerprint_of
from ambassador_cli.pages.cells import number_cell
from ambassador_cli.pages.selection import say_value
from ambassador_cli.texts.words import Words

LEFT: Side = "left"
COLUMNS = ("name", "pseudonym", "details", "code", "fingerprint", "source", "deadline")
COUNTS = ("applicants", "places", "given", "draw", "contact")


def to_receipts_table(
    frozen: Frozen, names: NamesTable, labels: Mapping[str, str], contact: str, words: Words
) -> Table:
    """A line a person, in the order of the pseudonyms: own attributes, code, full fingerprint, what decides and until
    when the receipt must have come, how many applied for how many places, which draw it is, whom to tell."""
    headers = tuple(words.say(f"select.receipts.{name}") for name in (*COLUMNS, *COUNTS))
    rows: list[tuple[str | TableCell, ...]] = []
    own = {person["id"]: person["values"] for person in frozen["people"]}
    dimensions = [dimension["id"] for dimension in frozen["asked"]["dimensions"]]
    given = len({key for wish in frozen["asked"]["wishes"] if wish["kind"] == "set" for key in wish["people"]})
    source, day = frozen["source"], frozen["source"]["day"]
    decides = words.say(
        f"select.source.{source['kind']}",
        day=date.fromisoformat(day) if day else None,
        source=f"{source['kind']}:{source['round'] or day}",
        witnesses=", ".join(source["witnesses"]),
    )
    nobody = words.say("select.receipts.nobody")
    for person in names["people"]:
        details = "; ".join(
            f"{labels.get(dimension, dimension)}: {say_value(value, words)}"
            for dimension, value in zip(dimensions, own[person["id"]], strict=True)
        )
        cells = [person["name"], person["id"], details, _in_fives(person["code"] or ""), fingerprint_of(frozen)]
        cells += [decides, words.day(date.fromisoformat(day)) if day else ""]
        counts = (len(frozen["people"]), frozen["asked"]["size"], given)
        last = (words.say("select.receipts.number", number=frozen["number"]), contact or nobody)
        rows.append((*cells, *(number_cell(count, words) for count in counts), *last))
    return Table(headers, tuple(rows), (LEFT,) * len(headers))


def _in_fives(code: str) -> str:
    return " ".join(code[i : i + 5] for i in range(0, len(code), 5))

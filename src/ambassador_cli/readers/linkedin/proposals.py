"""The line of programme.yaml that teaches amb a header: proposed where it is likely, and where pasting it works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ambassador_cli.errors import Place, Problem
from ambassador_cli.readers.linkedin.catalogue import Catalogue, Column, TableKind, extended, fold
from ambassador_cli.readers.tables import Cell, Sheet
from ambassador_cli.texts.quoted_yaml import to_quoted_yaml

_LEAST_LIKENESS = 65
"""Of 100: below it two headers of different meaning are as likely."""
_IN_ITS_PLACE = 20
"""What a header gains that stands where LinkedIn has the column it is compared with."""
_WITHOUT_BRACKETS = str.maketrans("", "", "()")
_LONGEST_LINE = 118
"""What a problem's line shows of a text."""


def propose(row: Sequence[Cell], kind: TableKind, catalogue: Catalogue) -> dict[str, str]:
    """Known header to the spelling found in ``row``, for columns of ``kind`` that the row seems to call otherwise.

    Every column is proposed once and every header for one column; with these lines in programme.yaml the headers are
    known, and none is taken for another.
    """
    known = catalogue.columns(kind, row)
    missing = [column for column in kind.order if column not in known]
    unknown = [
        (at, cell)
        for at, cell in enumerate(row)
        if isinstance(cell, str) and 1 < len(cell) < 100 and cell.strip() and catalogue.column(kind, cell) is None
    ]
    rated: list[tuple[float, int, str, Column]] = []
    for at, cell in unknown:
        for column in missing:
            likeness = _likeness(cell, column, kind, catalogue)
            placed = kind.order.index(column) == at and len(row) >= len(kind.order)
            if likeness >= _LEAST_LIKENESS - (_IN_ITS_PLACE if placed else 0):
                rated.append((likeness + (_IN_ITS_PLACE if placed else 0), at, cell, column))
    chosen: dict[str, str] = {}
    taken: set[object] = set()
    for _, at, cell, column in sorted(rated, key=lambda entry: (-entry[0], entry[1], entry[3])):
        if at not in taken and column not in taken:
            taken |= {at, column}
            chosen[str(catalogue.label(kind, column))] = cell
    return _working(chosen, kind, catalogue, row)


def _likeness(cell: str, column: Column, kind: TableKind, catalogue: Catalogue) -> float:
    """Of 100. Where the cell holds a known scope, only columns of this scope are like it, by the rest of the name."""
    from rapidfuzz import fuzz

    words = fold(cell).translate(_WITHOUT_BRACKETS).split()
    scopes = {scope for word in words if (scope := catalogue.scope(word))}
    if not scopes or not column[1]:
        return float(fuzz.ratio(" ".join(words), fold(catalogue.label(kind, column)).translate(_WITHOUT_BRACKETS)))
    if scopes != {column[1]}:
        return 0.0
    name = " ".join(word for word in words if not catalogue.scope(word))
    return float(fuzz.ratio(name, fold(catalogue.label(kind, (column[0], "")))))


def _working(chosen: Mapping[str, str], kind: TableKind, catalogue: Catalogue, row: Sequence[Cell]) -> dict[str, str]:
    """What of it holds once it is taught."""
    taught = extended(catalogue, {label: [cell] for label, cell in chosen.items()})
    table = taught.table(kind.id)
    before = catalogue.columns(kind, row)
    after = taught.columns(table, row)
    if any(after.get(column) != at for column, at in before.items()):
        return {}
    return {
        label: cell
        for label, cell in chosen.items()
        if (column := catalogue.column(kind, label)) is not None and column in after and row[after[column]] == cell
    }


def to_line(proposal: Mapping[str, str]) -> str:
    """The line of programme.yaml, empty where there is nothing to propose or it would be too long to be shown."""
    if not proposal:
        return ""
    pairs = (f"{to_quoted_yaml(label)}: [{to_quoted_yaml(cell)}]" for label, cell in proposal.items())
    line = f"headers: {{{', '.join(pairs)}}}"
    return line if len(line) <= _LONGEST_LINE else ""


def unknown_column(place: Place, cell: str, proposal: Mapping[str, str]) -> Problem:
    """A column that was left out, with the line that would teach it: together with the others of its table where that
    is short enough, for a key stands once in a file."""
    nearest = next((label for label, spelling in proposal.items() if spelling == cell), "")
    line = to_line(proposal) or to_line({nearest: cell} if nearest else {})
    if not nearest or not line:
        return Problem("column_unknown", place, {"found": cell[:60]}, "warning")
    return Problem("column_unknown_but_like", place, {"found": cell[:60], "nearest": nearest, "line": line}, "warning")


def unknown_sheet(file: str, sheet: Sheet, catalogue: Catalogue, within: int) -> Problem:
    """A sheet that was left out, with the line that would make amb know it where there is one."""
    place = Place(file=file, sheet=sheet.name)
    best: tuple[int, str] = (0, "")
    for row in sheet.rows[:within]:
        for kind in catalogue.tables:
            if not kind.order:
                continue
            proposal = propose(row, kind, catalogue)
            known = set(catalogue.columns(kind, row)) | {catalogue.column(kind, label) for label in proposal}
            line = to_line(proposal)
            if line and len(known) >= kind.least and kind.needs <= known and len(known) > best[0]:
                best = (len(known), line)
    if best[1]:
        return Problem("sheet_unknown_but_like", place, {"line": best[1]}, "warning")
    return Problem("sheet_unknown", place, level="warning")

"""What the sheets of an xlsx span, and how long their texts are, before they are parsed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables import limits
from ambassador_cli.readers.tables.workbook import column_letters

_SMALLEST_CELL = len('<c t="s"><v>0</v></c>')
_ODD_CELL = re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]\d{1,5}")')
_ODD_ROW = re.compile(rb'<row(?=[\s/>])(?! r="\d{1,5}")')
# These begin with a byte that is seldom, for such a search passes over everything else at once.
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_FORMULA_TAG = re.compile(rb"f(?<=<f)[\s>/]")
_TAG = re.compile(rb"<(?:[\w.-]+:)?(c|row)(?=[\s/>])([^>]*)")
_REFERENCE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d*)["']""")
_SHARED = re.compile(rb"""\st=["']s["'][^>]*>\s*<(?:[\w.-]+:)?v>\s*(\d+)""")
_FORMULA = re.compile(rb'<c [^>]*?r="([A-Z]+\d+)"[^>]*>\s*<f[\s>/]')


def check_xlsx(name: str, contents: Mapping[str, bytes]) -> dict[str, str]:
    """By sheet name the first cell with a formula, of an xlsx whose entries are ``contents``.

    Raises :class:`InputError` when its sheets or their texts could take more memory than ``limits`` allow.
    """
    shared = next((c for entry, c in contents.items() if entry.lower().endswith("sharedstrings.xml")), b"")
    titles = _sheet_titles(contents)
    longest = max(map(len, shared.split(b"</si>")), default=0)
    if longest > 2 * limits.CELL_BYTES:
        raise InputError(Problem("cell_too_long", Place(file=name)))
    formulas = {}
    for entry, content in contents.items():
        if not entry.startswith("xl/worksheets/") and b"<row" not in content and b":row" not in content:
            continue
        sheet = titles.get(entry, entry)
        _check_span(name, sheet, content)
        _check_cells(name, sheet, content)
        most_cells = len(content) // _SMALLEST_CELL
        if most_cells * longest > limits.TEXT_BYTES and _expanded(shared, content) > limits.TEXT_BYTES:
            raise InputError(Problem("sheet_too_big", Place(file=name, sheet=sheet)))
        if _FORMULA_TAG.search(content) and (formula := _FORMULA.search(content)):
            formulas[sheet] = formula[1].decode("ascii")
    return formulas


def _sheet_titles(contents: Mapping[str, bytes]) -> dict[str, str]:
    """Entry to sheet name; an entry without one keeps its own name, which is only what messages show."""
    import html

    targets = {}
    for tag in re.findall(rb"<Relationship\s[^>]*>", contents.get("xl/_rels/workbook.xml.rels", b"")):
        identity, target = re.search(rb'\sId="([^"]+)"', tag), re.search(rb'\sTarget="([^"]+)"', tag)
        if identity and target:
            path = target[1].decode("utf-8", "replace")
            targets[identity[1]] = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    titles = {}
    for tag in re.findall(rb"<(?:[\w.-]+:)?sheet\s[^>]*>", contents["xl/workbook.xml"]):
        title, identity = re.search(rb'\sname="([^"]*)"', tag), re.search(rb'\s[\w.-]+:id="([^"]+)"', tag)
        if title and identity and identity[1] in targets:
            titles[targets[identity[1]]] = html.unescape(title[1].decode("utf-8", "replace"))
    return titles


def _check_span(name: str, sheet: str, content: bytes) -> None:
    """The rectangle from A1 to the farthest row and column.

    Nearly every sheet is written plainly and ends before column AA and row 100,000, which two searches show;
    any other is measured tag by tag.
    """
    if not (_PREFIXED.search(content) or _ODD_CELL.search(content) or _ODD_ROW.search(content)):
        return
    last_row = last_column = row = column = 0
    for tag, attributes in _TAG.findall(content):
        reference = _REFERENCE.search(attributes)
        if tag == b"row":
            row = int(reference[2] or 0) if reference else row + 1
            column = 0
        else:
            if reference and reference[1]:
                column = 0
                for letter in reference[1].upper()[:8]:
                    column = column * 26 + letter - 64
                row = int(reference[2] or row)
            else:
                column += 1
            last_column = max(last_column, column)
        last_row = max(last_row, row)
        if last_row * max(last_column, 1) > limits.CELLS:
            cell = f"{column_letters(column - 1)}{row}" if column else ""
            raise InputError(Problem("sheet_too_big", Place(file=name, sheet=sheet, cell=cell)))


def _check_cells(name: str, sheet: str, content: bytes) -> None:
    step = limits.CELL_BYTES // 2
    for start in range(0, len(content) - step, step):
        if content.find(b"<", start, start + step) < 0:
            before = re.findall(rb'<c [^>]*?r="([A-Z]+\d+)"', content[max(0, start - 4 * step) : start])
            cell = before[-1].decode("ascii") if before else ""
            raise InputError(Problem("cell_too_long", Place(file=name, sheet=sheet, cell=cell)))


def _expanded(shared: bytes, content: bytes) -> int:
    lengths = [len(part) for part in shared.split(b"</si>")]
    known = len(lengths)
    return sum(lengths[index] for found in _SHARED.findall(content) if (index := int(found)) < known)

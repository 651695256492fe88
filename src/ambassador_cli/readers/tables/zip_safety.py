"""xlsx and ods before they are parsed: a zip container's sizes, declared and real, and what its sheets span."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables import limits
from ambassador_cli.readers.tables.workbook import column_letters

_SMALLEST_CELL = len('<c t="s"><v>0</v></c>')
_SMALLEST_ODS_CELL = len("<table:table-cell/>")
_ODD_CELL = re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]\d{1,5}")')
_ODD_ROW = re.compile(rb'<row(?=[\s/>])(?! r="\d{1,5}")')
# These begin with a byte that is seldom, for such a search passes over everything else at once.
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_FORMULA_TAG = re.compile(rb"f(?<=<f)[\s>/]")
_TAG = re.compile(rb"<(?:[\w.-]+:)?(c|row)(?=[\s/>])([^>]*)")
_REFERENCE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d*)["']""")
_SHARED = re.compile(rb"""\st=["']s["'][^>]*>\s*<(?:[\w.-]+:)?v>\s*(\d+)""")
_FORMULA = re.compile(rb'<c [^>]*?r="([A-Z]+\d+)"[^>]*>\s*<f[\s>/]')
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+<[A-Za-z_]")
"""What may stand before the root of XML that brings no definitions of its own, in UTF-8."""
_ROWS_REPEATED = re.compile(rb"""number-rows-repeated\s*=\s*["'](\d+)["']""")
_COLUMNS_REPEATED = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d+)["']""")
_TRAILING = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d+)["'][^<>]*/>\s*</\Z""")
_NAME = re.compile(rb"""table:name\s*=\s*["']([^"']*)["']""")
_ROW_END = re.compile(rb"""number-columns-repeated="\d{1,6}"/></table:table-row>""")
_TABLE_END = re.compile(
    rb"""<table:table-row [^<>]*?number-rows-repeated="\d+"[^<>]*>"""
    rb"""<table:table-cell[^<>]*?number-columns-repeated="\d+"[^<>]*/></table:table-row></table:table>"""
)
_FORMULAS_WITHIN = 2**20
"""How far into the cells of an ods formulas are looked for: a column of them begins in the first rows."""
_TABLE = re.compile(rb"<table:table[\s>]")
_SPACES = re.compile(rb"""<(?:[\w.-]+:)?s\s[^>]*?c\s*=\s*["'](\d+)["']""")


def check_zip(name: str, data: bytes) -> tuple[Literal["xlsx", "ods"], dict[str, str]]:
    """Which workbook a zip container holds, and by sheet name the first cell with a formula.

    Raises :class:`InputError` when it is none, or when reading it could take more memory than ``limits`` allow.
    """
    place = Place(file=name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, UnicodeError, IndexError):
        raise InputError(Problem("workbook_cut_off", place)) from None
    names = {entry.filename for entry in entries}
    kind: Literal["xlsx", "ods"]
    if "xl/workbook.xml" in names and "xl/workbook.bin" not in names:
        kind = "xlsx"
    elif "content.xml" in names and "xl/workbook.bin" not in names:
        kind = "ods"
    else:
        raise InputError(Problem(_other_container(names), place))
    if len(entries) > limits.ENTRIES or len(names) != len(entries):
        raise InputError(Problem("workbook_damaged", place))
    _check_declared(place, entries)
    contents = dict(_unpack(place, data, entries))
    for entry, content in contents.items():
        if entry.endswith((".xml", ".rels")) and not _PROLOG.match(content) and content:
            raise InputError(Problem("workbook_entities", Place(file=name, sheet=entry)))
    if kind == "ods":
        return kind, _check_ods(name, contents["content.xml"])
    return kind, _check_xlsx(name, contents)


def _other_container(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "workbook_xlsb"
    lower = {entry.rpartition("/")[2].casefold() for entry in names}
    if lower & {"shares.csv", "connections.csv", "messages.csv", "profile.csv"}:
        return "archive"
    if names & {"word/document.xml", "ppt/presentation.xml"}:
        return "file_is_a_document"
    if any(entry.endswith(".zip") for entry in lower):
        return "archive_in_archive"
    return "zip_unknown"


def _check_declared(place: Place, entries: list[ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(Problem("workbook_encrypted", place))
    unpacked = sum(entry.file_size for entry in entries)
    ratio = max(
        (e.file_size // max(e.compress_size, 1) for e in entries if e.file_size >= limits.RATIO_FROM), default=0
    )
    if unpacked > limits.UNPACKED_BYTES or ratio > limits.RATIO:
        values = {"size": unpacked // 2**20, "most": limits.UNPACKED_BYTES // 2**20}
        raise InputError(Problem("workbook_inflates", place, values))


def _unpack(place: Place, data: bytes, entries: list[ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Every entry's real content. Its end decides, not what the directory says: a native reader goes on to it."""
    view = memoryview(data)
    for entry in entries:
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise InputError(Problem("workbook_damaged", place))
        start = entry.header_offset
        if data[start : start + 4] != b"PK\x03\x04":
            raise InputError(Problem("workbook_damaged", place))
        lengths = (
            int.from_bytes(data[start + 26 : start + 28], "little"),
            int.from_bytes(data[start + 28 : start + 30], "little"),
        )
        begin = start + 30 + sum(lengths)
        packed = view[begin : begin + entry.compress_size]
        if len(packed) != entry.compress_size:
            raise InputError(Problem("workbook_cut_off", place))
        if entry.compress_type == ZIP_STORED:
            content = bytes(packed)
        else:
            inflate = zlib.decompressobj(-15)
            try:
                content = inflate.decompress(packed, entry.file_size + 1)
            except zlib.error:
                raise InputError(Problem("workbook_damaged", place)) from None
        if len(content) > entry.file_size:
            values = {"size": len(content) // 2**20, "most": limits.UNPACKED_BYTES // 2**20}
            raise InputError(Problem("workbook_inflates", place, values))
        if len(content) != entry.file_size:
            raise InputError(Problem("workbook_damaged", place))
        yield entry.filename, content


def _check_xlsx(name: str, contents: Mapping[str, bytes]) -> dict[str, str]:
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


def _check_ods(name: str, content: bytes) -> dict[str, str]:
    """The cells of every table once repeated rows and columns are written out. What is blank up to the end of
    a row or of the table takes no room: office programs fill their sheets up with it."""
    step = limits.CELL_BYTES // 2
    for start in range(0, len(content) - step, step):
        if content.find(b"<", start, start + step) < 0:
            raise InputError(Problem("cell_too_long", Place(file=name)))
    if b"text:c" in content:
        spaces = sum(int(count[:12]) for count in _SPACES.findall(content))
        if spaces > limits.CELL_BYTES:
            raise InputError(Problem("cell_too_long", Place(file=name)))
    formulas = {"": ""} if b"table:formula" in content[:_FORMULAS_WITHIN] else {}
    if _written_plainly(content):
        return formulas
    for table in _TABLE.split(content)[1:]:
        title = _NAME.search(table, 0, 2000)
        sheet = title[1].decode("utf-8", "replace") if title else ""
        if _spans_too_much(table):
            raise InputError(Problem("sheet_too_big", Place(file=name, sheet=sheet)))
    return formulas


def _written_plainly(content: bytes) -> bool:
    """Is nothing repeated but blanks up to the end of a row or a table, and no row so long that as many of them
    as there are could span too much?"""
    repeats = content.count(b"table:number-")
    if repeats and repeats != len(_ROW_END.findall(content)) + len(_TABLE_END.findall(content)):
        return False
    step = limits.CELLS * _SMALLEST_ODS_CELL // (content.count(b"<table:table-row") + 1) // 2
    return all(
        content.rfind(b"table:table-row", start, start + step) >= 0 for start in range(0, len(content) - step, step)
    )


def _spans_too_much(table: bytes) -> bool:
    rows = width = blank = 0
    parts = table.split(b"table:table-row")
    for part in parts:
        if len(part) < _SMALLEST_ODS_CELL:
            continue
        times, cells = _row(part)
        if cells:
            rows, width, blank = rows + blank + times, max(width, cells), 0
            if rows * width > limits.CELLS:
                return True
        else:
            blank += times
    return False


def _row(part: bytes) -> tuple[int, int]:
    """A row, as what stands between two mentions of ``table:table-row``: how often it repeats, and how many
    cells it has at most up to the last one that holds something."""
    cells = part.count(b"table-cell")
    repeats = part.count(b"table:number-")
    if not repeats:
        return 1 if cells else 0, cells if b"value" in part or b":p" in part else 0
    head, _, body = part.partition(b">")
    repeated = _ROWS_REPEATED.search(head)
    times = int(repeated[1][:12]) if repeated else 1
    if b"value" not in part and b":p" not in part:
        return times, 0
    trailing = _TRAILING.search(part, max(0, len(part) - 300))
    if repeats == 1 and trailing and not repeated:
        return times, cells
    columns = sum(int(count[:12]) for count in _COLUMNS_REPEATED.findall(body))
    return times, cells + columns - (int(trailing[1][:12]) if trailing else 0)

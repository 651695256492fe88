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

_ODD_CELL = re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]\d{1,5}")')
_ODD_ROW = re.compile(rb'<row(?=[\s/>])(?! r="\d{1,5}")')
_TAG = re.compile(rb"<(?:[\w.-]+:)?(c|row)(?=[\s/>])([^>]*)")
_REFERENCE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d*)["']""")
_SHARED = re.compile(rb"""\st=["']s["'][^>]*>\s*<(?:[\w.-]+:)?v>\s*(\d+)""")
_FORMULA = re.compile(rb'<c [^>]*?r="([A-Z]+\d+)"[^>]*>\s*<f[\s>/]')
# These begin with a byte that is seldom, for such a search passes over everything else at once.
_DOCTYPE = re.compile(rb"!(?<=<!)(?i:DOCTYPE|ENTITY)")
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_FORMULA_TAG = re.compile(rb"f(?<=<f)[\s>/]")
_ROWS_REPEATED = re.compile(rb"""number-rows-repeated\s*=\s*["'](\d+)["']""")
_COLUMNS_REPEATED = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d+)["']""")
_TRAILING = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d+)["'][^<>]*/>\s*</[\w.-]+:\Z""")
_TABLE_NAME = re.compile(rb"""<[\w.-]+:table\s[^>]*?:name\s*=\s*["']([^"']*)["']""")
_SHORTEST_CELL = len(b'<c t="s"><v>1</v></c>')
_SHORTEST_ODS_CELL = len(b"<table:table-cell/>")
_SPACES = re.compile(rb"""<text:s\s[^>]*?c\s*=\s*["'](\d+)["']""")


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
        if b"\x00" in content[:200] or _DOCTYPE.search(content):
            if entry.endswith((".xml", ".rels")):
                raise InputError(Problem("workbook_entities", Place(file=name, sheet=entry)))
            continue
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
    formulas: dict[str, str] = {}
    for entry, content in contents.items():
        if not entry.startswith("xl/worksheets/") and b"<row" not in content and b":row" not in content:
            continue
        sheet = titles.get(entry, entry)
        _check_span(name, sheet, content)
        _check_cells(name, sheet, content)
        if _texts_at_most(content, longest) > limits.TEXT_BYTES and _expanded(shared, content) > limits.TEXT_BYTES:
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


def _texts_at_most(content: bytes, longest: int) -> int:
    """A bound on the characters of all cells; counted only where the number of bytes does not settle it."""
    if len(content) // _SHORTEST_CELL * longest <= limits.TEXT_BYTES:
        return 0
    return (content.count(b't="s"') + content.count(b"t='s'")) * longest


def _expanded(shared: bytes, content: bytes) -> int:
    lengths = [len(part) for part in shared.split(b"</si>")]
    known = len(lengths)
    return sum(lengths[index] for found in _SHARED.findall(content) if (index := int(found)) < known)


def _check_ods(name: str, content: bytes) -> dict[str, str]:
    """The cells of every table once repeated rows and columns are written out. What is blank up to the end of
    a row or of the table takes no room: office programs fill their sheets up with it. Where nothing repeats,
    the length of the longest row is bound enough. Names stand for themselves (``text:s``): the reader takes no
    other prefix for them."""
    step = limits.CELL_BYTES // 2
    for start in range(0, len(content) - step, step):
        if content.find(b"<", start, start + step) < 0:
            raise InputError(Problem("cell_too_long", Place(file=name)))
    if b"<text:s" in content:
        spaces = sum(int(count[:12]) for count in _SPACES.findall(content))
        if spaces > limits.CELL_BYTES:
            raise InputError(Problem("cell_too_long", Place(file=name)))
    parts = content.split(b"table-row")
    if b"-repeated" not in content and b":formula" not in content:
        widest = max(map(len, parts)) // _SHORTEST_ODS_CELL
        if len(parts) * widest <= limits.CELLS:
            return {}
    formulas: dict[str, str] = {}
    sheet = ""
    rows = width = blank = 0
    for part in parts:
        title = _TABLE_NAME.search(part) if b":name" in part else None
        times, filled, cells = _row(part)
        if filled:
            rows, width, blank = rows + blank + times, max(width, cells), 0
        else:
            blank += times
        if rows * width > limits.CELLS:
            raise InputError(Problem("sheet_too_big", Place(file=name, sheet=sheet)))
        if title:
            sheet = title[1].decode("utf-8", "replace")
            rows = width = blank = 0
        elif b":formula" in part:
            formulas.setdefault(sheet, "")
    return formulas


def _row(part: bytes) -> tuple[int, bool, int]:
    """What stands between two mentions of ``table-row``: how often the row repeats, whether it holds anything,
    and how many cells it has at most up to the last one that holds something."""
    cells = part.count(b"table-cell")
    if not cells and b"-repeated" not in part:
        return 0, False, 0
    width = (cells + 1) // 2 + part.count(b"/>")
    filled = b"value" in part or b":p>" in part or b":p " in part
    times = 1
    if b"-repeated" in part:
        repeated = _ROWS_REPEATED.search(part.partition(b">")[0])
        times = int(repeated[1][:12]) if repeated else 1
        columns = sum(int(count[:12]) for count in _COLUMNS_REPEATED.findall(part))
        trailing = _TRAILING.search(part[-300:])
        width += columns - (int(trailing[1][:12]) if trailing else 0)
    return times, filled, width

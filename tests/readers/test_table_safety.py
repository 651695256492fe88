"""Tables: what reaches the spreadsheet reader is bounded, and rows keep their numbers."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
import xlwt

from ambassador_cli.errors import InputError
from ambassador_cli.readers.tables import Workbook, limits, read_tables
from ambassador_cli.readers.tables.text_table import find_delimiter

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
CONTENT = SAMPLES / "page_en" / "nordlicht-pharma_content_1717233125471.xls"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
ROW = "<table:table-row>{}</table:table-row>"
CELL = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'


def _refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_tables("x", data)
    (problem,) = caught.value.problems
    assert problem.place.file == "x"
    return problem.id


def ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0"/>')
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:table="{NAMES}'
            f':table:1.0" xmlns:text="{NAMES}:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="M">'
            f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


@pytest.mark.parametrize(
    "rows",
    [
        ROW.format(CELL.replace("cell ", 'cell table:number-columns-repeated="2000000000" ', 1)),
        f'<table:table-row table:number-rows-repeated="900000000">{CELL * 3}</table:table-row>',
        f"<table:table-row>{CELL}</table:table-row>"
        '<table:table-row table:number-rows-repeated="99999999"><table:table-cell/></table:table-row>'
        f"<table:table-row>{CELL}</table:table-row>",
        ROW.format(f'{CELL}<table:table-cell table:number-columns-repeated="99999999"/>{CELL}'),
        ROW.format(CELL.replace(">1<", '><text:s text:c="900000000"/><')),
        ROW.format('<table:table-cell office:value="1" table:number-columns-repeated="999999"/>') * 20,
        ROW.format(
            '<table:table-cell table:style-name="c" office:value="1" table:number-columns-repeated="99999999"/>'
        ),
        ROW.format("<!--<table:table-row>-->".join([CELL * 500] * 40)) + ROW.format(CELL) * 5_000,
        ROW.format(CELL * 5_000) + "<table:table-row><table:table-cell office:value='1'/></table:table-row>" * 5_000,
        '<table:table-row table:number-rows-repeated="99999999"/>' + ROW.format(CELL),
    ],
    ids=[
        "columns",
        "rows",
        "rows between",
        "columns between",
        "spaces",
        "values to the end of the row",
        "styled values",
        "comments",
        "many cells",
        "rows before",
    ],
)
def test_ods_of_repeated_cells_is_refused(rows: str) -> None:
    assert _refused(ods(rows)) in {"sheet_too_big", "cell_too_long"}


def test_ods_filled_up_with_blanks_as_office_programs_do_is_read() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16383"/>'
    rows = f"<table:table-row>{CELL}{blank}</table:table-row>"
    rows += f'<table:table-row table:number-rows-repeated="1048575">{blank}</table:table-row>'
    (sheet,) = read_tables("x", ods(rows)).sheets
    assert sheet.rows == [[1.0]]


STYLED = '<table:table-cell table:style-name="ce1"/>'


def test_ods_as_office_programs_write_it_is_read() -> None:
    """Columns declared over the whole width, equal neighbours written once, styles on blanks, two tables."""
    columns = '<table:table-column table:style-name="co1" table:number-columns-repeated="16384"/>'
    twice = CELL.replace("cell ", 'cell table:style-name="ce2" table:number-columns-repeated="3" ', 1)
    blank = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16380"/>'
    row = f'<table:table-row table:style-name="ro1">{STYLED}{twice}{blank}</table:table-row>'
    tail = (
        f'<table:table-row table:style-name="ro1" table:number-rows-repeated="1047576">{blank}</table:table-row>'
        f'</table:table><table:table table:name="N">{columns}{row}'
    )
    first, second = read_tables("x", ods(columns + row * 1000 + tail)).sheets
    assert first.rows == [["", 1.0, 1.0, 1.0]] * 1000
    assert second.rows == [["", 1.0, 1.0, 1.0]]


@pytest.mark.parametrize(("rows", "cells"), [(1, 40), (50, 40), (5000, 40), (3, 15_000)])
def test_ods_in_pieces_is_what_it_is_at_once(rows: int, cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pieces in which a file is unpacked cut nothing: a limit just above and just below what it spans."""
    data = ods(ROW.format(CELL * cells) * rows)
    monkeypatch.setattr(limits, "CELLS", rows * cells)
    assert [len(sheet.rows) for sheet in read_tables("x", data).sheets] == [rows]
    monkeypatch.setattr(limits, "CELLS", rows * cells - 1)
    assert _refused(data) == "sheet_too_big"


def _with_record(replaced: int, payload: bytes) -> bytes:
    """The content export with the payload of its first record of a kind put in place of another."""
    data = bytearray(CONTENT.read_bytes())
    position = data.find(struct.pack("<HH", replaced, len(payload)))
    assert position > 0
    data[position + 4 : position + 4 + len(payload)] = payload
    return bytes(data)


def test_xls_with_huge_dimensions_is_refused() -> None:
    dimensions = struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)
    assert _refused(_with_record(0x0200, dimensions)) == "sheet_too_big"


@pytest.mark.parametrize("offset", [44, 64, 72], ids=["FAT", "mini FAT", "DIFAT"])
def test_xls_whose_header_promises_more_than_the_file_holds_is_refused(offset: int) -> None:
    """Counts of sectors in the header, which a reader may believe when it makes room."""
    data = bytearray(CONTENT.read_bytes())
    struct.pack_into("<I", data, offset, 0x7FFFFFFF)
    assert _refused(bytes(data)) == "workbook_cut_off"


def test_xls_that_promises_more_texts_than_it_has_bytes_is_refused() -> None:
    """The count of shared texts."""
    data = bytearray(CONTENT.read_bytes())
    position = data.find(b"\xfc\x00")
    struct.pack_into("<I", data, position + 8, 0x7FFFFFFF)
    assert _refused(bytes(data)) == "workbook_cut_off"


def test_xls_whose_sheet_begins_inside_a_record_is_refused() -> None:
    """A sheet's place in the workbook, moved to where other records would be read."""
    data = bytearray(CONTENT.read_bytes())
    position = data.find(b"\x85\x00")
    struct.pack_into("<I", data, position + 4, struct.unpack_from("<I", data, position + 4)[0] + 2)
    assert _refused(bytes(data)) == "workbook_cut_off"


def test_xls_with_a_far_away_cell_is_refused() -> None:
    data = CONTENT.read_bytes()
    position = data.find(struct.pack("<HH", 0x00FD, 10))
    far = struct.pack("<HH", 0xFFFF, 0xFFFF)
    assert _refused(data[: position + 4] + far + data[position + 8 :]) == "sheet_too_big"


def test_xls_whose_texts_would_multiply_is_refused() -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("M")
    for row in range(6000):
        for column in range(5):
            sheet.write(row, column, "x" * 32_000)
    out = io.BytesIO()
    book.save(out)
    assert len(out.getvalue()) < 2**20
    assert _refused(out.getvalue()) == "sheet_too_big"


def _xlsx(sheet: str, shared: str = "") -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(SAMPLES / "broken" / "far_away_cell.xlsx") as source,
        zipfile.ZipFile(out, "w", 8) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry.filename, sheet.encode() if "sheet1" in entry.filename else content)
        if shared:
            target.writestr("xl/sharedStrings.xml", shared)
    return out.getvalue()


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='xfd1048576'><v>1</v></c></row>",
        '<row r="1">' + "<c><v>1</v></c>" * 9000 + '</row><row r="90000"><c r="A90000"><v>1</v></c></row>',
        '<row r="4000000000"><c><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<x:row xmlns:x="y" r="1"><x:c r="A1"/></x:row>'
        '<x:row xmlns:x="y" r="99999"><x:c r="ZZZ99999"><x:v>1</x:v></x:c></x:row>',
    ],
    ids=["far", "quotes", "no references", "far row", "prefix"],
)
def test_xlsx_that_spans_too_much_is_refused(cells: str) -> None:
    assert _refused(_xlsx(f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>")) == "sheet_too_big"


def test_xlsx_whose_texts_would_multiply_is_refused() -> None:
    cells = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 30_000))
    shared = f"<sst {MAIN}><si><t>{'x' * 30_000}</t></si></sst>"
    assert _refused(_xlsx(f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>", shared)) == "sheet_too_big"


def test_xlsx_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(_xlsx(f"<worksheet {MAIN}><sheetData>{' ' * 500_000}</sheetData></worksheet>"))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = next(e.file_size for e in archive.infolist() if "sheet1" in e.filename)
    lie = bytes(data).replace(struct.pack("<I", size), struct.pack("<I", 100))
    assert _refused(lie) in {"workbook_inflates", "workbook_damaged"}


def test_bytes_behind_the_end_of_an_entry_are_passed_over() -> None:
    """An entry that says it is longer than its packed content: what follows is not unpacked, and not waited for."""
    data = bytearray(ods(ROW.format(CELL) * 3000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("content.xml")
    at = data.rfind(b"content.xml") - 46 + 20
    struct.pack_into("<I", data, at, entry.compress_size + 100)
    end = data.find(b"PK\x01\x02")
    padded = data[:end] + b"\0" * 100 + data[end:]
    start = padded.rfind(b"PK\x05\x06")
    struct.pack_into("<I", padded, start + 16, end + 100)
    try:
        assert len(read_tables("x", bytes(padded)).sheets[0].rows) == 3000
    except InputError as error:
        assert error.problems[0].id in {"workbook_damaged", "workbook_cut_off"}


def test_too_big_a_file_is_not_looked_at() -> None:
    assert _refused(b"\0" * 9 + b"x" * limits.FILE_BYTES) == "file_too_big"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Location;Total followers\nA, B;1\nC, D;2\n", ";"),
        ("a\tb\n1,5\t2\n", "\t"),
        ("a,b\n1,2\n", ","),
        ("Datum;X;Y\n01.02.2024;0,5;0,7\n02.02.2024;0,5;0,7\n", ";"),
        ("a|b\n1|2\n", "|"),
        ("one word", ","),
    ],
)
def test_delimiter(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_rows_keep_their_numbers_in_stacked_tables() -> None:
    text = "A: Table 1\nDate,X\n1,2\n\nB: Tabelle 1\nY,Z\n3,4\n"
    book: Workbook = read_tables("x", text.encode())
    assert [(s.name, s.first_row, s.rows[0]) for s in book.sheets] == [
        ("A", 2, ["Date", "X"]),
        ("B", 6, ["Y", "Z"]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    text = "Größe;Zahl\n" + "Tür;1\n" * 50
    (sheet,) = read_tables("x", text.encode(encoding)).sheets
    assert sheet.rows[:2] == [["Größe", "Zahl"], ["Tür", "1"]]


def test_what_the_name_says_does_not_matter() -> None:
    data = CONTENT.read_bytes()
    assert {read_tables(name, data).format for name in ("a.csv", "b.xlsx", "c")} == {"xls"}


def _values(data: bytes) -> list[int]:
    """Where records of values begin."""
    return [found.start() for found in re.finditer(rb"\x03\x02\x0e\x00|\x7e\x02\x0a\x00|\xfd\x00\x0a\x00", data)]


@pytest.mark.parametrize("which", [700, 1500, -20])
@pytest.mark.parametrize("row", [0, 9, 400])
def test_an_xls_whose_cells_do_not_follow_each_other_never_reaches_the_library(which: int, row: int) -> None:
    """Two bytes make the library ask for 10^14 bytes, or lose cells without a word."""
    data = bytearray(CONTENT.read_bytes())
    at = _values(bytes(data))[which] + 4
    was = struct.unpack_from("<H", data, at)[0]
    struct.pack_into("<H", data, at, row)
    assert was != row
    assert _refused(bytes(data)) == "workbook_out_of_order"


def test_an_xls_with_a_cell_twice_is_refused() -> None:
    """The second value would stand for the first without a word."""
    data = bytearray(CONTENT.read_bytes())
    places = _values(bytes(data))
    first, second = next(
        (a + 4, b + 4) for a, b in pairwise(places) if b - a < 24 and data[a + 4 : a + 6] == data[b + 4 : b + 6]
    )
    data[second + 2 : second + 4] = data[first + 2 : first + 4]
    assert _refused(bytes(data)) == "workbook_out_of_order"


def test_a_chart_in_an_xls_is_not_taken_for_cells() -> None:
    """A chart keeps copies of its values behind the cells; the library would take the last for the sheet's end."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("M")
    for row in range(40):
        sheet.write(row, 0, row + 1 / 3)
    out = io.BytesIO()
    workbook.save(out)
    data = out.getvalue()
    end = data.index(struct.pack("<HH", 0x000A, 0), data.rindex(struct.pack("<HHHH", 0x0203, 14, 39, 0)))
    chart = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0020, 0, 0, 0, 0) + struct.pack(
        "<HHHHHd", 0x0203, 14, 0, 0, 0, 1.5
    )
    room = data[end + 4 : end + 4 + len(chart) + 8]
    assert not room.strip(b"\0")  # the sector is filled up with zeros
    forged = data[:end] + chart + struct.pack("<HHHH", 0x000A, 0, 0x000A, 0) + data[end + 4 + len(chart) + 4 :]
    assert _refused(forged) == "workbook_out_of_order"


@pytest.mark.parametrize("looks_like", [b"\x3e\x02\x12\x00", b"\x00\x3e\x02\x12\x00", b"\xd7\x00\x06\x00"])
@pytest.mark.parametrize("moved", [False, True])
def test_a_value_that_looks_like_the_end_of_the_cells_hides_none(looks_like: bytes, moved: bool) -> None:
    """Where the cells end is only guessed from such bytes: the cells behind them are looked at all the same."""
    data = bytearray(CONTENT.read_bytes())
    numbers = [found.start() for found in re.finditer(rb"\x03\x02\x0e\x00", data)]
    data[numbers[5] + 10 : numbers[5] + 10 + len(looks_like)] = looks_like
    if moved:
        struct.pack_into("<H", data, numbers[300] + 4, 0)
        assert _refused(bytes(data)) == "workbook_out_of_order"
    else:
        rows = [len(sheet.rows) for sheet in read_tables("x", CONTENT.read_bytes()).sheets]
        assert [len(sheet.rows) for sheet in read_tables("x", bytes(data)).sheets] == rows

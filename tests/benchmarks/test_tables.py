"""Bytes to numbered rows, safety included, against python-calamine or csv alone in the same run.

``pytest -m benchmark tests/benchmarks/test_tables.py -s`` prints CPU seconds (the best of several) and the ratio.
"""

from __future__ import annotations

import csv
import gc
import io
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ambassador_cli.readers.linkedin.catalogue import read_catalogue
from ambassador_cli.readers.linkedin.page_file import complete, find_sheets, understand
from ambassador_cli.readers.tables import read_tables

pytestmark = pytest.mark.benchmark
SAMPLES = Path(__file__).parents[1] / "data" / "samples"
REALISTIC = {
    "xls": "page_en/nordlicht-pharma_content_1717233125471.xls",
    "xlsx": "page_resaved/xlsx_no_preamble/nordlicht-pharma_content_1717233125471.xlsx",
    "ods": "page_resaved/ods/nordlicht-pharma_content_1717233125471.ods",
    "csv": "page_resaved/csv_named_xls/nordlicht-pharma_content_1717233125471.xls",
}
ROWS = 20_000


def _values() -> list[list[object]]:
    day = date(1970, 1, 1)
    head: list[object] = ["Date", *(f"Column {n}" for n in range(1, 20))]
    rows: list[list[object]] = [head]
    for n in range(ROWS):
        cells: list[object] = [(day + timedelta(days=n)).strftime("%m/%d/%Y")]
        rows.append(
            cells + [(n * 7919 + c * 104729) % 9973 for c in range(16)] + [(n * c % 997) / 9973 for c in range(3)]
        )
    return rows


@cache
def _large(kind: str) -> bytes:
    rows = _values()
    out = io.BytesIO()
    if kind == "csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        return text.getvalue().encode()
    if kind == "xls":
        import xlwt

        book = xlwt.Workbook()
        sheet = book.add_sheet("Metrics")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                sheet.write(r, c, value)
        book.save(out)
        return out.getvalue()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if kind == "xlsx":
            _write_xlsx(archive, rows)
        else:
            _write_ods(archive, rows)
    return out.getvalue()


def _write_xlsx(archive: zipfile.ZipFile, rows: list[list[object]]) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    archive.writestr(
        "_rels/.rels",
        f'<Relationships xmlns="{packages}"><Relationship Id="rId1" Type="{relations}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
    )
    archive.writestr(
        "xl/workbook.xml",
        f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="Metrics" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
    )
    archive.writestr(
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{packages}"><Relationship Id="rId1" Type="{relations}/worksheet" '
        'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    shared: dict[str, int] = {}
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(row):
            name = f"{chr(65 + column)}{number}"
            if isinstance(value, str):
                cells.append(f'<c r="{name}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>')
            else:
                cells.append(f'<c r="{name}"><v>{value}</v></c>')
        lines.append(f'<row r="{number}" spans="1:20">{"".join(cells)}</row>')
    archive.writestr(
        "xl/worksheets/sheet1.xml",
        f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    )
    items = "".join(f"<si><t>{text}</t></si>" for text in shared)
    archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}" uniqueCount="{len(shared)}">{items}</sst>')


def _write_ods(archive: zipfile.ZipFile, rows: list[list[object]]) -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"/>')
    lines = []
    for row in rows:
        cells = [
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            if isinstance(value, str)
            else f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
            "</table:table-cell>"
            for value in row
        ]
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    archive.writestr(
        "content.xml",
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Metrics">'
        f"{''.join(lines)}</table:table></office:spreadsheet></office:body></office:document-content>",
    )


def _alone(kind: str, data: bytes) -> int:
    """The reference: the same bytes to rows with the bare library."""
    if kind == "csv":
        return len(list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""))))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names)


def _best(functions: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """CPU seconds of the fastest run of each, run in turns. There is no garbage collection, as timeit has it: how long
    that takes depends on all of pytest's objects."""
    best = [float("inf")] * len(functions)
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for number, function in enumerate(functions):
                start = time.process_time()
                function()
                best[number] = min(best[number], time.process_time() - start)
    finally:
        gc.enable()
    return best


@pytest.mark.parametrize("size", ["realistic", "large"])
@pytest.mark.parametrize("kind", ["xls", "xlsx", "ods", "csv"])
def test_bytes_to_rows(kind: str, size: str) -> None:
    data = (SAMPLES / REALISTIC[kind]).read_bytes() if size == "realistic" else _large(kind)
    rounds = 300 if size == "realistic" else 9
    ours, alone = _best([lambda: read_tables("x", data), lambda: _alone(kind, data)], rounds)
    rows = sum(len(sheet.rows) for sheet in read_tables("x", data).sheets)
    assert rows == _alone(kind, data)
    print(
        f"\n{kind:5}{size:10} {len(data):>9} bytes {rows:>6} rows  amb {ours:.4f} s  alone {alone:.4f} s  "
        f"ratio {ours / alone:.2f}"
    )


@pytest.mark.parametrize("kind", ["xls", "xlsx", "ods", "csv"])
def test_recognition_and_typing(kind: str) -> None:
    data = (SAMPLES / REALISTIC[kind]).read_bytes()
    catalogue = read_catalogue()
    book = read_tables("x", data)
    today = date(2024, 6, 3)

    def typed() -> None:
        found = find_sheets("x", book, catalogue)
        complete(understand("x", book, found, digest="", catalogue=catalogue, today=today), catalogue, None, today)

    rows = sum(len(sheet.rows) for sheet in book.sheets)
    print(f"\n{kind:5}recognition and typing of {rows} rows: {_best([typed], 15)[0]:.4f} s")

"""Tables of any kind, csv, xls, xlsx or ods, as numbered rows: decided by content, checked before it is parsed.

The spreadsheet library builds dense tables in native code, where too much of anything ends the process. So
everything that decides how much it will allocate is bounded here first, on the bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables.sniff import is_lock_file, sniff
from ambassador_cli.readers.tables.workbook import Cell, Format, Sheet, Workbook, column_letters

__all__ = ["Cell", "Sheet", "Workbook", "column_letters", "is_lock_file", "read_tables"]


def read_tables(name: str, data: bytes) -> Workbook:
    """``data`` as sheets of numbered rows; ``name`` only says which file problems speak of.

    Raises :class:`InputError` with one problem when the file is no table, is damaged, encrypted or out of bounds.
    """
    container = sniff(name, data)
    if container == "text":
        from ambassador_cli.readers.tables.text_table import read_text_table

        return read_text_table(name, data)
    if container == "ole":
        from ambassador_cli.readers.tables.ole_safety import check_ole

        return _workbook(name, data, "xls", check_ole(name, data))
    from ambassador_cli.readers.tables.zip_safety import check_zip

    kind, formulas = check_zip(name, data)
    return _workbook(name, data, kind, formulas)


@contextmanager
def _quiet() -> Iterator[None]:
    """A panic of the native library writes its own trace to the process's standard error before it becomes an
    exception; nobody shall see it."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _workbook(name: str, data: bytes, kind: Format, formulas: dict[str, str]) -> Workbook:
    import io

    from python_calamine import CalamineWorkbook, SheetTypeEnum

    sheets = []
    try:
        with _quiet(), CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet_name = sheet.name
                rows = book.get_sheet_by_name(sheet_name).to_python(skip_empty_area=False)
                sheets.append(Sheet(sheet_name, rows, formula=formulas.get(sheet_name, formulas.get(""))))
    except BaseException as error:
        # A panic of the native library arrives as an exception beside Exception; only those of Python go on.
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
            raise
        raise InputError(Problem("workbook_damaged", Place(file=name))) from None
    return Workbook(kind, tuple(sheets))

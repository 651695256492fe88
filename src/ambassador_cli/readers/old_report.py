"""A json report of before, as ``amb report -o report.json`` wrote it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.old_report import OldReport
from ambassador_cli.readers.user_files import read_user_file

MOST_BYTES = 20_000_000
FORMAT = "amb-report/1"


def read_old_report(path: Path) -> OldReport:
    """The report. Raises ``InputError`` where it is none, or one of another version."""
    refused = InputError(Problem("report.not_a_report", Place(file=path.name), {"expected": FORMAT}))
    try:
        data = json.loads(read_user_file(path, MOST_BYTES))
        if data["format"] != FORMAT:
            raise refused
        return OldReport(
            date.fromisoformat(data["period"]["first"]),
            date.fromisoformat(data["period"]["last"]),
            {str(source["file"]): str(source["sha256"]) for source in data["sources"]},
            {(str(one["kpi"]), str(one["aspect"])): _number(one["now"]["value"]) for one in data["figures"]},
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        raise refused from None


def _number(value: object) -> float | None:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise TypeError("not a number")

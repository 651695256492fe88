"""A number that is gone from a table is never taken for nothing happened: it is pointed out, with its place."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ambassador_cli.readers.linkedin import read_exports

RESAVED = Path(__file__).parents[1] / "data" / "samples" / "page_resaved" / "excel_de_csv_utf8"
FILES = {
    "_Metrics.csv": ("Impressions (organic)", "Clicks (sponsored)", "Comments (total)", "Reposts (organic)"),
    "_All posts.csv": ("Impressions", "Clicks", "Comments", "Reposts"),
    "_New followers.csv": ("Sponsored followers", "Organic followers", "Total followers"),
}
TODAY = date(2024, 6, 3)


def _rows(ending: str) -> tuple[str, list[list[str]], int]:
    path = next(path for path in sorted(RESAVED.rglob("*.csv")) if path.name.endswith(ending))
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    header = next(index for index, row in enumerate(rows) if set(FILES[ending]) & set(row))
    return path.name, rows, header


def _problems(name: str, rows: list[list[str]]) -> list[tuple[str, int | None]]:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    found = read_exports([(name, b"\xef\xbb\xbf" + out.getvalue().encode())], today=TODAY)
    return [(problem.id, problem.place.row) for problem in found.problems]


@pytest.mark.parametrize("ending", sorted(FILES))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_lost_number_is_pointed_out(ending: str, data: st.DataObject) -> None:
    """In any row and any column that a sum or a rate is made of; of posts in those that are organic."""
    name, rows, header = _rows(ending)
    columns = [index for index, title in enumerate(rows[header]) if title in FILES[ending]]
    assert len(columns) > 2
    lines = [
        index
        for index, row in enumerate(rows)
        if index > header and any(row) and ("posts" not in ending or "Organic" in row)
    ]
    line = data.draw(st.sampled_from(lines))
    rows[line][data.draw(st.sampled_from(columns))] = ""
    assert ("numbers_blank", line + 1) in _problems(name, rows)


@pytest.mark.parametrize("ending", sorted(FILES))
def test_a_whole_column_without_numbers_was_not_exported(ending: str) -> None:
    """And a file as LinkedIn wrote it is silent."""
    name, rows, header = _rows(ending)
    assert not _problems(name, rows)
    column = next(index for index, title in enumerate(rows[header]) if title in FILES[ending])
    for row in rows[header + 1 :]:
        if any(row):
            row[column] = ""
    assert "numbers_blank" not in {problem for problem, _ in _problems(name, rows)}

"""Many people's files: CPU seconds and memory, and whether they grow in a straight line.

``pytest -m benchmark tests/benchmarks/test_people_scale.py -s`` generates creator exports as small xlsx files,
50 people over 5 years (a file each year), then 1,000 and 5,000 files of 365 days, and reads each set in a process
of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import ROOT

pytestmark = pytest.mark.benchmark
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGES = "http://schemas.openxmlformats.org/package/2006/relationships"
READ = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from ambassador_cli.models.roster import Consents, Person
from ambassador_cli.readers.linkedin import read_folder
folder = Path(sys.argv[1])
names = sorted({path.stem.split("_")[-1] for path in folder.iterdir()})
people = [Person(name=name, consents=Consents(use_statistics=date(2020, 1, 1))) for name in names]
start = time.process_time()
found = read_folder([folder], today=date(2026, 1, 1), people=people)
seconds = time.process_time() - start
assert not found.problems, found.problems[:3]
days = sum(len(person.days) for person in found.history.people)
posts = sum(len(person.posts) for person in found.history.people)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([seconds, peak, len(found.history.people), days, posts]))
"""


def _sheet(rows: list[list[object]]) -> str:
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(row):
            name = f"{chr(65 + column)}{number}"
            if isinstance(value, int):
                cells.append(f'<c r="{name}"><v>{value}</v></c>')
            elif value != "":
                cells.append(f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def creator_file(person: int, first: date) -> bytes:
    """A creator export of 365 days with two rankings of fifty posts."""

    def written(day: date) -> str:
        return f"{day.month}/{day.day}/{day.year}"

    days = [first + timedelta(days=n) for n in range(365)]
    last = days[-1]
    figures = [[written(day), (person * 31 + n * 17) % 997, n % 41] for n, day in enumerate(days)]
    posts = []
    for n in range(50):
        day = first + timedelta(days=(n * 7) % 365)
        made = (day - date(1970, 1, 1)).days * 86_400_000 + 36_000_000 + n * 60_000
        link = f"https://www.linkedin.com/feed/update/urn:li:activity:{(made << 22) + person}"
        posts.append([link, written(day), 100 - n, "", link, written(day), 5000 - n])
    sheets: dict[str, list[list[object]]] = {
        "DISCOVERY": [
            ["Overall Performance", f"{written(first)} - {written(last)}"],
            ["Impressions", sum(int(str(row[1])) for row in figures)],
            ["Members reached", 4321],
        ],
        "ENGAGEMENT": [["Date", "Impressions", "Engagements"], *figures],
        "TOP POSTS": [
            ["Maximum of 50 posts available to include in this list"],
            [],
            ["Post URL", "Post publish date", "Engagements", "", "Post URL", "Post publish date", "Impressions"],
            *posts,
        ],
        "FOLLOWERS": [
            [f"Total followers on {written(last)}:", 2000 + person],
            [],
            ["Date", "New followers"],
            *([written(day), n % 5] for n, day in enumerate(days)),
        ],
        "DEMOGRAPHICS": [["Top Demographics", "Value", "Percentage"], ["Job titles", "Chemist", "12%"]],
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGES}"><Relationship Id="r" Type="{RELATIONS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        entries = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{entries}</sheets></workbook>'
        )
        targets = "".join(
            f'<Relationship Id="r{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGES}">{targets}</Relationships>')
        for n, rows in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", _sheet(rows))
    return out.getvalue()


def _name(person: int) -> str:
    return "Person" + "".join(chr(97 + int(digit)) for digit in f"{person:05}")


@pytest.mark.parametrize(("people", "years"), [(50, 5), (1000, 1), (5000, 1)])
def test_many_people(tmp_path: Path, people: int, years: int) -> None:
    for person in range(people):
        for year in range(years):
            first = date(2020, 1, 1) + timedelta(days=365 * year)
            last = first + timedelta(days=364)
            path = tmp_path / f"Content_{first}_{last}_{_name(person)}.xlsx"
            path.write_bytes(creator_file(person, first))
    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path)],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, peak, found, days, posts = json.loads(done.stdout)
    assert (found, days) == (people, people * years * 365)
    files = people * years
    print(
        f"\n{people} people, {files} files, {days:,} days, {posts:,} posts: {seconds:.1f} CPU s "
        f"({1000 * seconds / files:.1f} ms a file), peak {peak} MB"
    )

"""Damaged copies of good files: never a traceback, never a hang, always a named file; memory stays bounded."""

from __future__ import annotations

import csv
import io
import random
import resource
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.models.roster import Consents, Person
from ambassador_cli.readers.linkedin import read_exports

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
TODAY = date(2024, 6, 3)
GOOD = [
    *sorted((SAMPLES / "page_en").glob("*_17172*.xls")),
    *sorted(path for path in (SAMPLES / "page_resaved").rglob("*") if path.is_file()),
    *sorted((SAMPLES / "creators_2024_en").glob("*B*.xlsx")),
    *sorted((SAMPLES / "creators_2026_de").glob("*.xlsx")),
    *sorted((SAMPLES / "post_analytics").glob("*.xlsx")),
    *sorted(path for path in (SAMPLES / "archive").rglob("*") if path.is_file()),
]


_AFTER_MAGIC = st.tuples(
    st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf", b"%PDF-"]),
    st.binary(max_size=2000),
).map(b"".join)


def _truncate(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def _flip(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice([1, 3, 20, 200])):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, dice: random.Random) -> bytes:
    start, size = dice.randrange(len(data)), dice.choice([1, 16, 512, 5000])
    return data[:start] + dice.randbytes(size) + data[start + size :]


def _move(data: bytes, dice: random.Random) -> bytes:
    start, size, to = dice.randrange(len(data)), dice.choice([4, 64, 512, 5000]), dice.randrange(len(data))
    piece = data[start : start + size]
    return data[:to] + piece + data[to:]


def _lines(data: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(dice.choice([1, 5])):
        a, b = dice.randrange(len(lines)), dice.randrange(len(lines))
        if dice.random() < 0.5:
            lines.insert(a, lines[b])
        else:
            del lines[a]
            lines = lines or [b""]
    return b"\n".join(lines)


def _columns(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8-sig", "replace")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    width = max(map(len, rows), default=1) or 1
    a, b = dice.randrange(width), dice.randrange(width)
    for row in rows:
        if max(a, b) < len(row):
            row[a], row[b] = row[b], row[a]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _inside(data: bytes, dice: random.Random) -> bytes:
    """Flip bits inside a zip's entries and pack them again, so that damage gets past the checksums."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if content and dice.random() < 0.5:
                content = dice.choice([_flip, _truncate, _overwrite, _move])(content, dice)
            target.writestr(entry.filename, content)
    return out.getvalue()


def _cases(count: int, seed: int = 0) -> tuple[int, int, float]:
    dice = random.Random(20240531 + seed)
    contents = [path.read_bytes() for path in GOOD]
    refused = read = 0
    slowest = 0.0
    for number in range(count):
        index = number % len(contents)
        data = contents[index]
        ways = [_truncate, _flip, _overwrite, _move]
        if data.startswith(b"PK"):
            ways += [_inside, _inside]
        elif not data.startswith(b"\xd0\xcf"):
            ways += [_lines, _columns]
        damaged = dice.choice(ways)(data, dice)
        name = f"damaged-{number}"
        people = [Person(name="Anna Berg", files=(name,), consents=Consents(use_statistics=date(2023, 1, 1)))]
        allow = dice.random() < 0.7
        start = time.process_time()
        exports = read_exports([(name, damaged)], today=TODAY, people=people, allow_archive=allow)
        slowest = max(slowest, time.process_time() - start)
        errors = [problem for problem in exports.problems if problem.level == "error"]
        assert all(problem.place.file == name for problem in exports.problems)
        assert errors or exports.history.sources or exports.problems
        refused += bool(errors)
        read += bool(exports.history.sources)
    return refused, read, slowest


def test_damaged_files_end_in_a_sentence() -> None:
    refused, read, _ = _cases(200)
    assert refused + read <= 200
    assert refused


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode), _AFTER_MAGIC))
def test_arbitrary_bytes_end_in_a_sentence(data: bytes) -> None:
    """Whatever the bytes are: no traceback, and always something to say."""
    exports = read_exports([("x", data)], today=TODAY)
    assert exports.problems
    assert not exports.history.sources


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 5))
def test_five_thousand_damaged_files(seed: int) -> None:
    """Four seeds: twenty thousand files."""
    refused, read, slowest = _cases(5000, seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n5000 damaged files: {refused} refused, {read} read, slowest {slowest:.2f} CPU s, peak {peak} MB")
    assert peak < 1024

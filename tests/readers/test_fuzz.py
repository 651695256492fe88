"""Damaged copies of good files and arbitrary bytes: always a named file and something to say, in this very process.

Twenty thousand more are read in processes of their own (``test_damage.py``).
"""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.readers.linkedin import page_file, read_exports, recognition
from readers.damage import GOOD, TODAY, read, ways

_AFTER_MAGIC = st.tuples(
    st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf", b"%PDF-"]),
    st.binary(max_size=2000),
).map(b"".join)


def test_damaged_files_end_in_a_sentence() -> None:
    """Refused with a problem of this file, or read; nothing in between."""
    dice = random.Random(20240531)
    refused = 0
    for number in range(150):
        data = GOOD[number % len(GOOD)].read_bytes()
        damages = ways(data)
        damaged = damages[dice.choice(sorted(damages))](data, dice)
        found = read(f"damaged-{number}", damaged)
        assert all(problem.place.file == f"damaged-{number}" for problem in found.problems)
        assert found.problems or found.history.sources
        refused += any(problem.level == "error" for problem in found.problems)
    assert 30 < refused < 150


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode), _AFTER_MAGIC))
def test_arbitrary_bytes_end_in_a_sentence(data: bytes) -> None:
    """Whatever the bytes are: no traceback, and always something to say."""
    exports = read_exports([("x", data)], today=TODAY)
    assert exports.problems
    assert not exports.history.sources


@pytest.mark.parametrize(
    "error", [KeyError("x"), ValueError("x"), RecursionError(), MemoryError(), ZeroDivisionError()]
)
def test_what_nobody_foresaw_is_one_files_problem(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any exception inside one file is named with it, and the others go on."""
    real = page_file.find_sheets

    def fails(name: str, *rest: object) -> object:
        if name == "bad":
            raise error
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(recognition, "find_sheets", fails)
    good = next(path for path in GOOD if "content" in path.name).read_bytes()
    found = read_exports([("bad", good + b" "), ("good", good)], today=date(2024, 6, 3))
    assert [(p.id, p.place.file, p.values["reason"]) for p in found.problems] == [
        ("file_not_understood", "bad", type(error).__name__)
    ]
    assert len(found.history.page_days) == 365

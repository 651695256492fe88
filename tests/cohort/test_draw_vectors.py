"""The 1,000 test vectors: both small programs and amb say what stands there."""

from __future__ import annotations

from pathlib import Path

from ambassador_cli.cohort import verify_record
from ambassador_cli.errors import InputError
from ambassador_cli.models.draw import ENTRY_FORMAT, RECORD_FORMAT, Sealed, sha256_of
from ambassador_cli.readers.draw_files import read_draw_bytes
from cohort.draw_vectors import expected, read_vectors

PROOFS = ("nearest", "kept_not", "fairest")


def test_a_thousand_vectors(tmp_path: Path) -> None:
    vectors = read_vectors()
    assert len(vectors) == 1_000
    assert sum(vector["verify"] and "fails" not in vector["proofs"] for vector in vectors) == 500
    for number, vector in enumerate(vectors):
        data = [text.encode("ascii") for text in vector["files"]]
        if number % 4 == 0:
            assert expected(data, tmp_path) == (vector["verify"], vector["proofs"]), number
        try:
            record = read_draw_bytes("record.json", data[0], RECORD_FORMAT).content
            entries = [Sealed(read_draw_bytes("e", own, ENTRY_FORMAT).content, sha256_of(own)) for own in data[1:]]
        except InputError:
            assert not vector["verify"], number
            continue
        failing = {check.id for check in verify_record(record, entries) if check.state == "fails"} - {"wishes"}
        assert bool(failing) == (not vector["verify"] or "fails" in vector["proofs"]), (number, failing, vector["why"])

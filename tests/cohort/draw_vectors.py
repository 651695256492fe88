"""1,000 test vectors for whoever writes their own check: ``python -m cohort.draw_vectors`` makes them again.

Half are draws that hold, of all kinds, twelve of them as large as a company's; half were changed in one place, of these
up to three for each of the chosen forgeries. A vector is a line of JSON: ``files`` (the texts
of record.json and its entries), ``verify`` (do form, hashes, groups, chances, draw and entries hold?), ``proofs`` (null
where ``verify`` is false; else ``holds``, ``open`` or ``fails`` for nearest, kept places, chances) and ``why``.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import random
import tempfile
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import Any

from ambassador_cli.cohort import correct, replace_one, select_group, set_aside, state_of
from ambassador_cli.models.cohort import Bounds, PersonWish, Request, Volunteer, WantedDimension
from ambassador_cli.models.draw import spell
from ambassador_cli.writers.verifier import verify as verify_draw
from cohort import verify_proofs
from cohort.chosen_forgeries import CHOSEN
from cohort.company_pools import company_pool
from cohort.draw_records import ANSWERS, DRAWN_ON, LATER, Draw, make_draw
from cohort.mutations import copied, judge, mutate, sign_anew

VECTORS = Path(__file__).parents[1] / "data" / "draws" / "vectors.jsonl.gz"
HALF = 500
LARGE = 12
MOST_PEOPLE = 60
FORGED = 3


def small_pool(dice: random.Random) -> Request:
    """Four to eight people, one to three dimensions, wishes of all kinds now and then."""
    people_count = dice.randint(4, 8)
    size = dice.randint(1, people_count - 1)
    values = [["a", "b", "c"][: dice.randint(2, 3)] for _ in range(dice.randint(1, 3))]
    people = tuple(
        Volunteer(f"k{i}", f"Person Ä{i}", tuple(dice.choice(own) for own in values), dice.choice(["", "A", "B"]), "")
        for i in range(people_count)
    )
    dimensions = []
    for d, own in enumerate(values):
        kind = dice.choice(["limits", "shares", "own"])
        limits = {v: Bounds(dice.choice([None, 0, 1]), dice.choice([None, size])) for v in own if kind == "limits"}
        shares = {v: Fraction(dice.randint(1, 4)) for v in own} if kind == "shares" else None
        dimensions.append(
            WantedDimension(f"d{d}", f"d{d}", shares, limits, dice.randint(1, 2), own_shares=kind == "own")
        )
    wishes = []
    keys = [person.key for person in people]
    if dice.random() < 0.3:
        wishes.append(PersonWish("apart", tuple(dice.sample(keys, 2)), "asked"))
    if dice.random() < 0.2:
        wishes.append(PersonWish("not_available", (dice.choice(keys),), "asked"))
    if dice.random() < 0.2:
        wishes.append(PersonWish("one_per_team", (), "asked"))
    slack = Fraction(dice.choice([0, 1, 1, 2]), dice.choice([1, 2]))
    return Request(size, size, people, tuple(dimensions), tuple(wishes), slack)


def good_draw(dice: random.Random) -> Draw | None:
    """A draw of a small pool with some entries; ``None`` where the pool has no group."""
    request = small_pool(dice)
    if select_group(request) is None:
        return None
    draw = make_draw(request, dice.choice([*ANSWERS, "lotto:2027-01-09", "quick"]), salt=str(dice.random()))
    if draw.frozen["source"]["kind"] == "lotto" and dice.random() < 0.3:
        by = {"by": "Ada Arndt", "reason": "mistyped"}
        draw.add(correct(draw.record, [], f"03 09 14 22 31 4{dice.randint(5, 9)} / 7", **by, today=DRAWN_ON))
    while dice.random() < 0.4:
        state = state_of(draw.record, draw.entries)
        gone = [person for person in state.reserve if dice.random() < 0.2]
        said = {"by": "Bo Berg", "reason": "left"}
        out = dice.choice(state.group)
        entry = replace_one(draw.record, draw.entries, out, gone, **said, today=LATER)
        if entry is None:
            break
        draw.add(entry)
    if dice.random() < 0.1:
        draw.add(set_aside(draw.record, draw.entries, by="Cy Curt", reason="a wrong list", today=LATER))
    return draw


def expected(files: list[bytes], folder: Path) -> tuple[bool, list[str] | None]:
    """What the two small programs say."""
    for old in folder.glob("*.json"):
        old.unlink()
    for number, data in enumerate(files):
        (folder / (f"entry-{number:02d}.json" if number else "record.json")).write_bytes(data)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        try:
            verify_draw.main(str(folder / "record.json"))  # type: ignore[no-untyped-call]
        except (SystemExit, Exception):
            return False, None
    proofs = io.StringIO()
    with contextlib.redirect_stdout(proofs):
        verify_proofs.main(str(folder / "record.json"))  # type: ignore[no-untyped-call]
    return True, [line.split()[0] for line in proofs.getvalue().splitlines()]


def make_vectors() -> list[dict[str, Any]]:
    """All vectors: what amb says must be what the small programs say."""
    dice = random.Random("vectors")
    good: list[Draw] = []
    vectors: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        larger = (make_draw(pool) for pool in map(company_pool, count()) if len(pool.volunteers) <= MOST_PEOPLE)
        while len(good) < HALF:
            draw = next(larger) if len(good) < LARGE else good_draw(dice)
            if draw is None:
                continue
            good.append(draw)
            files = [spell(draw.record), *(spell(entry.content) for entry in draw.entries)]
            verify, proofs = expected(files, folder)
            assert verify, draw.record
            vectors.append(line(files, verify, proofs, "as drawn"))
        vectors += forged(good[LARGE:], folder)
        while len(vectors) < 2 * HALF:
            sign = dice.random() < 0.6
            found = mutate(dice.choice(good[LARGE:]), dice, sign=sign)
            if found is None:
                continue
            place, record, entries = found
            verdict = judge(record, entries, folder)
            if not verdict.small or "cannot be spelt" in verdict.checks:
                continue
            files = [spell(record), *map(spell, entries)]
            verify, proofs = expected(files, folder)
            assert not verify or (proofs and "fails" in proofs)
            vectors.append(line(files, verify, proofs, f"{place} changed{', signed anew' if sign else ''}"))
    return vectors


def forged(draws: list[Draw], folder: Path) -> list[dict[str, Any]]:
    """The chosen forgeries, each of the first draws in which there is something to forge."""
    vectors = []
    for change in CHOSEN:
        made = 0
        for draw in draws:
            record, entries = copied(draw)
            if made == FORGED or not change(record, entries):
                continue
            sign_anew(record, entries, "frozen")
            assert judge(record, entries, folder).small, change.__name__
            files = [spell(record), *map(spell, entries)]
            vectors.append(line(files, *expected(files, folder), f"forged: {change.__name__}"))
            made += 1
        assert made, change.__name__
    return vectors


def line(files: list[bytes], verify: bool, proofs: list[str] | None, why: str) -> dict[str, Any]:
    """One vector."""
    return {"files": [data.decode("ascii") for data in files], "verify": verify, "proofs": proofs, "why": why}


def read_vectors() -> list[dict[str, Any]]:
    """Those of tests/data/draws."""
    return [json.loads(own) for own in gzip.decompress(VECTORS.read_bytes()).decode("ascii").splitlines()]


if __name__ == "__main__":
    text = "".join(json.dumps(vector, separators=(",", ":")) + "\n" for vector in make_vectors())
    VECTORS.parent.mkdir(exist_ok=True)
    VECTORS.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))

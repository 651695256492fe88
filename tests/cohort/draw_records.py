"""Eight draws of different kinds, small enough to be mutated thousands of times, with fixed codes and answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from ambassador_cli.cohort import QUICK, correct, draw_frozen, freeze, parse_source, replace_one, set_aside, with_codes
from ambassador_cli.cohort.drawing import state_of
from ambassador_cli.cohort.freezing import to_names_table
from ambassador_cli.models.cohort import PersonWish, Request, Volunteer, WantedDimension
from ambassador_cli.models.draw import DrawRecord, Entry, Frozen, NamesTable, Previous, Sealed, sha256_of, spell
from cohort.pools import read_pool

FROZEN_ON = date(2026, 12, 30)
DRAWN_ON = date(2027, 1, 11)
LATER = date(2027, 3, 1)
ANSWERS = {
    "lotto:2027-01-09": "03 09 14 22 31 44 / 7",
    "witnessed:2027-01-08": "03 09 14 22 31 44",
    "witnessed:2027-01-08:dice": "3 1 6 6 2 5 4 1 2 3",
    "drand:quicknet:35521000": "9f" * 32,
}


@dataclass
class Draw:
    """All files of a draw. ``codes``: key of a person to the code."""

    record: DrawRecord
    names: NamesTable
    codes: Mapping[str, str]
    entries: list[Sealed[Entry]] = field(default_factory=list)

    @property
    def frozen(self) -> Frozen:
        """The frozen part."""
        return self.record["frozen"]

    def add(self, entry: Entry | None) -> None:
        """One more entry."""
        assert entry is not None
        self.entries.append(Sealed(entry, sha256_of(spell(entry))))

    def write(self, folder: Path) -> Path:
        """record.json and its entries into a folder; returns the record's path."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "record.json").write_bytes(spell(self.record))
        for number, sealed in enumerate(self.entries, start=1):
            (folder / f"entry-{number:02d}.json").write_bytes(spell(sealed.content))
        return folder / "record.json"


def codes_for(request: Request, salt: str = "") -> dict[str, str]:
    """Twenty signs for each volunteer, from a hash: reproducible, and no secret."""
    return {v.key: hashlib.sha256(f"{salt}{v.key}".encode()).hexdigest()[:20].upper() for v in request.volunteers}


def make_draw(
    request: Request,
    source: str = "lotto:2027-01-09",
    *,
    number: int = 1,
    previous: Previous | None = None,
    salt: str = "",
) -> Draw:
    """Freeze and draw. ``source`` may be ``quick``."""
    if source == "quick":
        frozen = freeze(request, QUICK, "1.0")
        assert frozen is not None
        return Draw(draw_frozen(frozen, "", DRAWN_ON), to_names_table(request, frozen), {})
    codes = codes_for(request, salt)
    request = with_codes(request, codes)
    witnesses = ("Ada Arndt", "Bo Berg") if source.startswith("witnessed") else ()
    parsed = parse_source(source, FROZEN_ON, witnesses)
    frozen = freeze(request, parsed, "1.0", codes=codes, number=number, previous=previous)
    assert frozen is not None
    return Draw(draw_frozen(frozen, ANSWERS[source], DRAWN_ON), to_names_table(request, frozen, codes), codes)


def team_pool() -> Request:
    """Twelve people in teams, with every kind of wish, where not every value can keep a place."""
    values = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "z"), ("c", "x")] * 2
    volunteers = tuple(
        Volunteer(f"k{i:02d}", f"Person {i}", pair, f"team {i % 5}", f"lead {i % 3}") for i, pair in enumerate(values)
    )
    dimensions = tuple(WantedDimension(d, d, None, {}, own_shares=True) for d in ("one", "two"))
    wishes = (
        PersonWish("set", ("k03",), "speaks at the start"),
        PersonWish("not_available", ("k07",), "on leave"),
        PersonWish("apart", ("k00", "k01"), "same desk"),
        PersonWish("together", ("k04", "k10"), "one project"),
        PersonWish("one_per_team", (), "spread"),
    )
    return Request(4, 4, volunteers, dimensions, wishes, Fraction(1))


def tight_pool() -> Request:
    """Seven people for three places, where not all six values can keep one: y and z are only had with a."""
    values = [("a", "y"), ("a", "z"), ("b", "x"), ("c", "x"), ("a", "y"), ("a", "z"), ("b", "x")]
    volunteers = tuple(Volunteer(f"k{i}", f"Person {i}", pair) for i, pair in enumerate(values))
    dimensions = tuple(WantedDimension(d, d, None, {}) for d in ("one", "two"))
    return Request(3, 3, volunteers, dimensions)


def eight_draws() -> dict[str, Draw]:
    """By kind: limits by columns, shares, wishes, dice, drand, quick, corrected, replaced, second."""
    draws = {
        "columns": make_draw(read_pool("gap1_9_4", "limits")),
        "shares": make_draw(read_pool("gap2_9_4", "shares"), "drand:quicknet:35521000"),
        "wishes": make_draw(team_pool(), "witnessed:2027-01-08:dice"),
        "tight": make_draw(tight_pool(), "witnessed:2027-01-08"),
        "quick": make_draw(read_pool("gap3_9_4", "own"), "quick"),
        "corrected": make_draw(read_pool("gap3_9_4", "limits")),
        "replaced": make_draw(read_pool("corp_30_18", "own")),
    }
    corrected, replaced = draws["corrected"], draws["replaced"]
    right = "03 09 14 22 31 45 / 7"
    corrected.add(correct(corrected.record, [], right, by="Ada Arndt", reason="45, not 44", today=DRAWN_ON))
    for _ in range(2):
        state = state_of(replaced.record, replaced.entries)
        entry = replace_one(
            replaced.record,
            replaced.entries,
            state.group[0],
            state.reserve[:1],
            by="Bo Berg",
            reason="left",
            today=LATER,
        )
        replaced.add(entry)
    first = make_draw(read_pool("gap2_9_4", "limits"))
    first.add(set_aside(first.record, [], by="Cy Curt", reason="a wrong list", today=LATER))
    previous: Previous = {
        "kind": "set_aside",
        "sha256": first.entries[-1].sha256,
        "reason": "a wrong list",
        "by": "Cy Curt",
    }
    second = make_draw(read_pool("gap2_9_4", "own"), number=2, previous=previous, salt="second")
    second.add(set_aside(second.record, [], by="Cy Curt", reason="numbers misread", today=LATER))
    draws["second"] = second
    return draws

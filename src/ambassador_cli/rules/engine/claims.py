"""A tag that is broken is one thing, whatever number of rules could say something about it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule about tags says about a place of the text. ``proposes`` is the tag it would make of it;
    ``one_chunk``: in the row of tags at the end the place counts as one, whatever it is made of."""

    rule: str
    start: int
    end: int
    proposes: str = ""
    edits: tuple[tuple[int, int, str, bool], ...] = ()
    one_chunk: bool = False
    variant: str = ""
    values: dict[str, str | int] = field(default_factory=dict)


def first_come(claims: list[Claim]) -> list[Claim]:
    """Claims of which no two overlap; earlier ones in the list win."""
    kept: list[Claim] = []
    places: list[tuple[int, int]] = []
    for claim in claims:
        at = bisect_left(places, (claim.start, claim.end))
        if at > 0 and places[at - 1][1] > claim.start:
            continue
        if at < len(places) and places[at][0] < claim.end:
            continue
        places.insert(at, (claim.start, claim.end))
        kept.append(claim)
    return kept

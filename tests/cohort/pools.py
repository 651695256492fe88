"""Small pools to draw from: random ones for Hypothesis, and those of tests/data/pools."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

from hypothesis import strategies as st

from ambassador_cli.models.cohort import Bounds, PersonWish, Request, Volunteer, WantedDimension, WishKind

POOLS = Path(__file__).parents[1] / "data" / "pools"
KINDS: tuple[WishKind, ...] = ("set", "not_available", "together", "apart")
GAPS = ("gap1_9_4", "gap2_9_4", "gap3_9_4")


def read_pool(name: str, mix: str = "limits", slack: int = 1) -> Request:
    """A pool of tests/data/pools. ``mix``: its ``limits`` only, the pool's ``own`` shares, or ``shares`` made of
    the middle of the limits."""
    with (POOLS / f"{name}_respondents.csv").open(encoding="utf-8") as file:
        people = list(csv.DictReader(file))
    with (POOLS / f"{name}_categories.csv").open(encoding="utf-8") as file:
        categories = list(csv.DictReader(file))
    size = int(name.rsplit("_", 1)[1])
    names = [key for key in people[0] if key != "id"]
    volunteers = tuple(Volunteer(p["id"], p["id"], tuple(p[d] for d in names)) for p in people)
    dimensions = []
    for d in names:
        own = [c for c in categories if c["category"] == d]
        limits = {c["name"]: Bounds(int(c["min"]), int(c["max"])) for c in own} if mix == "limits" else {}
        shares = {c["name"]: Fraction(int(c["min"]) + int(c["max"]), 2) for c in own} if mix == "shares" else None
        dimensions.append(WantedDimension(d, d, shares, limits, 1, mix != "limits", mix == "own"))
    return Request(size, size, volunteers, tuple(dimensions), (), Fraction(slack))


@st.composite
def bound_by_wishes(draw: st.DrawFn) -> Request:
    """A pool of 5 to 7 people with places for more than half of them, of whom two are not to be in both: two people
    could not have the average chance then. Some are set or go together, too."""
    count = draw(st.integers(5, 7))
    size = draw(st.integers(count // 2 + 1, count - 1))
    values = st.sampled_from(["v0", "v1"])
    volunteers = tuple(Volunteer(f"k{i}", f"Name {i}", (draw(values), draw(values))) for i in range(count))
    limits = {"v0": Bounds(draw(st.integers(0, 2)), None)} if draw(st.booleans()) else {}
    shares = draw(st.sampled_from([None, {"v0": Fraction(1), "v1": Fraction(1)}]))
    dimensions = (
        WantedDimension("d0", "d0", None, limits, keep=draw(st.booleans())),
        WantedDimension("d1", "d1", shares, {}, keep=False),
    )
    keys = draw(st.permutations([v.key for v in volunteers]))
    asked = [PersonWish("apart", tuple(keys[:2]), "asked")]
    if draw(st.booleans()):
        asked.append(PersonWish("together", (keys[0], keys[2]), "asked"))
    if draw(st.booleans()):
        asked.append(PersonWish("set", (keys[draw(st.sampled_from([0, 2, 3]))],), "asked"))
    return Request(size, size, volunteers, dimensions, tuple(asked), Fraction(draw(st.sampled_from([0, 1]))))


@st.composite
def requests(draw: st.DrawFn, *, wishes: bool = True, tight: bool = False) -> Request:
    """A pool of 5 to 9 people with 2 or 3 dimensions, and some wishes."""
    count = draw(st.integers(5, 9))
    size = draw(st.integers(2, min(5, count - 1)))
    number = draw(st.integers(2, 3))
    alphabet = [f"v{i}" for i in range(draw(st.integers(2, 3)))]
    missing = draw(st.integers(0, 5)) == 0
    values = st.sampled_from([*alphabet, ""] if missing else alphabet)
    units = st.sampled_from(["", "A", "B"])
    volunteers = tuple(
        Volunteer(f"k{i}", f"Name {i}", tuple(draw(values) for _ in range(number)), draw(units), "")
        for i in range(count)
    )
    dimensions = []
    for d in range(number):
        kind = draw(st.sampled_from(["limits", "limits", "shares", "own", "both"]))
        limits = {}
        if kind in ("limits", "both"):
            for value in alphabet:
                low = draw(st.integers(0, 2 if tight else 1))
                limits[value] = Bounds(
                    draw(st.sampled_from([None, low])), draw(st.sampled_from([None, low + draw(st.integers(0, 2))]))
                )
        shares = None
        if kind in ("shares", "both"):
            shares = {value: Fraction(draw(st.integers(0, 4))) for value in alphabet}
            shares[alphabet[0]] += 1
        weight = draw(st.sampled_from([1, 1, 2]))
        dimensions.append(WantedDimension(f"d{d}", f"d{d}", shares, limits, weight, kind != "limits", kind == "own"))
    asked = []
    if wishes:
        keys = [v.key for v in volunteers]
        for kind in draw(st.lists(st.sampled_from(KINDS), max_size=2)):
            people = draw(st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True))
            asked.append(PersonWish(kind, tuple(people[:1] if kind in ("set", "not_available") else people), "asked"))
        if draw(st.integers(0, 3)) == 0:
            asked.append(PersonWish("one_per_team", (), "spread"))
    slack = Fraction(draw(st.sampled_from([0, 1, 2])))
    return Request(size, draw(st.sampled_from([size, size + 1])), volunteers, tuple(dimensions), tuple(asked), slack)

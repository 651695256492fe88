"""Pools as a company has them, from a number: 30 to 150 people, three to five dimensions, limits, shares or both."""

from __future__ import annotations

import random
from fractions import Fraction

from ambassador_cli.models.cohort import Bounds, Request, Volunteer, WantedDimension

VALUES = {
    "function": ["Sales", "Marketing", "Medical", "IT", "HR", "Production", "Legal", "Research"],
    "region": ["North", "East", "South", "West"],
    "experience": ["new", "some", "much"],
    "level": ["staff", "lead"],
    "site": ["A", "B", "C", "D", "E", "F"],
}


def company_pool(number: int) -> Request:
    """Pool ``number``: reproducible, feasible by construction (limits are set around a group that exists)."""
    dice = random.Random(f"pool {number}")
    count = dice.randint(30, 150)
    size = dice.randint(max(8, count // 10), min(30, count * 2 // 3))
    names = sorted(dice.sample(sorted(VALUES), dice.randint(3, 5)))
    lots = {name: [dice.uniform(0.3, 1.5) ** 2 for _ in VALUES[name]] for name in names}
    people = [
        Volunteer(f"p{i:04d}", f"Person {i}", tuple(dice.choices(VALUES[n], lots[n])[0] for n in names))
        for i in range(count)
    ]
    example = dice.sample(people, size)
    kind = dice.choice(["limits", "own", "shares", "both"])
    dimensions = []
    for position, name in enumerate(names):
        present = sorted({person.values[position] for person in people})
        inside = {value: sum(person.values[position] == value for person in example) for value in present}
        limits: dict[str, Bounds] = {}
        shares = None
        if kind in ("limits", "both"):
            chosen = present if kind == "limits" else dice.sample(present, 1)
            for value in chosen:
                room = dice.randint(0, 2)
                limits[value] = Bounds(max(0, inside[value] - room), inside[value] + dice.randint(0, 2))
        if kind in ("shares", "both"):
            shares = {value: Fraction(dice.randint(1, 20) * 5) for value in VALUES[name]}
        dimensions.append(WantedDimension(name, name, shares, limits, 1, kind != "limits", kind == "own"))
    return Request(size, size, tuple(people), tuple(dimensions), (), Fraction(1))

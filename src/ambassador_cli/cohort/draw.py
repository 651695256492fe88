"""The draw: SHA-256 in counter mode with rejection, so that anyone can repeat it with paper and any computer.

The stream is SHA-256(seed bytes, a zero byte, the counter as 8 bytes, big-endian), counter 0, 1, 2, …; each
number below n takes the next ``k`` blocks (k: enough for n and 64 bits more) as one big-endian integer, is
thrown away and taken again where it is not below the largest multiple of n, and is then taken modulo n.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ambassador_cli.cohort.peeling import Lottery
from ambassador_cli.cohort.space import Group, Space

BLOCK_BITS = 256


class Dice:
    """Uniform whole numbers from a seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode("utf-8") + b"\0"
        self._counter = 0

    def below(self, n: int) -> int:
        """A whole number from 0 to n - 1, each as likely as any other."""
        blocks = (n.bit_length() + 64 + BLOCK_BITS - 1) // BLOCK_BITS
        top = 1 << (blocks * BLOCK_BITS)
        top -= top % n
        while True:
            parts = []
            for _ in range(blocks):
                parts.append(hashlib.sha256(self._seed + self._counter.to_bytes(8, "big")).digest())
                self._counter += 1
            value = int.from_bytes(b"".join(parts), "big")
            if value < top:
                return value % n

    def order(self, count: int) -> list[int]:
        """The numbers 0 to count - 1 in an order, each as likely as any other (Fisher-Yates)."""
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order


def draw_group(space: Space, groups: Lottery, seed: str, count: int) -> tuple[Group, tuple[int, ...], list[int]]:
    """Draw a group: first the ticket (which head counts), then a lot number for each of ``count`` volunteers.

    Within a profile the places go to the smallest lot numbers. Returns the head counts, the volunteers who are
    in (positions, ascending) and the order of the lots: ``order[0]`` has number 1.
    """
    dice = Dice(seed)
    listed = sorted(groups)
    ends = list(accumulate(groups[group] for group in listed))
    group = listed[bisect_right(ends, dice.below(ends[-1]))]
    order = dice.order(count)
    return group, take_places(space, group, order), order


def take_places(space: Space, group: Sequence[int], order: Sequence[int]) -> tuple[int, ...]:
    """Who is in: in each profile those with the smallest lot numbers."""
    number = {volunteer: place for place, volunteer in enumerate(order)}
    chosen: list[int] = []
    for profile, places in zip(space.profiles, group, strict=True):
        chosen.extend(sorted(profile.members, key=number.__getitem__)[:places])
    return tuple(sorted(chosen))

"""Near twins: how much two texts have in common."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")


def word_list(text: str) -> list[str]:
    """The words of a text without regard to case."""
    return _WORD.findall(text.casefold())


def shingles(words: list[str]) -> frozenset[tuple[str, str, str]]:
    """All runs of three words."""
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def similarity(one: frozenset[tuple[str, str, str]], other: frozenset[tuple[str, str, str]]) -> float:
    """Jaccard similarity of two sets of runs: common ones among all, 0 to 1."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def edits_between(one: str, other: str, most: int) -> int:
    """Optimal string alignment distance (insertions, deletions, replacements, swaps of neighbours), or
    ``most + 1`` where it is larger than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    if one == other:
        return 0
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most and (not before or min(previous) > most):
            return most + 1
        before, previous = previous, row
    return min(previous[-1], most + 1)

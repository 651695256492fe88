"""Linear equations in exact integers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd


def solve_exactly(matrix: Sequence[Sequence[int]], right: Sequence[Fraction]) -> list[Fraction] | None:
    """The one solution of ``matrix @ x = right``, or ``None`` where there is none or more than one.

    Rows may outnumber unknowns. Rows are kept in integers without a common divisor.
    """
    unknowns = len(matrix[0]) if matrix else 0
    rows = []
    for line, value in zip(matrix, right, strict=True):
        rows.append([entry * value.denominator for entry in line] + [value.numerator])
    used = 0
    for column in range(unknowns):
        candidates = [r for r in range(used, len(rows)) if rows[r][column]]
        if not candidates:
            return None
        pivot = min(candidates, key=lambda r: (abs(rows[r][column]), r))
        rows[used], rows[pivot] = rows[pivot], rows[used]
        top = rows[used]
        for r in range(len(rows)):
            if r == used or not rows[r][column]:
                continue
            common = gcd(top[column], rows[r][column])
            up, down = top[column] // common, rows[r][column] // common
            line = [up * a - down * b for a, b in zip(rows[r], top, strict=True)]
            divisor = gcd(*line)
            rows[r] = [entry // divisor for entry in line] if divisor > 1 else line
        used += 1
    if any(row[unknowns] for row in rows[used:]):
        return None
    return [Fraction(rows[i][unknowns], rows[i][i]) for i in range(unknowns)]

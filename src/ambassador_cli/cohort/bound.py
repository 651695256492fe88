"""Leximin chances on the linear relaxation: an upper bound at every level, proved in exact fractions.

At level k the lowest chance t among the profiles not settled yet is maximised. Multipliers ``pi`` on the rows
prove it: with ``a_p`` the sum of multipliers over the rows that hold profile p, every lottery satisfies
``sum a_p x_p <= B(pi)``, hence ``t * sum(a_p m_p, a_p > 0, p unsettled) <= B(pi) - (what settled profiles and
those with a_p < 0 contribute)``. Profiles with ``a_p > 0`` are settled at t: in every optimum they have just t.
Source: leximin by repeated linear programmes, Flanigan et al., Nature 596 (2021), methods; the certificate is
weak duality.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from ambassador_cli.cohort.solver import Linear, Solver, SolverError
from ambassador_cli.cohort.space import Space

LARGEST_DENOMINATOR = 100_000
CLOSE = 1e-7


@dataclass(frozen=True, slots=True)
class Certificate:
    """Multipliers that prove a level: per row of the space, per (cell, piece) and for the reach."""

    rows: tuple[Fraction, ...]
    pieces: tuple[tuple[Fraction, ...], ...]
    reach: Fraction


@dataclass(frozen=True, slots=True)
class Level:
    """The profiles settled at one chance, and the multipliers that prove that it cannot be higher."""

    chance: Fraction
    settled: tuple[int, ...]
    certificate: Certificate


def combine(space: Space, certificate: Certificate) -> tuple[list[Fraction], Fraction]:
    """What the multipliers add up to: ``a_p`` per profile and the right-hand side B.

    Raises ``ValueError`` where the pieces of a cell do not add up to the reach's multiplier times its weight,
    or have the wrong sign: then they prove nothing.
    """
    sums = [Fraction(0)] * len(space.profiles)
    right = Fraction(0)
    for row, pi in zip(space.rows, certificate.rows, strict=True):
        if pi:
            right += pi * (row.upper if pi > 0 else row.lower)
            for column, coefficient in zip(row.columns, row.coefficients, strict=True):
                sums[column] += pi * coefficient
    delta = certificate.reach
    if delta:
        if delta < 0 or space.reach is None:
            raise ValueError("the multiplier of the reach has the wrong sign")
        right += delta * space.reach
        for cell, shares in zip(space.cells, certificate.pieces, strict=True):
            if any(share < 0 for share in shares) or sum(shares) != delta * cell.weight:
                raise ValueError("the pieces do not add up")
            for (a, b), share in zip(cell.pieces(space.scale), shares, strict=True):
                right += share * b
                if share * a:
                    for column in cell.columns:
                        sums[column] += share * a
    return sums, right


def prove(
    space: Space, certificate: Certificate, settled: Mapping[int, Fraction]
) -> tuple[Fraction, tuple[int, ...]]:
    """The chance that the multipliers prove for the lowest unsettled profile, and which profiles they settle.

    Raises ``ValueError`` where they prove nothing.
    """
    sums, right = combine(space, certificate)
    weight = Fraction(0)
    names = []
    for p, (profile, a) in enumerate(zip(space.profiles, sums, strict=True)):
        if p in settled:
            right -= a * profile.size * settled[p]
        elif a > 0:
            weight += a * profile.size
            names.append(p)
        elif a < 0:
            right -= a * profile.upper
    if not weight:
        raise ValueError("the multipliers settle nobody")
    return right / weight, tuple(names)


class _Relaxation:
    """The linear relaxation in HiGHS: columns are head counts x_p, then t, then one distance per cell."""

    def __init__(self, space: Space) -> None:
        self.space = space
        linear = Linear()
        for profile in space.profiles:
            linear.column(profile.lower, profile.upper)
        self.t = linear.column(0.0, 1.0, -1.0)
        for row in space.rows:
            linear.row(row.lower, row.upper, row.columns, [float(c) for c in row.coefficients])
        self.first_piece = len(linear.row_lower)
        self.with_mix = space.reach is not None and bool(space.cells)
        if self.with_mix:
            first = len(linear.cost)
            for cell in space.cells:
                linear.column(0.0, inf)
            for number, cell in enumerate(space.cells):
                for a, b in cell.pieces(space.scale):
                    slope = a / space.scale
                    linear.row(
                        -b / space.scale,
                        inf,
                        [*cell.columns, first + number],
                        [-slope] * len(cell.columns) + [1.0],
                    )
            self.reach_row = linear.row(
                -inf,
                (space.reach or 0) / space.scale,
                range(first, first + len(space.cells)),
                [float(cell.weight) for cell in space.cells],
            )
        self.first_chance = len(linear.row_lower)
        for p, profile in enumerate(space.profiles):
            linear.row(0.0, inf, [p, self.t], [1.0, -float(profile.size)])
        self.solver = Solver(linear)

    def settle(self, p: int, chance: Fraction) -> None:
        """Fix a profile at its chance from now on."""
        count = float(chance * self.space.profiles[p].size)
        self.solver.bounds([p], [count], [count])
        self.solver.row_bounds([self.first_chance + p], [-inf], [inf])

    def nothing(self) -> Certificate:
        """No multipliers: a chance of 1 needs no proof that it cannot be higher."""
        pieces = [len(cell.pieces(self.space.scale)) for cell in self.space.cells] if self.with_mix else []
        zero = Fraction(0)
        return Certificate((zero,) * len(self.space.rows), tuple((zero,) * n for n in pieces), zero)

    def certificate(self, duals: tuple[float, ...]) -> Certificate:
        """The solver's multipliers as simple fractions. Any fractions prove a bound; simple ones the best."""
        space = self.space
        raw = [-dual for dual in duals[: self.first_chance]]
        scale = space.scale
        largest = max((abs(value) for value in raw), default=0.0)
        if largest < 1e-12:
            raise SolverError("no multipliers")
        simple = [Fraction(value / largest).limit_denominator(LARGEST_DENOMINATOR) for value in raw]
        rows = tuple(simple[: len(space.rows)])
        if not self.with_mix:
            return Certificate(rows, (), Fraction(0))
        reach = max(simple[self.reach_row], Fraction(0)) / scale
        pieces = []
        position = self.first_piece
        for cell in space.cells:
            number = len(cell.pieces(scale))
            shares = [max(-simple[position + i], Fraction(0)) / scale for i in range(number)]
            position += number
            fullest = max(range(number), key=lambda i: shares[i])
            shares[fullest] += reach * cell.weight - sum(shares)
            if shares[fullest] < 0:
                shares = [reach * cell.weight, *[Fraction(0)] * (number - 1)]
            pieces.append(tuple(shares))
        return Certificate(rows, tuple(pieces), reach)


def bound_chances(space: Space) -> list[Level]:
    """Leximin levels of the linear relaxation, lowest first; every profile is settled in exactly one.

    Raises :class:`SolverError` where the solver's multipliers could not be made exact.
    """
    relaxation = _Relaxation(space)
    settled: dict[int, Fraction] = {}
    levels = []
    while len(settled) < len(space.profiles):
        answer = relaxation.solver.solve()
        if answer.state != "optimal":
            raise SolverError(answer.state)
        if answer.columns[relaxation.t] > 1 - CLOSE:
            rest = tuple(p for p in range(len(space.profiles)) if p not in settled)
            levels.append(Level(Fraction(1), rest, relaxation.nothing()))
            break
        certificate = relaxation.certificate(answer.duals)
        try:
            chance, names = prove(space, certificate, settled)
        except ValueError as error:
            raise SolverError(str(error)) from error
        if abs(float(chance) - answer.columns[relaxation.t]) > CLOSE:
            raise SolverError("multipliers are not simple")
        for p in names:
            settled[p] = chance
            relaxation.settle(p, chance)
        levels.append(Level(chance, names, certificate))
    return levels

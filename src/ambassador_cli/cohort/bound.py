"""Leximin chances on a relaxation: an upper bound at every level, proved in exact fractions.

The relaxation takes averages of groups as if any point between the limits, with margins between listed margins,
were one. At each level the lowest chance t among the profiles not settled yet is maximised. Multipliers ``pi``
on rows and cells prove it: with ``a_p`` the sum of multipliers over the rows and cells that hold profile p,
every lottery satisfies ``sum a_p x_p <= B(pi)``, where B adds the rows' bounds and the best margins; hence
``t * sum(a_p m_p, a_p > 0, p unsettled) <= B(pi) - (what settled profiles and those with a_p < 0 contribute)``.
Profiles with ``a_p > 0`` are settled at t: in every optimum they have just t. Source: leximin by repeated linear
programmes, Flanigan et al., Nature 596 (2021), methods; the certificate is weak duality.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, inf, lcm

from ambassador_cli.cohort.exact import solve_exactly
from ambassador_cli.cohort.margins import Margin, Margins
from ambassador_cli.cohort.solver import Answer, Linear, Solver, SolverError
from ambassador_cli.cohort.space import Group, Space

DENOMINATORS = (60, 5_000, 1_000_000)
CLOSE = 1e-7
BETTER = 1e-9
ROOM = 1e-8
"""How far the solver's t may be off, for each settled profile's hair's breadth. Nothing hangs on it: a bound that is
not exact is never reached by an exact lottery."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Integer multipliers that prove a level: per row and per cell of the space."""

    rows: tuple[int, ...]
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """The profiles settled at one chance, and the multipliers that prove that it cannot be higher."""

    chance: Fraction
    settled: tuple[int, ...]
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The bound's levels, and the margins whose mix (weights add up to 1) belongs to these chances."""

    levels: tuple[Level, ...]
    mix: Mapping[Margin, Fraction]


def prove(
    space: Space, margins: Margins | None, certificate: Certificate, settled: Mapping[int, Fraction]
) -> tuple[Fraction, tuple[int, ...]]:
    """The chance that the multipliers prove for the lowest unsettled profile, and which profiles they settle.

    Exact, without a solver. Raises ``ValueError`` where they prove nothing.
    """
    sums = [0] * len(space.profiles)
    right = Fraction(0)
    for row, pi in zip(space.rows, certificate.rows, strict=True):
        if pi:
            right += pi * (row.upper if pi > 0 else row.lower)
            for column, coefficient in zip(row.columns, row.coefficients, strict=True):
                sums[column] += pi * coefficient
    if any(certificate.cells):
        if margins is None:
            raise ValueError("no margins are listed")
        right += margins.best(certificate.cells)[0]
        for cell, pi in zip(space.cells, certificate.cells, strict=True):
            for column in cell.columns:
                sums[column] += pi
    weight = 0
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
    """The relaxation in HiGHS. Columns: head counts x_p, then t, then one weight per margin known so far."""

    def __init__(self, space: Space, margins: Margins | None, example: Group) -> None:
        self.space = space
        self.margins = margins
        self.known: list[Margin] = []
        linear = Linear()
        for profile in space.profiles:
            linear.column(profile.lower, profile.upper)
        self.t = linear.column(0.0, 1.0, -1.0)
        for row in space.rows:
            linear.row(row.lower, row.upper, row.columns, [float(c) for c in row.coefficients])
        self.first_cell = len(linear.row_lower)
        if margins is not None:
            for cell in space.cells:
                linear.row(0.0, 0.0, cell.columns, [1.0] * len(cell.columns))
            self.sum_row = linear.row(1.0, 1.0, [], [])
        self.first_chance = len(linear.row_lower)
        for p, profile in enumerate(space.profiles):
            linear.row(0.0, inf, [p, self.t], [1.0, -float(profile.size)])
        self.solver = Solver(linear, simplex="dual" if margins is None else "primal")
        if margins is not None:
            self.add(tuple(cell.total(example) for cell in space.cells))

    def add(self, margin: Margin) -> bool:
        """Add a margin; says whether it was new."""
        if margin in self.known:
            return False
        self.known.append(margin)
        rows = [self.first_cell + i for i, count in enumerate(margin) if count]
        self.solver.add_column(
            0.0, 0.0, inf, [*rows, self.sum_row], [*(-float(count) for count in margin if count), 1.0]
        )
        return True

    def settle(self, p: int, chance: Fraction) -> None:
        """From now on a profile has its chance, and t does not depend on it. The solver gets a hair's breadth
        of room, because a float is not the fraction."""
        count = float(chance * self.space.profiles[p].size)
        self.solver.bounds([p], [max(count - 1e-9, 0.0)], [count + 1e-9])
        self.solver.row_bounds([self.first_chance + p], [-inf], [inf])

    def solve(self) -> Answer:
        """The highest t, over all margins."""
        while True:
            answer = self.solver.solve()
            if answer.state != "optimal":
                raise SolverError(answer.state)
            if self.margins is None:
                return answer
            weights = [-dual for dual in answer.duals[self.first_cell : self.sum_row]]
            value, margin = self.margins.best(weights)
            largest = max((abs(w) for w in weights), default=0.0)
            if value <= -answer.duals[self.sum_row] + BETTER * max(1e-3, largest) or not self.add(margin):
                return answer

    def certificates(self, duals: Sequence[float]) -> list[Certificate]:
        """The solver's multipliers as integers, simplest first. Any integers prove a bound."""
        rows = len(self.space.rows)
        cells = len(self.space.cells) if self.margins is not None else 0
        raw = [-dual for dual in duals[: rows + cells]]
        largest = max((abs(value) for value in raw), default=0.0)
        if largest < 1e-12:
            raise SolverError("no multipliers")
        found = []
        for denominator in DENOMINATORS:
            simple = [Fraction(value / largest).limit_denominator(denominator) for value in raw]
            times = lcm(*(value.denominator for value in simple))
            whole = [int(value * times) for value in simple]
            divisor = gcd(*whole)
            whole = [value // divisor for value in whole]
            padded = (*whole[rows:], *([0] * (len(self.space.cells) - cells)))
            found.append(Certificate(tuple(whole[:rows]), padded))
        return found

    def mix(self, settled: Mapping[int, Fraction]) -> dict[Margin, Fraction]:
        """Weights of margins that belong to the settled chances, exactly."""
        if self.margins is None:
            return {}
        answer = self.solve()
        weights = answer.columns[self.t + 1 :]
        used = [margin for margin, weight in zip(self.known, weights, strict=True) if weight > 1e-9]
        means = [settled[p] * profile.size for p, profile in enumerate(self.space.profiles)]
        right = [sum((means[c] for c in cell.columns), start=Fraction(0)) for cell in self.space.cells]
        matrix = [[margin[i] for margin in used] for i in range(len(self.space.cells))]
        exact = solve_exactly([*matrix, [1] * len(used)], [*right, Fraction(1)])
        if exact is None or min(exact) < 0:
            raise SolverError("the margins are not exact")
        return dict(zip(used, exact, strict=True))


def bound_chances(space: Space, margins: Margins | None, example: Group) -> Relaxed:
    """Leximin levels of the relaxation, lowest first; every profile is settled in exactly one.

    Raises :class:`SolverError` where the solver's multipliers could not be made exact.
    """
    relaxation = _Relaxation(space, margins, example)
    settled: dict[int, Fraction] = {}
    levels = []
    while len(settled) < len(space.profiles):
        answer = relaxation.solve()
        t = answer.columns[relaxation.t]
        if t > 1 - CLOSE:
            rest = tuple(p for p in range(len(space.profiles)) if p not in settled)
            nothing = Certificate((0,) * len(space.rows), (0,) * len(space.cells))
            levels.append(Level(Fraction(1), rest, nothing))
            settled |= dict.fromkeys(rest, Fraction(1))
            break
        level = _prove_level(relaxation, answer, t, settled)
        levels.append(level)
        for p in level.settled:
            settled[p] = level.chance
            relaxation.settle(p, level.chance)
    return Relaxed(tuple(levels), relaxation.mix(settled))


def _prove_level(relaxation: _Relaxation, answer: Answer, t: float, settled: Mapping[int, Fraction]) -> Level:
    for certificate in relaxation.certificates(answer.duals):
        try:
            chance, names = prove(relaxation.space, relaxation.margins, certificate, settled)
        except ValueError:
            continue
        if abs(float(chance) - t) < ROOM * (10 + len(relaxation.space.profiles)):
            return Level(chance, names, certificate)
    raise SolverError("multipliers are not simple")

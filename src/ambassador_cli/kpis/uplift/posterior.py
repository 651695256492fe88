"""A step in a weekly series beside its own trend: Bayesian regression with slow and white noise, exactly solved.

z_k = a + δ·[k ≥ 0] + c·k/52.18 + Σ γ·x_k + noise, with noise correlation V = (1 - w)·I + w·φ^|i-j|. For each w and φ
on a grid, the coefficients' posterior is a t distribution (conjugate normal priors, scaled by the noise and entered
as pseudo-observations; the noise's scale has the improper prior 1/σ²); the grid's points are weighed by their marginal
likelihood.

One post that everybody passes on lifts some weeks as a step would. So every point of the grid is taken twice: as it
is, and with one burst at an unknown week since the start, which fades as posts fade. Each week is as likely, and a
burst somewhere twice as likely as none: on most pages one post stands out. A step that one burst explains as well is
thereby not told from it.

See Harvey, "Forecasting, Structural Time Series Models and the Kalman Filter" (1989), 3.4 for whitening by
the filter, and Zellner, "An Introduction to Bayesian Inference in Econometrics" (1971), 3.2 for the regression.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import exp, log, sqrt
from operator import mul

from ambassador_cli.kpis.uplift.student import Component
from ambassador_cli.kpis.uplift.weekly import Weekly

WEEKS_A_YEAR = 52.18
SLOW_SHARES = (0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
MEMORIES = (0.3, 0.6, 0.75, 0.85, 0.92, 0.96, 0.985)
STEADY_ALONE = 10.0
STEADY_BESIDE_CONTROLS = 49.0
"""How likely no slow noise is, where each of the 49 slow noises counts as one. Pages drift; what drifts all pages
alike is taken off with the controls."""

_NEGLIGIBLE = 1e-7
_LEAST = 1e-12

LEVEL, STEP, TREND = 0, 1, 2
"""The first three coefficients; those of further columns follow."""


@dataclass(frozen=True, slots=True)
class Prior:
    """A normal distribution of a coefficient before the data are seen."""

    mean: float
    deviation: float


BURST = Prior(0.8, 0.4)
"""How far one loud post lifts the log of a typical day in its first week."""

BURST_FADES = (1.0, 0.4, 0.17, 0.1)
"""What is left of that a week later each: log(1 + 10·κ) over its first, κ the mean of (days + 1)^-1.5 over the second
to fourth lowest day of the week."""

BURST_ODDS = 2.0
"""How much likelier one burst somewhere since the start is than none, before the data are seen."""

MOST_BURSTS = 4
"""Weeks since the start that are looked at as a burst's first; those that explain most without slow noise."""

OWN_TREND = Prior(0.15, 0.5)
"""The yearly growth of a page's log impressions."""

TREND_BESIDE_CONTROLS = Prior(0.0, 0.5)
OWN_POSTS = Prior(0.5, 0.3)
CONTROLS_POSTS = Prior(-0.5, 0.3)


@dataclass(frozen=True, slots=True)
class Column:
    """A further column by week, with its prior."""

    values: Weekly
    prior: Prior


@dataclass(frozen=True, slots=True)
class Posterior:
    """The step's distribution, and the coefficients' means over the whole grid."""

    step: tuple[Component, ...]
    means: tuple[float, ...]


def fit_step(
    series: Weekly, trend: Prior, columns: Sequence[Column] = (), *, steady: float = STEADY_ALONE
) -> Posterior:
    """The posterior of the step at week 0; ``steady`` weighs no slow noise against each slow one.

    Needs more weeks than coefficients, on both sides of the start; raises ``ValueError`` otherwise.
    """
    weeks = sorted(series)
    size = 3 + len(columns)
    if len(weeks) <= size + 1 or not weeks[0] < 0 <= weeks[-1]:
        raise ValueError("too few weeks")
    data = [
        [series[week] for week in weeks],
        [1.0] * len(weeks),
        [1.0 if week >= 0 else 0.0 for week in weeks],
        [week / WEEKS_A_YEAR for week in weeks],
        *([column.values[week] for week in weeks] for column in columns),
    ]
    gaps = [0, *(after - before for before, after in pairwise(weeks))]
    priors = {TREND: trend, **{3 + index: column.prior for index, column in enumerate(columns)}}
    white = _Regression.of(data, gaps, 0.0, 0.0, priors, weight=log(steady))
    bursts = [_burst(week, weeks) for week in weeks if week >= 0]
    chances = log(BURST_ODDS / len(bursts))
    bursts = nlargest(MOST_BURSTS, bursts, key=lambda burst: white.with_burst(burst, 0.0).evidence)
    found = []
    for regression in (white, *(_Regression.of(data, gaps, w, phi, priors) for w in SLOW_SHARES for phi in MEMORIES)):
        found.append(regression.point)
        found += [regression.with_burst(burst, chances) for burst in bursts]
    best = max(point.evidence for point in found)
    weights = [exp(point.evidence - best) for point in found]
    whole = sum(weights)
    kept = [(weight / whole, point) for weight, point in zip(weights, found, strict=True)]
    means = tuple(sum(weight * point.coefficients[index] for weight, point in kept) for index in range(size))
    kept = [(weight, point) for weight, point in kept if weight > _NEGLIGIBLE]
    rest = sum(weight for weight, _ in kept)
    step = tuple(Component(w / rest, point.coefficients[STEP], point.scale, point.df) for w, point in kept)
    return Posterior(step, means)


def _burst(first: int, weeks: Sequence[int]) -> list[float]:
    return [BURST_FADES[week - first] if 0 <= week - first < len(BURST_FADES) else 0.0 for week in weeks]


@dataclass(frozen=True, slots=True)
class _Point:
    """One point of the grid, with a burst or without: its log evidence, the coefficients, the scale of the step."""

    evidence: float
    coefficients: Sequence[float]
    scale: float
    df: int


@dataclass(frozen=True, slots=True)
class _Regression:
    """The regression at one point of the grid, solved without a burst; ``noise`` is the noise's variance by least
    squares, ``base`` the part of the log evidence that no burst changes."""

    filtered: _Filter
    data: Sequence[Sequence[float]]
    inverse: Sequence[Sequence[float]]
    coefficients: Sequence[float]
    residual: float
    noise: float
    df: int
    base: float

    @classmethod
    def of(
        cls,
        data: Sequence[Sequence[float]],
        gaps: Sequence[int],
        share: float,
        memory: float,
        priors: Mapping[int, Prior],
        *,
        weight: float = 0.0,
    ) -> _Regression:
        filtered = _Filter.of(gaps, share, memory)
        white = [filtered.whiten(column) for column in data]
        size, count = len(data) - 1, len(gaps)
        products = [[sum(map(mul, white[i], white[j])) for j in range(i + 1)] for i in range(size + 1)]
        squares = products[0][0]
        right = [products[i + 1][0] for i in range(size)]
        normal = [[products[max(i, j) + 1][min(i, j) + 1] for j in range(size)] for i in range(size)]
        inverse, _ = _inverted(normal)
        residual = squares - sum(map(mul, right, _times(inverse, right)))
        noise = max(residual, _LEAST) / (count - size)
        for index, prior in priors.items():
            strength = noise / prior.deviation**2
            normal[index][index] += strength
            right[index] += strength * prior.mean
            squares += strength * prior.mean**2
        inverse, log_normal = _inverted(normal)
        coefficients = _times(inverse, right)
        residual = max(squares - sum(map(mul, right, coefficients)), _LEAST)
        base = weight - 0.5 * (filtered.log_determinant + log_normal)
        return cls(filtered, white, inverse, coefficients, residual, noise, count - size + len(priors), base)

    @property
    def point(self) -> _Point:
        evidence = self.base - 0.5 * self.df * log(self.residual)
        return _Point(evidence, self.coefficients, sqrt(self.residual / self.df * self.inverse[STEP][STEP]), self.df)

    def with_burst(self, burst: Sequence[float], chance: float) -> _Point:
        """The point with one more column, by bordering: nothing is solved again. The burst's prior is scaled by the
        same noise as all others, and its density counts, as the models compared differ in it."""
        column = self.filtered.whiten(burst)
        shared = [sum(map(mul, column, other)) for other in self.data]
        strength = self.noise / BURST.deviation**2
        along = _times(self.inverse, shared[1:])
        pivot = sum(map(mul, column, column)) + strength - sum(map(mul, shared[1:], along))
        lift = (shared[0] + strength * BURST.mean - sum(map(mul, shared[1:], self.coefficients))) / pivot
        residual = max(self.residual + strength * BURST.mean**2 - pivot * lift * lift, _LEAST)
        evidence = self.base + chance - 0.5 * (log(pivot / strength) + self.df * log(residual))
        coefficients = [value - share * lift for value, share in zip(self.coefficients, along, strict=True)]
        variance = self.inverse[STEP][STEP] + along[STEP] ** 2 / pivot
        return _Point(evidence, coefficients, sqrt(residual / self.df * variance), self.df)


@dataclass(frozen=True, slots=True)
class _Filter:
    """What frees a column of the noise's correlation: the gains of one pass, which no column changes."""

    carried: Sequence[float]
    gains: Sequence[float]
    scales: Sequence[float]
    log_determinant: float

    @classmethod
    def of(cls, gaps: Sequence[int], share: float, memory: float) -> _Filter:
        carried: list[float] = []
        gains: list[float] = []
        scales: list[float] = []
        log_determinant, spread = 0.0, share
        for gap in gaps:
            keeps = memory**gap if gap else 0.0
            spread = spread * keeps * keeps + share * (1 - keeps * keeps)
            whole = spread + 1 - share
            gain = spread / whole
            carried.append(keeps)
            gains.append(gain)
            scales.append(1 / sqrt(whole))
            log_determinant += log(whole)
            spread *= 1 - gain
        return cls(carried, gains, scales, log_determinant)

    def whiten(self, column: Sequence[float]) -> list[float]:
        """The column with independent noise of variance one."""
        state, out = 0.0, []
        for value, keeps, gain, scale in zip(column, self.carried, self.gains, self.scales, strict=True):
            state *= keeps
            surprise = value - state
            out.append(surprise * scale)
            state += gain * surprise
        return out


def _times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(map(mul, row, vector)) for row in matrix]


def _inverted(matrix: Sequence[Sequence[float]]) -> tuple[list[list[float]], float]:
    """Inverse and log determinant of a small symmetric positive definite matrix, by Cholesky's root. A matrix that
    is singular to the machine is lifted by a hair: its columns say the same, and the priors decide."""
    size = len(matrix)
    root = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(map(mul, root[i][:j], root[j][:j]))
            root[i][j] = sqrt(max(rest, _LEAST * (matrix[i][i] or 1.0))) if i == j else rest / root[j][j]
    log_determinant = 2 * sum(log(root[i][i]) for i in range(size))
    inverse = []
    for unit in range(size):
        half = [0.0] * size
        for i in range(unit, size):
            half[i] = (float(i == unit) - sum(root[i][k] * half[k] for k in range(unit, i))) / root[i][i]
        column = [0.0] * size
        for i in reversed(range(size)):
            column[i] = (half[i] - sum(root[k][i] * column[k] for k in range(i + 1, size))) / root[i][i]
        inverse.append(column)
    return inverse, log_determinant

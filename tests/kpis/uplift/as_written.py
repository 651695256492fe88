"""The uplift's method a second time, with whole matrices and every change to the first description as a switch.

The first description: blocks of seven days that lie wholly in the data, from five known days on; a week's highest and
lowest day left out; slow noise on a grid of 49 points and none with weight 1.5. It shares no line with the package but
the t distribution.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from math import expm1, log
from statistics import median

import numpy as np

from ambassador_cli.kpis.uplift.student import Component, mean_of, quantile_of

SHARES, MEMORIES = (0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95), (0.3, 0.6, 0.75, 0.85, 0.92, 0.96, 0.985)
BURST = {0: 1.0, 1: 0.4, 2: 0.17, 3: 0.1}


@dataclass(frozen=True, slots=True)
class Method:
    """What is done. ``posts``: a column for own posts; ``settled``: the last five days are left out; ``cut``: how many
    of a week's lowest and highest days are; ``white``: the weight of no slow noise; ``bursts``: how many weeks since
    the start may begin a burst, none for no burst at all; ``odds``: how much likelier one is than none."""

    posts: bool
    settled: bool = False
    cut: tuple[int, int] = (1, 1)
    white: float = 1.5
    bursts: int = 0
    odds: float = 1.0


def measured(
    method: Method, values: Mapping[date, float], posts: Sequence[date], start: date
) -> tuple[float, float, float]:
    """Effect, low and high end as ratios."""
    days = sorted(values)[:-5] if method.settled else sorted(values)
    first, last = days[0], days[-1]
    weeks, z = _weekly(method, {day: values[day] for day in days}, start)
    priors = {2: (0.15, 0.5)}
    columns = [np.ones(len(weeks)), weeks >= 0, weeks / 52.18]
    if method.posts:
        columns.append(_posting(posts, first, last, start, weeks))
        priors[3] = (0.5, 0.3)
    x = np.column_stack(columns)
    mixture, _ = solve(method, weeks, z, x, priors)
    low, high = quantile_of(mixture, 0.025), quantile_of(mixture, 0.975)
    return expm1(mean_of(mixture)), expm1(low), expm1(high)


def solve(
    method: Method, weeks: np.ndarray, z: np.ndarray, x: np.ndarray, priors: Mapping[int, tuple[float, float]]
) -> tuple[list[Component], np.ndarray]:
    """The step's distribution and the mean of each coefficient of ``x``."""
    grid = [*((w, phi, 0.0) for w, phi in product(SHARES, MEMORIES)), (0.0, 0.5, log(method.white))]
    after = weeks[weeks >= 0]
    bursts = [np.array([BURST.get(int(week - begin), 0.0) for week in weeks]) for begin in after]
    bursts = sorted(bursts, key=lambda burst: -_solved(weeks, z, x, priors, (0.0, 0.5, 0.0), burst)[0])[: method.bursts]
    points = [_solved(weeks, z, x, priors, point, None) for point in grid]
    for point, burst in product(grid, bursts):
        chance = log(method.odds / len(after))
        points.append(_solved(weeks, z, x, priors, (*point[:2], point[2] + chance), burst))
    best = max(point[0] for point in points)
    weights = np.exp([point[0] - best for point in points])
    weights /= weights.sum()
    mixture = [
        Component(float(weight), float(beta[1]), scale, df)
        for weight, (_, beta, scale, df) in zip(weights, points, strict=True)
    ]
    return mixture, weights @ np.array([point[1] for point in points])


def _weekly(method: Method, values: Mapping[date, float], start: date) -> tuple[np.ndarray, np.ndarray]:
    logs = {day: log(max(value, 0) + 0.5) for day, value in values.items()}
    first, last = (min(logs) - start).days // 7, (max(logs) - start).days // 7
    blocks = {k: [logs.get(start + timedelta(days=7 * k + step)) for step in range(7)] for k in range(first, last + 1)}
    edges = {k for k in (first, last) if blocks[k][0 if k == first else -1] is None}
    blocks = {k: block for k, block in blocks.items() if k not in edges}
    known = {k: [value for value in block if value is not None] for k, block in blocks.items()}
    full = [block for k, block in known.items() if k < 0 and len(block) == 7]
    usual = np.array([median(block[step] - sum(block) / 7 for block in full) for step in range(7)])
    usual -= usual.mean()
    low, high = method.cut
    z = {}
    for k, block in blocks.items():
        ordered = sorted(value - usual[step] for step, value in enumerate(block) if value is not None)
        if len(ordered) >= 5:
            z[k] = float(np.mean(ordered[low : len(ordered) - high]))
    return np.array(sorted(z)), np.array([z[k] for k in sorted(z)])


def _posting(posts: Sequence[date], first: date, last: date, start: date, weeks: np.ndarray) -> np.ndarray:
    days = (last - first).days + 1
    kernel = np.arange(1, 22) ** -1.5
    kernel /= kernel.sum()
    known = [(post - first).days for post in posts if first <= post <= last]
    mean = len(known) / days
    pull = np.zeros(days + 21)
    for post in known:
        pull[post : post + 21] += kernel
    pull = pull[:days]
    pull[:14] = np.maximum(pull[:14], mean)
    begin = (start - first).days
    sums = [pull[max(begin + 7 * int(k), 0) : begin + 7 * int(k) + 7].mean() for k in weeks]
    x = np.log(np.array(sums) + 0.5 * mean)
    return np.asarray(x - x[weeks < 0].mean())


def _solved(
    weeks: np.ndarray,
    z: np.ndarray,
    x: np.ndarray,
    priors: Mapping[int, tuple[float, float]],
    point: tuple[float, float, float],
    burst: np.ndarray | None,
) -> tuple[float, np.ndarray, float, int]:
    """Log evidence, coefficients of ``x``, scale of the step, degrees of freedom."""
    w, phi, extra = point
    v = (1 - w) * np.eye(len(z)) + w * phi ** np.abs(np.subtract.outer(weeks, weeks))
    inverse = np.linalg.inv(v)
    a, b, q = x.T @ inverse @ x, x.T @ inverse @ z, float(z @ inverse @ z)
    noise = (q - b @ np.linalg.solve(a, b)) / (len(z) - x.shape[1])
    priors = dict(priors)
    if burst is not None:
        wide = np.column_stack([x, burst])
        a, b = wide.T @ inverse @ wide, wide.T @ inverse @ z
        priors[x.shape[1]] = (0.8, 0.4)
        extra += 0.5 * log(noise / 0.4**2)
    for at, (mean, deviation) in priors.items():
        a[at, at] += noise / deviation**2
        b[at] += noise * mean / deviation**2
        q += noise * mean**2 / deviation**2
    beta = np.linalg.solve(a, b)
    rest, df = q - b @ beta, len(z) - len(beta) + len(priors)
    evidence = -0.5 * (np.linalg.slogdet(v)[1] + np.linalg.slogdet(a)[1] + df * log(rest)) + extra
    return float(evidence), beta[: x.shape[1]], float((rest / df * np.linalg.inv(a)[1, 1]) ** 0.5), df

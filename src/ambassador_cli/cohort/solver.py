"""HiGHS, the one place where it is imported: small linear and mixed-integer programmes, one thread, silent.

Answers are floating point. Whoever asks rounds them to integers or fractions and checks those exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ambassador_cli.errors import Problem, UsageError


class SolverError(Exception):
    """The solver gave up on a programme that has an answer: a bug, or an unlucky number."""


@dataclass(slots=True)
class Linear:
    """A programme in the making: minimise cost, rows between bounds. Columns and rows count from 0."""

    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def column(self, lower: float, upper: float, cost: float = 0.0, whole: bool = False) -> int:
        """Add a column and return its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.cost.append(cost)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(self, lower: float, upper: float, columns: Sequence[int], values: Sequence[float]) -> int:
        """Add a row and return its number."""
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        self.index.extend(columns)
        self.value.extend(values)
        self.start.append(len(self.index))
        return len(self.row_lower) - 1


@dataclass(frozen=True, slots=True)
class Answer:
    """``state`` is ``optimal``, ``infeasible`` or ``target`` (stopped at the objective asked for)."""

    state: Literal["optimal", "infeasible", "target"]
    objective: float = 0.0
    bound: float = 0.0
    columns: tuple[float, ...] = ()
    duals: tuple[float, ...] = ()


class Solver:
    """One programme in HiGHS, warm between questions."""

    def __init__(self, linear: Linear, *, simplex: Literal["dual", "primal"] = "dual") -> None:
        try:
            import highspy
            import numpy as np
        except ImportError:
            raise UsageError(Problem("select.no_solver")) from None

        self._api: Any = highspy
        self._np: Any = np
        # The constructor of highspy.Highs prints a banner before any option can be set; its base does not.
        self._highs: Any = self._api.Highs.__base__()
        self.set("output_flag", False)
        self.set("threads", 1)
        self.set("parallel", "off")
        self.set("random_seed", 7)
        self.set("simplex_strategy", 4 if simplex == "primal" else 1)
        for heuristic in ("mip_heuristic_run_feasibility_jump", "mip_heuristic_run_rins", "mip_heuristic_run_rens"):
            self.set(heuristic, False)
        self.set("mip_detect_symmetry", False)
        self.set("mip_rel_gap", 0.0)
        self.set("mip_abs_gap", 1e-7)
        self.set("primal_feasibility_tolerance", 1e-9)
        self.set("dual_feasibility_tolerance", 1e-9)
        self._whole = any(linear.whole)
        self.columns = len(linear.cost)
        self.rows = len(linear.row_lower)
        integrality = np.array(linear.whole, dtype=np.int32)
        self._highs.passModel(
            self.columns,
            self.rows,
            len(linear.index),
            2,
            1,
            0.0,
            np.array(linear.cost, dtype=np.float64),
            np.array(linear.lower, dtype=np.float64),
            np.array(linear.upper, dtype=np.float64),
            np.array(linear.row_lower, dtype=np.float64),
            np.array(linear.row_upper, dtype=np.float64),
            np.array(linear.start[:-1], dtype=np.int32),
            np.array(linear.index, dtype=np.int32),
            np.array(linear.value, dtype=np.float64),
            integrality if self._whole else np.zeros(self.columns, dtype=np.int32),
        )

    def set(self, option: str, value: object) -> None:
        """Set an option of HiGHS."""
        self._highs.setOptionValue(option, value)

    def costs(self, columns: Sequence[int], values: Sequence[float]) -> None:
        """Change what is minimised."""
        np = self._np
        self._highs.changeColsCost(len(columns), np.array(columns, dtype=np.int32), np.array(values, dtype=np.float64))

    def bounds(self, columns: Sequence[int], lower: Sequence[float], upper: Sequence[float]) -> None:
        """Change the bounds of columns."""
        np = self._np
        self._highs.changeColsBounds(
            len(columns),
            np.array(columns, dtype=np.int32),
            np.array(lower, dtype=np.float64),
            np.array(upper, dtype=np.float64),
        )

    def row_bounds(self, rows: Sequence[int], lower: Sequence[float], upper: Sequence[float]) -> None:
        """Change the bounds of rows."""
        for row, low, high in zip(rows, lower, upper, strict=True):
            self._highs.changeRowBounds(row, low, high)

    def drop_entry(self, row: int, column: int) -> None:
        """Take a column out of a row."""
        self._highs.changeCoeff(row, column, 0.0)

    def add_column(self, cost: float, lower: float, upper: float, rows: Sequence[int], values: Sequence[float]) -> None:
        """Add a column to the programme as it stands."""
        np = self._np
        self._highs.addCol(
            cost, lower, upper, len(rows), np.array(rows, dtype=np.int32), np.array(values, dtype=np.float64)
        )
        self.columns += 1

    def _again(self) -> Any:
        """Once more from nothing, first as before, then with HiGHS's own tolerances: a warm start may end where the
        numbers can no longer be told apart. What comes of it is rounded and checked exactly, as ever."""
        states = self._api.HighsModelStatus
        status = states.kUnknown
        for tolerance in (1e-9, 1e-7):
            self.set("primal_feasibility_tolerance", tolerance)
            self.set("dual_feasibility_tolerance", tolerance)
            self._highs.clearSolver()
            self._highs.run()
            status = self._highs.getModelStatus()
            if status not in (states.kUnknown, states.kSolveError, states.kNotset):
                break
        self.set("primal_feasibility_tolerance", 1e-9)
        self.set("dual_feasibility_tolerance", 1e-9)
        return status

    def reduced_costs(self) -> list[float]:
        """Of the columns, at the last optimum of a linear programme."""
        return list(self._highs.getSolution().col_dual)

    def solve(self) -> Answer:
        """Minimise. Raises :class:`SolverError` when HiGHS can say neither optimal nor infeasible."""
        self._highs.run()
        status = self._highs.getModelStatus()
        states = self._api.HighsModelStatus
        if status in (states.kUnknown, states.kSolveError, states.kNotset):
            status = self._again()
        if status in (states.kInfeasible, states.kUnboundedOrInfeasible):
            return Answer("infeasible")
        if status not in (states.kOptimal, states.kObjectiveTarget, states.kSolutionLimit):
            raise SolverError(str(status))
        solution = self._highs.getSolution()
        info = self._highs.getInfo()
        return Answer(
            "optimal" if status == states.kOptimal else "target",
            info.objective_function_value,
            info.mip_dual_bound if self._whole else info.objective_function_value,
            tuple(solution.col_value),
            () if self._whole else tuple(solution.row_dual),
        )

"""Problems without anybody's words: for logs that others read, and for files whose contents are nobody's business."""

from __future__ import annotations

import re
from dataclasses import replace

from ambassador_cli.errors import Own, Problem

HIDDEN_TEXT = "…"
_COUNTS = frozenset({"first", "ge", "limit", "line", "min_length", "most", "n", "of", "second", "size"})
_CELL = re.compile(r"[A-Z]{0,3}\d*")


def redacted(problem: Problem) -> Problem:
    """The problem as far as it is amb's own: what is wrong, and in which file, line, column or cell.

    Of its values stay those marked as :class:`~ambassador_cli.errors.Own`, the system's reasons, and whole numbers that
    count or bound something; every other one becomes an ellipsis, for it may be what an author, a colleague or a
    company wrote. So do names of sheets and paths made of somebody's keys.
    """
    values = {key: value if _is_own(key, value) else HIDDEN_TEXT for key, value in problem.values.items()}
    if values.get("suggestion") == HIDDEN_TEXT:
        del values["suggestion"]
    cell = problem.place.cell if _CELL.fullmatch(problem.place.cell) else ""
    return replace(problem, place=replace(problem.place, sheet="", cell=cell, path=""), values=values)


def _is_own(key: str, value: object) -> bool:
    return isinstance(value, Own | OSError) or (isinstance(value, int) and key in _COUNTS)

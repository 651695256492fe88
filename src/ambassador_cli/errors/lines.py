"""Problems as lines: place, what was found, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from ambassador_cli.errors import Place, Problem
from ambassador_cli.errors.redaction import redacted
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words


def to_problem_line(problem: Problem, words: Words) -> str:
    """``roster.yaml:12:5  region: 'Nrod' is not one of Nord, Süd – did you mean 'Nord'?``

    What stands in a secret place is left out.
    """
    if problem.place.secret:
        problem = redacted(problem)
    values = {
        name: to_one_line(value, 120) if isinstance(value, str) else value for name, value in problem.values.items()
    }
    sentence = words.say(f"problem.{problem.id}", **values)
    suggestion = values.get("suggestion")
    if suggestion:
        sentence = sentence.removesuffix(".") + words.say("problem.did_you_mean", suggestion=suggestion)
    place = to_place_text(problem.place, words)
    mark = words.say("problem.warning") if problem.level == "warning" else ""
    return "  ".join(part for part in (place, mark + sentence) if part)


def to_problem_lines(problems: Iterable[Problem], words: Words) -> list[str]:
    """A line for each problem."""
    return [to_problem_line(problem, words) for problem in problems]


def to_place_text(place: Place, words: Words) -> str:
    """``file:line:column  path`` or ``file, sheet Metrics, row 3, column B``."""
    if place.line is not None:
        position = f":{place.line}" + (f":{place.column}" if place.column is not None else "")
        path = f"  {to_one_line(place.path, 80)}:" if place.path else ""
        return f"{to_one_line(place.file)}{position}{path}"
    parts = [to_one_line(place.file)] if place.file else []
    if place.sheet:
        parts.append(words.say("problem.place.sheet", sheet=to_one_line(place.sheet, 60)))
    if place.row is not None:
        parts.append(words.say("problem.place.row", row=str(place.row)))
    if place.cell:
        kind = "problem.place.cell" if place.cell[-1].isdigit() else "problem.place.column"
        parts.append(words.say(kind, cell=to_one_line(place.cell, 60)))
    if place.path:
        parts.append(to_one_line(place.path, 80))
    return ", ".join(parts) + (":" if parts else "")

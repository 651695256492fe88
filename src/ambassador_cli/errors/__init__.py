"""What amb could not do, each with its exit code, and where in the user's files the reason lies.

A :class:`Problem` is a value: it names its sentence (``texts/*.yaml``, ``problem.<id>``) and the values that
go into it. Readers collect problems and raise one :class:`InputError` with all of them; writers word them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal


class Own(str):
    """A text that is amb's own or the system's: an option, a key that can stand somewhere, a kind of file, a reason, a
    path. Every other text among a problem's values counts as somebody's words, see :mod:`.redaction`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. ``line``, ``column`` and ``row`` count from 1; ``cell`` is a column's letters
    or a cell's name (``"B"``, ``"A3"``); ``path`` is a place inside YAML (``people[3].region``). Of what stands in a
    ``secret`` place nothing is ever shown."""

    file: str = ""
    line: int | None = None
    column: int | None = None
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    path: str = ""
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or doubtful in what the user handed over.

    ``id`` is the text id below ``problem.``; its sentence says what was found, what was expected and what to
    do. A ``warning`` is named while the work goes on; an ``error`` means that the thing was not read.
    """

    id: str
    place: Place = Place()
    values: Mapping[str, object] = field(default_factory=dict)
    level: Literal["error", "warning"] = "error"


class Stopped(BaseException):
    """Somebody stopped amb: Ctrl-C, or a signal to end. Whoever has something half done clears it away."""


class AmbError(Exception):
    """The root of what amb reports by itself; ``main()`` turns it into lines on stderr and an exit code.

    ``language`` is the reader's, as far as it was known when the error came up; ``hide`` says, as far as it was known,
    whether people's words stay out of what is printed.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.language: Literal["de", "en"] | None = None
        self.hide: bool | None = None
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(problem.id for problem in self.problems))


class InputError(AmbError):
    """A file or its contents cannot be used (exit code 2)."""


class UsageError(AmbError):
    """The command line asks for something that cannot be asked (exit code 2)."""


class OutputError(AmbError):
    """A result could not be written, or would overwrite a file without ``--force`` (exit code 2)."""

"""What goes wrong with one file stays with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ambassador_cli.errors import InputError, Own, Place, Problem


@contextmanager
def of_this_file(name: str, problems: list[Problem]) -> Iterator[None]:
    """Whatever goes wrong inside is a problem of this file, and the others go on: also what nobody foresaw."""
    try:
        yield
    except InputError as error:
        problems += error.problems
    except Exception as error:
        reason = Own(type(error).__name__)
        problems.append(Problem("file_not_understood", Place(file=name), {"reason": reason}))

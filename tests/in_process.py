"""``amb`` as a user meets it, without a process of its own: thousands of runs in the time of a few."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from unittest.mock import patch

from ambassador_cli.cli import main


@dataclass(frozen=True)
class Done:
    """What one run said, and its exit code."""

    code: int
    stdout: str
    stderr: str


class TooSlow(BaseException):
    """A run took longer than it may; no ``except Exception`` on the way can hide it."""


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """End whatever runs inside with :class:`TooSlow` after so many seconds of the clock (where there are alarms)."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def run_here(
    *arguments: str,
    cwd: Path,
    stdin: bytes = b"",
    ci: bool = False,
    seconds: float = 60,
    language: str = "en",
    both: bool = False,
) -> Done:
    """Run ``amb`` in this process, in folder ``cwd``; ``ci`` sets the variable that CI systems set, ``both`` joins
    stderr to stdout."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    err = out if both else io.TextIOWrapper(io.BytesIO(), "utf-8")
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    variables = {"AMB_LANG": language, "COLUMNS": "80", "NO_COLOR": "1"} | ({"CI": "true"} if ci else {})
    without = {name: value for name, value in os.environ.items() if name not in {"CI", "GITHUB_ACTIONS"}}
    code = 0
    with (
        contextlib.chdir(cwd),
        patch.dict(os.environ, without | variables, clear=True),
        patch.multiple(sys, argv=["amb", *arguments], stdin=given, stdout=out, stderr=err),
        within(seconds),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return Done(code, _said(out), "" if both else _said(err))


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()

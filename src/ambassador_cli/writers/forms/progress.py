"""A progress bar on stderr for work that takes longer than a second, gone when the work is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0


@contextmanager
def show_progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Call what this yields after each of ``total`` steps. Nothing is drawn in the first second, nor where stderr
    is no terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    done = 0
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, visible=False)

        def advance() -> None:
            nonlocal done
            done += 1
            bar.update(task, completed=done, visible=time.monotonic() - began > PATIENCE)

        yield advance

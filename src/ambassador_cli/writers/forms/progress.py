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


@contextmanager
def show_share(what: str) -> Iterator[Callable[[float], None]]:
    """Call what this yields with the share of the work that is done, 0 to 1 (never less than before is shown). After
    the first second a bar with the time that is probably left is drawn, where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _share: None
        return
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    most = 0.0
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0, visible=False)

        def tell(share: float) -> None:
            nonlocal most
            most = max(most, share)
            bar.update(task, completed=most, visible=time.monotonic() - began > PATIENCE)

        yield tell

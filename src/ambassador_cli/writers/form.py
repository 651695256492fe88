"""What a form is: a name, the endings of its files, and how a page is written in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ambassador_cli.models.page import Page


@dataclass(frozen=True, slots=True)
class Form:
    """``id`` is what ``--format`` is given, ``names`` are other words for it. A file whose name ends with one of
    ``endings`` gets this form; with one of ``also`` only where the form is named too. ``binary`` forms need a file;
    those ``for_people`` are read line by line where they are shown."""

    id: str
    endings: tuple[str, ...]
    write: Callable[[Page], str | bytes]
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    binary: bool = False
    for_people: bool = False

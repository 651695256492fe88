"""Which language the reader most probably wants, before any file is opened."""

from __future__ import annotations

import locale
import os
from collections.abc import Sequence
from typing import Literal

Language = Literal["de", "en"]
Address = Literal["du", "sie"]

VARIABLE = "AMB_LANG"
OPTION = "--lang"


def take_language(arguments: Sequence[str]) -> None:
    """Let ``--lang`` count from the first moment, for help and for words that come up before options are read."""
    for number, argument in enumerate(arguments):
        if argument == "--":
            return
        option, sign, value = argument.partition("=")
        if option == OPTION:
            asked = value if sign else "".join(arguments[number + 1 : number + 2])
            if asked in ("de", "en"):
                os.environ[VARIABLE] = asked


def asked_language() -> Language | None:
    """The language that ``--lang`` or ``AMB_LANG`` asks for."""
    value = os.environ.get(VARIABLE, "").casefold()
    return "de" if value.startswith("de") else "en" if value.startswith("en") else None


def system_language() -> Language:
    """German where the locale says so, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value and value not in {"C", "POSIX", "C.UTF-8"}:
            return "de" if value.casefold().startswith("de") else "en"
    try:
        name = locale.getlocale()[0] or ""
    except ValueError:
        name = ""
    return "de" if name.casefold().startswith(("de_", "german")) else "en"


def preferred_language() -> Language:
    """The language for everything that is said before programme.yaml is read."""
    return asked_language() or system_language()

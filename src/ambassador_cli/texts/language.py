"""Which language the reader most probably wants, before any file is opened."""

from __future__ import annotations

import locale
import os
from typing import Literal

Language = Literal["de", "en"]
Address = Literal["du", "sie"]


def preferred_language() -> Language:
    """German where ``AMB_LANG`` or the locale says so, else English."""
    for variable in ("AMB_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value and value not in {"C", "POSIX", "C.UTF-8"}:
            return "de" if value.casefold().startswith("de") else "en"
    try:
        name = locale.getlocale()[0] or ""
    except ValueError:
        name = ""
    return "de" if name.casefold().startswith(("de_", "german")) else "en"

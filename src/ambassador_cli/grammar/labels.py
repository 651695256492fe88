"""Names and headings as they are compared: whatever their case, spacing or compatibility characters."""

from __future__ import annotations

import re
import unicodedata

_GENDER = re.compile(r"[:*_/·]-?in(?:nen)?\b")


def fold_label(text: str) -> str:
    """``text`` in NFKC, without case, its words one space apart."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fold_value(text: str) -> str:
    """A value of an audience as it is compared: without accents and German gender endings, & as and."""
    plain = unicodedata.normalize("NFD", _GENDER.sub("", fold_label(text)))
    return "".join(char for char in plain if not unicodedata.combining(char)).replace("&", "and")

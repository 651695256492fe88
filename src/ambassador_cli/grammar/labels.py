"""Names and headings as they are compared: whatever their case, spacing or compatibility characters."""

from __future__ import annotations

import unicodedata


def fold_label(text: str) -> str:
    """``text`` in NFKC, without case, its words one space apart."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())

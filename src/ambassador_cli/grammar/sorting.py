"""How names are put in order: as in a German phone book's plain form, the same on every computer."""

from __future__ import annotations

import unicodedata


def sort_key(text: str) -> tuple[str, str]:
    """For ``sorted``: letters without their marks (ä as a), ß as ss, without regard to case; among equals the text as
    it is, so that the order never depends on what came first."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return plain.casefold(), text

"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def suggest(word: str, known: Iterable[str]) -> str:
    """The one of ``known`` that was probably meant, or nothing."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(
        word.casefold(), sorted(known), processor=str.casefold, scorer=fuzz.ratio, score_cutoff=65
    )
    return best[0] if best else ""

"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable

_ALIKE = 65
"""From here on two words of five characters and more count as alike (of 100)."""
_SHORT = 5
"""Shorter words are compared by single mistakes: a letter too many, too few, another one, two swapped."""


def suggest_name(word: str, names: Iterable[str]) -> str:
    """The name that was probably meant: the only one in which ``word`` is a first or last name, else one like it;
    nothing where several have it."""
    known = list(dict.fromkeys(names))
    folded = word.strip().casefold()
    whole = [name for name in known if folded in name.casefold().split()]
    if len(whole) > 1:
        return ""
    return whole[0] if whole else suggest(word, known)


def one_letter_off(word: str, known: Collection[str]) -> str:
    """The known word of which this one is a slip: a letter too many, too few, another one, two swapped. Nothing where
    the word itself is known."""
    from rapidfuzz.distance import OSA

    folded = word.casefold()
    if len(folded) < 3 or folded in {one.casefold() for one in known}:
        return ""
    return next((one for one in known if OSA.distance(folded, one.casefold()) == 1), "")


def suggest(word: str, known: Iterable[str]) -> str:
    """The one of ``known`` that was probably meant, or nothing: also where several are as near."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    folded = word.strip().casefold()
    found = []
    for one in dict.fromkeys(known):
        other = one.casefold()
        mistakes = OSA.distance(folded, other)
        alike = fuzz.ratio(folded, other)
        if mistakes <= 1 if min(len(folded), len(other)) < _SHORT else alike >= _ALIKE:
            found.append((mistakes, -alike, one))
    found.sort()
    if len(found) > 1 and found[0][:2] == found[1][:2] and len(folded) < _SHORT:
        return ""
    return found[0][2] if found else ""

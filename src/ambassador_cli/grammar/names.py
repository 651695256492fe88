"""Names of people as they are compared."""

from __future__ import annotations

import unicodedata

from ambassador_cli.grammar.labels import fold_label

_TWO_LETTERS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))


def spellings_of(name: str) -> tuple[str, ...]:
    """One name however it is typed: ü as ue, without accents, whatever case. Two names that share a spelling may be one
    person's."""
    folded = fold_label(name)
    for letter, both in _TWO_LETTERS:
        folded = folded.replace(letter, both)
    plain = unicodedata.normalize("NFKD", folded)
    return (folded, "".join(char for char in plain if not unicodedata.combining(char)))

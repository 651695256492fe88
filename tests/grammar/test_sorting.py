"""One order for names, whatever the computer's language."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ambassador_cli.grammar.sorting import sort_key


def test_umlauts_stand_beside_their_letters() -> None:
    names = ["Zoe", "Östen", "Oster", "Özil", "ostern", "Groß", "Gross", "Grosz", "Ärmel", "Arm", "Café", "Cafe"]
    assert sorted(names, key=sort_key) == [
        *("Arm", "Ärmel", "Cafe", "Café", "Gross", "Groß", "Grosz", "Östen", "Oster", "ostern", "Özil", "Zoe"),
    ]


NAMES = ["Müller", "Muller", "müller", "Mu\u0308ller", "MÜLLER", "Meier"]


@given(st.permutations(NAMES))
def test_the_order_does_not_depend_on_what_came_first(names: list[str]) -> None:
    assert sorted(names, key=sort_key) == sorted(NAMES, key=sort_key)

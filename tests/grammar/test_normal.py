"""Every place in a composed or folded text leads back to the author's own characters."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.grammar.normal import Mapped, fold, to_folded, to_nfc

STEADY = settings(derandomize=True, deadline=None, max_examples=300)
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aäöüßÄ u\u0308\u0301\u00ad\u200bﬁ𝗔①²＃\u1100\u1161\u11a8é"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)


@given(TEXTS)
@STEADY
def test_nfc_is_nfc(text: str) -> None:
    assert to_nfc(text).text == unicodedata.normalize("NFC", text)


@given(TEXTS)
@STEADY
def test_places_are_in_order_and_inside(text: str) -> None:
    for mapped in (to_nfc(text), to_folded(unicodedata.normalize("NFC", text))):
        starts = [mapped.start(place) for place in range(len(mapped.text) + 1)]
        ends = [mapped.end(place) for place in range(len(mapped.text) + 1)]
        assert starts == sorted(starts)
        assert ends == sorted(ends)
        assert all(0 <= place <= len(text) for place in starts + ends)


@given(TEXTS)
@STEADY
def test_a_span_holds_what_was_folded(text: str) -> None:
    nfc = unicodedata.normalize("NFC", text)
    mapped = to_folded(nfc)
    for start in range(len(mapped.text)):
        first, last = mapped.span(start, start + 1)
        assert mapped.text[start] in fold(nfc[first:last])


@given(TEXTS)
@STEADY
def test_places_come_back(text: str) -> None:
    mapped = to_folded(unicodedata.normalize("NFC", text))
    for place in range(len(mapped.text)):
        assert mapped.position(mapped.start(place)) <= place


def test_umlauts_and_sharp_s_are_written_out() -> None:
    assert fold("Übelkeit im Straßencafé") == "uebelkeit im strassencafé"
    assert fold("U\u0308belkeit") == "uebelkeit"


def test_what_nobody_sees_is_dropped() -> None:
    assert fold("Lie\u00adfer\u200bkette") == "lieferkette"


def test_fancy_letters_become_plain_ones() -> None:
    assert fold("𝗛𝗲𝗶𝗹𝘂𝗻𝗴") == "heilung"


def test_equal_texts_need_no_map() -> None:
    assert to_nfc("grüßen") == Mapped("grüßen")
    assert to_folded("Plain") == Mapped("plain")


def test_a_decomposed_letter_is_one_place() -> None:
    mapped = to_nfc("fru\u0308h")
    assert mapped.text == "früh"
    assert mapped.span(2, 3) == (2, 4)
    assert mapped.span(0, 4) == (0, 5)

"""Nothing invisible reaches a screen."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.texts.visible import HIDDEN, to_one_line, to_visible
from ambassador_cli.writers.forms.diff import to_diff


def test_control_and_direction_characters_are_shown() -> None:
    assert to_visible("a\u202eb\x1b[31m\u00ad\ufeff\tc\r\n") == "a[U+202E]b[U+001B][31m[U+00AD][U+FEFF] c[U+000D]\n"


def test_families_stay_together_and_joiners_elsewhere_are_shown() -> None:
    assert to_visible("👩‍👩‍👧 ❤️‍🔥 a\u200db") == "👩‍👩‍👧 ❤️‍🔥 a[U+200D]b"


def test_every_hidden_character_of_this_unicode_version_is_known() -> None:
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [
        code for code in range(0x110000) if unicodedata.category(chr(code)) in hidden and not HIDDEN.match(chr(code))
    ]


@settings(derandomize=True, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_one_line_is_one_printable_line(text: str) -> None:
    line = to_one_line(text)
    assert not HIDDEN.search(line.replace("\N{ZERO WIDTH JOINER}", ""))
    assert len(line.splitlines()) <= 1


def test_a_diff_shows_what_cannot_be_seen() -> None:
    assert list(to_diff("a.md", "x\r\n#Lieber\u00adkette\r\nz\r\n", "x\r\n#Lieberkette\r\nz\r\n")) == [
        ("head", "--- a.md"),
        ("head", "+++ a.md"),
        ("place", "@@ -1,3 +1,3 @@"),
        ("same", " x"),
        ("out", "-#Lieber[U+00AD]kette"),
        ("in", "+#Lieberkette"),
        ("same", " z"),
    ]

"""Text from outside, made harmless: what a terminal or a spreadsheet would obey is shown instead."""

from __future__ import annotations

import re

_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_SPACES = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def escape_controls(text: str) -> str:
    """Control, direction and zero-width characters as ``\\x1b`` or ``\\u202e``; line ends and tabs stay."""
    return _OBEYED.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def one_line(text: str, most: int | None = None) -> str:
    """Harmless and on one line, without marks of no width, cut to ``most`` characters with an ellipsis."""
    line = escape_controls(_UNSEEN.sub("", _SPACES.sub(" ", text))).strip()
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"


def as_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe in front of ``= + - @``, tab and return."""
    return f"'{text}" if text.startswith(_FORMULA) else text

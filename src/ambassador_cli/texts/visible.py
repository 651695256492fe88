"""Text from outside, made safe to show: nothing invisible, nothing that turns the reading direction. One notation for
all that people read; json, which programs read, has escapes of its own."""

from __future__ import annotations

import re
import unicodedata

HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""Control, format, surrogate and line-separating characters (Unicode categories Cc, Cf, Cs, Zl, Zp)."""

_LINE_BREAKS = re.compile(r"[ \t]*(?:(?:\r\n|[\n\v\f\r\x85\u2028\u2029])[ \t]*)+")
_JOINER = "\N{ZERO WIDTH JOINER}"
_EMOJI_MARK = "\N{VARIATION SELECTOR-16}"


def to_visible(text: str, keep: str = "\n") -> str:
    """``text`` with every control, direction-changing and invisible character written as ``[U+202E]``.

    A tab becomes a space. Joiners inside an emoji stay: without them a family falls apart. ``keep`` lists
    characters that stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text

    def show(match: re.Match[str]) -> str:
        character = match[0]
        if character in keep:
            return character
        if character == "\t":
            return " "
        if character == _JOINER and _inside_emoji(text, match.start()):
            return character
        return f"[U+{ord(character):04X}]"

    return HIDDEN.sub(show, text)


def to_one_line(text: str, most: int | None = None) -> str:
    """``text`` on one line: line breaks become spaces, everything else as in :func:`to_visible`; cut to ``most``
    characters with an ellipsis."""
    line = to_visible(_LINE_BREAKS.sub(" ", text), keep="")
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"


def _inside_emoji(text: str, position: int) -> bool:
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    return bool(before and after) and all(
        side == _EMOJI_MARK or unicodedata.category(side) in {"So", "Sk"} for side in (before, after)
    )

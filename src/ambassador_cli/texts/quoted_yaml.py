"""Text as a YAML scalar that reads back as the same text, whatever characters it holds."""

from __future__ import annotations

import re

from ambassador_cli.texts.visible import HIDDEN

_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile(f'["\\\\]|{_UNPRINTABLE.pattern}|{HIDDEN.pattern}')


def to_quoted_yaml(text: str) -> str:
    """``text`` in double quotes. What YAML does not take as it is, and what nobody could see, is written as an escape
    of YAML 1.2 (``\\x85``, ``\\u2028``, ``\\U000e0001``)."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in '"\\':
        return f"\\{character}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

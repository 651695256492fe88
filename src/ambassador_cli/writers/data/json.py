"""JSON that is safe to look at and loses nothing: letters readable, everything invisible escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from ambassador_cli.texts.visible import HIDDEN
from ambassador_cli.writers.form import Form


def to_json(value: object) -> str:
    """``value`` as indented JSON, ended by a line end. Umlauts stay readable; control, direction-changing and
    invisible characters and lone surrogates are written as ``\\uXXXX``, which reads back as the same text. Days are
    ISO 8601; dataclasses are mappings in the order of their fields."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    return HIDDEN.sub(_escape, text) + "\n"


def plain(value: object) -> object:
    """``value`` made of what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return {entry.name: plain(getattr(value, entry.name)) for entry in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def _escape(match: re.Match[str]) -> str:
    if match[0] == "\n":
        return "\n"
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


FORM = Form("json", (".json",), lambda page: to_json(page.record()))

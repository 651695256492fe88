"""JSON that is safe to look at: letters readable, everything invisible escaped."""

from __future__ import annotations

import json
import re

from ambassador_cli.texts.visible import HIDDEN


def to_json(value: object) -> str:
    """``value`` as indented JSON, ended by a line end. Umlauts stay readable; control, direction-changing and
    invisible characters and lone surrogates are written as ``\\uXXXX``, which reads back as the same text."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return HIDDEN.sub(_escape, text) + "\n"


def _escape(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1]

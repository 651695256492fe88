"""A company's own regular expressions, tried before a draft meets them: what cannot be read, grows or takes too long.

Two things can go wrong at reading. Repetitions are written out when a pattern is compiled, so that a few characters
may stand for gigabytes: they are counted first. And some patterns never end on some texts: each is run over texts as
long as a post that provoke just that.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ambassador_cli.errors import Own, Problem

if TYPE_CHECKING:
    import regex

MOST_CHARACTERS = 2_000
"""Of a pattern as written."""
MOST_STEPS = 20_000
"""Of a pattern with its repetitions written out."""
SECONDS = (0.1, 0.3)
"""For one pattern on one text of 3,000 characters, and once more where the computer was busy; a harmless one needs a
thousandth of it."""

_LENGTH = 3_000
_RECURSION = re.compile(r"\(\?(?:R\)|[+-]?\d+\)|&|P>)")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*),?(\d*)\}|[()]|.", re.DOTALL)
_RUN = re.compile(r"(?<!\\)[^\W_]+")
_SYNTAX = frozenset(r"\()[]{}|?*+.^$")
_PROSE = "Am 12.05.2026 um 9:30 Uhr war das Team im Labor; 25 Leute, viele Fragen (und Kaffee). "


@cache
def why_bad_pattern(pattern: str) -> Problem | None:
    """What is wrong with a regular expression, without a place; None for one that can be used."""
    if len(pattern) > MOST_CHARACTERS or written_out(pattern) > MOST_STEPS:
        values = {"found": pattern, "most": MOST_CHARACTERS, "limit": MOST_STEPS}
        return Problem("pack.big_pattern", values=values)
    if _RECURSION.search(pattern):
        return Problem("pack.bad_pattern", values={"found": pattern, "reason": Own("recursion")})
    import regex

    try:
        compiled = regex.compile(pattern)
        if not all(_ends(compiled, text) for text in _provoking(pattern)):
            return Problem("pack.slow_pattern", values={"found": pattern})
    except regex.error as error:
        return Problem(
            "pack.bad_pattern", values={"found": pattern, "reason": Own(str(error).split(" at position")[0])}
        )
    except (RecursionError, OverflowError, ValueError, MemoryError, IndexError, KeyError, TypeError) as error:
        return Problem("pack.bad_pattern", values={"found": pattern, "reason": Own(type(error).__name__)})
    return None


def _ends(compiled: regex.Pattern[str], text: str) -> bool:
    for seconds in SECONDS:
        with contextlib.suppress(TimeoutError):
            for _ in compiled.finditer(text, timeout=seconds):
                pass
            return True
    return False


def written_out(pattern: str) -> int:
    """How many single steps a pattern comes to once its repetitions are written out, nested ones multiplied."""
    outer: list[int] = []
    size = last = 0
    for match in _TOKEN.finditer(pattern):
        token = match[0]
        if token == "(":
            outer.append(size)
            size = last = 0
        elif token == ")" and outer:
            last = size
            size += outer.pop()
        elif token[0] == "{" and (match[1] or match[2]):
            times = max(int((match[1] or "0")[:9]), int((match[2] or "0")[:9]), 1)
            size += last * (times - 1)
            last *= times
        elif token not in {"?", "*", "+"}:
            last = 1
            size += 1
    return size + sum(outer)


def _provoking(pattern: str) -> Iterator[str]:
    """Texts on which patterns that try too many ways do so: what they look for again and again, and never the end."""
    yield (_PROSE * (_LENGTH // len(_PROSE) + 1))[:_LENGTH]
    runs = _RUN.findall(pattern)
    signs = [sign for sign in dict.fromkeys(pattern) if sign not in _SYNTAX]
    pieces = ["a", "1", " ", "a1", "wort ", *runs[:8], "".join(runs)[:100], *signs[:12]]
    end = f"\N{SECTION SIGN}{''.join(signs[:40])}\N{SECTION SIGN}"
    for piece in dict.fromkeys(piece for piece in pieces if piece):
        yield (piece * (_LENGTH // len(piece)))[: _LENGTH - len(end)] + end

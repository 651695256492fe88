"""Questions to the person at the keyboard: on stderr, so that results stay clean; the answers from stdin."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session

_YES = frozenset({"y", "yes", "j", "ja"})


def ask_text(question: str) -> str | None:
    """One line, trimmed; None where nobody answers any more (end of input)."""
    print(f"{question}: ", end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        print(file=sys.stderr)
        return None
    return line.strip()


def ask_yes_or_no(question: str, session: Session) -> bool:
    """Yes only where somebody says so; an empty answer is no."""
    choice = "[j/N]" if session.words.language == "de" else "[y/N]"
    answer = ask_text(f"{question} {choice}")
    return answer is not None and answer.casefold() in _YES

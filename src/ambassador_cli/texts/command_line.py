"""Commands as suggestions: quoted so that a shell takes each word for just what it is, or not shown at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from ambassador_cli.texts.visible import HIDDEN

Shell = Literal["posix", "powershell"]

_PLAIN = re.compile(r"[A-Za-z0-9_./:+=ÄÖÜäöüß…-]+")
_NOT_IN_DOUBLE_QUOTES = re.compile(r"[\"$`\\!%“”„‟]")
_POWERSHELL_QUOTES = re.compile("['‘’‚‛]")


def to_command(words: Iterable[str], shell: Shell | None = None) -> str | None:
    """The command line, ``None`` where a word cannot be shown: with control, bidi or invisible characters in it, or
    where it means the same in no two shells and ``shell`` is not known. A first word such as ``amb`` comes along."""
    said = [quoted(word, shell) for word in words]
    return None if None in said else " ".join(word for word in said if word is not None)


def file_word(name: str) -> str:
    """A file's name as an argument: one that begins like an option gets its folder in front."""
    return f"./{name}" if name.startswith("-") else name


def quoted(word: str, shell: Shell | None = None) -> str | None:
    """One word. Double quotes where every usual shell reads them alike, else the quotes of ``shell``."""
    if HIDDEN.search(word) or "\N{REPLACEMENT CHARACTER}" in word:
        return None
    if _PLAIN.fullmatch(word):
        return word
    if word and not _NOT_IN_DOUBLE_QUOTES.search(word):
        return f'"{word}"'
    if shell == "powershell":
        return "'" + _POWERSHELL_QUOTES.sub(lambda match: match[0] * 2, word) + "'"
    if shell == "posix":
        return "'" + word.replace("'", "'\"'\"'") + "'"
    return None


def shell_of(environment: Mapping[str, str], system: str) -> Shell:
    """The shell that a command line is most probably typed into. ``system`` is ``os.name``."""
    if "POWERSHELL_DISTRIBUTION_CHANNEL" in environment:
        return "powershell"
    return "powershell" if system == "nt" and "SHELL" not in environment else "posix"

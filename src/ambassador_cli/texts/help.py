"""What ``--help`` says: ``texts/<topic>.help.<language>.txt``, a line an id, for help must come up without YAML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ambassador_cli.texts.language import Language, preferred_language

COMMAND = "command"
"""The line of a topic that says what the command itself is for."""


@cache
def read_help(topic: str, language: Language) -> Mapping[str, str]:
    """The help texts of one topic, by id."""
    lines = Path(__file__).with_name(f"{topic}.help.{language}.txt").read_text(encoding="utf-8").splitlines()
    return {name: text for name, _, text in (line.partition(": ") for line in lines)}


def say_help(identifier: str) -> str:
    """The help text in the language of the reader's system: ``select`` for the command, ``select.size`` for an
    option. Raises ``KeyError`` for an id that no file holds."""
    topic, _, name = identifier.partition(".")
    return read_help(topic, preferred_language())[name or COMMAND]


def say_taken(metavar: str) -> str:
    """What an option takes, such as FILE, as the reader's language calls it."""
    known = read_help("app", preferred_language())
    return "|".join(known.get(f"takes.{part}", part) for part in metavar.split("|"))

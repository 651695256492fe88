"""Greetings, as several rules know them."""

from __future__ import annotations

import re

from ambassador_cli.grammar.emoji import EMOJI
from ambassador_cli.grammar.normal import fold
from ambassador_cli.rules.engine.facts import Facts

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 9
"""Words that a greeting has at most."""


def words_of(text: str) -> list[str]:
    """The folded words of a text without its emoji."""
    return _WORD.findall(fold(EMOJI.sub(" ", text)))


def greets(words: list[str], facts: Facts, *, more: tuple[str, ...] = (), audience: tuple[str, ...] = ()) -> bool:
    """Are these words nothing but a greeting and whom it is for? ``more`` and ``audience``: further lists."""
    if not 0 < len(words) <= _LONGEST:
        return False
    heads = frozenset[str]().union(*(facts.word_set(name) for name in ("greeting", *more)))
    if not any(" ".join(words[:size]) in heads for size in (1, 2, 3)):
        return False
    company = facts.programme.company
    known = {word for head in heads for word in head.split()}
    known = known.union(*(facts.word_set(name) for name in ("greeting.audience", *audience)))
    names = {word for alias in (*company.aliases, company.name) for word in fold(alias).split()} if company else set()
    return all(word in known or word in names for word in words)

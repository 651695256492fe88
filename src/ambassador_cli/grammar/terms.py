"""Terms of word lists: how a row of words is written, and what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from ambassador_cli.grammar.verbs import finite_forms, verb_forms

MOST_ROWS = 500
"""A term that stands for more rows of words than this is a mistake, or would be slow."""

_TOKEN = re.compile(r"(?:\.\.(\d)|(<)?(?:\(([^)]*)\)|([^\s<>()|?]+?))(\?)?([.,$])?(>)?)(?:\s+|$)")
_WORD = re.compile(r"\*?[^\s*~|?.<>()]+(?:\.[^\s*~|?.<>()]+)*[*~]?|_")
_VERB = re.compile(r"([^\s<>()|^?]*)\^([^\W\d_]+)")
_FIRST_GROUP = re.compile(r"<?\(([^)]+)\)(?:[.,$]?>?(?:\s|$))")
_FIRST = re.compile(r"([^\s<>()|?.,&-]+)[.,]?[\s&-]")

CLAUSE_END = "$"
"""The sign behind a word whose clause ends there."""


class TermError(ValueError):
    """A term that cannot be read."""


class Step(NamedTuple):
    """One place in a row: one of ``words`` stands there (``_``: any word). A step with a ``gap`` has no words and
    lets up to that many by. ``context``: the word must be there but is not part of what is found. ``sign`` may
    follow the word; behind :data:`CLAUSE_END` its clause ends."""

    words: tuple[str, ...]
    gap: int = 0
    context: bool = False
    sign: str = ""


Row = tuple[Step, ...]


def is_pattern(term: str) -> bool:
    """Is the term a regular expression, between slashes?"""
    return len(term) > 1 and term.startswith("/") and term.endswith("/")


def is_word(folded: str) -> bool:
    """Is the term a single word, with or without ``*`` and ``~``?"""
    return folded.isalnum() or (folded.strip("*~").isalnum() and _WORD.fullmatch(folded) is not None)


def first_words(folded: str) -> tuple[str, ...]:
    """The words that rows of the term begin with; reading stops there, so the rest may still make no sense."""
    # Nearly all of the thousands of terms are of this kind, and they are read at every start.
    if "^" not in folded and (first := _FIRST.match(folded)):
        return (first[1],)
    found: list[str] = []
    for written in _written_out(folded):
        plain = _FIRST.match(written)
        if plain:
            found.append(plain[1])
            continue
        group = _FIRST_GROUP.match(written)
        if group:
            found += [way.split()[0] for way in group[1].replace("-", " ").replace("&", " ").split("|") if way.split()]
            continue
        for ways in _options(written):
            found += [word for way in ways if way for word in way[0].words]
            if all(ways):
                break
    return tuple(dict.fromkeys(found))


def read_term(folded: str) -> tuple[Row, ...]:
    """The rows a folded term stands for: one with and one without each word that may be missing.

    Raises :class:`TermError` where brackets, ``*`` and ``~`` make no sense, where a row would begin or end with a gap,
    and where there would be more than :data:`MOST_ROWS` rows.
    """
    return tuple(row for written in _written_out(folded) for row in _rows(written))


def _written_out(folded: str) -> tuple[str, ...]:
    """The term with the forms of its verbs in their place; one with a separable verb also as it is taken apart:
    "haare aus^fallen" as "haare ausgefallen", "fallen die haare aus" and "haare fallen ihr aus"."""
    if "^" not in folded:
        return (folded,)
    match = _VERB.search(folded)
    if match is None:
        raise TermError(folded)
    prefix, verb = match.groups()
    before, behind = folded[: match.start()], folded[match.end() :]
    inside = before.count("(") > before.count(")")
    if inside and (before[-1] not in "(|" or behind[:1] not in {")", "|"}):
        raise TermError(folded)

    def one_of(forms: tuple[str, ...]) -> str:
        return "|".join(forms) if inside else f"({'|'.join(forms)})"

    ways = [f"{before}{one_of(verb_forms(verb, prefix))}{behind}"]
    if prefix:
        if inside or not verb.endswith("n"):
            raise TermError(folded)
        apart = one_of(finite_forms(verb))
        rest = f"{before}{behind}".strip()
        ways.append(f"{apart} ..5 {rest} ..3 {prefix}{CLAUSE_END}" if rest else f"{apart} ..7 {prefix}{CLAUSE_END}")
        if before.strip() and not behind.strip():
            ways.append(f"{before}{apart} ..5 {prefix}{CLAUSE_END}")
    return tuple(written for way in ways for written in _written_out(way))


def _rows(folded: str) -> tuple[Row, ...]:
    options: list[Sequence[Row]] = []
    rows = 1
    for ways in _options(folded):
        rows *= len(ways)
        if rows > MOST_ROWS:
            raise TermError(folded)
        options.append(ways)
    read = tuple(tuple(step for part in choice for step in part) for choice in product(*options))
    if any(not row or row[0].gap or row[-1].gap or "_" in row[0].words for row in read):
        raise TermError(folded)
    return read


def _options(folded: str) -> Iterator[list[Row]]:
    """For each part of the term the ways it can be filled."""
    text = folded.replace("-", " ").replace("&", " ").strip()
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match or match.end() == position:
            raise TermError(folded)
        position = match.end()
        gap, opening, group, word, optional, sign, closing = match.groups()
        if bool(opening) != bool(closing):
            raise TermError(folded)
        if gap:
            yield [(Step((), gap=int(gap)),)]
            continue
        choices = [part.split() for part in group.split("|")] if group is not None else [[word]]
        if not all(choices) or not all(_WORD.fullmatch(part) for words in choices for part in words):
            raise TermError(folded)
        alone = tuple(words[0] for words in choices if len(words) == 1)
        context, sign = bool(opening), sign or ""
        ways: list[Row] = [(Step(alone, 0, context, sign),)] if alone else []
        for words in choices:
            if len(words) > 1:
                *before, last = words
                ways.append((*(Step((part,), 0, context) for part in before), Step((last,), 0, context, sign)))
        yield [*ways, ()] if optional else ways

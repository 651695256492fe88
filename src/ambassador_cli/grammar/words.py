"""The words of a text, with the sentence and the part of the sentence each one belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:(/-?innen|[:*·_](?:innen|in)|\(innen\)|\(in\))(?![^\W_]))?|[%€$£]")
_SIGNS = re.compile(r"[^\w]|_")
_CLAUSE = re.compile(r"[,;:–—()\n]| - ")
_SPACE = frozenset({" ", "-"})
_LOOSE = frozenset("& \t\r-\"'„“”«»‚‘›‹*_/#@…")


@dataclass(slots=True)
class Tokens:
    """Tokens in parallel lists: the folded text of each, its place in the folded text, the number of its sentence,
    the number of its clause, its language, and what joins it to the word before: empty for space, hyphen or quotes,
    ``,`` or ``.``, and ``|`` for anything else."""

    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    glue: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    def at(self, position: int) -> int:
        """The number of the word at or before ``position``; -1 where there is none."""
        return bisect_right(self.starts, position) - 1


def find_words(folded: str, sentence_starts: list[int]) -> Tokens:
    """The words of a folded text. ``sentence_starts`` are places in it at which sentences begin."""
    words = Tokens()
    matches = list(_WORD.finditer(folded))
    words.texts = [_SIGNS.sub("", match.group()) if match.lastindex else match.group() for match in matches]
    words.starts = [match.start() for match in matches]
    words.ends = [match.end() for match in matches]
    sentences, clauses, glue = words.sentences, words.clauses, words.glue
    coming = [*sentence_starts[1:], len(folded) + 1]
    sentence = clause = 0
    for start, done in zip(words.starts, [0, *words.ends], strict=False):
        joint = ""
        if start >= coming[sentence]:
            while start >= coming[sentence]:
                sentence += 1
            clause += 1
            joint = "|"
        elif (between := folded[done:start]) not in _SPACE:
            if _CLAUSE.search(between):
                clause += 1
            joint = "".join(sign for sign in between if sign not in _LOOSE)
            if len(joint) > 1 or joint not in {"", ",", "."}:
                joint = "|"
        sentences.append(sentence)
        clauses.append(clause)
        glue.append(joint)
    return words

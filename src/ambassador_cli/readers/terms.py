"""A company's own terms, read before anything is looked for with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ambassador_cli.errors import Problem
from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.terms import TermError, is_pattern, read_term
from ambassador_cli.readers.patterns import why_bad_pattern
from ambassador_cli.readers.yaml_documents import Document, Path


def find_bad_terms(terms: Iterable[str], document: Document, path: Path) -> list[Problem]:
    """The terms of the list at ``path`` that cannot be read: a bad regular expression, or a row of words that makes
    no sense."""
    return [
        replace(problem, place=document.place((*path, number)))
        for number, term in enumerate(terms)
        if (problem := _why_unreadable(term))
    ]


def _why_unreadable(term: str) -> Problem | None:
    if is_pattern(term):
        problem = why_bad_pattern(term[1:-1])
        return problem and replace(problem, values={**problem.values, "found": term})
    try:
        read_term(fold(term))
    except TermError:
        return Problem("pack.bad_term", values={"found": term})
    return None

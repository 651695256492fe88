"""A company's own terms, read before anything is looked for with them."""

from __future__ import annotations

from collections.abc import Iterable

from ambassador_cli.errors import Problem
from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.terms import TermError, is_pattern, read_term
from ambassador_cli.readers.yaml_documents import Document, Path


def find_bad_terms(terms: Iterable[str], document: Document, path: Path) -> list[Problem]:
    """The terms of the list at ``path`` that cannot be read: a bad regular expression, or a row of words that makes
    no sense."""
    problems = []
    for number, term in enumerate(terms):
        place = document.place((*path, number))
        if is_pattern(term):
            import regex

            try:
                regex.compile(term[1:-1])
            except regex.error as error:
                problems.append(Problem("pack.bad_pattern", place, {"found": term, "reason": str(error)}))
            continue
        try:
            read_term(fold(term))
        except TermError:
            problems.append(Problem("pack.bad_term", place, {"found": term}))
    return problems

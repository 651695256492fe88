"""The header catalogue: what columns are called, in every language known, and what a user adds to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, cast

from ambassador_cli.errors import Own
from ambassador_cli.models.export import ExportKind
from ambassador_cli.texts.packaged import read_packaged_yaml

Column = tuple[str, str]
"""A role and a scope (``organic``, ``sponsored``, ``total`` or empty): ``("clicks", "organic")``."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_HEADER = 120
_BRACKET = re.compile(r"(.*?)\s*\(([^()]*)\)")


@lru_cache(maxsize=4096)
def fold(label: str) -> str:
    """A label as it is compared: NFKC, no case, ä = ae, no accents, no colons or stars, hyphens as spaces."""
    if label.isascii():
        text = label.lower()
    else:
        text = unicodedata.normalize("NFKC", label).casefold().translate(_UMLAUTS)
        text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    text = re.sub(r"[:*·\u200b\ufeff]", "", text)
    return re.sub(r"[\s\-\u2010-\u2015]+", " ", text).strip()


@dataclass(frozen=True, slots=True)
class Rate:
    """A column that is the sum of ``parts`` divided by ``whole``, in every row where all of them are known."""

    column: Column
    whole: Column
    parts: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class TableKind:
    """One table that LinkedIn writes: its columns by folded name, and how they are to be read. ``metrics`` says by
    which entry of the glossary a column is called."""

    id: str
    kind: ExportKind
    least: int
    names: Mapping[str, str]
    exact: Mapping[str, Column]
    metrics: Mapping[str, str]
    scoped: frozenset[str]
    dates: frozenset[str]
    ratios: frozenset[str]
    texts: frozenset[str]
    optional: frozenset[str]
    order: tuple[Column, ...]
    sums: tuple[tuple[Column, ...], ...]
    rates: tuple[Rate, ...]
    needs: frozenset[Column]


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A kind that is told by words in its first rows and named, not read."""

    id: str
    least: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything by which headers are understood."""

    scopes: tuple[tuple[str, str], ...]
    tables: tuple[TableKind, ...]
    others: tuple[OtherKind, ...]
    labels: Mapping[str, str]
    post_types: Mapping[str, str]

    def table(self, identity: str) -> TableKind:
        """The table of this id in headers.yaml."""
        return next(table for table in self.tables if table.id == identity)

    def scope(self, word: str) -> str:
        """``organic``, ``sponsored`` or ``total`` for a folded scope word, else the empty text."""
        for pattern, scope in self.scopes:
            if word == pattern or (pattern.endswith("*") and word.startswith(pattern[:-1])):
                return scope
        return ""

    def post_type(self, value: str) -> str:
        """``organic``, ``sponsored`` or ``total`` for a value of the column of post types, else the empty text."""
        folded = fold(value)
        return self.post_types.get(folded) or self.scope(folded)

    def column(self, table: TableKind, label: str) -> Column | None:
        """What a header means in this table, or ``None``."""
        folded = fold(label)
        if not folded:
            return None
        if folded in table.exact:
            return table.exact[folded]
        role = table.names.get(folded)
        if role is not None:
            return None if role in table.scoped else (role, "")
        if not table.scoped:
            return None
        bracket = _BRACKET.fullmatch(folded)
        if bracket:
            return self._scoped(table, bracket[1], bracket[2])
        words = folded.split(" ")
        for cut in range(1, len(words)):
            left, right = " ".join(words[:cut]), " ".join(words[cut:])
            found = self._scoped(table, right, left) or self._scoped(table, left, right)
            if found:
                return found
        return None

    def columns(self, table: TableKind, row: Sequence[object]) -> dict[Column, int]:
        """The columns that a row names, each where it stands first."""
        columns: dict[Column, int] = {}
        for index, cell in enumerate(row):
            if isinstance(cell, str) and 0 < len(cell) < _LONGEST_HEADER:
                column = self.column(table, cell)
                if column is not None:
                    columns.setdefault(column, index)
        return columns

    def _scoped(self, table: TableKind, name: str, word: str) -> Column | None:
        role = table.names.get(name)
        scope = self.scope(word)
        return (role, scope) if role in table.scoped and scope and role else None

    def label(self, table: TableKind, column: Column) -> Own:
        """The English header of a column, as messages show it and as ``headers:`` of programme.yaml knows it."""
        name = self.labels.get(table.metrics.get(column[0], ""), column[0].replace("_", " "))
        return Own(f"{name} ({column[1]})" if column[1] else name)


@cache
def _tree() -> Mapping[str, Any]:
    return cast(Mapping[str, Any], read_packaged_yaml("ambassador_cli.readers.linkedin", "headers.yaml"))


def read_catalogue(
    headers: Mapping[str, Sequence[str]] | None = None, values: Mapping[str, Sequence[str]] | None = None
) -> Catalogue:
    """headers.yaml, with the user's spellings added: ``{known: (further spellings, …)}``.

    A known header is one of headers.yaml in any language, with its scope (``Clicks (organic)``: the spellings stand for
    this column) or without (``Clicks``: the spellings combine with every scope). A known value is a post type in any
    language; ``values`` may hold others, which are not this catalogue's.
    """
    catalogue = _packaged()
    if values:
        taught = {
            fold(spelling): catalogue.post_type(known)
            for known, spellings in values.items()
            if catalogue.post_type(known)
            for spelling in spellings
        }
        catalogue = replace(catalogue, post_types={**catalogue.post_types, **taught})
    return extended(catalogue, headers) if headers else catalogue


@cache
def _packaged() -> Catalogue:
    tree = _tree()
    glossary: Mapping[str, Mapping[str, list[str]]] = tree["glossary"]
    scopes = tuple((word, scope) for scope, words in tree["scopes"].items() for word in map(_fold_pattern, words))
    types = {
        fold(word): scope
        for scope, languages in tree["post_types"].items()
        for words in languages.values()
        for word in words
    }
    tables = tuple(_table(identity, entry, glossary) for identity, entry in tree["tables"].items())
    others = tuple(
        OtherKind(identity, entry["least"], tuple(map(fold, entry["words"])))
        for identity, entry in tree["others"].items()
    )
    return Catalogue(scopes, tables, others, {metric: words["en"][0] for metric, words in glossary.items()}, types)


def _table(identity: str, entry: Mapping[str, Any], glossary: Mapping[str, Mapping[str, list[str]]]) -> TableKind:
    metrics: dict[str, str] = {}
    for column in entry["columns"]:
        metrics |= column if isinstance(column, Mapping) else {column: column}
    names = {
        fold(word): column
        for column, metric in metrics.items()
        for words in glossary[metric].values()
        for word in words
    }
    return TableKind(
        id=identity,
        kind=entry["kind"],
        least=entry["least"],
        names=names,
        exact={fold(header): _column(column) for header, column in entry.get("exact", {}).items()},
        metrics=metrics,
        scoped=frozenset(entry.get("scoped", ())),
        dates=frozenset(entry.get("dates", ())),
        ratios=frozenset(entry.get("ratios", ())),
        texts=frozenset(entry.get("texts", ())),
        optional=frozenset(entry.get("optional", ())),
        order=tuple(map(_column, entry.get("order", ()))),
        needs=frozenset(map(_column, entry.get("needs", ()))),
        sums=tuple(tuple(map(_column, columns)) for columns in entry.get("sums", ())),
        rates=tuple(
            Rate(_column(rate), _column(whole), tuple(map(_column, parts)))
            for rate, whole, parts in entry.get("rates", ())
        ),
    )


def _column(text: str) -> Column:
    role, _, scope = text.partition(" ")
    return role, scope


def _fold_pattern(word: str) -> str:
    return fold(word[:-1]) + "*" if word.endswith("*") else fold(word)


def extended(catalogue: Catalogue, headers: Mapping[str, Sequence[str]]) -> Catalogue:
    """The catalogue with further spellings of known headers."""
    tables = []
    for table in catalogue.tables:
        names, exact = dict(table.names), dict(table.exact)
        for known, spellings in headers.items():
            role, column = table.names.get(fold(known)), catalogue.column(table, known)
            if role is not None:
                names |= {fold(spelling): role for spelling in spellings}
            elif column is not None:
                exact |= {fold(spelling): column for spelling in spellings}
        tables.append(replace(table, names=names, exact=exact))
    return replace(catalogue, tables=tuple(tables))

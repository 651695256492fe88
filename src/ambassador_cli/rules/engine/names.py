"""Names from programme.yaml as they may stand in a text: products, compounds, pages, code names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ambassador_cli.grammar.normal import fold
from ambassador_cli.models.programme import Programme

NameKind = Literal[
    "product", "compound", "competitor", "company", "own page", "foreign page", "partner page", "marker",
    "code name", "embargo",
]  # fmt: skip
_PIECES = re.compile(r"[^\W_]+|[^\w\s]|_")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Name:
    """One name. ``label`` is what it stands for (the product's name for its substance); ``inflected``: its words may
    carry endings; ``prescription``: for products."""

    kind: NameKind
    text: str
    label: str
    inflected: bool = False
    prescription: bool = True
    key: str = ""

    @cached_property
    def folded(self) -> str:
        """The name as it is compared."""
        return fold(self.text)

    @cached_property
    def anchor(self) -> str:
        """The longest word of the name: where it is missing, the name is missing."""
        words = re.findall(r"[^\W_]+", self.folded)
        longest: str = max(words, key=len, default=self.folded)
        return longest[:-1] if self.inflected and len(words) > 1 and longest.endswith("e") else longest

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The name in a folded text, group 1 without a genitive s; says nothing about what stands around it."""
        pieces = _PIECES.findall(self.folded)
        spaced = re.split(r"\s+", self.folded)
        parts = []
        for at, piece in enumerate(pieces):
            if piece == "-":
                continue
            if at:
                hyphen = r"[-–_ ]?" if piece.isdigit() else r"[-–_]?"
                parts.append(hyphen if pieces[at - 1] == "-" else r"[-–\s]{0,2}")
            word = re.escape(piece)
            if self.inflected and len(spaced) > 1 and len(piece) > 3 and piece.isalpha():
                stem = re.escape(piece[:-1]) if piece.endswith("e") else word
                word = rf"{stem}(?:e[nrsm]?|n|s)?"
            parts.append(word)
        return re.compile("(" + "".join(parts) + ")")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: its place in the folded text, or ``where`` for one outside the body."""

    name: Name
    start: int
    end: int


def names_of(programme: Programme) -> tuple[Name, ...]:
    """All names that rules look for, longest first within a kind."""
    names: list[Name] = []

    def add(kind: NameKind, texts: Iterable[str | None], label: str = "", **more: object) -> None:
        for text in texts:
            if text and fold(text).strip():
                names.append(Name(kind, text, label or text, **more))  # type: ignore[arg-type]

    for product in programme.products:
        add("product", (product.name, product.inn, *product.studies), product.name, prescription=product.rx)
    for compound in programme.investigational:
        add("compound", (compound.code, *compound.names, *compound.studies), compound.code)
    add("competitor", programme.competitors)
    company = programme.company
    if company:
        add("company", dict.fromkeys((*company.aliases, company.name)))
        add("own page", (page.name for page in company.pages_at_home))
        add("foreign page", (page.name for page in company.pages_abroad))
        add("partner page", company.partner_pages)
    add("marker", programme.confidential.markers)
    add("code name", programme.confidential.code_names, inflected=True)
    for embargo in programme.embargo:
        for term in embargo.terms:
            names.append(Name("embargo", term, embargo.id, inflected=True, key=embargo.until.isoformat()))
    return tuple(sorted(names, key=lambda name: (name.kind, -len(name.folded), name.folded)))


def find_names(names: Iterable[Name], folded: str, inside: list[tuple[int, int]]) -> dict[NameKind, list[NameHit]]:
    """Names in a folded text by kind, in order. A name is a word of its own, but inside of ``inside`` (tags,
    mentions, addresses) a part of a word is enough, once for each of these places."""
    found: dict[NameKind, list[NameHit]] = {}
    taken: dict[NameKind, list[tuple[int, int]]] = {}
    tokens = sorted(inside)
    token_starts = [start for start, _ in tokens]
    used: set[tuple[NameKind, int]] = set()
    for name in names:
        if name.anchor not in folded:
            continue
        spans = taken.setdefault(name.kind, [])
        fresh = []
        for match in name.pattern.finditer(folded):
            start, end = match.span(1)
            at = bisect_right(token_starts, start) - 1
            if at >= 0 and start < tokens[at][1]:
                if (name.kind, at) in used:
                    continue
                used.add((name.kind, at))
            elif not _stands_alone(folded, start, end):
                continue
            before = bisect_right(spans, (start, len(folded))) - 1
            if before >= 0 and spans[before][1] > start:
                continue
            if before + 1 < len(spans) and spans[before + 1][0] < end:
                continue
            found.setdefault(name.kind, []).append(NameHit(name, start, end))
            fresh.append((start, end))
        if fresh:
            spans += fresh
            spans.sort()
    for hits in found.values():
        hits.sort(key=lambda hit: (hit.start, -hit.end))
    return found


def _stands_alone(folded: str, start: int, end: int) -> bool:
    if start and (folded[start - 1].isalpha() or (folded[start].isdigit() and folded[start - 1].isdigit())):
        return False
    if not _LETTER.match(folded[start]) and start and folded[start - 1] == "_":
        return False
    behind = folded[end : end + 1]
    if behind == "s" or (behind == "'" and folded[end + 1 : end + 2] == "s"):
        behind = folded[end + (1 if behind == "s" else 2) :][:1]
    if not behind:
        return True
    return not (behind.isalpha() or (folded[end - 1].isdigit() and behind.isdigit()))

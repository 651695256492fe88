"""All papers that amb prepares: a paper is a file of its own and one line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from ambassador_cli.models.paper import Paper

_FILES = (
    "leadership",
    "works_council",
    "information",
    "form",
    "call",
    "consent",
    "receipt",
    "picked",
    "not_picked",
    "superior",
    "launch",
    "handbook",
    "survey",
    "training",
    "topics",
    "guest",
    "thanks",
)
"""The files with a ``PAPER``, in the order in which they are needed."""


def _papers() -> Iterator[Paper]:
    for file in _FILES:
        paper: Paper = import_module(f"ambassador_cli.pages.papers.{file}").PAPER
        yield paper


PAPERS: Mapping[str, Paper] = {paper.id: paper for paper in _papers()}

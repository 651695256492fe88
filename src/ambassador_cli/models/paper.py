"""What a paper is: something that is handed over or pasted, made of sentences that say on what they rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ambassador_cli.models.document import Block
from ambassador_cli.models.draw import Frozen, NamesTable
from ambassador_cli.models.group import ConfirmedGroup
from ambassador_cli.models.plan import Plan
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.roster import Roster
from ambassador_cli.models.rule import RuleInForce
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Sentence, Words

Recipients = Literal["", "picked", "not_picked", "applicants"]
"""To whom a paper goes, a page each; empty where it is one for all."""
TrainingLevel = Literal["new", "practised"]
"""For whom a training is: those who begin on LinkedIn, or those who know it."""
PartKind = Literal["title", "subject", "heading", "text", "points", "boxes"]
Values = dict[str, object]
"""What placeholders stand for, by name; what is not known is not in it."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What papers are made of. ``plan`` reaches half a year ahead; ``frozen`` and ``names`` are those of the newest
    draw, ``drawn`` is what was frozen for the group, where that was another; ``delete_on`` is the day on which
    applications that came to nothing are due. ``examples`` are pages on invented people, each with its title.
    ``page_files`` counts the page's exports, ``people_files`` those of people, ``drafts`` the drafts. ``rules`` are
    those by which drafts are checked, ``level`` whom a training is for."""

    programme: Programme
    today: date
    plan: Plan
    roster: Roster | None = None
    group: ConfirmedGroup | None = None
    frozen: Frozen | None = None
    names: NamesTable | None = None
    drawn: Frozen | None = None
    delete_on: date | None = None
    examples: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    page_files: int = 0
    people_files: int = 0
    drafts: int = 0
    rules: tuple[RuleInForce, ...] = ()
    level: TrainingLevel = "new"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person whom a page is for. ``first`` is the name by which somebody is spoken to; ``own`` are values that
    hold for this person alone, such as a pseudonym."""

    name: str
    first: str
    own: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a few that stand or fall together. It stands only where every value that it names is known, and
    every one that it ``rests_on``. ``claim`` is the id of what it says amb does or cannot do."""

    text: Bilingual
    rests_on: tuple[str, ...] = ()
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Statements of one block; a block none of whose statements stands is left out."""

    kind: PartKind
    statements: tuple[Statement, ...]


Builder = Callable[[PaperFacts, Values, Words], Iterable[Block]]
"""Blocks that are computed, such as a table of data that are kept."""


@dataclass(frozen=True, slots=True)
class Paper:
    """``names`` are other words for its id (German ones). ``needs`` are names of values without which it is not ready
    to be handed over. ``forms`` are those that it offers beside the ones of all papers."""

    id: str
    names: tuple[str, ...]
    title: Bilingual
    parts: tuple[Part | Builder, ...]
    needs: tuple[str, ...] = ()
    recipients: Recipients = ""
    is_post: bool = False
    """Is it published as a post, so that it goes through the check of drafts?"""
    forms: tuple[str, ...] = ()
    in_posts: bool = False
    """Can its chapters be told as short posts, one a month?"""


def said(
    *,
    en: Sentence,
    de: Sentence = "",
    du: str = "",
    sie: str = "",
    rests_on: tuple[str, ...] = (),
    claim: str = "",
) -> Statement:
    """A statement in both languages: ``de`` where German speaks to nobody, else ``du`` and ``sie``."""
    german: Sentence = de or {"du": du, "sie": sie}
    return Statement(Bilingual(de=german, en=en), rests_on, claim)


def title(*statements: Statement) -> Part:
    """The paper's own heading."""
    return Part("title", statements)


def subject(*statements: Statement) -> Part:
    """The subject of a letter."""
    return Part("subject", statements)


def heading(*, de: Sentence = "", du: str = "", sie: str = "", en: Sentence) -> Part:
    """A heading inside a paper."""
    return Part("heading", (said(de=de, du=du, sie=sie, en=en),))


def text(*statements: Statement) -> Part:
    """A paragraph."""
    return Part("text", statements)


def points(*statements: Statement) -> Part:
    """A list, a statement a point."""
    return Part("points", statements)


def boxes(*statements: Statement) -> Part:
    """A list to tick off."""
    return Part("boxes", statements)

"""What the group looks at every two weeks. Nobody is compared with anybody, nor with their own past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ambassador_cli.models.report import TopPost
from ambassador_cli.models.rhythm import Occasion
from ambassador_cli.texts.bilingual import Bilingual

GoodKind = Literal["hook", "person", "somebody", "thing", "quote", "number", "time", "point"]
"""Named checks of a text, the first sentence's first."""


@dataclass(frozen=True, slots=True)
class Good:
    """One good thing about a text, with the words that it is about."""

    kind: GoodKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post of somebody who agreed to its being shown: the first name, the day, the first sentence, and what is good
    about it by named checks of its text. ``rate``: engagements per impression of a post that was shown often enough, if
    its author agreed to figures; it chooses, and is never shown."""

    first: str
    published: date
    sentence: str
    why: tuple[Good, ...]
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class JourFixe:
    """One meeting. ``day`` is its day, ``since`` the first day it looks at; ``best`` the page's post with its figures;
    ``posts`` at most three of ambassadors, the newest first. ``week`` turns lists of tips, sentences and questions;
    ``often`` says why of rules that five authors of published posts can learn from.
    ``coffee``: the next coffee-and-learn with its topic."""

    day: date
    since: date
    company: str
    best: TopPost | None
    posts: tuple[ShownPost, ...]
    occasions: tuple[Occasion, ...]
    week: int
    coffee: tuple[date, str] | None
    contact: str
    often: tuple[Bilingual, ...] = ()

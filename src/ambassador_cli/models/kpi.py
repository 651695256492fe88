"""A key figure as it is registered: what it is, how it is measured, where it stands, what is said beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ambassador_cli.models.export import History
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Figure, Measure, Note, Period, Unit
from ambassador_cli.models.rhythm import PlatformBreak
from ambassador_cli.models.roster import Roster
from ambassador_cli.models.survey import Survey
from ambassador_cli.models.uplift import DailySeries
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.words import Words

Section = Literal["page", "group"]
"""Figures of the page stand in its table; those of the group beside them, by track and only in windows of its own."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What key figures are computed from. ``names`` brings, by dimension, values of audiences in any language to one
    name each (see ``kpis.audience``). ``controls`` are other pages' daily impressions, ``breaks`` days from which on
    the platform counts differently."""

    history: History
    programme: Programme
    roster: Roster | None = None
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    survey: Survey | None = None
    controls: tuple[DailySeries, ...] = ()
    breaks: tuple[PlatformBreak, ...] = ()


def _one(_facts: Facts, _period: Period) -> tuple[str, ...]:
    return ("",)


def _nothing(_figure: Figure) -> tuple[Note, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Kpi:
    """What a key figure is: its formula, unit and source, and what it cannot say; and all that others need to treat it
    rightly, so that nobody else has to know its id.

    ``measure`` gives the figure of one aspect in one period, ``aspects`` which lines there are for these facts in this
    period, ``labels`` what lines are called that have a name of their own (by aspect, or by a measure's variant).
    ``why_not`` says why two periods cannot be compared, ``None`` where they can. ``details`` are sentences below the
    table, ``headline`` the sentence above it; of several the one with the lowest ``headline_rank`` is said.
    ``counterpart`` is the id of the page's figure that stands beside one of the group. ``may_have_target`` is no where
    a target would turn something voluntary into an obligation; ``judged`` is yes where the effect is held against its
    own trend, so that `looking:` may name it. ``of_page`` is no for figures that come from people's
    own words, files or entries; ``for_all`` is no for what only management and the team see.
    """

    id: str
    name: str
    unit: Unit
    label: Bilingual
    definition: Bilingual
    formula: Bilingual
    source: Bilingual
    caveat: Bilingual
    measure: Callable[[Facts, Period, str], Measure]
    section: Section = "page"
    aspects: Callable[[Facts, Period], tuple[str, ...]] = _one
    labels: Mapping[str, Bilingual] = field(default_factory=dict)
    why_not: Callable[[Facts, Period, Period, str], Note | None] | None = None
    details: Callable[[Figure], tuple[Note, ...]] = _nothing
    headline: Callable[[Figure], Note | None] | None = None
    headline_rank: int = 0
    counterpart: str = ""
    may_have_target: bool = True
    judged: bool = False
    of_page: bool = True
    for_all: bool = True

    def label_of(self, figure: Figure, words: Words) -> str:
        """What the line of ``figure`` is called."""
        label = self.labels.get(figure.now.variant) or self.labels.get(figure.aspect) or self.label
        return label.say(words)

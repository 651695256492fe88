"""The rules for drafts: one file a mechanical rule, YAML packs for rules made of words.

``check_draft`` finds, ``settle`` applies answers, suppressions and the programme's levels, ``present`` puts what
remains into the order in which it reaches the author. All three are pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import Finding, KnownText, Presented, Settled
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs, Rule

RULES: tuple[Rule, ...] = ()
"""The mechanical rules; those made of words come with the packs."""


def catalogue(packs: Packs) -> tuple[Rule, ...]:
    """All rules, mechanical and from packs, in the order of the catalogue."""
    return tuple(sorted((*RULES, *packs.rules), key=lambda rule: rule.id))


class Checker:
    """Everything that is compiled once for a programme and its packs, for checking many drafts."""

    def __init__(self, programme: Programme, *, packs: Packs, today: date, known: Sequence[KnownText] = ()) -> None:
        self.programme = programme

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        """All findings of a draft, ungrouped, sorted by place and rule."""
        return ()


def check_draft(
    draft: Draft, programme: Programme, *, packs: Packs, today: date, known: Sequence[KnownText] = ()
) -> tuple[Finding, ...]:
    """All findings of one draft, ungrouped, sorted by place and rule; for many drafts keep a :class:`Checker`.

    ``today`` decides about embargoes unless the draft says ``publish_on``. ``known`` are other texts that a draft
    should not copy; those of the draft's own author do not count.
    """
    return Checker(programme, packs=packs, today=today, known=known).check(draft)


def settle(findings: Sequence[Finding], draft: Draft, programme: Programme, *, packs: Packs) -> Settled:
    """Findings after the draft's answers and suppressions and the programme's levels."""
    return Settled(open=tuple(findings))


def present(settled: Settled, draft: Draft, programme: Programme, *, full: bool | None = None) -> Presented:
    """Findings as they reach the author; ``full`` overrides the programme's profile."""
    return Presented()

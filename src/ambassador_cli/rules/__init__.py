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
from ambassador_cli.models.rule import Packs
from ambassador_cli.rules.checker import Checker
from ambassador_cli.rules.engine.edits import Fixed, fix_safely
from ambassador_cli.rules.engine.in_force import rules_in_force
from ambassador_cli.rules.engine.linked import linked_addresses, named_products
from ambassador_cli.rules.engine.secrets import mark_secrets
from ambassador_cli.rules.engine.settle import apply_decisions
from ambassador_cli.rules.register import RULES, catalogue


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
    return apply_decisions(findings, draft, programme, {rule.id: rule for rule in catalogue(packs)})


def present(
    settled: Settled, draft: Draft, programme: Programme, *, packs: Packs, today: date, full: bool | None = None
) -> Presented:
    """Findings as they reach the author; ``full`` overrides the programme's profile."""
    return Checker(programme, packs=packs, today=today).present(settled, draft, full=full)


__all__ = [
    "RULES",
    "Checker",
    "Fixed",
    "catalogue",
    "check_draft",
    "fix_safely",
    "linked_addresses",
    "mark_secrets",
    "named_products",
    "present",
    "rules_in_force",
    "settle",
]

"""Which rules a programme checks by, and how strictly."""

from __future__ import annotations

from collections.abc import Iterable

from ambassador_cli.models.finding import Level
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Rule, RuleInForce
from ambassador_cli.rules.engine.settle import may_be_level


def rules_in_force(rules: Iterable[Rule], programme: Programme) -> tuple[RuleInForce, ...]:
    """Those of ``rules`` whose remarks can reach an author under ``programme``, each at its usual level there. Where a
    rule speaks at several levels it is the one that it declares."""
    found = []
    full = programme.rules.profile == "full"
    for rule in rules:
        wanted = programme.rules.levels.get(rule.id)
        if wanted == "off" and rule.can_be_kept:
            continue
        level: Level = rule.level
        if wanted and wanted != "off" and may_be_level(rule, level, wanted):
            level = wanted
        if full or rule.speaks(level, switched_on=wanted not in {None, "off"}):
            found.append(RuleInForce(rule, level))
    return tuple(found)

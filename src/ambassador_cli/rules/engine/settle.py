"""What remains of findings after answers, suppressions and the programme's levels."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.grammar.twins import edits_between
from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import Answered, Finding, Kept, Level, Settled, Unused
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import NEVER_KEPT

_ORDER: tuple[Level, ...] = ("info", "warning", "question", "error")


def apply_decisions(
    findings: Sequence[Finding], draft: Draft, programme: Programme, rule_ids: Sequence[str]
) -> Settled:
    """Findings after the draft's answers and suppressions and the programme's levels.

    An answer closes questions of its rule; the one about side effects also needs ``reported_on`` and stays listed as
    answered. A suppression keeps findings of its rule, but never those of ``NEVER_KEPT``. ``rule_ids`` are all rules
    there are: a suppression of another one is unknown.
    """
    matter = draft.front_matter
    open_findings: list[Finding] = []
    answered: list[Answered] = []
    kept: list[Kept] = []
    for finding in findings:
        level = programme.rules.levels.get(finding.rule)
        if level == "off" and finding.rule not in NEVER_KEPT:
            continue
        answer = matter.answers.get(finding.rule)
        closes = finding.level == "question" and answer is not None
        if closes and answer and (finding.rule != "PV001" or answer.reported_on):
            answered.append(Answered(finding=finding, answer=answer))
            continue
        suppression = matter.suppress.get(finding.rule)
        if suppression and finding.rule not in NEVER_KEPT:
            kept.append(Kept(finding=finding, suppression=suppression))
            continue
        if level and level not in {"off", finding.level} and _may_change(finding, level):
            open_findings.append(finding.model_copy(update={"level": level}))
        else:
            open_findings.append(finding)
    used = {entry.finding.rule for entry in kept}
    unused = tuple(_unused(rule, draft, rule_ids) for rule in matter.suppress if rule not in used)
    return Settled(open=tuple(open_findings), answered=tuple(answered), kept=tuple(kept), unused=unused)


def _may_change(finding: Finding, level: Level) -> bool:
    """A programme may be stricter about anything, and milder about what may be kept on purpose."""
    return finding.rule not in NEVER_KEPT or _ORDER.index(level) > _ORDER.index(finding.level)


def _unused(rule: str, draft: Draft, rule_ids: Sequence[str]) -> Unused:
    start, end = draft.places.get(f"suppress.{rule}", (draft.body_start, draft.body_start))
    if rule in NEVER_KEPT:
        return Unused(rule=rule, start=start, end=end, reason="void")
    if rule in rule_ids:
        return Unused(rule=rule, start=start, end=end, reason="unused")
    meant = min(rule_ids, key=lambda known: (edits_between(rule.upper(), known, 2), known), default="")
    close = bool(meant) and edits_between(rule.upper(), meant, 2) <= 2
    return Unused(rule=rule, start=start, end=end, reason="unknown", meant=meant if close else "")

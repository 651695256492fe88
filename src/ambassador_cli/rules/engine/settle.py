"""What remains of findings after answers, suppressions and the programme's levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ambassador_cli.grammar.twins import edits_between
from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import Answered, Finding, Kept, Level, Settled, Unused
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Rule

_ORDER: tuple[Level, ...] = ("info", "warning", "question", "error")


def apply_decisions(
    findings: Sequence[Finding], draft: Draft, programme: Programme, rules: Mapping[str, Rule]
) -> Settled:
    """Findings after the draft's answers and suppressions and the programme's levels.

    A yes closes questions of its rule; where that one is settled by a report, it also needs ``reported_on``, and
    stays listed as answered. A no or a later leaves them open. A suppression keeps findings of its rule where these
    can be kept. ``rules`` are all rules there are, by id: a suppression of another one is unknown.
    """
    matter = draft.front_matter
    open_findings: list[Finding] = []
    answered: list[Answered] = []
    waiting: list[Answered] = []
    kept: list[Kept] = []
    for finding in findings:
        rule = rules[finding.rule]
        level = programme.rules.levels.get(rule.id)
        if level == "off" and rule.can_be_kept:
            continue
        answer = matter.answers.get(rule.id)
        if answer and finding.level == "question":
            if answer.answer == "yes" and (rule.settled_by == "answer" or answer.reported_on):
                answered.append(Answered(finding=finding, answer=answer))
                continue
            waiting.append(Answered(finding=finding, answer=answer))
        suppression = matter.suppress.get(rule.id)
        if suppression and rule.can_be_kept:
            kept.append(Kept(finding=finding, suppression=suppression))
            continue
        if level and level not in {"off", finding.level} and may_be_level(rule, finding.level, level):
            open_findings.append(finding.model_copy(update={"level": level}))
        else:
            open_findings.append(finding)
    used = {entry.finding.rule for entry in kept}
    unused = tuple(_unused(rule, draft, rules) for rule in matter.suppress if rule not in used)
    return Settled(
        open=tuple(open_findings), answered=tuple(answered), waiting=tuple(waiting), kept=tuple(kept), unused=unused
    )


def may_be_level(rule: Rule, usual: Level, wanted: Level) -> bool:
    """A programme may be stricter about anything, and milder about what may be kept on purpose."""
    return rule.can_be_kept or _ORDER.index(wanted) > _ORDER.index(usual)


def _unused(rule: str, draft: Draft, rules: Mapping[str, Rule]) -> Unused:
    start, end = draft.places.get(f"suppress.{rule}", (draft.body_start, draft.body_start))
    known = rules.get(rule)
    if known:
        return Unused(rule=rule, start=start, end=end, reason="unused" if known.can_be_kept else "void")
    meant = min(rules, key=lambda other: (edits_between(rule.upper(), other, 2), other), default="")
    close = bool(meant) and edits_between(rule.upper(), meant, 2) <= 2
    return Unused(rule=rule, start=start, end=end, reason="unknown", meant=meant if close else "")

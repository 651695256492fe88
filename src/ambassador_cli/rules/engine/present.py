"""How findings reach the author: praise, what to ask, to answer, to better, at most two tips, a to-do list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, get_args

from ambassador_cli.grammar.normal import fold
from ambassador_cli.models.finding import Finding, Heading, Praise, PraiseKind, Presented, Remark, Section, Settled
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.reading import Reading

_MOST_TIPS = 2
_BY_LEVEL: dict[str, Section] = {
    "error": "ask_first",
    "question": "please_answer",
    "warning": "better_so",
    "info": "tip",
}
_ORDER: tuple[Section, ...] = ("ask_first", "please_answer", "better_so", "tip", "more")
_BEST_FIRST: tuple[str, ...] = get_args(PraiseKind)

Rules = Mapping[str, Rule]


class Praising(Protocol):
    """A file with a rule that also knows what is good."""

    def praise(self, reading: Reading) -> Praise | None: ...


def arrange(settled: Settled, reading: Reading, rules: Rules, praising: Sequence[Praising], *, full: bool) -> Presented:
    """The findings of a draft as its author reads them; ``rules`` by id.

    The same rule about the same words is one remark with all its places, findings about the very same place are one
    remark, broken tags stand under one heading, and what can be tidied is one line. Without ``full``, rules that
    hardly ever help stay away unless the programme switched them on by id.
    """
    switched_on = reading.programme.rules.levels
    shown = [
        finding
        for finding in settled.open
        if full or rules[finding.rule].speaks(finding.level, switched_on=finding.rule in switched_on)
    ]
    todo = [finding for finding in shown if _is_todo(finding, rules, reading)]
    remarks: list[Remark] = []
    for section in _ORDER:
        here = [finding for finding in shown if finding not in todo and _section(finding, rules) == section]
        remarks += _tips(here, rules, full) if section == "tip" else _grouped(section, here, rules)
    praise = Praise(id="clean") if not remarks and not settled.open else _praise(reading, settled, rules, praising)
    return Presented(praise=praise, remarks=tuple(remarks), todo=tuple(_todo(todo, rules)))


def _is_todo(finding: Finding, rules: Rules, reading: Reading) -> bool:
    when = rules[finding.rule].todo
    return when == "always" or (when == "front matter" and finding.end <= reading.draft.body_start)


def _section(finding: Finding, rules: Rules) -> Section:
    return rules[finding.rule].section or _BY_LEVEL[finding.level]


def _tips(findings: list[Finding], rules: Rules, full: bool) -> list[Remark]:
    ordered = sorted(findings, key=lambda finding: (rules[finding.rule].rank, finding.start))
    remarks = _grouped("tip", ordered, rules)
    return remarks if full else remarks[:_MOST_TIPS]


def _todo(findings: list[Finding], rules: Rules) -> Iterator[Remark]:
    ids = dict.fromkeys(finding.rule for finding in findings)
    for rule in sorted(ids, key=lambda rule: (rules[rule].rank, rule)):
        yield Remark(section="todo", findings=tuple(finding for finding in findings if finding.rule == rule))


def _grouped(section: Section, findings: list[Finding], rules: Rules) -> list[Remark]:
    groups: dict[tuple[str, ...], list[Finding]] = {}
    others: dict[tuple[str, ...], list[Finding]] = {}
    leaders: list[tuple[Finding, tuple[str, ...]]] = []
    joining = [finding for finding in findings if rules[finding.rule].joins]
    for finding in sorted(findings, key=lambda finding: finding in joining):
        key = _key(finding, rules)
        led = next((k for leader, k in leaders if _joins(finding, leader, rules)), None)
        if led:
            others.setdefault(led, []).append(finding)
            continue
        if key not in groups:
            same = next((k for leader, k in leaders if _same_place(leader, finding) and k != _TIDY), None)
            if same and key != _TIDY:
                others.setdefault(same, []).append(finding)
                continue
        groups.setdefault(key, []).append(finding)
        leaders.append((finding, key))
    return [
        Remark(
            section=section,
            heading=_heading(found[0], rules),
            findings=tuple(found),
            others=tuple(others.get(key, ())),
        )
        for key, found in groups.items()
    ]


_TIDY = ("tidy",)
"""The group of everything that can be tidied: one line."""


def _key(finding: Finding, rules: Rules) -> tuple[str, ...]:
    if _heading(finding, rules) == "tidy":
        return _TIDY
    about = finding.values.get("x", finding.text)
    return finding.rule, finding.level, finding.variant, fold(str(about))


def _heading(finding: Finding, rules: Rules) -> Heading:
    """What a finding stands under; what amb cannot tidy does not stand under what can be tidied."""
    heading = rules[finding.rule].heading
    return "" if heading == "tidy" and not finding.edits else heading


def _joins(finding: Finding, leader: Finding, rules: Rules) -> bool:
    """Is a finding said with the remark of another rule about the same name?"""
    topic = rules[finding.rule].joins
    about = finding.values.get("about")
    return bool(topic) and topic == rules[leader.rule].topic and about == leader.values.get("about")


def _same_place(one: Finding, other: Finding) -> bool:
    return one.rule != other.rule and (one.start, one.end) == (other.start, other.end) and one.start < one.end


def _praise(reading: Reading, settled: Settled, rules: Rules, praising: Sequence[Praising]) -> Praise | None:
    """The best thing that is true and good, or None."""
    if reading.kind != "post" or not reading.sentences:
        return None
    spoiled = {praise for finding in settled.open for praise in rules[finding.rule].spoils}
    found = [praise for rule in praising if (praise := rule.praise(reading)) and praise.id not in spoiled]
    return min(found, key=lambda praise: _BEST_FIRST.index(praise.id), default=None)
